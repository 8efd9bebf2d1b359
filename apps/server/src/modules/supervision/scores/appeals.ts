import type { ScoreAppeal } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import { notify } from "#kernel/notify/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { unitBriefs } from "#modules/directory/units/index.ts";
import { supervisionTables } from "../supervision.tables.ts";
import { worksAt } from "../works-at.ts";

type By = { readonly actor: Actor; readonly clock: Clock };
type Wanted = { readonly year?: number; readonly unit?: string; readonly id?: string };

export async function appealViews(tx: ScopedTransaction, { year, unit, id }: Wanted): Promise<ScoreAppeal[]> {
  let query = supervisionTables(tx).selectFrom("score_appeal").selectAll().orderBy("asked_on", "desc").orderBy("id");
  if (year !== undefined) query = query.where("year", "=", year);
  if (unit !== undefined) query = query.where("unit_id", "=", unit);
  if (id !== undefined) query = query.where("id", "=", id);
  const rows = await query.execute();
  const units = await unitBriefs(
    tx,
    rows.map(({ unit_id }) => unit_id),
  );
  return rows.flatMap((row) => {
    const [brief] = units.get(row.unit_id) ?? [];
    if (brief === undefined) return [];
    const { line, why, state, points, answer } = row;
    return {
      id: row.id,
      unit: brief,
      year: row.year,
      ...{ line, why, state, points, answer },
      askedOn: row.asked_on,
      askedBy: row.asked_name,
      answeredBy: row.answered_name,
      answeredOn: row.answered_on,
    };
  });
}

type Asked = {
  readonly unit: string;
  readonly place: string;
  readonly year: number;
  readonly line: string;
  readonly why: string;
};

/** A unit appeals against one line of its score; each line once. The caller has looked that the line is there. */
export async function appeal(tx: ScopedTransaction, { actor, clock }: By, given: Asked): Promise<ScoreAppeal> {
  if (!worksAt(actor, given.unit)) throw notYours();
  const row = await supervisionTables(tx)
    .insertInto("score_appeal")
    .values({
      place: given.place,
      unit_id: given.unit,
      year: given.year,
      line: given.line,
      why: given.why,
      asked_by: actor.account,
      asked_name: actor.name,
      asked_on: today(clock),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (row === undefined) throw asked();
  await record(tx, actor, {
    action: "score.appeal",
    object: { kind: "score", id: row.id },
    detail: { unit: given.unit, year: given.year, line: given.line },
  });
  return one(tx, row.id);
}

type Answer = { readonly upheld: boolean; readonly points?: number; readonly answer: string };

/** Upholds an appeal with the points that are right, or refuses it; never by whoever asked. */
export async function answerAppeal(
  tx: ScopedTransaction,
  { actor, clock }: By,
  id: string,
  { upheld, points, answer }: Answer,
): Promise<ScoreAppeal> {
  const row = await supervisionTables(tx)
    .selectFrom("score_appeal")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw noAppeal();
  if (row.state !== "open") throw answered();
  if (row.asked_by === actor.account) throw ownAppeal();
  if (upheld !== (points !== undefined)) throw needsPoints();
  await supervisionTables(tx)
    .updateTable("score_appeal")
    .set({
      state: upheld ? "upheld" : "refused",
      points: points ?? null,
      answer,
      answered_by: actor.account,
      answered_name: actor.name,
      answered_on: today(clock),
    })
    .where("id", "=", id)
    .execute();
  await record(tx, actor, {
    action: "score.answer",
    object: { kind: "score", id },
    detail: { upheld, points: points ?? null },
  });
  const says = upheld
    ? { zh: "您单位的考评异议已采纳。", en: "Your unit's appeal against a score was upheld." }
    : { zh: "您单位的考评异议未采纳，请看理由。", en: "Your unit's appeal against a score was refused; see why." };
  await notify(
    tx,
    clock,
    { account: row.asked_by },
    {
      kind: "other",
      says,
      link: `/desk/scores/${row.unit_id}?year=${row.year}`,
    },
  );
  return one(tx, id);
}

async function one(tx: ScopedTransaction, id: string): Promise<ScoreAppeal> {
  const [found] = await appealViews(tx, { id });
  if (found === undefined) throw noAppeal();
  return found;
}

const noAppeal = () =>
  new Refusal("not_found", { zh: "没有找到这条异议。", en: "There is no such appeal within your reach." });
const notYours = () =>
  new Refusal("not_allowed", {
    zh: "只能对本单位的得分提出异议。",
    en: "Only your own unit's score can be appealed against.",
  });
const asked = () =>
  new Refusal("already_there", { zh: "这一项已经提过异议。", en: "This line was appealed against already." });
const answered = () => new Refusal("wrong_state", { zh: "这条异议已经答复。", en: "The appeal is answered already." });
const ownAppeal = () =>
  new Refusal("not_allowed", { zh: "自己提的异议由别人答复。", en: "Whoever appealed does not answer it." });
const needsPoints = () =>
  new Refusal("not_valid", {
    zh: "采纳时写明应得的分，不采纳时不写分。",
    en: "An upheld appeal says the points that are right; a refused one says none.",
  });
