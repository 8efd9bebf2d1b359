import { type Goal, sittingKinds, type Task } from "@jucai/engine";

/** Whether a task is a meeting, inspection, brief or summary. */
export const isSitting = ({ kind }: Pick<Task, "kind">): boolean => (sittingKinds as readonly string[]).includes(kind);

/** The goal of a task: its own, and of a sitting without one that it was held. */
export function goalOf(task: Task): Goal | undefined {
  if (task.goal !== undefined || !isSitting(task)) return task.goal;
  const metric = { name: "sittings" as const };
  return { metric, op: ">=", value: 1, unit: { zh: "次", en: "held" }, clause: task.clause };
}
