/** How many claimants have at least one open case of each sort. */
import { sets, settledBySet, sources } from "./sources.ts";

/** What an open outcome hangs on: facts by number, the sets of sources that settle it, the sources that are part of it. */
export type Hook = {
  readonly facts: readonly number[];
  readonly low: number;
  readonly high: number;
  readonly part: number;
};

export type Claimants = {
  readonly open: number;
  readonly judged: number;
  /** By fact. */
  readonly part: Float64Array;
  readonly alone: Float64Array;
  /** By set of sources, and by source. */
  readonly sets: readonly number[];
  readonly source: readonly number[];
};

/** `hooks` by benefit and outcome, `outcomes` by benefit and row. */
export function claimantsOf(
  hooks: readonly (readonly (Hook | undefined)[])[],
  outcomes: readonly Int32Array[],
  rows: number,
  factCount: number,
): Claimants {
  const [part, alone] = [new Once(factCount), new Once(factCount)];
  const settled = new Map<number, Map<number, number>>();
  const parts = new Float64Array(sets);
  let [open, judged] = [0, 0];
  for (let row = 0; row < rows; row++) {
    let [low, high, mask, isOpen, isJudged] = [0, 0, 0, 0, 0];
    for (let at = 0; at < hooks.length; at++) {
      const hook = hooks[at]![outcomes[at]![row]!];
      if (!hook) continue;
      const { facts } = hook;
      isOpen = 1;
      if (facts.length === 0) isJudged = 1;
      low |= hook.low;
      high |= hook.high;
      mask |= hook.part;
      for (let index = 0; index < facts.length; index++) part.count(facts[index]!, row);
      if (facts.length === 1) alone.count(facts[0]!, row);
    }
    open += isOpen;
    judged += isJudged;
    parts[mask]! += 1;
    if ((low | high) !== 0) countBoth(settled, low, high);
  }
  const bySet = Array.from({ length: sets }, (_, set) => {
    let sum = 0;
    for (const [low, highs] of settled)
      for (const [high, count] of highs) if (settledBySet({ low, high }, set)) sum += count;
    return sum;
  });
  const source = sources.map((_, at) =>
    parts.reduce((sum, count, mask) => (((mask >> at) & 1) === 1 ? sum + count : sum), 0),
  );
  return { open, judged, part: part.counts, alone: alone.counts, sets: bySet, source };
}

function countBoth(counts: Map<number, Map<number, number>>, low: number, high: number): void {
  const known = counts.get(low);
  if (known) known.set(high, (known.get(high) ?? 0) + 1);
  else counts.set(low, new Map([[high, 1]]));
}

/** Counts each thing once for a row, however often it is met. */
class Once {
  readonly counts: Float64Array;
  private readonly lastRow: Int32Array;

  constructor(things: number) {
    this.counts = new Float64Array(things);
    this.lastRow = new Int32Array(things).fill(-1);
  }

  count(thing: number, row: number): void {
    if (this.lastRow[thing] === row) return;
    this.lastRow[thing] = row;
    this.counts[thing]! += 1;
  }
}
