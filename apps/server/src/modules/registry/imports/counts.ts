import type { ImportCounts } from "@jucai/contract";
import { levelOf, type StagedRow } from "./staged.ts";

export const noCounts: ImportCounts = {
  rows: 0,
  good: 0,
  notices: 0,
  errors: 0,
  leftOut: 0,
  newOnes: 0,
  changed: 0,
  same: 0,
  heldElsewhere: 0,
};

/** Counts rows into what was counted before; `sign` -1 takes them out again. */
export function counted(before: ImportCounts, rows: readonly StagedRow[], sign: 1 | -1 = 1): ImportCounts {
  const counts = { ...before };
  for (const row of rows) {
    const level = levelOf(row);
    counts.rows += sign;
    counts[names[level]] += sign;
    if (level === "error" || level === "left_out") continue;
    if (row.known === null || row.known.state === "new") counts.newOnes += sign;
    else if (row.known.state === "changed") counts.changed += sign;
    else counts.same += sign;
    if ((row.known?.heldBy.length ?? 0) > 0) counts.heldElsewhere += sign;
  }
  return counts;
}

const names = { good: "good", notice: "notices", error: "errors", left_out: "leftOut" } as const;
