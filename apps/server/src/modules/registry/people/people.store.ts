import type { PeopleCountQuery, PeopleQuery } from "@jucai/contract";
import type { Vocabulary } from "@jucai/engine";
import { type RawBuilder, type Selectable, sql, type SqlBool } from "kysely";
import type { PersonTable, RegistryTransaction } from "../registry.tables.ts";
import { factConditions } from "../facts/conditions.ts";
import { type Match, searchCondition } from "./search.ts";

export type PersonRecord = Selectable<PersonTable>;

/** Filters of a list with what they stand for looked up. */
export type PeopleFilters = Omit<PeopleCountQuery, "by"> & {
  readonly words: readonly Match[][];
  /** The unit asked for and those below it. */
  readonly units: readonly string[] | undefined;
  readonly vocabulary: Vocabulary;
};

const listed = [
  "id",
  "place",
  "held_by",
  "name",
  "gender",
  "birth_month",
  "id_kind",
  "id_tail",
  "phone_tail",
  "best",
  "withdrawn_at",
  "forgotten_at",
  "version",
  "created_at",
  "updated_at",
] as const;
export type ListedPerson = Pick<PersonRecord, (typeof listed)[number]>;

const orders = {
  name: sql`person.name_pinyin`,
  updated: sql`person.updated_at`,
  created: sql`person.created_at`,
  birth: sql`person.birth_month`,
};

/** One page of people, and how many there are on all pages. */
export async function listPeople(
  db: RegistryTransaction,
  filters: PeopleFilters,
  { sort, direction, page, pageSize }: Pick<PeopleQuery, "sort" | "direction" | "page" | "pageSize">,
): Promise<{ rows: ListedPerson[]; total: number }> {
  const way = direction === "up" ? sql`asc` : sql`desc`;
  // Only a birth month may be missing; for the others "nulls last" would keep the index from giving the order.
  const first = sort === "birth" ? sql`${orders.birth} ${way} nulls last` : sql`${orders[sort]} ${way}`;
  const rows = await db
    .selectFrom("person")
    .select(listed)
    .where(allOf(filters))
    .orderBy(first)
    .orderBy(sql`person.id ${way}`)
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const all = page === 1 && rows.length < pageSize;
  return { rows, total: all ? rows.length : await countPeople(db, filters) };
}

/** Ids of everybody whom the filters leave, in order: an export reads the people themselves in pieces. */
export async function idsOfPeople(
  db: RegistryTransaction,
  filters: PeopleFilters,
  { sort, direction }: Pick<PeopleQuery, "sort" | "direction">,
): Promise<string[]> {
  const way = direction === "up" ? sql`asc` : sql`desc`;
  // Only a birth month may be missing; for the others "nulls last" would keep the index from giving the order.
  const first = sort === "birth" ? sql`${orders.birth} ${way} nulls last` : sql`${orders[sort]} ${way}`;
  const rows = await db
    .selectFrom("person")
    .select("id")
    .where(allOf(filters))
    .orderBy(first)
    .orderBy(sql`person.id ${way}`)
    .execute();
  return rows.map(({ id }) => id);
}

export async function countPeople(db: RegistryTransaction, filters: PeopleFilters): Promise<number> {
  const { count } = await db
    .selectFrom("person")
    .select(sql<number>`count(*)::int`.as("count"))
    .where(allOf(filters))
    .executeTakeFirstOrThrow();
  return count;
}

export type Count = { readonly value: string | number | boolean | null; readonly count: number };

/** How many people there are of each value; a person may count under several units. */
export async function countPeopleBy(
  db: RegistryTransaction,
  filters: PeopleFilters,
  by: PeopleCountQuery["by"],
): Promise<Count[]> {
  const value = facetOf(by, filters);
  const { rows } = await sql<Count>`
    select it.value, count(*)::int as count
    from person cross join lateral (${value}) as it(value)
    where ${allOf(filters)}
    group by it.value order by count desc, it.value limit 200`.execute(db);
  return rows;
}

function facetOf(by: PeopleCountQuery["by"], { roster, year }: PeopleFilters): RawBuilder<unknown> {
  switch (by) {
    case "gender":
      return sql`select to_jsonb(person.gender)`;
    case "idKind":
      return sql`select to_jsonb(person.id_kind)`;
    case "birthYear":
      return sql`select to_jsonb(left(person.birth_month, 4))`;
    case "unit":
      return sql`select to_jsonb(unnest(person.held_by))`;
    case "verified":
      return sql`select to_jsonb(${verifiedState})`;
    case "source":
      return sql`select distinct entry.value -> 'source' from jsonb_each(person.best) as entry`;
    case "category":
      return sql`select distinct on (r.id) to_jsonb(r.category) from roster_entry r
        where r.person_id = person.id and r.status = 'current' and ${rosterMatches(roster, year)}`;
    default:
      return sql`select person.best -> ${by} -> 'value'`;
  }
}

const verifiedState = sql`case when person.facts_verified = 0 then 'none'
  when person.facts_verified < person.facts_known then 'some' else 'all' end`;

/** Every filter as one condition. */
function allOf(filters: PeopleFilters): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${sql.join(conditionsOf(filters), sql` and `)})`;
}

function conditionsOf(it: PeopleFilters): RawBuilder<SqlBool>[] {
  const conditions: (RawBuilder<SqlBool> | undefined)[] = [
    sql<SqlBool>`person.merged_into is null`,
    it.state === "current" ? sql<SqlBool>`person.withdrawn_at is null` : undefined,
    it.state === "withdrawn" ? sql<SqlBool>`person.withdrawn_at is not null` : undefined,
    it.words.length > 0 ? searchCondition(it.words) : undefined,
    it.units === undefined ? undefined : sql<SqlBool>`person.held_by && ${[...it.units]}::uuid[]`,
    it.place === undefined ? undefined : sql<SqlBool>`person.place = ${it.place}`,
    it.verified === undefined ? undefined : sql<SqlBool>`${verifiedState} = ${it.verified}`,
    it.source === undefined
      ? undefined
      : sql<SqlBool>`exists (select 1 from jsonb_each(person.best) as e where e.value ->> 'source' = ${it.source})`,
    it.roster === undefined && it.category === undefined ? undefined : onRoster(it),
  ];
  const facts = it.facts === undefined ? [] : factConditions(it.facts, "person", it.vocabulary);
  return [...conditions.filter((each) => each !== undefined), ...facts];
}

function onRoster({ roster, year, category }: PeopleFilters): RawBuilder<SqlBool> {
  const inCategory = category === undefined ? sql`true` : sql`r.category = ${category}`;
  return sql<SqlBool>`exists (select 1 from roster_entry r where r.person_id = person.id and r.status = 'current'
    and ${rosterMatches(roster, year)} and ${inCategory})`;
}

function rosterMatches(roster: string | undefined, year: number | undefined): RawBuilder<SqlBool> {
  const same = roster === undefined ? sql<SqlBool>`true` : sql<SqlBool>`r.roster = ${roster}`;
  return year === undefined ? same : sql<SqlBool>`${same} and r.year = ${year}`;
}

export async function personById(db: RegistryTransaction, id: string): Promise<PersonRecord | undefined> {
  return db.selectFrom("person").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function lockPerson(db: RegistryTransaction, id: string): Promise<PersonRecord | undefined> {
  return db.selectFrom("person").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}
