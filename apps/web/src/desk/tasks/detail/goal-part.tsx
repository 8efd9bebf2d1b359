import { useMessages, useText } from "../../../lib/language.tsx";
import { Part } from "../../shell/page.tsx";
import { GoalBar } from "../kit/goal-bar.tsx";
import { tasksMessages } from "../kit/tasks.messages.ts";
import { useGoalWords } from "../kit/use-goal-words.ts";
import type { AssignmentDetail, Goal } from "../types.ts";
import { detailMessages } from "./detail.messages.ts";
import { ProgressChart } from "./progress-chart.tsx";

/** How far the goal is, against the pace and over time; and how the figure comes about. */
export function GoalPart({ task, goal }: { readonly task: AssignmentDetail; readonly goal: Goal }) {
  const m = useMessages(detailMessages);
  const say = useText();
  const words = useGoalWords();
  const common = useMessages(tasksMessages);
  return (
    <Part title={m.goal}>
      <div className="dk-task-goal">
        <p className="dk-task-counted">
          {m.goalOf} <strong>{words.target(goal)}</strong>
        </p>
        <GoalBar goal={goal} />
        {task.counted && <p className="dk-task-counted">{common.said(m.counted, say(task.counted))}</p>}
        <ProgressChart task={task} goal={goal} />
      </div>
    </Part>
  );
}
