import { parseDay, printDay } from "@jucai/engine/model";
import { formatIsoDay, todayInChina } from "../../../lib/format.ts";
import { useLanguage, useMessages } from "../../../lib/language.tsx";
import { ChartFigure } from "../../funds/kit/chart-figure.tsx";
import { useGoalWords } from "../kit/use-goal-words.ts";
import type { AssignmentDetail, Goal } from "../types.ts";
import { cumulated } from "./cumulated.ts";
import { detailMessages } from "./detail.messages.ts";

/** What was counted month by month, with the even pace as a dashed line. */
export function ProgressChart({ task, goal }: { readonly task: AssignmentDetail; readonly goal: Goal }) {
  const m = useMessages(detailMessages);
  const { language } = useLanguage();
  const words = useGoalWords();
  const months = cumulated(task, goal, todayOf(task));
  if (months.length === 0) return null;
  const figure = (value: number) => (Number.isNaN(value) ? "—" : words.figure(goal, value));
  const now = words.figure(goal, goal.value);
  return (
    <ChartFigure
      title={goal.reached ? m.chartReached(now) : m.chartTitle(now, words.figure(goal, goal.expected))}
      source={m.chartSource(formatIsoDay(task.from, language), formatIsoDay(task.to, language))}
      head={m.month}
      figure={figure}
      drawing={{
        kind: "columns",
        ...(goal.metric !== "paid" && { counts: true as const }),
        names: months.map(({ month }) => month),
        series: [
          { name: m.soFar, values: months.map(({ done }) => done) },
          { name: m.pace, values: months.map(({ pace }) => Math.round(pace * 10) / 10), plan: true },
        ],
        says: m.chartSays(
          months
            .filter(({ done }) => !Number.isNaN(done))
            .map(({ month, done, pace }) => m.chartEach(month, figure(done), figure(pace)))
            .join(language === "zh" ? "；" : "; "),
        ),
        language,
      }}
    />
  );
}

/** The server's today, from what it counts down to; its clock is the one that holds. */
function todayOf({ lastDay, daysLeft }: Pick<AssignmentDetail, "lastDay" | "daysLeft">): string {
  const last = lastDay === null ? undefined : parseDay(lastDay);
  return printDay(last === undefined || daysLeft === null ? todayInChina() : last - daysLeft);
}
