/** What counts of many persons or employers at once, in as many queries as for one. */
import type { FactJson, SubjectKind } from "@jucai/contract";
import type { Fact } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { Best } from "../registry.tables.ts";
import { openValue } from "./facts.service.ts";
import { choicesOf, type FactRow } from "./facts.store.ts";

/** Somebody with what his row keeps: the best-supported values that are not sensitive. */
export type Holder = { readonly id: string; readonly best: Best };
export type KnownValue = { readonly value: FactJson; readonly verified: boolean };
type Known = Map<string, KnownValue>;

/**
 * The best-supported value of each of these facts, as `factsOf` chooses it. Open ones stand in the row of whoever it is;
 * sensitive ones are opened here, so that what comes of it must not leave the server.
 */
export async function bestOfAll(
  tx: ScopedTransaction,
  sealing: Sealing,
  kind: SubjectKind,
  holders: readonly Holder[],
  facts: readonly Fact[],
): Promise<ReadonlyMap<string, Known>> {
  const all = new Map(holders.map(({ id, best }) => [id, openOnes(best, facts)]));
  const sensitive = facts.filter(({ sensitivity }) => sensitivity === "sensitive").map(({ id }) => id);
  if (sensitive.length === 0 || holders.length === 0) return all;
  const rows = await rowsOf(tx, kind, [...all.keys()], sensitive);
  for (const [owner, of] of Map.groupBy(rows, (row) => row.owner)) {
    for (const [fact, { row }] of choicesOf(of)) {
      const value = openValue(sealing, null, row);
      const verified = row.verified_at !== null || row.source === "exchange";
      if (value !== undefined) all.get(owner)?.set(fact, { value, verified });
    }
  }
  return all;
}

function openOnes(best: Best, facts: readonly Fact[]): Known {
  const known: Known = new Map();
  for (const { id } of facts) {
    const entry = best[id];
    if (entry !== undefined) known.set(id, { value: entry.value, verified: entry.verified });
  }
  return known;
}

type OwnedRow = FactRow & { readonly owner: string };

/** Every value of these facts given of these subjects and of persons merged into them. */
async function rowsOf(
  tx: ScopedTransaction,
  kind: SubjectKind,
  ids: readonly string[],
  facts: readonly string[],
): Promise<OwnedRow[]> {
  const { rows } = await sql<OwnedRow>`
    with recursive own(subject, owner) as (
      select id, id from unnest(${[...ids]}::uuid[]) as given(id)
      union
      select p.id, o.owner from person p join own o on p.merged_into = o.subject where ${kind} = 'person'
    )
    select f.*, o.owner, k.sealed_key as subject_key
    from own o join fact_value f on f.subject = o.subject join ${sql.table(kind)} k on k.id = o.subject
    where f.fact = any(${[...facts]}::text[])
    order by f.id desc`.execute(tx);
  return rows;
}
