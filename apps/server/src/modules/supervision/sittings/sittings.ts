import type { Sitting, SittingWords } from "@jucai/contract";
import { sittingKinds } from "@jucai/engine";
import type { Selectable } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { unitBriefs } from "#modules/directory/units/index.ts";
import { scoreRules } from "../scores/rules.ts";
import { assignmentsOf } from "../standing/standing.ts";
import { settle } from "../standing/settle.ts";
import { type SupervisionTables, supervisionTables } from "../supervision.tables.ts";
import { draftAgenda } from "./agenda.ts";
import { worksAt } from "../works-at.ts";

type Row = Selectable<SupervisionTables["sitting"]>;
export type By = { readonly actor: Actor; readonly clock: Clock };
type Wanted = {
  readonly year?: number;
  readonly kind?: Sitting["kind"];
  readonly page: number;
  readonly pageSize: number;
};

/** Sittings within reach, newest first. */
export async function listSittings(tx: ScopedTransaction, by: By, { year, kind, page, pageSize }: Wanted) {
  const wanted = () => {
    let found = supervisionTables(tx).selectFrom("sitting");
    if (year !== undefined) found = found.where("on_day", ">=", `${year}-01-01`).where("on_day", "<=", `${year}-12-31`);
    if (kind !== undefined) found = found.where("kind", "=", kind);
    return found;
  };
  const rows = await wanted()
    .selectAll()
    .orderBy("on_day", "desc")
    .orderBy("id")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total } = await wanted()
    .select((of) => of.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  return { items: await viewsOf(tx, by, rows), page, pageSize, total: Number(total) };
}

export async function readSitting(tx: ScopedTransaction, by: By, id: string): Promise<Sitting> {
  const row = await supervisionTables(tx).selectFrom("sitting").selectAll().where("id", "=", id).executeTakeFirst();
  const [view] = row === undefined ? [] : await viewsOf(tx, by, [row]);
  if (view === undefined) throw noSitting();
  return view;
}

async function viewsOf(tx: ScopedTransaction, { actor, clock }: By, rows: readonly Row[]): Promise<Sitting[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ assignment }) => assignment);
  const assignments = new Map((await assignmentsOf(tx, { on: today(clock), ids })).map((it) => [it.id, it]));
  const units = await unitBriefs(
    tx,
    rows.flatMap(({ unit_id, resolutions }) => [unit_id, ...resolutions.flatMap(({ unit }) => unit ?? [])]),
  );
  const brief = (id: string) => units.get(id)?.[0];
  return rows.flatMap((row) => {
    const of = assignments.get(row.assignment);
    const unit = brief(row.unit_id);
    if (of === undefined || unit === undefined) return [];
    return {
      id: row.id,
      assignment: row.assignment,
      kind: row.kind,
      title: of.title,
      clause: of.clause,
      periodLabel: of.periodLabel,
      unit,
      on: row.on_day,
      where: row.where_text,
      chair: row.chair,
      present: row.present,
      agenda: row.agenda,
      resolutions: row.resolutions.map((it) => ({ ...it, unit: it.unit === null ? null : (brief(it.unit) ?? null) })),
      state: row.state,
      writtenBy: row.written_name,
      signedBy: row.signed_name,
      version: row.version,
      may: writes(actor, row.unit_id) ? (row.state === "draft" ? ["write", "sign"] : ["write"]) : [],
    };
  });
}

