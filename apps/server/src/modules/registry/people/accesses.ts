import { sql } from "kysely";
import type { AuditTables } from "#kernel/audit/index.ts";
import type { ScopedDatabase, ScopedTransaction } from "#kernel/scope.ts";
import { subjectOf } from "../facts/subject.ts";
import { unitNames } from "../facts/views.ts";
import { registryTables } from "../registry.tables.ts";

export type Paging = { readonly page: number; readonly pageSize: number };
type Language = "zh" | "en";

/** Who looked at a person, the latest first: what the transaction may see of it. */
export async function accessesOf(
  tx: ScopedTransaction,
  person: string,
  { page, pageSize }: Paging,
  language: Language,
) {
  const looks = tx.withTables<AuditTables>().selectFrom("access_record").where("person", "=", person);
  const rows = await looks
    .selectAll()
    .orderBy("id", "desc")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total } = await looks.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const names = await unitNames(
    registryTables(tx),
    rows.map(({ unit }) => unit),
    language,
  );
  const items = rows.map((row) => ({
    at: row.at.toISOString(),
    who: row.actor_name,
    unit: row.unit === null ? null : (names.get(row.unit) ?? null),
    action: row.action,
    reason: row.reason,
  }));
  return { items, page, pageSize, total };
}

/**
 * The same for the office that answers for a person's data.
 *
 * Row-level security shows access records to nobody but the person, since a look may come from any unit. So the scope
 * first has to show the person, and only then the records are read beside it.
 */
export async function accessesForOffice(
  { within, database }: { readonly within: Within; readonly database: ScopedDatabase },
  person: string,
  paging: Paging,
  language: Language,
) {
  await within((tx) => subjectOf(registryTables(tx), "person", person));
  return database.asSystem("who looked at a person, for the office that answers for him", (tx) =>
    accessesOf(tx, person, paging, language),
  );
}

type Within = <T>(work: (tx: ScopedTransaction) => Promise<T>) => Promise<T>;
