import type { UnitBrief } from "@jucai/contract";
import { cutRun, readName, splitUnits } from "./names.ts";

/** A unit with one of its names, as it is known in a place. */
export type KnownName = {
  readonly unit: UnitBrief;
  readonly name: string;
  /** Name of its place, which full names begin with. */
  readonly placeName: string;
  /** How far away it is: 0 the place itself, 1 the place around it, and so on. */
  readonly distance: number;
};

/** What a text means: one unit for certain, or several that it may be; neither when nobody is called so. */
export type Resolution = {
  readonly text: string;
  readonly unit: UnitBrief | null;
  readonly candidates: readonly UnitBrief[];
};

/** Finds the units that a cell names. */
export type ResolveCell = (cell: string) => Resolution[];

type Held = { readonly known: KnownName; readonly precision: number };

/** Makes a resolver from all names known in a place; exact names win over short ones, the place over those around it. */
export function resolverOf(all: readonly KnownName[]): ResolveCell {
  const places = [...new Set(all.map(({ placeName }) => placeName))].filter((name) => name !== "");
  const byKey = new Map<string, Held[]>();
  for (const known of all) {
    readName(known.name, places).keys.forEach((key, precision) => {
      byKey.set(key, [...(byKey.get(key) ?? []), { known, precision }]);
    });
  }
  const find = (text: string): Resolution => best(text, byKey, places);
  return (cell) => {
    const whole = cell.trim();
    const asOne = find(whole);
    if (asOne.candidates.length > 0) return [asOne];
    return splitUnits(whole).flatMap((text) => {
      const one = find(text);
      if (one.candidates.length > 0) return [one];
      const pieces = cutRun(text, (piece) => find(piece).unit !== null);
      return pieces === undefined || pieces.length < 2 ? [one] : pieces.map(find);
    });
  };
}

/** The unit whose name is nearest; a level that the text names and the unit does not have counts more than any spelling. */
function best(text: string, byKey: ReadonlyMap<string, readonly Held[]>, places: readonly string[]): Resolution {
  const { keys, level } = readName(text, places);
  const ranked = new Map<string, { readonly unit: UnitBrief; readonly rank: number }>();
  keys.forEach((key, spelling) => {
    for (const { known, precision } of byKey.get(key) ?? []) {
      const elsewhere = level !== undefined && known.placeName !== "" && !known.placeName.endsWith(level);
      const rank = (elsewhere ? 1_000 : 0) + known.distance * 100 + spelling + precision;
      const before = ranked.get(known.unit.id);
      if (before === undefined || rank < before.rank) ranked.set(known.unit.id, { unit: known.unit, rank });
    }
  });
  const sorted = [...ranked.values()].sort((a, b) => a.rank - b.rank);
  const [first, second] = sorted;
  const certain = first !== undefined && first.rank < 1_000 && first.rank !== second?.rank;
  return { text, unit: certain ? first.unit : null, candidates: sorted.slice(0, 8).map(({ unit }) => unit) };
}
