import type { Slip, SlipRequest } from "@jucai/contract";
import { sql, type Updateable } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import { notify } from "#kernel/notify/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { assignmentsOf } from "../standing/standing.ts";
import { type SupervisionTables, supervisionTables } from "../supervision.tables.ts";
import { numberOf, type SlipRow, slipViews } from "./slip-view.ts";
import { worksAt } from "../works-at.ts";

export type By = { readonly actor: Actor; readonly scope: Scope; readonly clock: Clock };
type Wanted = {
  readonly unit?: string;
  readonly state?: Slip["state"];
  readonly page: number;
  readonly pageSize: number;
};

/** Slips within reach: those without an answer first, the longest due before the others. */
export async function listSlips(tx: ScopedTransaction, by: By, { unit, state, page, pageSize }: Wanted) {
  const wanted = () => {
    let found = supervisionTables(tx).selectFrom("slip");
    if (unit !== undefined) found = found.where("unit_id", "=", unit);
    if (state !== undefined) found = found.where("state", "=", state);
    return found;
  };
  const rows = await wanted()
    .selectAll()
    .orderBy(sql`array_position(array['issued', 'answered', 'closed'], state)`)
    .orderBy("answer_by")
    .orderBy("id")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total } = await wanted()
    .select((of) => of.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return { items: await slipViews(tx, by.actor, rows, today(by.clock)), page, pageSize, total: Number(total) };
}

export async function readSlip(tx: ScopedTransaction, by: By, id: string): Promise<Slip> {
  const row = await supervisionTables(tx).selectFrom("slip").selectAll().where("id", "=", id).executeTakeFirst();
  const [view] = row === undefined ? [] : await slipViews(tx, by.actor, [row], today(by.clock));
  if (view === undefined) throw noSlip();
  return view;
}

