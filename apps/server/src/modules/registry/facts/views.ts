import type { BestFactView, FactValueView } from "@jucai/contract";
import { sql } from "kysely";
import type { RegistryTransaction } from "../registry.tables.ts";
import { choicesOf, type FactRow } from "./facts.store.ts";

export type Names = ReadonlyMap<string, string>;

/** Names of units by id, in the reader's language; a unit that is gone from the table has none. */
export async function unitNames(
  tx: RegistryTransaction,
  ids: readonly (string | null)[],
  language: "zh" | "en",
): Promise<Names> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .selectFrom("unit")
    .select(["id", "name"])
    .where("id", "=", sql<string>`any(${wanted}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name[language]]));
}

/** The best-supported value of each fact, by the fact's id. */
export function bestViews(rows: readonly FactRow[], names: Names): BestFactView[] {
  return [...choicesOf(rows)]
    .map(([, { chosen, row }]) => ({
      ...common(row, names),
      conflict: chosen.conflict,
      values: chosen.standing,
      objection: row.objection,
    }))
    .sort((a, b) => (a.fact < b.fact ? -1 : 1));
}

/** Every value, marked where it is the best one of its fact. */
export function historyViews(rows: readonly FactRow[], names: Names): FactValueView[] {
  const best = new Set([...choicesOf(rows).values()].map(({ row }) => row.id));
  return rows.map((row) => ({
    ...common(row, names),
    retracted: row.retracted_at === null ? null : { at: row.retracted_at.toISOString(), why: row.retracted_why ?? "" },
    best: best.has(row.id),
    objection: row.objection,
  }));
}

function common(row: FactRow, names: Names) {
  const sealed = row.sealed !== null;
  return {
    id: row.id,
    fact: row.fact,
    ...(sealed ? {} : { value: row.value }),
    sealed,
    since: row.since,
    asOf: row.as_of,
    source: row.source,
    sourceUnit: row.source_unit === null ? null : { id: row.source_unit, name: names.get(row.source_unit) ?? "" },
    note: row.source_note,
    evidence: row.evidence,
    verified: row.verified_at === null ? null : { by: row.verified_name ?? "", at: row.verified_at.toISOString() },
    enteredBy: row.entered_name,
    enteredAt: row.entered_at.toISOString(),
  };
}
