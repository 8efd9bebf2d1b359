/** Fills one column: from what hangs together, from the table of shares, or by what others are like. */
import type { Day, Fact, Value, Vocabulary } from "@jucai/engine/model";
import { parseDay } from "@jucai/engine/model";
import { type Column, columnOf, noDay, noFigure, unknownDay, writeValue } from "@jucai/engine/screen";
import { type Places, placeChooser } from "./places.ts";
import { chooser, keyOf, unit } from "./random.ts";
import type { Lives } from "./lives.ts";
import { employerSubjects, personSubjects, shares } from "./shares.ts";
import type { Spots } from "./spots.ts";
import { toldDays, toldFigures, toldValues } from "./told.ts";
import { thingsOf } from "./things.ts";

export type World = {
  readonly vocabulary: Vocabulary;
  readonly seed: number;
  readonly on: Day;
  readonly places: Places;
  /** 0 to 1, or by fact and by who can settle it. */
  readonly unknown: number | "registry";
};

/** Makes a full column; unknown only where the draw is told to leave holes. */
export type Draw = (spots: Spots) => Column;

/** How a fact is drawn; made ready once for all blocks. */
export function drawOf(fact: Fact, world: World): Draw {
  const { vocabulary, seed } = world;
  const number = tellNumber(fact, world);
  const fill = number ? numbers(fact, number) : values(fact, world);
  const holes = holesIn(fact, world);
  const key = keyOf(seed, `hole ${fact.id}`);
  return (spots) => {
    const column = columnOf(fact, vocabulary, spots.count);
    fill(column, spots);
    if (holes > 0) for (let at = 0; at < spots.count; at++) if (unit(spots.seeds[at]!, key) < holes) erase(column, at);
    return column;
  };
}

/** What is about persons only is not known of employers, and the other way round. */
export function eraseOthers({ subject }: Fact, column: Column, { count, employer }: Lives): Column {
  const whose = personSubjects.has(subject) ? 1 : employerSubjects.has(subject) ? 0 : undefined;
  if (whose === undefined) return column;
  for (let at = 0; at < count; at++) if (employer[at] === whose) erase(column, at);
  return column;
}

function erase({ kind, data }: Column, at: number): void {
  data[at] = kind === "day" ? unknownDay : kind === "figure" ? NaN : 0;
}

/** The share of claimants of whom a fact is not known. */
function holesIn({ id, settledBy }: Fact, { unknown }: World): number {
  return unknown === "registry" ? (shares.unknown.facts[id] ?? shares.unknown[settledBy]) : unknown;
}

type Tell = (spots: Spots, at: number) => number;
type Fill = (column: Column, spots: Spots) => void;

/** Days and figures go straight into their column; a figure of few values through its codes. */
function numbers(fact: Fact, tell: Tell): Fill {
  return (column, spots) => {
    const { kind, data } = column;
    const codes = kind === "code" ? new Map(column.values.map((value, index) => [value, index + 1])) : undefined;
    for (let at = 0; at < spots.count; at++) {
      const told = tell(spots, at);
      data[at] = codes ? codes.get(told)! : kind === "figure" && told === noDay ? noFigure : told;
      if (told === noDay && !fact.mayBeNone) erase(column, at);
    }
  };
}

function tellNumber(fact: Fact, world: World): Tell | undefined {
  const { id, type } = fact;
  if (type.kind !== "date" && type.kind !== "number" && type.kind !== "money") return undefined;
  const clip = clipTo(fact);
  const life = toldDays[id] ?? toldFigures[id];
  if (life) return ({ lives, owner }, at) => clip(life(lives, owner[at]!));
  const thing = thingsOf(world.seed, world.on)[id];
  if (thing) return (spots, at) => clip(thing(spots, at));
  const any = type.kind === "date" ? anyDay(fact, world) : anyFigure(fact, world);
  return (spots, at) => clip(any(spots, at));
}

function clipTo({ min, max }: Fact): (value: number) => number {
  const low = (typeof min === "string" ? parseDay(min) : min) ?? -Infinity;
  const high = (typeof max === "string" ? parseDay(max) : max) ?? Infinity;
  return (value) => (value === noDay ? noDay : Math.min(high, Math.max(low, value)));
}

function anyDay({ id, mayBeNone }: Fact, { seed, on }: World): Tell {
  const [day, none] = [keyOf(seed, id), keyOf(seed, `none ${id}`)];
  const share = mayBeNone ? shares.others.none : 0;
  const days = shares.others.yearsBack * 365.25;
  return ({ seeds }, at) =>
    share > 0 && unit(seeds[at]!, none) < share ? noDay : on - Math.floor(unit(seeds[at]!, day) * days);
}

