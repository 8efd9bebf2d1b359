/** The boundary cases of one benefit, each decided by the engine: what an official can read line by line and sign. */
import { claimOf, type Benefit, type Decision, type Policy, type Start, type Vocabulary } from "@jucai/engine";
import type { LoadedPacks } from "../read-packs.ts";
import { aspectsOf, baseAspect, type Aspect } from "./aspects.ts";
import { groundFor, type Ground } from "./ground.ts";
import { heldDrafts, sizeDrafts, uniqueDrafts } from "./history.ts";
import { distinct, within } from "./keep.ts";
import { draftsFor, type Draft } from "./search.ts";
import { decider, startsOf, type Decide } from "./start.ts";

export type BoundaryRow = {
  /** From 1. */
  readonly number: number;
  /** What is being tried, with its clause. */
  readonly aspect: Aspect;
  readonly start: Start;
  readonly decision: Decision;
};

export type Boundaries = {
  readonly policy: Policy;
  readonly benefit: Benefit;
  readonly vocabulary: Vocabulary;
  /** The first row is the base case; none where the pack has no worked case to start from. */
  readonly rows: readonly BoundaryRow[];
  /** Rows left out because the table has as many as it may have. */
  readonly leftOut: number;
};

/** Rows that one table may have. */
export const mostRows = 120;

type Loaded = Pick<LoadedPacks, "vocabulary" | "policies" | "examples">;

/**
 * Boundary cases of a benefit around its worked cases, in the order of its conditions; undefined for an id that no
 * policy has. Pure: the same packs give the same rows.
 */
export function boundariesOf(loaded: Loaded, id: string): Boundaries | undefined {
  const { vocabulary, policies, examples } = loaded;
  const policy = policies.find(({ benefits }) => benefits.some((it) => it.id === id));
  const benefit = policy?.benefits.find((it) => it.id === id);
  if (!policy || !benefit) return undefined;
  const judge = decider(vocabulary, benefit);
  const starts = startsOf(benefit, examples, vocabulary, judge).map(({ start }) => start);
  const ground = groundFor(vocabulary, claimOf(benefit), starts, judge);
  const drafts = distinct(starts[0] ? allDrafts(ground, judge, starts[0]) : []);
  const kept = within(drafts, mostRows);
  const rows = kept.map(({ aspect, start }, at) => ({ number: at + 1, aspect, start, decision: judge(start) }));
  return { policy, benefit, vocabulary, rows, leftOut: drafts.length - kept.length };
}

function allDrafts(ground: Ground, judge: Decide, base: Start): Draft[] {
  const { claim, vocabulary } = ground;
  const lists = new Set(vocabulary.subjects.flatMap(({ list }) => list ?? []));
  const around = aspectsOf(claim).flatMap((aspect) => [
    ...[...draftsFor(ground, aspect)].flatMap(([fact, drafts]) =>
      lists.has(fact) ? sizeDrafts(ground, aspect, fact) : drafts,
    ),
    ...heldDrafts(ground, judge, aspect),
    ...uniqueDrafts(ground, claim.benefit, aspect),
  ]);
  return [{ aspect: baseAspect(claim.benefit), start: base, telling: true }, ...around];
}
