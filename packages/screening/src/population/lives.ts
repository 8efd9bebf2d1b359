/** What hangs together in one claimant: born, then graduated, then hired, then insured. */
import { type Day, dayOf } from "@jucai/engine/model";
import { noDay } from "@jucai/engine/screen";
import { chooser, type Key, keyOf, unit } from "./random.ts";
import { shares } from "./shares.ts";

/** Hidden columns of one block, a spot each claimant; days are day numbers, `noDay` = there is none. */
export type Lives = {
  readonly count: number;
  /** Row in the whole population. */
  readonly row: Int32Array;
  /** 1 = an employer. */
  readonly employer: Uint8Array;
  readonly township: Uint8Array;
  readonly age: Uint8Array;
  readonly born: Int32Array;
  /** Index into `shares.degree.ids`: the highest that is reached. */
  readonly degree: Uint8Array;
  /** The degree being read for; 255 = none. */
  readonly studying: Uint8Array;
  readonly graduated: Int32Array;
  /** Index into `shares.work.ids`. */
  readonly work: Uint8Array;
  readonly arrived: Int32Array;
  readonly started: Int32Array;
  readonly signed: Int32Array;
  readonly contract: Float64Array;
  readonly insured: Int32Array;
  readonly months: Float64Array;
  /** Index into `shares.grade.ids`. */
  readonly grade: Uint8Array;
};

export type Kind = "person" | "employer" | "mixed";
export const notStudying = 255;
const year = 365.25;

const choose = {
  township: chooser(shares.townships),
  age: chooser(shares.age.map(({ share }) => share)),
  young: chooser(shares.degree.young),
  older: chooser(shares.degree.older),
  work: chooser(shares.work.share),
  contract: chooser(shares.contract.share),
  grade: shares.grade.byDegree.map((each) => chooser(each)),
};
const noWork = shares.work.ids.indexOf("other");
const ownBusiness = shares.work.ids.indexOf("own-business");

const purposes = [
  ...["kind", "township", "band", "birthday", "degree", "graduation", "work", "tenure", "arrival"],
  ...["signing", "contract", "insured", "insurance", "missed", "grade"],
] as const;
type Purpose = (typeof purposes)[number];
export type LifeKeys = Readonly<Record<Purpose, Key>>;

export function lifeKeys(seed: number): LifeKeys {
  return Object.fromEntries(purposes.map((each) => [each, keyOf(seed, `life ${each}`)])) as LifeKeys;
}

/** The hidden columns of rows `from` to before `from + count`, as on a day. */
export function livesOf(keys: LifeKeys, kind: Kind, from: number, count: number, on: Day): Lives {
  const lives = emptyLives(count);
  for (let at = 0; at < count; at++) {
    const row = from + at;
    lives.row[at] = row;
    lives.township[at] = choose.township(unit(row, keys.township));
    lives.employer[at] = kind === "employer" || (kind === "mixed" && unit(row, keys.kind) < shares.employers) ? 1 : 0;
    youth(lives, at, keys, on);
    work(lives, at, keys, on);
    lives.grade[at] = choose.grade[lives.degree[at]!]!(unit(row, keys.grade));
  }
  return lives;
}

/** Birth and schooling: whoever has not come to the age of a degree yet reads for it. */
function youth(lives: Lives, at: number, keys: LifeKeys, on: Day): void {
  const row = lives.row[at]!;
  const part = unit(row, keys.band);
  const band = shares.age[choose.age(part)]!;
  const birthday = unit(row, keys.birthday);
  // One number gives the age within the band and the day within the year.
  const days = Math.floor((band.from + birthday * (band.to + 1 - band.from)) * year) + 1;
  const born = on - days;
  lives.born[at] = born;
  lives.age[at] = Math.floor(days / year);
  const aim = (band.from < 36 ? choose.young : choose.older)(unit(row, keys.degree));
  const late = unit(row, keys.graduation);
  let degree = aim;
  let graduated = graduation(born, degree, late);
  while (graduated > on && degree > 0) graduated = graduation(born, --degree, late);
  lives.degree[at] = degree;
  lives.studying[at] = degree < aim ? aim : notStudying;
  lives.graduated[at] = graduated > on ? noDay : graduated;
}

/** The end of June of the year in which one comes to the age of a degree, or one of the two after. */
function graduation(born: Day, degree: number, late: number): Day {
  const reached = born + shares.degree.graduatesAt[degree]! * year;
  const calendarYear = 1970 + Math.floor(reached / year) + (late < 0.6 ? 0 : late < 0.9 ? 1 : 2);
  return dayOf(calendarYear, 6, 20 + (Math.floor(late * 97) % 11));
}

function work(lives: Lives, at: number, keys: LifeKeys, on: Day): void {
  const row = lives.row[at]!;
  const kind = lives.studying[at] === notStudying ? choose.work(unit(row, keys.work)) : noWork;
  lives.work[at] = kind;
  const grown = Math.ceil(lives.born[at]! + 18 * year);
  const first = Math.min(on, Math.max(grown, lives.graduated[at]!));
  const tenure = -Math.log(1 - unit(row, keys.tenure)) * shares.work.yearsHere * year;
  const started = Math.max(first, on - Math.floor(tenure));
  lives.arrived[at] = Math.max(grown - 1, started - Math.floor(unit(row, keys.arrival) ** 3 * 900));
  if (kind === noWork) {
    lives.started[at] = lives.signed[at] = lives.insured[at] = noDay;
    lives.contract[at] = lives.months[at] = 0;
    return;
  }
  lives.started[at] = started;
  const signed = Math.min(on, started + Math.floor(unit(row, keys.signing) ** 2 * 40));
  lives.signed[at] = kind === ownBusiness ? noDay : signed;
  lives.contract[at] = kind === ownBusiness ? 0 : shares.contract.months[choose.contract(unit(row, keys.contract))]!;
  insurance(lives, at, keys, Math.min(on, signed + Math.floor(unit(row, keys.insured) * 45)), on);
}

function insurance(lives: Lives, at: number, keys: LifeKeys, from: Day, on: Day): void {
  const row = lives.row[at]!;
  if (unit(row, keys.insurance) < shares.insurance.none) {
    lives.insured[at] = noDay;
    lives.months[at] = 0;
    return;
  }
  lives.insured[at] = from;
  const missed = unit(row, keys.missed);
  const months = Math.floor((on - from) / (year / 12));
  lives.months[at] = missed < shares.insurance.missed ? Math.floor(months * (0.4 + 4 * missed)) : months;
}

function emptyLives(count: number): Lives {
  const days = (): Int32Array => new Int32Array(count);
  const codes = (): Uint8Array => new Uint8Array(count);
  return {
    count,
    ...{ row: days(), born: days(), graduated: days(), arrived: days(), started: days(), signed: days() },
    ...{ insured: days(), employer: codes(), township: codes(), age: codes(), degree: codes(), studying: codes() },
    ...{ work: codes(), grade: codes(), contract: new Float64Array(count), months: new Float64Array(count) },
  };
}
