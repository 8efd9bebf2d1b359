import type { Gathering, GatheringRequest, LiaisonSubject } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { insertContact } from "./contacts.ts";
import { liaisonTables } from "./liaison.tables.ts";
import { type Asking, notAfterToday, refOf, subjectColumns, subjectsOf, unitsOf, unitWithin } from "./subjects.ts";

type Wanted = { readonly id?: string; readonly year?: number; readonly limit: number; readonly offset: number };

function filtered(tx: ScopedTransaction, { id, year }: Wanted) {
  let found = liaisonTables(tx).selectFrom("gathering");
  if (id !== undefined) found = found.where("id", "=", id);
  if (year !== undefined) {
    found = found.where("on_day", ">=", `${year}-01-01`).where("on_day", "<=", `${year}-12-31`);
  }
  return found;
}

async function gatheringsOf(tx: ScopedTransaction, wanted: Wanted): Promise<Gathering[]> {
  const rows = await filtered(tx, wanted)
    .selectAll()
    .orderBy("on_day", "desc")
    .orderBy("id")
    .limit(wanted.limit)
    .offset(wanted.offset)
    .execute();
  const ids = rows.map(({ id }) => id);
  const units = await unitsOf(
    tx,
    rows.map(({ unit_id }) => unit_id),
  );
  const attendees = await attendeesOf(tx, ids);
  const { rows: counted } = await sql<{ gathering: string; n: number }>`
    select gathering, count(*)::int as n from opinion where gathering = any(${ids}::uuid[]) group by gathering`.execute(
    tx,
  );
  const opinions = new Map(counted.map(({ gathering, n }) => [gathering, n]));
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    kind: row.kind,
    on: row.on_day,
    where: row.at_where,
    unit: units(row.unit_id),
    summary: row.summary,
    attendees: attendees.get(row.id) ?? [],
    opinions: opinions.get(row.id) ?? 0,
  }));
}

async function attendeesOf(tx: ScopedTransaction, ids: readonly string[]): Promise<Map<string, LiaisonSubject[]>> {
  if (ids.length === 0) return new Map();
  const rows = await liaisonTables(tx)
    .selectFrom("contact_record")
    .select(["gathering", "person_id", "employer_id", "subject"])
    .where("gathering", "in", [...ids])
    .where("retracted_at", "is", null)
    .orderBy("entered_at")
    .orderBy("id")
    .execute();
  const subjects = await subjectsOf(
    tx,
    rows.map(({ subject }) => subject),
  );
  const named = rows.map((row) => {
    const { kind, id } = refOf(row);
    return { gathering: row.gathering ?? "", subject: subjects.of(kind, id) };
  });
  const groups = Map.groupBy(named, ({ gathering }) => gathering);
  return new Map([...groups].map(([id, of]) => [id, of.map(({ subject }) => subject)]));
}

export async function listGatherings(
  tx: ScopedTransaction,
  { year, page, pageSize }: { readonly year?: number; readonly page: number; readonly pageSize: number },
) {
  const wanted = { ...(year === undefined ? {} : { year }), limit: pageSize, offset: (page - 1) * pageSize };
  const { total } = await filtered(tx, wanted)
    .select((of) => of.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return { items: await gatheringsOf(tx, wanted), page, pageSize, total: Number(total) };
}

export async function readGathering(tx: ScopedTransaction, id: string): Promise<Gathering> {
  const [found] = await gatheringsOf(tx, { id, limit: 1, offset: 0 });
  if (found !== undefined) return found;
  throw new Refusal("not_found", { zh: "没有找到这次活动。", en: "There is no such gathering." });
}

/** Writes a gathering down; everyone who came counts as contacted on that day. */
export async function recordGathering(
  tx: ScopedTransaction,
  by: Asking & { readonly clock: Clock },
  given: GatheringRequest,
): Promise<Gathering> {
  notAfterToday(given.on, today(by.clock));
  const unit = await unitWithin(tx, by, given.unit);
  const attendees = [...new Map(given.attendees.map((each) => [each.id, each])).values()];
  await allWithin(
    tx,
    attendees.map(({ id }) => id),
  );
  const { id } = await liaisonTables(tx)
    .insertInto("gathering")
    .values({
      title: given.title,
      kind: given.kind,
      on_day: given.on,
      at_where: given.where ?? null,
      unit_id: unit.id,
      place: unit.place,
      summary: given.summary ?? null,
      created_by: by.actor.account,
      created_name: by.actor.name,
      created_at: by.clock.now(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const subject of attendees) {
    const contact = { kind: given.kind, on_day: given.on, unit_id: unit.id, place: unit.place };
    await insertContact(tx, by, { ...subjectColumns(subject), ...contact, event: null, gathering: id });
  }
  await record(tx, by.actor, {
    action: "gathering.create",
    object: { kind: "gathering", id },
    detail: { title: given.title, on: given.on, attendees: attendees.length },
  });
  return readGathering(tx, id);
}

async function allWithin(tx: ScopedTransaction, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from person where id = any(${ids}::uuid[]) union all
    select id from employer where id = any(${ids}::uuid[])`.execute(tx);
  if (rows.length === ids.length) return;
  throw new Refusal("not_valid", {
    zh: `参加人员中有 ${ids.length - rows.length} 个不存在或不归您管理。`,
    en: `${ids.length - rows.length} of those who came do not exist or are beyond your reach.`,
  });
}
