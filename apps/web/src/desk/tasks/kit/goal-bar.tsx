import { useMessages } from "../../../lib/language.tsx";
import type { Goal } from "../types.ts";
import "./goal.css";
import { tasksMessages } from "./tasks.messages.ts";
import { useGoalWords } from "./use-goal-words.ts";

/** How much of a goal is reached, with a mark where an even pace would be; the figures stand below in words. */
export function GoalBar({ goal }: { readonly goal: Goal }) {
  const m = useMessages(tasksMessages);
  const words = useGoalWords();
  const { value, expected, goal: number, reached } = goal;
  const whole = Math.max(number, value ?? 0, 1);
  const share = (part: number) => Math.min(100, (part / whole) * 100);
  return (
    <span className="dk-goal">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect width="100" height="10" className="dk-goal__all" />
        <rect width={share(value ?? 0)} height="10" className={reached ? "dk-goal__reached" : "dk-goal__part"} />
        {expected !== null && !reached && (
          <rect x={Math.max(0, share(expected) - 0.75)} width="1.5" height="10" className="dk-goal__pace" />
        )}
      </svg>
      <span>{words.soFar(goal)}</span>
      {expected !== null && !reached && <span className="jc-hint">{m.expected(words.figure(goal, expected))}</span>}
    </span>
  );
}
