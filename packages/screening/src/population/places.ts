/** Regions seen from a place: itself, the rest of its city, the rest of its province, the rest of the country. */
import { regionContains, type Vocabulary } from "@jucai/engine/model";
import { chooser } from "./random.ts";
import type { Four } from "./shares.ts";

export type Places = {
  readonly codes: readonly string[];
  /** First index of each of the four circles in `codes`, and the end of the last. */
  readonly starts: readonly number[];
};

/** The circles around a place out of the vocabulary's regions; a circle that it has no part of is its whole. */
export function placesAround(place: string, { enumerations }: Vocabulary): Places {
  const known = enumerations.find(({ id }) => id === "region")?.values.map(({ id }) => id) ?? [];
  const city = `${place.slice(0, 4)}00`;
  const province = `${place.slice(0, 2)}0000`;
  const within = (area: string) => known.filter((code) => code !== area && regionContains(area, code));
  const or = (codes: readonly string[], whole: string) => (codes.length > 0 ? codes : [whole]);
  const here = or(within(place), place);
  const cityRest = or(
    within(city).filter((code) => !regionContains(place, code)),
    city,
  );
  const provinceRest = or(
    within(province).filter((code) => !regionContains(city, code)),
    province,
  );
  const outside = or(
    known.filter((code) => code.endsWith("0000") && code !== province),
    "110000",
  );
  const circles = [here, cityRest, provinceRest, outside];
  const starts = circles.reduce<number[]>((all, { length }) => [...all, all.at(-1)! + length], [0]);
  return { codes: circles.flat(), starts };
}

/** Turns a number from 0 to 1 and another into an index of `codes`. */
export function placeChooser({ starts }: Places, shares: Four): (circle: number, within: number) => number {
  const choose = chooser(shares);
  return (circle, within) => {
    const at = choose(circle);
    const from = starts[at]!;
    return from + Math.floor(within * (starts[at + 1]! - from));
  };
}
