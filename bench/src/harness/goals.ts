/** The goals of the benchmark, each a ratio or a figure taken from the rounds. */
import { hand, works } from "../cases/works.ts";
import { ratioOf, type Result } from "./rounds.ts";

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
  ];
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
