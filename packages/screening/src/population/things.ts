/** Facts about the things of a list that fit each other and the life of their claimant. */
import type { Day } from "@jucai/engine/model";
import { noDay } from "@jucai/engine/screen";
import { keyOf, unit } from "./random.ts";
import type { Spots } from "./spots.ts";

/** A day or a figure of the thing at a spot. */
type Tell = (spots: Spots, at: number) => number;

const year = 365.25;

/** By fact. `studio.paid_level` is not here: it is never said, and never above the studio's own level. */
export function thingsOf(seed: number, on: Day): Readonly<Record<string, Tell>> {
  const [signing, age, delay, ended] = ["signing", "age", "delay", "ended"].map((each) => keyOf(seed, `thing ${each}`));
  const signed: Tell = ({ seeds }, at) => on - Math.floor(unit(seeds[at]!, signing!) * 5 * year);
  const insured: Tell = (spots, at) =>
    Math.min(on, signed(spots, at) + Math.floor(unit(spots.seeds[at]!, delay!) * 60));
  const months: Tell = (spots, at) => Math.max(0, Math.floor((on - signed(spots, at)) / (year / 12)));
  return {
    "hire.signed_on": signed,
    "hire.born_on": (spots, at) =>
      signed(spots, at) - Math.ceil((17 + 33 * unit(spots.seeds[at]!, age!) ** 1.5) * year),
    "hire.insured_from": insured,
    "hire.months": months,
    "hire.month6": (spots, at) => signed(spots, at) + 184,
    "stay.from": (spots, at) => stay(spots, at)[0],
    "stay.to": (spots, at) => stay(spots, at)[1],
    "pension.from": ({ lives, owner, seeds }, at) => {
      const [from, to] = before(lives, owner[at]!);
      return from + Math.floor(unit(seeds[at]!, ended!) * (to - from));
    },
  };
}

/** The first stay is the studies, the next the work between graduation and arrival. */
function stay({ lives, owner, number }: Spots, at: number): [Day, Day] {
  const of = owner[at]!;
  const graduated = lives.graduated[of]!;
  if (number[at] === 0 && graduated !== noDay) return [graduated - Math.floor(3.8 * year), graduated];
  return before(lives, of);
}

/** The time from graduation, or the age of 18, to arrival; a day where there was none. */
function before({ graduated, born, arrived }: Spots["lives"], of: number): [Day, Day] {
  const to = arrived[of]!;
  const from = Math.max(graduated[of]!, born[of]! + Math.floor(18 * year));
  return [Math.min(from, to), to];
}
