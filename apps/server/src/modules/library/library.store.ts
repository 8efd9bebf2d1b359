import type { SearchQuery } from "@jucai/contract";
import { currentForm, type Vocabulary } from "@jucai/engine";
import { type ExpressionBuilder, type SqlBool, sql } from "kysely";
import { inEffect } from "./versions/in-effect.ts";
import type { LibraryDatabase, LibraryTables } from "./library.tables.ts";
import type { Found, LibraryStore, SearchFilters } from "./library.service.ts";
import { aroundOf, insideOf } from "./places.ts";
import { settingsOf } from "./settings/settings.ts";
import { queryOf } from "./terms.ts";
import type { Version } from "./views.ts";

/** The library's SQL. */
export function libraryStore(database: LibraryDatabase): LibraryStore {
  return {
    versions: (on) => versions(database, { on }),
    version: async (document, on) => (await versions(database, { document, on }))[0],
    heads: () => heads(database),
    settings: (place, on) => settingsOf(database.$omitTables<keyof LibraryTables>(), place, on),
    vocabulary: () => vocabulary(database),
    search: (query, on) => search(database, query, on),
    countBy: (column, query, on) => countBy(database, column, query, on),
  };
}

type Wanted = { readonly document?: string; readonly on: string | undefined };

async function versions(database: LibraryDatabase, { document, on }: Wanted): Promise<Version[]> {
  const rows = await database
    .selectFrom(inEffect(on).as("current_document"))
    .select(["origin", "content_hash", "published_at", "body"])
    .$if(document !== undefined, (query) => query.where("document", "=", document ?? ""))
    .execute();
  return rows.map((row) => ({
    origin: row.origin,
    contentHash: row.content_hash,
    publishedAt: row.published_at,
    policy: currentForm(row.body),
  }));
}

async function heads(database: LibraryDatabase) {
  const [current, documents] = await Promise.all([
    newestVocabulary(database).select("content_hash").executeTakeFirstOrThrow(),
    database.selectFrom("current_document").select(["place", "content_hash as contentHash"]).execute(),
  ]);
  return { vocabulary: current.content_hash, documents };
}

async function vocabulary(database: LibraryDatabase): Promise<{ version: string; vocabulary: Vocabulary }> {
  const row = await newestVocabulary(database).select(["content_hash", "body"]).executeTakeFirstOrThrow();
  return { version: row.content_hash, vocabulary: row.body };
}

function newestVocabulary(database: LibraryDatabase) {
  return database.selectFrom("vocabulary_version").orderBy("id", "desc").limit(1);
}

async function search(database: LibraryDatabase, query: SearchQuery, on: string): Promise<Found[]> {
  const words = queryOf(query.q);
  return database
    .selectFrom("measure")
    .select(["card", "pinyin", "amounts"])
    .where((each) => filters(each, query, on))
    .$if(words !== undefined, (it) => it.orderBy(sql`ts_rank(terms, ${words}::tsquery)`, "desc"))
    .orderBy("document")
    .orderBy("position")
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute();
}

/** Number of hits for each value of a column, or in all. */
async function countBy(database: LibraryDatabase, column: keyof typeof columns, query: SearchFilters, on: string) {
  const value = columns[column](on);
  return database
    .selectFrom("measure")
    .select([value.as("value"), sql<number>`count(*)::int`.as("count")])
    .where((each) => filters(each, query, on))
    .where(value, "is not", null)
    .groupBy(value)
    .orderBy("count", "desc")
    .orderBy("value")
    .execute();
}

// The date is written into the text, not passed beside it: PostgreSQL must see that what is
// selected and what is grouped by are the same. The contract has let only real dates through.
const statusOn = (on: string) => sql<string>`
  case when force_from > ${sql.lit(on)}::date then 'not_yet'
       when force_to < ${sql.lit(on)}::date then 'ended'
       else 'in_force' end`;

const columns = {
  all: () => sql<string>`'all'::text`,
  kind: () => sql<string>`kind`,
  who: () => sql<string>`who`,
  place: () => sql<string>`place`,
  status: statusOn,
};

function filters(each: ExpressionBuilder<LibraryTables, "measure">, query: SearchFilters, on: string) {
  const words = queryOf(query.q);
  const all = [
    words === undefined ? nothingTyped(query.q) : sql<SqlBool>`terms @@ ${words}::tsquery`,
    query.kind !== undefined && each("kind", "=", query.kind),
    query.who !== undefined && each("who", "=", query.who),
    query.policy !== undefined && each("document", "=", query.policy),
    query.place !== undefined &&
      each.or([each("place", "like", `${insideOf(query.place)}%`), each("place", "in", aroundOf(query.place))]),
    query.status !== undefined && sql<SqlBool>`${statusOn(on)} = ${query.status}`,
  ];
  return each.and(all.filter((one) => one !== false));
}

/** Without a word everything is listed; punctuation alone finds nothing. */
function nothingTyped(typed: string) {
  return typed.trim() === "" ? sql<SqlBool>`true` : sql<SqlBool>`false`;
}
