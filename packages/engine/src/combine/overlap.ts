/**
 * Policies of different levels that pay for the same purpose (就高从优不重复).
 *
 * A province, a city in it and a county in that can each have a living allowance. Where one of the
 * two documents speaks of overlapping policies, they are alternatives; inside one document only its
 * exclusive groups count.
 */
import type { Benefit, Overlap } from "../model/benefit.ts";
import { regionContains } from "../model/region.ts";

/** The clause by which only one of two benefits is paid; undefined when they do not meet. */
export function overlapOf(one: Benefit, other: Benefit): Overlap | undefined {
  const [a, b] = [one.purpose, other.purpose];
  if (!a || !b || a.id !== b.id || one.pack === other.pack) return undefined;
  if (one.for !== other.for || one.about !== other.about) return undefined;
  if (!regionContains(a.place, b.place) && !regionContains(b.place, a.place)) return undefined;
  return a.overlap ?? b.overlap;
}

/** The name of the alternatives, beside the packs' own exclusive groups. */
export function overlapGroup({ purpose, about }: Benefit): string {
  return `overlap:${purpose!.id}:${about}`;
}
