import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** Names of units in both languages, in one query. */
export async function unitNames(tx: ScopedTransaction, ids: readonly string[]): Promise<(id: string) => Text> {
  const { rows } = await sql<{ id: string; name: Text }>`
    select id, name from unit where id = any(${[...new Set(ids)]}::uuid[])`.execute(tx);
  const found = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => found.get(id) ?? { zh: "—", en: "—" };
}
