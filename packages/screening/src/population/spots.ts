/** Where values are drawn: one spot for each claimant of a block, or for each thing in a list of theirs. */
import { stir } from "./random.ts";
import type { Lives } from "./lives.ts";

export type Spots = {
  readonly count: number;
  /** What the draws of a spot start from: the claimant's row, and the number of the thing. */
  readonly seeds: Int32Array;
  readonly lives: Lives;
  /** The claimant's spot in the block and, of things, their number in the list. */
  readonly owner: Int32Array;
  readonly number: Int32Array;
};

export function claimantSpots(lives: Lives): Spots {
  const { count, row } = lives;
  const owner = Int32Array.from({ length: count }, (_, at) => at);
  return { count, seeds: row, lives, owner, number: new Int32Array(count) };
}

/** The things of a list, `starts` as in a list table. */
export function thingSpots(lives: Lives, starts: Int32Array): Spots {
  const count = starts[lives.count]!;
  const [seeds, owner, number] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  for (let at = 0; at < lives.count; at++) {
    for (let thing = starts[at]!; thing < starts[at + 1]!; thing++) {
      owner[thing] = at;
      number[thing] = thing - starts[at]!;
      seeds[thing] = stir(lives.row[at]!, 0x51ed27 + number[thing]!);
    }
  }
  return { count, seeds, lives, owner, number };
}
