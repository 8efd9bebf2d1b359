/** What is printed: a table for people, one JSON for programs. */
import { handOf } from "../cases/works.ts";
import { costsOf, type Goal, goalsOf, isKept } from "./goals.ts";
import { median, ratioOf, type Result } from "./rounds.ts";

export type Printed = {
  readonly rounds: number;
  readonly cases: readonly {
    readonly name: string;
    readonly system: string;
    /** Median over the rounds: people, or loads, a second. */
    readonly perSecond: number;
    /** How many times as long as by hand, median of the rounds; null where nobody does it by hand. */
    readonly ratioToHand: number | null;
    /** The most of any round. */
    readonly rssMB: number;
  }[];
};

export function printedOf(results: readonly Result[], rounds: number): Printed {
  return {
    rounds,
    cases: results.map((result) => ({
      name: result.name,
      system: result.system,
      perSecond: rounded(median(result.perSecond)),
      ratioToHand: toHand(result, results),
      rssMB: Math.max(...result.rssMB),
    })),
  };
}

function toHand(result: Result, results: readonly Result[]): number | null {
  const by = handOf[result.name];
  const hand = by && results.find(({ name, system }) => name === by.name && system === by.system);
  return hand ? rounded(ratioOf(result, hand)) : null;
}

/** Four digits say all that such a machine can. */
function rounded(figure: number): number {
  return Number(figure.toPrecision(4));
}

/** Prints all figures and then each goal that they say something of. */
export function printTable(results: readonly Result[], rounds: number): void {
  console.log(`${rounds} rounds, medians; a ratio is to the function by hand in the same round\n`);
  let work = "";
  for (const { name, system, perSecond, ratioToHand, rssMB } of printedOf(results, rounds).cases) {
    if (name !== work) console.log(`${work === "" ? "" : "\n"}${name}`);
    work = name;
    const ratio = ratioToHand === null ? "" : `${spoken(ratioToHand)} × by hand`;
    console.log(
      `  ${system.padEnd(44)}${spoken(perSecond).padStart(12)}/s ${ratio.padStart(20)} ${`${rssMB} MB`.padStart(9)}`,
    );
  }
  const costs = costsOf(results);
  if (costs.length > 0) console.log("\none benefit of one person, its part of the bundle included");
  for (const { name, nanoseconds } of costs) console.log(`  ${name.padEnd(78)}${spoken(nanoseconds)} ns`);
  const goals = goalsOf(results);
  const measured = goals.flatMap((goal) => (goal.figure === undefined ? [] : { ...goal, figure: goal.figure }));
  if (measured.length > 0) console.log("\ngoals");
  for (const goal of measured) console.log(goalLine(goal));
  const left = goals.length - measured.length;
  if (left > 0) console.log(`\nnot measured in this run: ${left} of ${goals.length} goals`);
}

function goalLine(goal: Goal & { readonly figure: number }): string {
  const { name, figure, limit, atLeast, unit } = goal;
  const shown = `${spoken(figure)} ${unit}`;
  const wanted = `${atLeast ? "≥" : "≤"} ${limit} ${unit}`;
  return `  ${name.padEnd(56)}${shown.padStart(14)} ${wanted.padStart(10)}  ${isKept(goal) ? "within" : "OVER"}`;
}

function spoken(figure: number): string {
  if (figure >= 100) return Math.round(figure).toLocaleString("en");
  return String(Number(figure.toPrecision(3)));
}
