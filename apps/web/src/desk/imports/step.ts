import type { ImportDetail } from "./types.ts";

/** 1 file, 2 columns, 3 check, 4 written. */
export type Step = 1 | 2 | 3 | 4;

/**
 * Where an upload stands. What was checked stops at its columns first when a required one is missing,
 * since every row would have an error then; whoever asks for the columns gets them.
 */
export function stepOf({ status, layout }: Pick<ImportDetail, "status" | "layout">, asked: string): Step {
  if (status === "writing" || status === "done" || status === "undone") return 4;
  // Nothing could be read: the way on begins with another file.
  if (status === "failed" || status === "dropped") return 1;
  if (status !== "checked" || layout === null) return 3;
  const lacks = layout.missing.some(({ required }) => required);
  return asked === "columns" || (lacks && asked !== "rows") ? 2 : 3;
}
