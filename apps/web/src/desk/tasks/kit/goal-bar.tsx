import { useMessages } from "../../../lib/language.tsx";
import type { Goal } from "../types.ts";
import "./goal.css";
import { tasksMessages } from "./tasks.messages.ts";
import { useGoalWords } from "./use-goal-words.ts";

/** How much of a goal is reached, with a mark where an even pace would be; the figures stand below in words. */
export function GoalBar({ goal }: { readonly goal: Goal }) {
  const m = useMessages(tasksMessages);
  const words = useGoalWords();
  const { value, goal: number, reached } = goal;
  const expected = behind(goal) ? goal.expected : null;
  const whole = Math.max(number, value ?? 0, 1);
  const share = (part: number) => Math.min(100, (part / whole) * 100);
  return (
    <span className="dk-goal">
      {number > 1 && (
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <rect width="100" height="10" className="dk-goal__all" />
          <rect width={share(value ?? 0)} height="10" className={reached ? "dk-goal__reached" : "dk-goal__part"} />
          {expected !== null && <line x1={share(expected)} x2={share(expected)} y2="10" className="dk-goal__pace" />}
        </svg>
      )}
      <span>{words.soFar(goal)}</span>
      {expected !== null && <span className="jc-hint">{m.expected(words.figure(goal, expected))}</span>}
    </span>
  );
}

/** Whether an even pace would be further, and there is still time for one. */
function behind({ value, expected, goal, reached }: Goal): boolean {
  return !reached && expected !== null && expected < goal && (value ?? 0) < expected;
}
