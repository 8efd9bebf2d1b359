import type { RecognitionsQuery, RecognitionView } from "@jucai/contract";
import { sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { withMerged } from "#modules/registry/duplicates/index.ts";
import { type Recognition, recognitionTables } from "./recognitions.tables.ts";
import { viewsOf } from "./views.ts";

/** Recognitions within reach, the latest first. */
export async function listRecognitions(tx: ScopedTransaction, query: RecognitionsQuery, day: string) {
  const { page, pageSize } = query;
  const found = await filtered(tx, query, day);
  const { total } = await found.select((of) => of.fn.countAll<string>().as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll()
    .orderBy("granted_on", "desc")
    .orderBy("number", "desc")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items: await viewsOf(tx, rows, day), page, pageSize, total: Number(total) };
}

async function filtered(tx: ScopedTransaction, query: RecognitionsQuery, day: string) {
  let found = recognitionTables(tx).selectFrom("recognition");
  if (query.scheme !== undefined) found = found.where("scheme", "=", query.scheme);
  if (query.level !== undefined) found = found.where("level", "=", query.level);
  if (query.person !== undefined) found = found.where("person_id", "in", await withMerged(tx, query.person));
  if (query.employer !== undefined) found = found.where("employer_id", "=", query.employer);
  if (query.q !== undefined && query.q !== "") {
    const [q, from] = [query.q.toUpperCase(), `${query.q.replaceAll(/[\\%_]/g, "\\$&")}%`];
    found = found.where((is) => is.or([is("number", "=", q), is("holder_name", "like", from)]));
  }
  if (query.state !== undefined) found = found.where(sql<string>`${stateSql(day)}`, "=", query.state);
  return found;
}

/** The same as `stateOn`, for the database. */
const stateSql = (day: string) => sql<string>`case
  when revoked_on is not null then 'revoked' when replaced_by is not null then 'replaced'
  when from_day > ${day}::date then 'not_yet' when until_day < ${day}::date then 'expired' else 'valid' end`;

/** How many of each scheme stand how. */
export async function countBySchemes(tx: ScopedTransaction, day: string) {
  const rows = await recognitionTables(tx)
    .selectFrom("recognition")
    .select(["scheme", sql<RecognitionView["state"]>`${stateSql(day)}`.as("state"), sql<number>`count(*)::int`.as("n")])
    .groupBy(["scheme", "state"])
    .execute();
  return (scheme: string) => {
    const of = (state: RecognitionView["state"]) =>
      rows.find((row) => row.scheme === scheme && row.state === state)?.n ?? 0;
    return { valid: of("valid"), expired: of("expired"), revoked: of("revoked") };
  };
}

export async function readRow(tx: ScopedTransaction, id: string): Promise<Recognition> {
  const row = await recognitionTables(tx).selectFrom("recognition").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) {
    throw new Refusal("not_found", {
      zh: "没有找到这项认定，或者不在您的管理范围内。",
      en: "There is no such recognition within your reach.",
    });
  }
  return row;
}

export async function readRecognition(tx: ScopedTransaction, id: string, day: string): Promise<RecognitionView> {
  return oneView(tx, await readRow(tx, id), day);
}

export async function oneView(tx: ScopedTransaction, row: Recognition, day: string): Promise<RecognitionView> {
  const [view] = await viewsOf(tx, [row], day);
  if (view === undefined) throw new Error("a row has one view");
  return view;
}

/** What one person holds, himself and whoever was merged into him. */
export async function recognitionsOf(tx: ScopedTransaction, person: string, day: string): Promise<RecognitionView[]> {
  const rows = await recognitionTables(tx)
    .selectFrom("recognition")
    .selectAll()
    .where("person_id", "in", await withMerged(tx, person))
    .orderBy("granted_on", "desc")
    .execute();
  return viewsOf(tx, rows, day);
}
