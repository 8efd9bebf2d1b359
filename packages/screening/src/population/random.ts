/**
 * Randomness by place: a number is a pure function of the seed, what it is for and where it is wanted,
 * so that a row is the same whatever block it comes in and whatever else is asked of it.
 */

/** What a number is for, with the seed stirred in. */
export type Key = number;

/** The key of one purpose under a seed. */
export function keyOf(seed: number, purpose: string): Key {
  let key = stir(seed | 0, 0x9e3779b9);
  for (let at = 0; at < purpose.length; at++) key = stir(key, purpose.charCodeAt(at));
  return key;
}

/** A whole number of 32 bits for a spot; neighbouring spots and keys have nothing in common. */
export function stir(spot: number, key: Key): number {
  let mixed = Math.imul(spot + 0x7f4a7c15, 0x85ebca6b) ^ key;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}

/** A number from 0 up to, not including, 1. */
export function unit(spot: number, key: Key): number {
  return (stir(spot, key) >>> 0) / 4294967296;
}

/** Turns shares (of any sum) into a choice: the index that a number from 0 to 1 falls to. */
export function chooser(shares: readonly number[]): (part: number) => number {
  const sum = shares.reduce((a, b) => a + b, 0);
  const ends = new Float64Array(shares.length);
  let end = 0;
  for (const [index, share] of shares.entries()) ends[index] = end += share / sum;
  const last = shares.length - 1;
  return (part) => {
    let index = 0;
    while (index < last && part >= ends[index]!) index++;
    return index;
  };
}