/** Opens the sitting of an assignment, once; its agenda is drafted from how things stand on the day. */
export async function openSitting(
  tx: ScopedTransaction,
  by: By,
  { assignment: id, on }: { readonly assignment: string; readonly on: string },
): Promise<Sitting> {
  const now = today(by.clock);
  const [assignment] = await assignmentsOf(tx, { on: now, ids: [id] });
  if (assignment === undefined) throw noAssignment();
  if (!isSitting(assignment.kind)) throw notASitting();
  if (!writes(by.actor, assignment.unit.id)) throw notYours();
  const { tasks } = await scoreRules(tx);
  const task = tasks.get(assignment.task) ?? { title: assignment.title, agenda: [] };
  const row = await supervisionTables(tx)
    .insertInto("sitting")
    .values({
      assignment: id,
      place: assignment.unit.place,
      unit_id: assignment.unit.id,
      kind: assignment.kind,
      on_day: on,
      where_text: null,
      chair: null,
      agenda: JSON.stringify(
        draftAgenda({
          task,
          assignments: (await currentOnes(tx, now)).filter((it) => it.id !== id),
          unfinished: await unfinishedOf(tx, assignment.unit.place),
          from: assignment.from,
          on: now,
        }),
      ),
      written_by: by.actor.account,
      written_name: by.actor.name,
      signed_by: null,
      signed_name: null,
      signed_at: null,
      created_at: by.clock.now(),
    })
    .onConflict((conflict) => conflict.column("assignment").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (row === undefined) throw openedAlready();
  await record(tx, by.actor, {
    action: "sitting.open",
    object: { kind: "sitting", id: row.id },
    detail: { assignment: id, on },
  });
  return readSitting(tx, by, row.id);
}

/** What is due in the year of the sitting, within the reader's reach; beyond a thousand a meeting reads the table. */
async function currentOnes(tx: ScopedTransaction, on: string) {
  const year = on.slice(0, 4);
  const rows = await supervisionTables(tx)
    .selectFrom("task_assignment")
    .select("id")
    .where("dropped_on", "is", null)
    .where("last_day", ">=", `${year}-01-01`)
    .where("from_day", "<=", on)
    .orderBy("last_day")
    .limit(1_000)
    .execute();
  const ids = rows.map(({ id }) => id);
  return ids.length === 0 ? [] : assignmentsOf(tx, { on, ids });
}

/** What earlier sittings of the place resolved and nobody has marked as done. */
async function unfinishedOf(tx: ScopedTransaction, place: string) {
  const rows = await supervisionTables(tx)
    .selectFrom("sitting")
    .select("resolutions")
    .where("place", "=", place)
    .where("state", "=", "held")
    .orderBy("on_day", "desc")
    .limit(24)
    .execute();
  const open = rows.flatMap(({ resolutions }) => resolutions).filter(({ done }) => done === null);
  const names = await unitBriefs(
    tx,
    open.flatMap(({ unit }) => unit ?? []),
  );
  return open.map(({ text, unit, by }) => ({
    text,
    unit: unit === null ? null : (names.get(unit)?.[0]?.name ?? null),
    by,
  }));
}

/** Writes agenda, minutes and resolutions. Of a sitting that is signed only which resolutions are done can change. */
export async function writeSitting(tx: ScopedTransaction, by: By, id: string, words: SittingWords): Promise<Sitting> {
  const row = await writable(tx, by, id, words.version);
  const resolutions = words.resolutions;
  if (row.state === "held" && !onlyDone(row, words)) throw signed();
  await supervisionTables(tx)
    .updateTable("sitting")
    .set({
      on_day: words.on,
      where_text: words.where ?? null,
      chair: words.chair ?? null,
      present: JSON.stringify(words.present),
      agenda: JSON.stringify(words.agenda),
      resolutions: JSON.stringify(resolutions),
      version: row.version + 1,
    })
    .where("id", "=", id)
    .execute();
  await record(tx, by.actor, {
    action: "sitting.write",
    object: { kind: "sitting", id },
    detail: { version: row.version + 1 },
  });
  return readSitting(tx, by, id);
}

/** Whether nothing but the days on which resolutions were done is new. */
function onlyDone(row: Row, words: SittingWords): boolean {
  const without = (
    all: readonly { readonly text: string; readonly unit: string | null; readonly by: string | null }[],
  ) => JSON.stringify(all.map(({ text, unit, by }) => [text, unit, by]));
  return (
    row.on_day === words.on &&
    row.where_text === (words.where ?? null) &&
    row.chair === (words.chair ?? null) &&
    JSON.stringify(row.present) === JSON.stringify(words.present) &&
    JSON.stringify(row.agenda.map(({ title, figures, minutes }) => [title, figures, minutes])) ===
      JSON.stringify(words.agenda.map(({ title, figures, minutes }) => [title, figures, minutes])) &&
    without(row.resolutions) === without(words.resolutions)
  );
}

/** Signs the minutes: the sitting was held, and its assignment is done on the sitting's day. */
export async function signSitting(tx: ScopedTransaction, by: By, id: string, version: number): Promise<Sitting> {
  const row = await writable(tx, by, id, version);
  const now = today(by.clock);
  if (row.state === "held") throw signed();
  if (row.on_day > now) throw notYet();
  const [assignment] = await assignmentsOf(tx, { on: now, ids: [row.assignment] });
  if (assignment !== undefined && row.on_day < assignment.from) throw tooEarly();
  if (row.present.length === 0 || row.agenda.every(({ minutes }) => minutes === null)) throw noMinutes();
  await supervisionTables(tx)
    .updateTable("sitting")
    .set({
      state: "held",
      signed_by: by.actor.account,
      signed_name: by.actor.name,
      signed_at: by.clock.now(),
      version: row.version + 1,
    })
    .where("id", "=", id)
    .execute();
  await settle(tx, [row.assignment], now);
  await record(tx, by.actor, { action: "sitting.sign", object: { kind: "sitting", id }, detail: { on: row.on_day } });
  return readSitting(tx, by, id);
}

async function writable(tx: ScopedTransaction, { actor }: By, id: string, version: number): Promise<Row> {
  const row = await supervisionTables(tx)
    .selectFrom("sitting")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw noSitting();
  if (!writes(actor, row.unit_id)) throw notYours();
  if (row.version !== version) throw changedSince();
  return row;
}

/** Whoever works at the unit that holds it; a supervisor holds the inspections of his own. */
const writes = worksAt;

function isSitting(kind: string): kind is Sitting["kind"] {
  return (sittingKinds as readonly string[]).includes(kind);
}

const noSitting = () =>
  new Refusal("not_found", { zh: "没有找到这次会议。", en: "There is no such sitting within your reach." });
const noAssignment = () =>
  new Refusal("not_found", { zh: "没有找到这项应办事项。", en: "There is no such assignment within your reach." });
const notASitting = () =>
  new Refusal("not_valid", {
    zh: "这项任务不是例会、督查、小结或总结。",
    en: "This task is no meeting, inspection, brief or summary.",
  });
const notYours = () => new Refusal("not_allowed", { zh: "由承办单位来写。", en: "The unit that holds it writes it." });
const openedAlready = () =>
  new Refusal("already_there", { zh: "这一期已经建好，请直接打开。", en: "It is opened already; go on there." });
const signed = () =>
  new Refusal("wrong_state", {
    zh: "纪要已签，只能登记议定事项办结。",
    en: "The minutes are signed; only done resolutions can be marked.",
  });
const notYet = () => new Refusal("wrong_state", { zh: "会议日期还没有到。", en: "Its day has not come." });
const tooEarly = () =>
  new Refusal("not_valid", {
    zh: "会议日期早于这一期的第一天。",
    en: "Its day lies before the first day of its period.",
  });
const noMinutes = () =>
  new Refusal("not_valid", {
    zh: "先写参加人和至少一项记录，再签纪要。",
    en: "Write who was present and the minutes of at least one point before signing.",
  });
const changedSince = () =>
  new Refusal("conflict", {
    zh: "别人刚改过，请刷新后再写。",
    en: "Somebody else changed it; reload and write again.",
  });
