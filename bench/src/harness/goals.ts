/** The goals of the benchmark, each a ratio or a figure taken from the rounds. */
import { hand, works } from "../cases/works.ts";
import { median, ratioOf, type Result } from "./rounds.ts";

export type Goal = {
  readonly name: string;
  /** Undefined where a case did not run. */
  readonly figure: number | undefined;
  readonly limit: number;
  readonly atLeast: boolean;
  readonly unit: string;
};

type Find = (name: string, system: string) => Result | undefined;
const ours = "Jucai";
/** How much more a person may cost in the largest table than in the smallest. */
const slope = 0.15;

export function goalsOf(results: readonly Result[]): Goal[] {
  const find: Find = (name, system) => results.find((each) => each.name === name && each.system === system);
  /** How many times as long the first takes. */
  const times = (slow: Result | undefined, quick: Result | undefined): number | undefined =>
    slow && quick ? ratioOf(slow, quick) : undefined;
  const amounts = (system: string): Result | undefined => find(works.amounts, system);
  const reasons = find(works.reasons, ours);
  const table = find(works.table, ours);
  return [
    atMost("one person, amounts / by hand, fresh result", times(amounts(ours), amounts(hand.fresh)), 2),
    atLeast("one person, every outcome: publicodes takes", times(amounts("publicodes"), reasons), 500),
    atLeast("one person, every outcome: json-rules-engine takes", times(amounts("json-rules-engine"), reasons), 300),
    atMost("one person, every outcome / by hand, 42 outcomes", times(reasons, find(works.reasons, hand.clauses)), 3),
    atMost("table / by hand, blocked columns", times(table, find(works.table, hand.blocked)), 2),
    atLeast("table: DuckDB, one thread, takes", times(find(works.table, "DuckDB, table of results"), table), 4),
    atMost("table with a fifth unknown / without", times(find(works.holes, ours), table), 2),
    atMost("all packs: one person of 10⁶ / of 10⁴", growth(find, works.packs1m), 1 + slope),
    atMost("all packs: one person of 10⁷ / of 10⁴", growth(find, works.packs10m), 1 + slope),
    atMost("five packs loaded from the published form", milliseconds(find(works.published, ours)), 100, "ms"),
    atMost("one number changed and compared", milliseconds(find(works.compare, ours)), 1000, "ms"),
    atMost("10⁷ people streamed", find(works.stream10m, ours)?.rssMB[0], 600, "MB"),
  ];
}

/** Benefits of the five packs. */
const benefitsOfPacks = 73;

/** Figures without a goal: nanoseconds for one benefit of one person, bundles included. */
export function costsOf(results: readonly Result[]): { readonly name: string; readonly nanoseconds: number }[] {
  const sizes: readonly string[] = [works.packs10k, works.packs100k, works.packs1m, works.packs10m];
  return results
    .filter(({ name }) => sizes.includes(name))
    .map(({ name, perSecond }) => ({ name, nanoseconds: 1e9 / median(perSecond) / benefitsOfPacks }));
}

function growth(find: Find, work: string): number | undefined {
  const [few, many] = [find(works.packs10k, ours), find(work, ours)];
  // Large tables run in the first round only.
  return few && many ? few.perSecond[0]! / many.perSecond[0]! : undefined;
}

function milliseconds(result: Result | undefined): number | undefined {
  return result && 1000 / median(result.perSecond);
}

function atMost(name: string, figure: number | undefined, limit: number, unit = "×"): Goal {
  return { name, figure, limit, atLeast: false, unit };
}

function atLeast(name: string, figure: number | undefined, limit: number, unit = "×"): Goal {
  return { name, figure, limit, atLeast: true, unit };
}

export function isKept({ figure, limit, atLeast: least }: Goal): boolean {
  return figure !== undefined && (least ? figure >= limit : figure <= limit);
}
