/** Compares table after table of claimants, and counts what was compared. */
import { randomFrom } from "../../../engine/test/random.ts";
import { answer, type Answered, type Batch, differences } from "../../../engine/test/screen/differ.ts";
import type { World } from "../../../engine/test/screen/pools.ts";
import { printSmall, shrink } from "../../../engine/test/screen/shrink.ts";
import type { ScreenOptions } from "@jucai/engine/screen";
import { packBatch } from "./population.ts";

export type Compared = {
  people: number;
  /** Claimants times benefits. */
  pairs: number;
  /** Of them, those whose facts were not met before. */
  decided: number;
  bundles: number;
  /** Bundles of two and more. */
  joined: number;
  /** Fen of all settled sums, the instalments of which were added up. */
  settledFen: number;
  readonly statuses: Map<string, number>;
  differences: number;
  /** Small cases that differ, as text. */
  readonly shown: string[];
};

/** So many differing cases are made small; the others are like them, mostly. */
const mostShown = 4;

export function nothingCompared(): Compared {
  return {
    people: 0,
    pairs: 0,
    decided: 0,
    bundles: 0,
    joined: 0,
    settledFen: 0,
    statuses: new Map(),
    differences: 0,
    shown: [],
  };
}

/** One table of claimants of the packs more. */
export function comparePacks(
  world: World,
  seed: number,
  people: number,
  ways: readonly Partial<ScreenOptions>[],
  into: Compared,
): void {
  compareBatch(packBatch(world, seed, people), seed, ways, into);
}

/** A table is decided once and screened in each way; all is compared. */
export function compareBatch(
  batch: Batch,
  seed: number,
  ways: readonly Partial<ScreenOptions>[],
  into: Compared,
): void {
  const answered = answer(batch);
  count(batch, answered, into);
  for (const way of ways) {
    const found = differences(batch, answered, randomFrom(seed), way);
    into.differences += found.length;
    const seen = new Set<string>();
    for (const difference of found) {
      const kind = `${difference.about} ${difference.field}`;
      if (into.shown.length >= mostShown || seen.has(kind)) continue;
      seen.add(kind);
      const small = shrink(batch, difference, seed, way);
      into.shown.push(`seed ${seed}\n${small ? printSmall(small) : JSON.stringify(difference)}`);
    }
  }
}

function count({ claimants, rules }: Batch, { expected, decided }: Answered, into: Compared): void {
  into.people += claimants.length;
  into.pairs += claimants.length * rules.benefits.length;
  into.decided += decided;
  for (const { decisions, bundle } of expected) {
    into.bundles += bundle ? 1 : 0;
    into.joined += bundle && bundle.chosen.length > 1 ? 1 : 0;
    for (const { status, amount } of decisions) {
      into.statuses.set(status, (into.statuses.get(status) ?? 0) + 1);
      into.settledFen += amount.totalFen ?? 0;
    }
  }
}