/** Issues a slip about an assignment that is not done. One slip at a time; its light and reason are kept as they are now. */
export async function issueSlip(tx: ScopedTransaction, by: By, given: SlipRequest): Promise<Slip> {
  const on = today(by.clock);
  const [assignment] = await assignmentsOf(tx, { on, ids: [given.assignment] });
  if (assignment === undefined) throw noAssignment();
  if (assignment.state === "done") throw alreadyDone();
  if (given.answerBy <= on) throw tooSoon();
  const place = await placeOf(tx, assignment.id);
  const watching = by.actor.grants.find(
    ({ role, places }) => (role === "talent_office" || role === "supervisor") && places.includes(place),
  );
  if (watching === undefined) throw notYours();
  const row = await supervisionTables(tx)
    .insertInto("slip")
    .values({
      place,
      year: Number(on.slice(0, 4)),
      no: await nextNumber(tx, place, Number(on.slice(0, 4))),
      assignment: assignment.id,
      unit_id: assignment.unit.id,
      from_unit: watching.unit,
      demand: given.demand,
      light: JSON.stringify(assignment.light),
      issued_by: by.actor.account,
      issued_name: by.actor.name,
      issued_at: by.clock.now(),
      issued_on: on,
      answer_by: given.answerBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw oneAtATime();
  await record(tx, by.actor, {
    action: "slip.issue",
    object: { kind: "slip", id: row.id },
    detail: { number: numberOf(row), assignment: assignment.id, unit: assignment.unit.id, answerBy: given.answerBy },
  });
  await tellUnit(tx, by, row, {
    zh: `督办单 ${numberOf(row)}：${assignment.title.zh}，请在${given.answerBy}前答复。`,
    en: `Urging slip ${numberOf(row)}: ${assignment.title.en}; please answer by ${given.answerBy}.`,
  });
  return readSlip(tx, by, row.id);
}

/** The owing unit answers. Its first answer's day is what counts for lateness. */
export async function answerSlip(tx: ScopedTransaction, by: By, id: string, text: string): Promise<Slip> {
  const row = await lock(tx, id);
  if (!worksAt(by.actor, row.unit_id)) throw notYours();
  if (row.state !== "issued") throw wrongState(row);
  const on = today(by.clock);
  await change(tx, row.id, {
    state: "answered",
    answer: text,
    answered_by: by.actor.account,
    answered_name: by.actor.name,
    answered_on: on,
    first_answered_on: row.first_answered_on ?? on,
  });
  await record(tx, by.actor, {
    action: "slip.answer",
    object: { kind: "slip", id },
    detail: { number: numberOf(row) },
  });
  await notify(
    tx,
    by.clock,
    { account: row.issued_by },
    {
      kind: "task.due",
      says: { zh: `督办单 ${numberOf(row)} 已答复，请查看。`, en: `Urging slip ${numberOf(row)} was answered.` },
      link: `/desk/slips/${id}`,
    },
  );
  return readSlip(tx, by, id);
}

/** The answer is not enough: the unit answers again. */
export async function returnSlip(tx: ScopedTransaction, by: By, id: string, why: string): Promise<Slip> {
  const row = await settling(tx, by, id);
  const returned = [...row.returned, { text: row.answer ?? "", on: row.answered_on ?? "", why }];
  await change(tx, id, {
    state: "issued",
    answer: null,
    answered_by: null,
    answered_name: null,
    answered_on: null,
    returned: JSON.stringify(returned),
  });
  await record(tx, by.actor, {
    action: "slip.return",
    object: { kind: "slip", id },
    detail: { number: numberOf(row), why },
  });
  await tellUnit(tx, by, row, {
    zh: `督办单 ${numberOf(row)} 的答复被退回：${why}`,
    en: `The answer to urging slip ${numberOf(row)} was returned: ${why}`,
  });
  return readSlip(tx, by, id);
}

/** The matter is settled, in words that stand on the slip. */
export async function closeSlip(tx: ScopedTransaction, by: By, id: string, words: string): Promise<Slip> {
  const row = await settling(tx, by, id);
  await change(tx, id, {
    state: "closed",
    closed_by: by.actor.account,
    closed_name: by.actor.name,
    closed_on: today(by.clock),
    closed_words: words,
  });
  await record(tx, by.actor, { action: "slip.close", object: { kind: "slip", id }, detail: { number: numberOf(row) } });
  return readSlip(tx, by, id);
}

/** An answered slip in the hands of somebody who may settle it: not of whoever answered it himself. */
async function settling(tx: ScopedTransaction, { actor }: By, id: string): Promise<SlipRow> {
  const row = await lock(tx, id);
  const watches = actor.grants.some(
    ({ role, places }) => (role === "talent_office" || role === "supervisor") && places.includes(row.place),
  );
  if (!watches) throw notYours();
  if (row.state !== "answered") throw wrongState(row);
  if (row.answered_by === actor.account) throw ownAnswer();
  return row;
}

async function lock(tx: ScopedTransaction, id: string): Promise<SlipRow> {
  const row = await supervisionTables(tx)
    .selectFrom("slip")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw noSlip();
  return row;
}

async function change(tx: ScopedTransaction, id: string, values: Updateable<SupervisionTables["slip"]>): Promise<void> {
  await supervisionTables(tx).updateTable("slip").set(values).where("id", "=", id).execute();
}

/** The next number of a place's year; whoever issues at the same time waits. */
async function nextNumber(tx: ScopedTransaction, place: string, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`slip/${place}/${year}`}))`.execute(tx);
  const { last } = await supervisionTables(tx)
    .selectFrom("slip")
    .select((of) => of.fn.max("no").as("last"))
    .where("place", "=", place)
    .where("year", "=", year)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0) + 1;
}

async function placeOf(tx: ScopedTransaction, assignment: string): Promise<string> {
  const { place } = await supervisionTables(tx)
    .selectFrom("task_assignment")
    .select("place")
    .where("id", "=", assignment)
    .executeTakeFirstOrThrow();
  return place;
}

async function tellUnit(tx: ScopedTransaction, { clock }: By, row: SlipRow, says: { zh: string; en: string }) {
  for (const role of ["officer", "township_clerk", "talent_office"] as const) {
    await notify(tx, clock, { unit: row.unit_id, role }, { kind: "task.due", says, link: `/desk/slips/${row.id}` });
  }
}

const noSlip = () =>
  new Refusal("not_found", { zh: "没有找到这张督办单。", en: "There is no such slip within your reach." });
const noAssignment = () =>
  new Refusal("not_found", { zh: "没有找到这项应办事项。", en: "There is no such assignment within your reach." });
const alreadyDone = () =>
  new Refusal("wrong_state", { zh: "这项已经办结，不用督办。", en: "It is done; there is nothing to urge." });
const tooSoon = () =>
  new Refusal("not_valid", { zh: "答复期限要晚于今天。", en: "The answer has to be due after today." }, [
    { field: "answerBy", says: "要晚于今天" },
  ]);
const oneAtATime = () =>
  new Refusal("already_there", {
    zh: "这项已有一张没有了结的督办单。",
    en: "There is a slip about it that is not settled yet.",
  });
const notYours = () =>
  new Refusal("not_allowed", { zh: "这不在您的职责范围内。", en: "This is not within your reach." });
const ownAnswer = () =>
  new Refusal("not_allowed", {
    zh: "自己答复的督办单，由别人了结。",
    en: "Whoever answered a slip does not settle it himself.",
  });
const wrongState = ({ state }: SlipRow) =>
  state === "closed"
    ? new Refusal("wrong_state", { zh: "这张督办单已经了结。", en: "The slip is settled already." })
    : state === "answered"
      ? new Refusal("wrong_state", { zh: "已经答复，等待查看。", en: "It is answered and waits to be looked at." })
      : new Refusal("wrong_state", { zh: "还没有答复。", en: "It is not answered yet." });
