import type { ContactRecord, ContactRequest, ContactsQuery } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { withMerged } from "../duplicates/index.ts";
import { answerEvent, reopenEvent } from "./events.ts";
import { liaisonTables } from "./liaison.tables.ts";
import {
  type Asking,
  notAfterToday,
  refOf,
  subjectColumns,
  subjectsOf,
  subjectWithin,
  unitsOf,
  unitWithin,
} from "./subjects.ts";

type Wanted = {
  readonly subjects?: readonly string[];
  readonly ids?: readonly string[];
  readonly query?: Pick<ContactsQuery, "unit" | "from" | "to" | "kind">;
  readonly limit: number;
  readonly offset: number;
};

/** Contacts, the newest first. What was said is there only for those who may read notes. */
export async function recordsOf(tx: ScopedTransaction, wanted: Wanted): Promise<ContactRecord[]> {
  const rows = await filtered(tx, wanted)
    .leftJoin("contact_note", "contact_note.record", "contact_record.id")
    .selectAll("contact_record")
    .select("contact_note.note")
    .orderBy(sql`on_day desc nulls last, entered_at desc, contact_record.id`)
    .limit(wanted.limit)
    .offset(wanted.offset)
    .execute();
  const subjects = await subjectsOf(
    tx,
    rows.map(({ subject }) => subject),
  );
  const units = await unitsOf(
    tx,
    rows.map(({ unit_id }) => unit_id),
  );
  return rows.map((row) => {
    const { kind, id } = refOf(row);
    return {
      id: row.id,
      subject: subjects.of(kind, id),
      kind: row.kind,
      on: row.on_day,
      summary: row.note,
      by: row.by_name,
      unit: units(row.unit_id),
      event: row.event,
      gathering: row.gathering,
      enteredAt: row.entered_at.toISOString(),
      retracted:
        row.retracted_at === null ? null : { at: row.retracted_at.toISOString(), why: row.retracted_why ?? "" },
    };
  });
}

function filtered(tx: ScopedTransaction, { subjects, ids, query = {} }: Wanted) {
  let found = liaisonTables(tx).selectFrom("contact_record");
  if (ids !== undefined) found = found.where("contact_record.id", "in", [...ids]);
  if (subjects !== undefined) found = found.where("contact_record.subject", "in", [...subjects]);
  if (query.unit !== undefined) found = found.where("contact_record.unit_id", "=", query.unit);
  if (query.kind !== undefined) found = found.where("contact_record.kind", "=", query.kind);
  if (query.from !== undefined) found = found.where("contact_record.on_day", ">=", query.from);
  if (query.to !== undefined) found = found.where("contact_record.on_day", "<=", query.to);
  return found;
}

export async function listContacts(tx: ScopedTransaction, query: ContactsQuery) {
  const { page, pageSize, subject } = query;
  const about = subject === undefined ? {} : { subjects: await withMerged(tx, subject) };
  const wanted = { ...about, query, limit: pageSize, offset: (page - 1) * pageSize };
  const { total } = await filtered(tx, wanted)
    .select((of) => of.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return { items: await recordsOf(tx, wanted), page, pageSize, total: Number(total) };
}

async function one(tx: ScopedTransaction, id: string): Promise<ContactRecord> {
  const [found] = await recordsOf(tx, { ids: [id], limit: 1, offset: 0 });
  if (found !== undefined) return found;
  throw new Refusal("not_found", { zh: "没有找到这条联系记录。", en: "There is no such contact." });
}

/** Writes a contact down; it may answer something major that happened. */
export async function recordContact(
  tx: ScopedTransaction,
  by: Asking & { readonly clock: Clock },
  given: ContactRequest,
): Promise<ContactRecord> {
  const now = today(by.clock);
  if (given.on !== null) notAfterToday(given.on, now);
  await subjectWithin(tx, given.subject);
  const unit = await unitWithin(tx, by, given.unit, given.subject.id);
  const id = await insertContact(tx, by, {
    ...subjectColumns(given.subject),
    kind: given.kind,
    on_day: given.on,
    unit_id: unit.id,
    place: unit.place,
    event: given.event ?? null,
    gathering: null,
  });
  await liaisonTables(tx)
    .insertInto("contact_note")
    .values({ record: id, unit_id: unit.id, place: unit.place, by_account: by.actor.account, note: given.summary })
    .execute();
  if (given.event !== undefined)
    await answerEvent(tx, given.event, given.subject.id, { record: id, on: given.on ?? now });
  await record(tx, by.actor, {
    action: "contact.create",
    object: { kind: "contact", id },
    detail: { subject: given.subject.id, kind: given.kind, on: given.on },
  });
  return one(tx, id);
}

export type NewContact = {
  readonly person_id: string | null;
  readonly employer_id: string | null;
  readonly kind: ContactRecord["kind"];
  readonly on_day: string | null;
  readonly unit_id: string;
  readonly place: string;
  readonly event: string | null;
  readonly gathering: string | null;
};

/** One row that somebody was contacted. */
export async function insertContact(
  tx: ScopedTransaction,
  { actor, clock }: Pick<Asking, "actor"> & { readonly clock: Clock },
  row: NewContact,
): Promise<string> {
  const written = { by_account: actor.account, by_name: actor.name, entered_at: clock.now() };
  const { id } = await liaisonTables(tx)
    .insertInto("contact_record")
    .values({ ...row, ...written, retracted_at: null, retracted_name: null, retracted_why: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** A contact was written down by mistake: it counts no more, stays readable, and what it answered is open again. */
export async function retractContact(
  tx: ScopedTransaction,
  { actor, clock }: Asking & { readonly clock: Clock },
  id: string,
  why: string,
): Promise<ContactRecord> {
  const found = await one(tx, id);
  if (found.retracted !== null) {
    throw new Refusal("wrong_state", { zh: "这条记录已经撤回。", en: "This contact is taken back already." });
  }
  await liaisonTables(tx)
    .updateTable("contact_record")
    .set({ retracted_at: clock.now(), retracted_name: actor.name, retracted_why: why })
    .where("id", "=", id)
    .execute();
  await reopenEvent(tx, id);
  await record(tx, actor, { action: "contact.retract", object: { kind: "contact", id }, detail: { why } });
  return one(tx, id);
}
