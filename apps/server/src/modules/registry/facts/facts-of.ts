import type { FactSource } from "@jucai/contract";
import { type Case, readFacts } from "@jucai/engine";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { type RegistryTransaction, registryTables } from "../registry.tables.ts";
import { openValue } from "./facts.service.ts";
import { choicesOf, valuesOf } from "./facts.store.ts";
import { notFound } from "./subject.ts";
import { caseForm } from "./value.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** How well a value is supported, for whoever decides on it. */
export type Support = {
  /** Id of the value in `fact_value`. */
  readonly value: string;
  readonly about: "person" | "employer";
  readonly source: FactSource;
  readonly verified: boolean;
  readonly since: string | null;
  readonly conflict: boolean;
};
export type HeldFacts = Case & { readonly support: ReadonlyMap<string, Support> };

/**
 * What is held of a person as `decide` reads it: the best-supported value of each fact, sensitive ones
 * included, and of his employer what nobody said of himself. A fact of which nothing is held is
 * unknown. `problems` are values that the vocabulary of today no longer takes; they count as unknown.
 */
export async function factsOf(tx: ScopedTransaction, sealing: Sealing, person: string): Promise<HeldFacts> {
  const db = registryTables(tx);
  const row = await db.selectFrom("person").select(["held_by"]).where("id", "=", person).executeTakeFirst();
  if (row === undefined) throw notFound("person");
  const employer = await onlyEmployer(db, row.held_by);
  return factsAbout(tx, sealing, [
    ...(employer === undefined ? [] : [{ about: "employer" as const, id: employer }]),
    { about: "person" as const, id: person },
  ]);
}

/** What is held of an employer itself, in the same way. */
export async function factsOfEmployer(tx: ScopedTransaction, sealing: Sealing, employer: string): Promise<HeldFacts> {
  return factsAbout(tx, sealing, [{ about: "employer", id: employer }]);
}

/** The facts of several subjects together; of one that two of them have, the last one's counts. */
async function factsAbout(
  tx: ScopedTransaction,
  sealing: Sealing,
  subjects: readonly { readonly about: "person" | "employer"; readonly id: string }[],
): Promise<HeldFacts> {
  const db = registryTables(tx);
  const { vocabulary, facts } = await vocabularyOf(tx);
  const written: Record<string, unknown> = {};
  const support = new Map<string, Support>();
  for (const { about, id } of subjects) {
    const { sealed_key } = await db
      .selectFrom(about)
      .select("sealed_key")
      .where("id", "=", id)
      .executeTakeFirstOrThrow(() => notFound(about));
    for (const [factId, { chosen, row: best }] of choicesOf(await valuesOf(db, id))) {
      const fact = facts.get(factId);
      const value = openValue(sealing, sealed_key, best);
      if (fact === undefined || value === undefined) continue;
      written[factId] = caseForm(value, fact);
      const verified = best.verified_at !== null || best.source === "exchange";
      const { source, since } = best;
      support.set(factId, { value: best.id, about, source, verified, since, conflict: chosen.conflict });
    }
  }
  return { ...readFacts({ facts: written }, vocabulary), support };
}

/** The employer among the units that hold a person; with two of them nobody knows which one is meant. */
async function onlyEmployer(db: RegistryTransaction, units: readonly string[]): Promise<string | undefined> {
  if (units.length === 0) return undefined;
  const rows = await db
    .selectFrom("employer")
    .select("id")
    .where("id", "in", [...units])
    .where("withdrawn_at", "is", null)
    .execute();
  return rows.length === 1 ? rows[0]?.id : undefined;
}
