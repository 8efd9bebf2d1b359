import type { FactJson, FactSource, SubjectKind } from "@jucai/contract";
import type { Vocabulary } from "@jucai/engine";
import { sql } from "kysely";
import type { Scope } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { RegistryTransaction } from "../registry.tables.ts";
import { openValue, sealValue } from "./facts.service.ts";
import { type FactRow, insertValues, type NewRow } from "./facts.store.ts";
import { checkValue, factFor } from "./value.ts";

/** What a row of a sheet says of one subject. Values as the contract writes them: money in fen, null for none. */
export type ToldFact = {
  readonly fact: string;
  readonly value: FactJson;
  readonly since?: string;
  readonly note?: string;
};

/** Who imports, and for which unit. */
export type TakenBy = {
  readonly actor: { readonly account: string; readonly name: string };
  readonly source: FactSource;
  /** The collecting unit; it holds whom it names from now on, as far as people/joining.ts lets it. */
  readonly unit: string;
  /** GB/T 2260 code of that unit, where those who are new are registered. */
  readonly place: string;
  /** Whom the one who imports may see; without it whom the unit holds, and nobody else. */
  readonly sees?: Pick<Scope, "all" | "places" | "units">;
  readonly importId: string;
  readonly at: Date;
};

export type Told = {
  readonly subject: string;
  /** Null for whom the key was destroyed: sensitive values are left out. */
  readonly sealedKey: Buffer | null;
  /** Just registered: nothing can have been said before. */
  readonly fresh: boolean;
  readonly facts: readonly ToldFact[];
};

/**
 * Writes down those values that this unit has not said already; two statements however many. Says of whom.
 *
 * Throws for what the vocabulary does not have: whoever reads sheets has refused such rows before.
 */
export async function addTold(
  db: RegistryTransaction,
  sealing: Sealing,
  kind: SubjectKind,
  told: readonly Told[],
  vocabulary: Vocabulary,
  by: TakenBy,
): Promise<Set<string>> {
  const said = await saidAlready(db, told, by);
  const values = told.flatMap((each) =>
    each.facts.flatMap((it) => newRow(kind, each, it, said, sealing, vocabulary, by) ?? []),
  );
  await insertValues(db, kind, values, by.at);
  return new Set(values.map(({ subject }) => subject));
}

function newRow(
  kind: SubjectKind,
  { subject: id, sealedKey }: Told,
  { fact: factId, value: raw, since, note }: ToldFact,
  said: ReadonlyMap<string, FactRow>,
  sealing: Sealing,
  vocabulary: Vocabulary,
  by: TakenBy,
): NewRow | undefined {
  const found = factFor(factId, kind, vocabulary);
  if ("problem" in found) throw new Error(found.problem.en);
  const checked = checkValue(raw, found.fact, vocabulary);
  if ("problem" in checked) throw new Error(`${factId}: ${checked.problem.en}`);
  const sensitive = found.fact.sensitivity === "sensitive";
  if (sensitive && sealedKey === null) return undefined;
  const before = said.get(`${id}/${factId}`);
  const same = before !== undefined && openValue(sealing, sealedKey, before) === checked.value;
  if (same && (since === undefined || before.since === since)) return undefined;
  const subject = { kind, id, sealedKey, changeable: true };
  return {
    subject: id,
    fact: factId,
    value: checked.value,
    ...(sensitive ? { sealed: sealValue(sealing, subject, factId, checked.value) } : {}),
    since,
    source: by.source,
    unit: by.unit,
    note,
    enteredBy: by.actor.account,
    enteredName: by.actor.name,
    import: by.importId,
  };
}

/** What this unit said last of each fact of these subjects. */
async function saidAlready(db: RegistryTransaction, told: readonly Told[], by: TakenBy): Promise<Map<string, FactRow>> {
  const ids = [...new Set(told.flatMap(({ subject, fresh }) => (fresh ? [] : [subject])))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("fact_value")
    .distinctOn(["subject", "fact"])
    .selectAll()
    .where("subject", "=", sql<string>`any(${ids}::uuid[])`)
    .where("source", "=", by.source)
    .where("source_unit", "=", by.unit)
    .where("retracted_at", "is", null)
    .orderBy("subject")
    .orderBy("fact")
    .orderBy("id", "desc")
    .execute();
  return new Map(rows.map((row) => [`${row.subject}/${row.fact}`, row]));
}
