/** Who is eligible for a changed benefit, before and after. */
import { eligible, type Side } from "./side.ts";
import type { Comparison } from "./types.ts";

export class Headcount {
  private readonly before: Uint8Array;
  private readonly after: Uint8Array;

  constructor(sides: readonly [Side, Side], rows: number, changed: readonly string[]) {
    [this.before, this.after] = sides.map((side) => heads(side, rows, changed)) as [Uint8Array, Uint8Array];
  }

  counts(): Pick<Comparison, "headcount" | "entering" | "leaving"> {
    const { before, after } = this;
    let [had, has, entering, leaving] = [0, 0, 0, 0];
    for (let row = 0; row < before.length; row++) {
      const [one, other] = [before[row]!, after[row]!];
      had += one;
      has += other;
      entering += other & ~one;
      leaving += one & ~other;
    }
    return { headcount: { before: had, after: has }, entering, leaving };
  }
}

/** 1 where at least one of the changed benefits is eligible. */
function heads({ benefits }: Side, rows: number, changed: readonly string[]): Uint8Array {
  const found = new Uint8Array(rows);
  for (const id of changed) {
    const benefit = benefits.get(id);
    if (!benefit) continue;
    const { outcome } = benefit.columns;
    for (let row = 0; row < rows; row++) found[row]! |= benefit.classes[outcome[row]!]! & eligible;
  }
  return found;
}
