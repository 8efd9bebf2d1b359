/** Whole populations out of a seed, written straight into columns, block by block. */
import type { Day, Vocabulary } from "@jucai/engine/model";
import type { Column, ListTable, Table } from "@jucai/engine/screen";
import { type Draw, drawOf, eraseOthers, type World } from "./draw.ts";
import { type Group, groupsOf } from "./groups.ts";
import { type Kind, lifeKeys, livesOf } from "./lives.ts";
import { listOf } from "./lists.ts";
import { placesAround } from "./places.ts";
import { claimantSpots } from "./spots.ts";

export type PopulationOptions = {
  readonly vocabulary: Vocabulary;
  /** A whole number; the same seed gives the same people on every machine. */
  readonly seed: number;
  readonly rows: number;
  /** The day that ages and tenures are counted back from. */
  readonly on: Day;
  /** GB/T 2260 code of the county (or city) that they live in. */
  readonly place: string;
  /** Ids of facts and lists to make columns for; all of the vocabulary when left out. See `factsWanted`. */
  readonly facts?: ReadonlySet<string>;
  /** Mixed when left out: mostly persons, some employers. */
  readonly kind?: Kind;
  /** Share of facts that are not known: 0 (the default) to 1, or differing by fact as in a registry. */
  readonly unknown?: number | "registry";
};

/** Some rows of a population. `from` is the number of the first of them in the whole. */
export type PopulationBlock = { readonly from: number; readonly table: Table; readonly groups: readonly Group[] };
/** A population made ready: any rows of it, the same whichever others are made. */
export type Population = (from: number, count: number) => PopulationBlock;

/** Rows that a block holds unless told otherwise: columns of it fit a processor's cache. */
export const usualBlock = 16_384;

/** Makes a population ready. */
export function populationOf(options: PopulationOptions): Population {
  const { vocabulary, seed, on, place, facts, kind = "mixed", unknown = 0 } = options;
  const world: World = { vocabulary, seed, on, unknown, places: placesAround(place, vocabulary) };
  const listed = new Map(vocabulary.subjects.flatMap(({ id, list }) => (list ? [[id, list] as const] : [])));
  const wanted = vocabulary.facts.filter(({ id }) => facts?.has(id) ?? true);
  const plain = wanted.filter(({ subject }) => !listed.has(subject));
  const draws = plain.map((fact) => [fact, drawOf(fact, world)] as const);
  const lists = [...listed].flatMap(([subject, list]) => {
    const own = wanted.filter((fact) => fact.subject === subject);
    if (own.length === 0 && !facts?.has(list)) return [];
    const drawsOfList = new Map<string, Draw>(own.map((fact) => [fact.id, drawOf(fact, world)]));
    return [[list, listOf(list, drawsOfList, world)] as const];
  });
  const keys = lifeKeys(seed);
  return (from, count) => {
    const lives = livesOf(keys, kind, from, count, on);
    const spots = claimantSpots(lives);
    const columns = new Map<string, Column>();
    for (const [fact, draw] of draws) columns.set(fact.id, eraseOthers(fact, draw(spots), lives));
    const listTables = new Map<string, ListTable>(lists.map(([list, make]) => [list, make(lives)]));
    const table: Table = { rows: count, columns, lists: listTables, held: new Map() };
    return { from, table, groups: groupsOf(lives) };
  };
}

/** A population as a stream of blocks, so that only one of them need be held. */
export function* populationBlocks(
  options: PopulationOptions & { readonly blockRows?: number },
): Generator<PopulationBlock> {
  const { rows, blockRows = usualBlock } = options;
  const population = populationOf(options);
  for (let from = 0; from < rows; from += blockRows) yield population(from, Math.min(blockRows, rows - from));
}
