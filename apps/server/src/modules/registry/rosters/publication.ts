import type { PublicRoster, RosterDetail } from "@jucai/contract";
import type { Kysely } from "kysely";
import { record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { dueIn } from "../liaison/periods.ts";
import { cellOf } from "./cells.ts";
import type { PublishedRoster } from "./definitions.ts";
import { wholeYear } from "./entries.ts";
import { rosterTables, type RosterTables } from "./rosters.tables.ts";

/** Makes a year's roster public, as far as its document lets columns out. It can be done again; the last one counts. */
export async function publishYear(
  tx: ScopedTransaction,
  actor: Actor,
  roster: PublishedRoster,
  year: number,
  at: Date,
): Promise<void> {
  const open = roster.columns.filter(({ published }) => published);
  if (!roster.publish || open.length === 0) {
    throw new Refusal("wrong_state", {
      zh: "文件没有要求公布这张名册。",
      en: "No document asks that this roster be made public.",
    });
  }
  const entries = await wholeYear(tx, roster, year);
  const rows = entries.map((row) =>
    Object.fromEntries(open.map((column) => [column.key, cellOf(roster, column, row).value])),
  );
  await rosterTables(tx)
    .insertInto("roster_publication")
    .values({
      roster: roster.id,
      year,
      place: roster.place,
      published_at: at,
      published_by: actor.account,
      published_name: actor.name,
      rows: JSON.stringify(rows),
    })
    .execute();
  await record(tx, actor, {
    action: "roster.publish",
    object: { kind: "roster", id: roster.id },
    detail: { year, rows: rows.length },
  });
}

/** Whether a year's roster is public, and since when it should be. */
export async function publicationOf(
  tx: ScopedTransaction,
  roster: PublishedRoster,
  year: number,
  today: string,
): Promise<RosterDetail["publication"]> {
  if (!roster.publish) return null;
  const by = roster.publish.by === undefined ? null : dueIn("year", roster.publish.by, `${year}-01-01`);
  const last = await rosterTables(tx)
    .selectFrom("roster_publication")
    .select(["published_at", "published_name"])
    .where("roster", "=", roster.id)
    .where("year", "=", year)
    .orderBy("id", "desc")
    .executeTakeFirst();
  return {
    by,
    publishedAt: last?.published_at.toISOString() ?? null,
    publishedBy: last?.published_name ?? null,
    overdue: last === undefined && by !== null && today > by,
  };
}

/** What the public reads: the last publication, of a year or of any. */
export async function publicRoster(
  database: Kysely<Record<never, never>>,
  roster: PublishedRoster,
  year: number | undefined,
): Promise<PublicRoster> {
  const found = await database
    .withTables<RosterTables>()
    .selectFrom("roster_publication")
    .select(["year", "published_at", "rows"])
    .where("roster", "=", roster.id)
    .$if(year !== undefined, (query) => query.where("year", "=", year ?? 0))
    .orderBy("year", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!found)
    throw new Refusal("not_found", { zh: "这张名册还没有公布。", en: "This roster has not been made public." });
  const columns = roster.columns.filter(({ published }) => published);
  return {
    id: roster.id,
    name: roster.name,
    clause: roster.clause,
    year: found.year,
    publishedAt: found.published_at.toISOString(),
    columns: columns.map(({ key, label, type, values }) => ({
      key,
      label,
      type,
      values: (values ?? []).map(({ id, label: name }) => ({ id, label: name })),
    })),
    rows: found.rows.map((row) => ({ ...row })),
  };
}
