import type { EventRequest, LiaisonEvent } from "@jucai/contract";
import { type Selectable, sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { withMerged } from "../duplicates/index.ts";
import { type LiaisonTables, liaisonTables } from "./liaison.tables.ts";
import { type Asking, notAfterToday, refOf, subjectColumns, subjectsOf, subjectWithin } from "./subjects.ts";

type Row = Selectable<LiaisonTables["liaison_event"]>;
type Wanted = {
  readonly subjects?: readonly string[];
  readonly ids?: readonly string[];
  readonly state?: "open" | "answered";
  readonly limit: number;
  readonly offset: number;
};

/** Major events; of open ones the longest due first. */
export async function eventsOf(tx: ScopedTransaction, wanted: Wanted, on: string): Promise<LiaisonEvent[]> {
  const rows = await filtered(tx, wanted)
    .selectAll()
    .orderBy(sql`answered_on is not null, due, id`)
    .limit(wanted.limit)
    .offset(wanted.offset)
    .execute();
  const subjects = await subjectsOf(
    tx,
    rows.map(({ subject }) => subject),
  );
  return rows.map((row) => {
    const { kind, id } = refOf(row);
    return {
      id: row.id,
      subject: subjects.of(kind, id),
      what: row.what,
      on: row.on_day,
      due: row.due,
      state: stateOf(row, on),
      answeredOn: row.answered_on,
      record: row.answered_by,
    };
  });
}

function stateOf({ due, answered_on }: Row, on: string): LiaisonEvent["state"] {
  if (answered_on !== null) return answered_on <= due ? "answered" : "answered_late";
  return on <= due ? "near" : "overdue";
}

function filtered(tx: ScopedTransaction, { subjects, ids, state }: Wanted) {
  let found = liaisonTables(tx).selectFrom("liaison_event");
  if (ids !== undefined) found = found.where("id", "in", [...ids]);
  if (subjects !== undefined) found = found.where("subject", "in", [...subjects]);
  if (state !== undefined) found = found.where("answered_on", state === "open" ? "is" : "is not", null);
  return found;
}

export async function listEvents(
  tx: ScopedTransaction,
  query: {
    readonly subject?: string;
    readonly state: "open" | "answered";
    readonly page: number;
    readonly pageSize: number;
  },
  on: string,
) {
  const { subject, state, page, pageSize } = query;
  const about = subject === undefined ? {} : { subjects: await withMerged(tx, subject) };
  const wanted = { ...about, state, limit: pageSize, offset: (page - 1) * pageSize };
  const { total } = await filtered(tx, wanted)
    .select((of) => of.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return { items: await eventsOf(tx, wanted, on), page, pageSize, total: Number(total) };
}

/** “At once” without a printed limit is read as the day on which it became known here. */
export async function raiseEvent(
  tx: ScopedTransaction,
  { actor, clock }: Asking & { readonly clock: Clock },
  given: EventRequest,
): Promise<LiaisonEvent> {
  const now = today(clock);
  notAfterToday(given.on, now);
  await subjectWithin(tx, given.subject);
  const { rows } = await sql<{ place: string }>`
    select place from ${sql.table(given.subject.kind)} where id = ${given.subject.id}::uuid`.execute(tx);
  const { id } = await liaisonTables(tx)
    .insertInto("liaison_event")
    .values({
      ...subjectColumns(given.subject),
      place: rows[0]?.place ?? "",
      what: given.what,
      on_day: given.on,
      due: now,
      raised_by: actor.account,
      raised_name: actor.name,
      raised_at: clock.now(),
      answered_on: null,
      answered_by: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await record(tx, actor, {
    action: "liaison.event",
    object: { kind: "liaison_event", id },
    detail: { subject: given.subject.id, on: given.on, due: now },
  });
  const [event] = await eventsOf(tx, { ids: [id], limit: 1, offset: 0 }, now);
  if (event === undefined) throw new Error("an event that was just written is not there");
  return event;
}

/** A contact answers an event about the same subject, once. */
export async function answerEvent(
  tx: ScopedTransaction,
  event: string,
  subject: string,
  { record: by, on }: { readonly record: string; readonly on: string },
): Promise<void> {
  const done = await liaisonTables(tx)
    .updateTable("liaison_event")
    .set({ answered_on: on, answered_by: by })
    .where("id", "=", event)
    .where("subject", "in", await withMerged(tx, subject))
    .where("answered_on", "is", null)
    .where("on_day", "<=", on)
    .executeTakeFirst();
  if (done.numUpdatedRows > 0n) return;
  throw new Refusal("wrong_state", {
    zh: "这件大事已有联系回应，或不是这个人的，或发生在联系之后。",
    en: "That event is answered already, is about somebody else, or came after the contact.",
  });
}

/** What a contact answered is open again. */
export async function reopenEvent(tx: ScopedTransaction, contact: string): Promise<void> {
  await liaisonTables(tx)
    .updateTable("liaison_event")
    .set({ answered_on: null, answered_by: null })
    .where("answered_by", "=", contact)
    .execute();
}
