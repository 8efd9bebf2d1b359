import type { Assignment } from "../types.ts";

/** Whether something has to happen soon: neither done nor quietly under way. */
export function isPressing({ light: { tone }, state }: Pick<Assignment, "light" | "state">): boolean {
  return state !== "done" && tone !== "green" && tone !== "grey";
}