/** Log-uniform; money in whole hundreds of yuan above a thousand. */
function anyFigure({ id, type, min, max }: Fact, { seed }: World): Tell {
  const key = keyOf(seed, id);
  const money = type.kind === "money";
  const bounded = typeof min === "number" && typeof max === "number" && max <= 100;
  const [low, high] = shares.figures[id] ?? (money ? shares.others.money : bounded ? [min, max] : shares.others.number);
  const steps = Math.log((high + 1) / (low + 1));
  return ({ seeds }, at) => {
    const figure = Math.floor((low + 1) * Math.exp(unit(seeds[at]!, key) * steps)) - 1;
    return money ? (figure < 1000 ? figure : Math.floor(figure / 100) * 100) * 100 : figure;
  };
}

function values(fact: Fact, world: World): Fill {
  const { id, type } = fact;
  const told = toldValues[id];
  if (told) return coded(told.values, ({ lives, owner }, at) => told.at(lives, owner[at]!));
  const key = keyOf(world.seed, id);
  if (type.kind === "text") return texts(id);
  if (type.kind === "region") return regions(fact, world);
  const [choices, parts] = choicesOf(fact, world);
  const choose = chooser(parts);
  return coded(choices, ({ seeds }, at) => choose(unit(seeds[at]!, key)));
}

/** Values of a list by index; one that the column cannot hold stays unknown. */
function coded(choices: readonly Value[], index: Tell): Fill {
  return (column, spots) => {
    if (column.kind === "code") {
      const codes = choices.map((value) => column.values.indexOf(value) + 1);
      for (let at = 0; at < spots.count; at++) column.data[at] = codes[index(spots, at)]!;
    } else for (let at = 0; at < spots.count; at++) writeValue(column, at, choices[index(spots, at)]!);
  };
}

function choicesOf(fact: Fact, { vocabulary }: World): [readonly Value[], readonly number[]] {
  const { id, type } = fact;
  if (type.kind === "boolean") {
    const rare = vocabulary.subjects.some((each) => each.id === fact.subject && each.rare);
    const yes = shares.yes[id] ?? (rare ? shares.others.rareYes : shares.others.yes);
    return [
      [true, false],
      [yes, 1 - yes],
    ];
  }
  // No studio of the generator has been paid for a level yet.
  if (id === "studio.paid_level") return [["none"], [1]];
  const all = vocabulary.enumerations.find((each) => type.kind === "enum" && each.id === type.of)?.values ?? [];
  const stated = shares.values[id];
  const choices: Value[] = all.map((each) => each.id);
  const hasNone = choices.length > 1 && choices.includes("none");
  const each = hasNone ? (1 - shares.others.noneOfList) / (choices.length - 1) : 1;
  const parts = all.map(({ id: value }) =>
    stated ? (stated[value] ?? 0) : hasNone && value === "none" ? shares.others.noneOfList : each,
  );
  if (!fact.mayBeNone) return [choices, parts];
  const sum = parts.reduce((a, b) => a + b, 0);
  return [
    [...choices, null],
    [...parts, (sum * shares.others.none) / (1 - shares.others.none)],
  ];
}

function regions({ id, mayBeNone }: Fact, { seed, places }: World): Fill {
  const [circle, within, none] = ["", "within ", "none "].map((each) => keyOf(seed, `${each}${id}`));
  const choose = placeChooser(places, shares.regions[id] ?? shares.others.regions);
  const codes: (string | null)[] = mayBeNone ? [...places.codes, null] : [...places.codes];
  return (column, { count, seeds }) => {
    if (column.kind !== "word") return;
    column.values.push(...codes);
    for (let at = 0; at < count; at++) {
      const seedAt = seeds[at]!;
      const isNone = mayBeNone && unit(seedAt, none!) < shares.others.none;
      column.data[at] = isNone ? codes.length : choose(unit(seedAt, circle!), unit(seedAt, within!)) + 1;
    }
  };
}

/** Texts are names and numbers of papers: each claimant's and each thing's its own. */
function texts(id: string): Fill {
  const name = id.slice(id.indexOf(".") + 1);
  return (column, { count, lives, owner, number }) => {
    for (let at = 0; at < count; at++)
      writeValue(column, at, `${name} ${lives.row[owner[at]!]! + 1}-${number[at]! + 1}`);
  };
}
