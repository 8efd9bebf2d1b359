import { formatFen } from "../../../lib/format.ts";
import { useLanguage, useMessages, useText } from "../../../lib/language.tsx";
import type { Goal } from "../types.ts";
import { tasksMessages } from "./tasks.messages.ts";

type Counted = Pick<Goal, "metric" | "unit">;
const figures = { maximumFractionDigits: 1 };

/** Figures of goals as readers say them: 14场, 65%, 1,200,000元. */
export function useGoalWords() {
  const m = useMessages(tasksMessages);
  const say = useText();
  const { language } = useLanguage();
  const figure = ({ metric, unit }: Counted, value: number | null): string => {
    if (value === null) return m.unknown;
    if (metric === "paid") return formatFen(value, language);
    const word = say(unit);
    const gap = language === "en" && /^\w/.test(word) ? " " : "";
    return value.toLocaleString("en-US", figures) + gap + word;
  };
  /** The number to be reached: 不少于20场. */
  const target = (goal: Goal): string => {
    const words = (goal.about ? m.about : "") + figure(goal, goal.goal);
    return { ">=": m.atLeast, "<=": m.atMost, "=": m.exactly }[goal.op](words);
  };
  return {
    figure,
    target,
    /** 14场，目标不少于20场. */
    soFar: (goal: Goal): string => m.ofGoal(figure(goal, goal.value), target(goal)),
  };
}
