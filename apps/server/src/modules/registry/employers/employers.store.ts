import type { EmployersQuery } from "@jucai/contract";
import { type RawBuilder, type Selectable, sql, type SqlBool } from "kysely";
import type { EmployerTable, RegistryTransaction } from "../registry.tables.ts";
import { employerKeys, wordsOf } from "./keys.ts";

export type EmployerRecord = Selectable<EmployerTable>;

/** The last character there is: what begins with a text lies between the text and the text followed by it. */
const last = "\u{10ffff}";
const orders = { name: sql`employer.name_pinyin`, updated: sql`employer.updated_at` };

/** One page of employers, and how many there are on all pages. */
export async function listEmployers(
  db: RegistryTransaction,
  query: EmployersQuery,
): Promise<{ rows: EmployerRecord[]; total: number }> {
  const { sort, direction, page, pageSize } = query;
  const where = allOf(query);
  const way = direction === "up" ? sql`asc` : sql`desc`;
  const rows = await db
    .selectFrom("employer")
    .selectAll()
    .where(where)
    .orderBy(sql`${orders[sort]} ${way}`)
    .orderBy(sql`employer.id ${way}`)
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total } = await db
    .selectFrom("employer")
    .select(sql<number>`count(*)::int`.as("total"))
    .where(where)
    .executeTakeFirstOrThrow();
  return { rows, total };
}

function allOf(query: EmployersQuery): RawBuilder<SqlBool> {
  const conditions = [
    sql<SqlBool>`employer.merged_into is null`,
    query.state === "current" ? sql<SqlBool>`employer.withdrawn_at is null` : undefined,
    query.state === "withdrawn" ? sql<SqlBool>`employer.withdrawn_at is not null` : undefined,
    query.place === undefined ? undefined : sql<SqlBool>`employer.place = ${query.place}`,
    query.roster === undefined
      ? undefined
      : sql<SqlBool>`exists (select 1 from roster_entry r
          where r.employer_id = employer.id and r.status = 'current' and r.roster = ${query.roster})`,
    ...searchConditions(query.q),
  ];
  return sql<SqlBool>`(${sql.join(
    conditions.filter((each) => each !== undefined),
    sql` and `,
  )})`;
}

function searchConditions(typed: string): RawBuilder<SqlBool>[] {
  if (typed.trim() === "") return [];
  const words = wordsOf(typed);
  if (words.length === 0) return [sql<SqlBool>`false`];
  return words.map(
    (word) => sql<SqlBool>`employer.id in (select k.employer from employer_key k
      where k.key >= ${word} and k.key < ${word + last})`,
  );
}

export async function employerById(db: RegistryTransaction, id: string): Promise<EmployerRecord | undefined> {
  return db.selectFrom("employer").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function lockEmployer(db: RegistryTransaction, id: string): Promise<EmployerRecord | undefined> {
  return db.selectFrom("employer").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

/** How many people each of these employers holds, of those whom the scope reaches. */
export async function employeesOf(db: RegistryTransaction, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; count: number }>`
    select held.id, count(*)::int as count from person cross join lateral unnest(person.held_by) as held(id)
    where person.held_by && ${[...ids]}::uuid[] and held.id = any(${[...ids]}::uuid[])
      and person.merged_into is null and person.withdrawn_at is null
    group by held.id`.execute(db);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Writes what an employer is found by, in place of what it was found by before. */
export async function writeKeys(
  db: RegistryTransaction,
  { id, name, aliases, uscc }: Pick<EmployerRecord, "id" | "name" | "aliases" | "uscc">,
): Promise<void> {
  await db.deleteFrom("employer_key").where("employer", "=", id).execute();
  const keys = employerKeys([name, ...aliases], uscc);
  await db
    .insertInto("employer_key")
    .values(keys.map((key) => ({ employer: id, key })))
    .execute();
}
