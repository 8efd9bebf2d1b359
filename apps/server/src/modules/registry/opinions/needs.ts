import type { Need, NeedChange, NeedRequest, NeedsQuery } from "@jucai/contract";
import type { Selectable } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { collectionOf, dutiesOn } from "../liaison/duties.ts";
import { dueIn, quarterName } from "../liaison/periods.ts";
import { subjectsOf, subjectWithin, unitsOf, unitWithin } from "../liaison/subjects.ts";
import type { Doing } from "./opinions.ts";
import { type OpinionTables, opinionTables } from "./opinions.tables.ts";

type Row = Selectable<OpinionTables["need"]>;

/** A need says nothing more once it is closed or past its day; a new quarter asks whether it still holds. */
export function needState(
  { closed_on, valid_until, confirmed_for }: Pick<Row, "closed_on" | "valid_until" | "confirmed_for">,
  on: string,
): Need["state"] {
  if (closed_on !== null) return "closed";
  if (valid_until !== null && valid_until < on) return "expired";
  return confirmed_for < quarterName(on) ? "to_confirm" : "current";
}

async function viewsOf(tx: ScopedTransaction, rows: readonly Row[], on: string): Promise<Need[]> {
  const subjects = await subjectsOf(
    tx,
    rows.map(({ employer_id }) => employer_id),
  );
  const units = await unitsOf(
    tx,
    rows.map(({ unit_id }) => unit_id),
  );
  return rows.map((row) => ({
    id: row.id,
    employer: subjects.of("employer", row.employer_id),
    post: row.post,
    count: row.count,
    skills: row.skills,
    pay: row.pay,
    contact: row.contact,
    validUntil: row.valid_until,
    confirmedFor: row.confirmed_for,
    state: needState(row, on),
    unit: units(row.unit_id),
    updatedAt: row.updated_at.toISOString(),
  }));
}

/** Needs within reach, with the quarter and the last day of its list. */
export async function listNeeds(tx: ScopedTransaction, { employer, state, page, pageSize }: NeedsQuery, on: string) {
  let found = opinionTables(tx).selectFrom("need").selectAll();
  if (employer !== undefined) found = found.where("employer_id", "=", employer);
  // The state follows from the day, so it is worked out; a place has some thousand needs.
  const rows = await found.orderBy("updated_at", "desc").orderBy("id").execute();
  const wanted = rows.filter((row) => state === undefined || needState(row, on) === state);
  const shown = wanted.slice((page - 1) * pageSize, page * pageSize);
  const duties = await dutiesOn(tx, on);
  const collection = duties.flatMap(({ place }) => collectionOf(duties, place, "needs") ?? [])[0];
  return {
    items: await viewsOf(tx, shown, on),
    page,
    pageSize,
    total: wanted.length,
    quarter: quarterName(on),
    due: collection === undefined ? null : dueIn(collection.every, collection.by, on),
  };
}

const columnsOf = ({ post, count, skills, pay, contact, validUntil }: NeedChange) => ({
  post,
  count,
  skills: skills ?? null,
  pay: pay ?? null,
  contact: contact ?? null,
  valid_until: validUntil ?? null,
});

export async function recordNeed(tx: ScopedTransaction, by: Doing, given: NeedRequest): Promise<Need> {
  const on = today(by.clock);
  await subjectWithin(tx, { kind: "employer", id: given.employer });
  const unit = await unitWithin(tx, by, given.unit, given.employer);
  const row = await opinionTables(tx)
    .insertInto("need")
    .values({
      ...columnsOf(given),
      employer_id: given.employer,
      unit_id: unit.id,
      place: unit.place,
      confirmed_for: quarterName(on),
      closed_on: null,
      closed_why: null,
      created_by: by.actor.account,
      updated_name: by.actor.name,
      updated_at: by.clock.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, by.actor, {
    action: "need.create",
    object: { kind: "need", id: row.id },
    detail: { employer: given.employer, post: given.post, count: given.count },
  });
  return view(tx, row, on);
}

/** Whoever changes a need has asked: it counts as confirmed for this quarter. */
export async function changeNeed(tx: ScopedTransaction, by: Doing, id: string, given: NeedChange): Promise<Need> {
  const detail = { post: given.post, count: given.count };
  return set(tx, by, id, { ...columnsOf(given), confirmed_for: quarterName(today(by.clock)) }, "need.update", detail);
}

export async function confirmNeed(tx: ScopedTransaction, by: Doing, id: string): Promise<Need> {
  const quarter = quarterName(today(by.clock));
  return set(tx, by, id, { confirmed_for: quarter }, "need.confirm", { quarter });
}

export async function closeNeed(tx: ScopedTransaction, by: Doing, id: string, why: string): Promise<Need> {
  return set(tx, by, id, { closed_on: today(by.clock), closed_why: why }, "need.close", { why });
}

async function set(
  tx: ScopedTransaction,
  { actor, clock }: Doing,
  id: string,
  change: Partial<Omit<Row, "id">>,
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<Need> {
  const before = await opinionTables(tx)
    .selectFrom("need")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (before === undefined) throw new Refusal("not_found", { zh: "没有找到这条需求。", en: "There is no such need." });
  if (before.closed_on !== null) {
    throw new Refusal("wrong_state", { zh: "这条需求已经结束。", en: "This need is closed." });
  }
  const row = await opinionTables(tx)
    .updateTable("need")
    .set({ ...change, updated_name: actor.name, updated_at: clock.now() })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, actor, { action, object: { kind: "need", id }, detail });
  return view(tx, row, today(clock));
}

async function view(tx: ScopedTransaction, row: Row, on: string): Promise<Need> {
  const [found] = await viewsOf(tx, [row], on);
  if (found === undefined) throw new Error("a need that was just written has no view");
  return found;
}
