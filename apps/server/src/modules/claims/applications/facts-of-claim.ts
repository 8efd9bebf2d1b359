import type { CaseAnswers } from "@jucai/contract";
import { type Benefit, type Case, readFacts, type Value, type Vocabulary } from "@jucai/engine";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { type ClaimantRef, heldOf } from "#modules/granted/index.ts";
import { factsOf, factsOfEmployer, type HeldFacts } from "#modules/registry/facts/index.ts";
import { type Application, type Claim, claimsTables } from "../claims.tables.ts";
import { claimantKey, openAnswers, plainAnswers } from "./answers.ts";

export function claimantOf(row: Pick<Application, "person_id" | "employer_id">): ClaimantRef {
  if (row.person_id !== null) return { kind: "person", id: row.person_id };
  if (row.employer_id !== null) return { kind: "employer", id: row.employer_id };
  throw new Error("a claim without a claimant");
}

/** What the registry holds of a claimant, with the awards that he has already. */
export async function heldFacts(tx: ScopedTransaction, sealing: Sealing, who: ClaimantRef): Promise<HeldFacts> {
  const facts = who.kind === "person" ? await factsOf(tx, sealing, who.id) : await factsOfEmployer(tx, sealing, who.id);
  return { ...facts, held: await heldOf(tx, who) };
}

/**
 * Facts about the thing that one claim is for, where there can be another one: this project, this promotion. They
 * stand in the form alone; the registry would say the last one's for all of them.
 */
export function ownFacts(benefit: Benefit, vocabulary: Vocabulary): ReadonlySet<string> {
  if (benefit.repeats === undefined || benefit.about === "person" || benefit.about === "employer") return new Set();
  return new Set(vocabulary.facts.filter(({ subject }) => subject === benefit.about).map(({ id }) => id));
}

export type Preference = "registry" | "answers";

/** Registry and form together; lists stand only in the form. */
export function merged(held: HeldFacts, answers: Case, own: ReadonlySet<string>, prefer: Preference): HeldFacts {
  const values = new Map<string, Value>([...held.facts.values].filter(([id]) => !own.has(id)));
  for (const [id, value] of answers.facts.values) {
    if (prefer === "answers" || own.has(id) || !values.has(id)) values.set(id, value);
  }
  return {
    ...held,
    facts: { values, lists: answers.facts.lists },
    problems: [...held.problems, ...answers.problems],
    support: new Map([...held.support].filter(([id]) => !own.has(id))),
  };
}

/** The facts by which one claim is decided: as well supported as anybody says them, the form's where nobody else does. */
export async function factsOfClaim(
  tx: ScopedTransaction,
  sealing: Sealing,
  claim: Claim,
  benefit: Benefit,
  vocabulary: Vocabulary,
): Promise<HeldFacts> {
  const who = claimantOf(claim);
  const held = await heldFacts(tx, sealing, who);
  const answers = await answersOfClaim(tx, sealing, claim);
  return merged(held, readFacts({ facts: answers }, vocabulary), ownFacts(benefit, vocabulary), "registry");
}

/** What was said in the form of a claim, as a case says it; nothing once the claimant's key is destroyed. */
export async function answersOfClaim(tx: ScopedTransaction, sealing: Sealing, claim: Claim): Promise<CaseAnswers> {
  const form = await claimsTables(tx)
    .selectFrom("application")
    .selectAll()
    .where("id", "=", claim.application)
    .executeTakeFirstOrThrow();
  const key = await claimantKey(tx, claimantOf(form));
  return key === null ? {} : plainAnswers(openAnswers(sealing, key, form));
}
