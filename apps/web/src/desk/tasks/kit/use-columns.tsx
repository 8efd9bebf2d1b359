import { useMessages, useText } from "../../../lib/language.tsx";
import type { Column } from "../../shell/data-table.tsx";
import type { Assignment } from "../types.ts";
import { DueDay } from "./due-day.tsx";
import { GoalBar } from "./goal-bar.tsx";
import { Ground } from "./ground.tsx";
import { LightMark } from "./light-mark.tsx";
import { tasksMessages } from "./tasks.messages.ts";

/** How lists show assignments: what, on what ground, who, by when, how far, which light. */
export function useColumns(): readonly Column<Assignment>[] {
  const m = useMessages(tasksMessages);
  const say = useText();
  return [
    { key: "title", title: m.task, width: 220, render: ({ title }) => say(title) },
    { key: "light", title: m.light, width: 180, render: (item) => <Light item={item} /> },
    { key: "due", title: m.lastDay, width: 110, render: (item) => <DueDay item={item} /> },
    { key: "goal", title: m.progress, width: 200, render: (item) => <Progress item={item} /> },
    {
      key: "unit",
      title: m.unit,
      width: 130,
      render: ({ unit, joint }) => (
        <>
          <span lang="zh-CN">{unit.name}</span>
          {joint && <span className="jc-hint">{m.joint}</span>}
        </>
      ),
    },
    { key: "period", title: m.period, width: 130, render: ({ periodLabel }) => say(periodLabel) },
    {
      key: "clause",
      title: m.clause,
      width: 190,
      render: ({ policy, clause }) => <Ground policy={policy} clause={clause} />,
    },
  ];
}

function Light({ item: { light, state, daysLeft, openSlip } }: { readonly item: Assignment }) {
  const m = useMessages(tasksMessages);
  return (
    <>
      <LightMark light={light} daysLeft={state === "open" || state === "returned" ? daysLeft : undefined} />
      {state !== "open" && state !== "done" && <span className="dk-said">{m[state]}</span>}
      {openSlip !== null && <span className="dk-said">{m.openSlip}</span>}
    </>
  );
}

/** How far, and whether the platform counts it or the unit says it. */
function Progress({ item: { goal, byItself } }: { readonly item: Assignment }) {
  const m = useMessages(tasksMessages);
  return (
    <>
      {goal && <GoalBar goal={goal} />}
      <span className="dk-said">{byItself || goal?.source === "counted" ? m.counted : m.reportedSource}</span>
    </>
  );
}
