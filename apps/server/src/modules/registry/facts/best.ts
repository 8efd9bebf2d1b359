/**
 * Which of several values for one fact counts: docs/decisions/0012-best-supported-value.md.
 *
 * Pure; the same rule serves one edit, an import of thousands and what a person sees of himself.
 */
import type { FactJson, FactSource } from "@jucai/contract";

/** One value that somebody gave. */
export type Given = {
  readonly id: string;
  readonly value: FactJson;
  readonly source: FactSource;
  /** The unit or administration that said so: the same voice may correct itself. */
  readonly voice: string | null;
  /** Since when it holds, `YYYY-MM-DD`. */
  readonly since: string | null;
  /** The day for which a data exchange confirmed it. */
  readonly asOf: string | null;
  /** When it was written down, ISO 8601 in UTC. */
  readonly enteredAt: string;
  readonly verified: boolean;
  readonly retracted: boolean;
};

export type Chosen = {
  readonly best: Given;
  /** Whether a voice as strong says something else about the same time. */
  readonly conflict: boolean;
  /** Values that stand, the best one among them. */
  readonly standing: number;
};

const strengths: Readonly<Record<FactSource, number>> = { self: 0, employer: 1, office: 2, exchange: 3 };

/** A value that an office verified counts as much as one that another administration confirms. */
export function strengthOf({ source, verified }: Pick<Given, "source" | "verified">): number {
  return verified ? strengths.exchange : strengths[source];
}

/**
 * The best-supported of the values for one fact; undefined when none stands.
 *
 * The stronger source first, then the later state of affairs, then what was written down later.
 */
export function bestOf(values: readonly Given[]): Chosen | undefined {
  const standing = values.filter(({ retracted }) => !retracted);
  const [first, ...rest] = standing;
  if (first === undefined) return undefined;
  const best = rest.reduce((one, other) => (isBetter(other, one) ? other : one), first);
  return { best, conflict: standing.some((other) => contradicts(other, best)), standing: standing.length };
}

/** Whether another value contests the best one: as strong, another voice, about no earlier a time. */
export function contradicts(other: Given, best: Given): boolean {
  return (
    other.value !== best.value &&
    strengthOf(other) === strengthOf(best) &&
    (other.source !== best.source || other.voice !== best.voice) &&
    (other.since === best.since || other.since === null || best.since === null)
  );
}

function isBetter(a: Given, b: Given): boolean {
  const stronger = strengthOf(a) - strengthOf(b);
  if (stronger !== 0) return stronger > 0;
  if (stateOf(a) !== stateOf(b)) return stateOf(a) > stateOf(b);
  if (a.enteredAt !== b.enteredAt) return a.enteredAt > b.enteredAt;
  return BigInt(a.id) > BigInt(b.id);
}

/** The day whose state of affairs a value tells: since when it holds, else the day on which it was confirmed or said. */
function stateOf({ since, asOf, enteredAt }: Given): string {
  return since ?? asOf ?? enteredAt.slice(0, 10);
}
