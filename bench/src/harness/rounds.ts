/** Runs every case once in turn, round after round, so that a noisy minute troubles all of them alike. */
import type { Case, SizeName } from "./case.ts";
import { idOf } from "./case.ts";
import { Child } from "./child.ts";

export type Plan = {
  readonly rounds: number;
  readonly size: SizeName;
  readonly forMs: number;
  /** Processor time instead of time on the wall, for a machine that others use as well. */
  readonly cpu: boolean;
  /** Told what is going on, for whoever waits. */
  readonly tell: (what: string) => void;
};

/** By round, what a case did; of a long one only the first. */
export type Result = Pick<Case, "name" | "system"> & {
  readonly perSecond: readonly number[];
  readonly rssMB: readonly number[];
};

/** So many processes check and prepare at once: one a core of the smallest machine. */
const preparedAtOnce = 2;

/** Rejects with all differences when a system answers otherwise than the function by hand. */
export async function runRounds(cases: readonly Case[], plan: Plan): Promise<Result[]> {
  const children: Child[] = [];
  try {
    await prepareAll(cases, children, plan);
    const results = children.map(({ case: { name, system } }) => ({
      name,
      system,
      perSecond: [] as number[],
      rssMB: [] as number[],
    }));
    for (let round = 1; round <= plan.rounds; round++) {
      for (const [index, child] of children.entries()) {
        if (round > 1 && (child.case.long || child.case.all)) continue;
        plan.tell(`round ${round} of ${plan.rounds}: ${idOf(child.case)}`);
        const { perSecond, rssMB } = await child.measure({ forMs: plan.forMs, cpu: plan.cpu });
        results[index]!.perSecond.push(perSecond);
        results[index]!.rssMB.push(rssMB);
      }
    }
    return results;
  } finally {
    for (const child of children) child.end();
  }
}

async function prepareAll(cases: readonly Case[], children: Child[], { size, tell }: Plan): Promise<void> {
  const differences: string[] = [];
  for (let from = 0; from < cases.length; from += preparedAtOnce) {
    const some = cases.slice(from, from + preparedAtOnce).map((each) => new Child(each, size));
    children.push(...some);
    tell(`checking answers: ${some.map((each) => idOf(each.case)).join(", ")}`);
    for (const child of some) {
      const difference = await child.prepared();
      if (difference !== undefined) differences.push(`${idOf(child.case)}: ${difference}`);
    }
  }
  if (differences.length > 0) throw new DifferentAnswers(differences);
}

export class DifferentAnswers extends Error {
  readonly differences: readonly string[];

  constructor(differences: readonly string[]) {
    super(differences.join("\n"));
    this.differences = differences;
  }
}

export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** How many times as long the first takes as the second: of each round, then the median. */
export function ratioOf(slow: Result, quick: Result): number {
  return median(slow.perSecond.map((each, round) => quick.perSecond[round]! / each));
}
