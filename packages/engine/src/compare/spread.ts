/** How many gain or lose how much: bars with ends that people read, the same for every population. */
import type { SpreadBar } from "./types.ts";

const yuan = [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000];
/** Upper ends of the bars of gains in fen, each included; losses mirror them. */
const ends = yuan.map((each) => each * 100);

/** Counts of gains and losses by bar. */
export class Spread {
  private readonly gains = new Float64Array(ends.length + 1);
  private readonly losses = new Float64Array(ends.length + 1);

  /** `fen` other than 0; below 0 is a loss. */
  add(fen: number): void {
    const size = Math.abs(fen);
    let bar = 0;
    while (bar < ends.length && size > ends[bar]!) bar++;
    (fen > 0 ? this.gains : this.losses)[bar]! += 1;
  }

  /** Largest losses first; bars of nobody are left out. */
  bars(): SpreadBar[] {
    const gains = [...this.gains].map((count, bar): SpreadBar => ({ fromFen: start(bar), toFen: end(bar), count }));
    const losses = [...this.losses].map((count, bar): SpreadBar => ({
      fromFen: end(bar) === null ? null : -end(bar)!,
      toFen: 0 - start(bar),
      count,
    }));
    return [...losses.toReversed(), ...gains].filter(({ count }) => count > 0);
  }
}

const start = (bar: number): number => ends[bar - 1] ?? 0;
const end = (bar: number): number | null => ends[bar] ?? null;
