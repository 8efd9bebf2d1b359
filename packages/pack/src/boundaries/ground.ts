import {
  contradictionsIn,
  momentOf,
  onFact,
  truthsOf,
  type Claim,
  type Decision,
  type Start,
  type Vocabulary,
} from "@jucai/engine";
import type { Aspect } from "./aspects.ts";
import type { Decide } from "./start.ts";

/** What the search for boundary cases of one benefit stands on. */
export type Ground = {
  readonly vocabulary: Vocabulary;
  readonly claim: Claim;
  /** Cases to start from, the base first. */
  readonly starts: readonly Start[];
  /** A case in which a fact was moved, as it can be true of someone; undefined where it cannot. */
  readonly real: (start: Start, fact: string) => Start | undefined;
  /** All that a reader would call the outcome, for comparing two cases. */
  readonly outcome: (start: Start) => string;
  /** What the expressions of an aspect come to, likewise. */
  readonly truth: (aspect: Aspect, start: Start) => string;
};

export function groundFor(vocabulary: Vocabulary, claim: Claim, starts: readonly Start[], judge: Decide): Ground {
  return {
    vocabulary,
    claim,
    starts,
    real: (start, fact) => {
      if (contradictionsIn(vocabulary, start.facts).length > 0) return undefined;
      // Nobody judges what has not happened: the day of judgement follows a moment that was moved past it.
      const moment = fact === onFact ? undefined : momentOf(vocabulary, claim, start);
      return moment !== undefined && moment > start.on ? { ...start, on: moment } : start;
    },
    outcome: (start) => outcomeOf(judge(start)),
    truth: ({ expressions }, start) => JSON.stringify(truthsOf(vocabulary, claim, expressions, start)),
  };
}

/** One more reason to refuse is no other outcome. */
function outcomeOf({ status, amount, gives }: Decision): string {
  return JSON.stringify([status, amount, gives.map(({ holds }) => holds)]);
}

/** Worked cases that one fact is moved in: as many as there are, up to this number. */
const mostStarts = 40;

/** Cases to start from that differ in the facts of an aspect, the best of each kind, the base first. */
export function contextsOf({ starts, vocabulary }: Ground, { facts }: Aspect): Start[] {
  const lists = new Set(
    vocabulary.subjects.flatMap(({ id, list }) =>
      facts.some((it) => it === list || it.startsWith(`${id}.`)) && list ? [list] : [],
    ),
  );
  const kinds = new Map<string, Start>();
  for (const start of starts) {
    const values = facts.map((id) => (id === onFact ? start.on : start.facts.values.get(id)));
    const items = [...lists].map((id) => start.facts.lists.get(id)?.items.map((it) => [...it]));
    const key = JSON.stringify([values, items]);
    if (!kinds.has(key)) kinds.set(key, start);
  }
  return [...kinds.values()].slice(0, mostStarts);
}
