/** Which facts nobody knows: each of each person with the same probability, whatever the others are. */
import { facts } from "./facts.ts";
import { randomFrom } from "./random.ts";

/** The share of facts that are unknown where holes are wanted. */
export const holeShare = 0.2;

/** By fact, in the order of `facts`: 1 where it is unknown. */
export function holesOf(rows: number, seed = 43): readonly Uint8Array[] {
  const random = randomFrom(seed);
  return facts.map(() => {
    const unknown = new Uint8Array(rows);
    for (let row = 0; row < rows; row++) unknown[row] = random() < holeShare ? 1 : 0;
    return unknown;
  });
}
