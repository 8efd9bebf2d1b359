import type { Changes } from "../what-if/asked.ts";
import type { EditableNumber, Value } from "../what-if/types.ts";
import type { Tried } from "./types.ts";

/** Figures of the published benefit that stand otherwise in the file as it is typed. */
export function changedFigures(published: readonly EditableNumber[], tried: Tried | undefined): Changes {
  const typed = new Map(tried?.numbers.map(({ path, value }) => [path, value]) ?? []);
  const changes = new Map<string, Value>();
  for (const { path, value } of published) {
    const now = typed.get(path);
    if (now !== undefined && now !== value) changes.set(path, now);
  }
  return changes;
}
