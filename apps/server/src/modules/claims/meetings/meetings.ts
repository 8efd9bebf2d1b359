import type { Acted, MeetingRequest, MeetingRow, MeetingView } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { consider } from "../decisions/consider.ts";
import { fenOf } from "../decisions/decision-view.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import { refusesAmount } from "../decisions/grant.ts";
import { actingOn, refuseUnsettled } from "../review/acting-on.ts";
import type { By } from "../review/ground.ts";
import { keepAmount } from "../review/judge.ts";
import { decided, groundsFor, whyDiffers } from "../review/pass.ts";
import { unitNames } from "../review/steps-view.ts";
import { closes } from "../standing/steps.ts";

/** Writes a meeting down with its minutes; from then on they stand. */
export async function recordMeeting(tx: ScopedTransaction, by: By, given: MeetingRequest): Promise<MeetingView> {
  const { unit, number, heldOn, attendees, minutes, file } = given;
  const found = await decisionTables(tx).selectFrom("unit").select(["place"]).where("id", "=", unit).executeTakeFirst();
  if (found === undefined || !holdsMeetings(by.actor, unit)) throw notYourUnit();
  if (heldOn > today(by.clock)) throw notYet();
  const row = await decisionTables(tx)
    .insertInto("meeting")
    .values({
      place: found.place,
      unit,
      number,
      held_on: heldOn,
      attendees: [...new Set(attendees)],
      minutes,
      file: file ?? null,
      by_account: by.actor.account,
      by_name: by.actor.name,
      at: by.clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (row === undefined) throw sameNumber();
  await record(tx, by.actor, {
    action: "meeting.create",
    object: { kind: "meeting", id: row.id },
    detail: { number, heldOn },
  });
  return (await meetingViews(tx, { id: row.id }))[0]!;
}

/** Whoever enters a unit's meetings holds a deciding role at it. */
function holdsMeetings({ grants }: Actor, unit: string): boolean {
  return grants.some(({ role, units }) => (role === "approver" || role === "talent_office") && units.includes(unit));
}

/** Enters what a meeting decided: each claim with its own outcome, all of them or none. */
export async function decideInMeeting(
  tx: ScopedTransaction,
  by: By,
  id: string,
  rows: readonly MeetingRow[],
): Promise<Acted[]> {
  const [meeting] = await meetingViews(tx, { id });
  if (meeting === undefined) throw noMeeting();
  if (new Set(rows.map(({ claim }) => claim)).size < rows.length) throw twice();
  const acted: Acted[] = [];
  // In one order, so that two meetings with the same claims wait for each other instead of locking each other out.
  const sorted = [...rows].sort((a, b) => (a.claim < b.claim ? -1 : 1));
  for (const row of sorted) acted.push(await decideOne(tx, by, meeting, row));
  await record(tx, by.actor, {
    action: "meeting.decide",
    object: { kind: "meeting", id },
    detail: { claims: rows.length, approved: rows.filter(({ outcome }) => outcome === "approved").length },
  });
  return acted;
}

async function decideOne(tx: ScopedTransaction, by: By, meeting: MeetingView, row: MeetingRow): Promise<Acted> {
  const acting = await actingOn(tx, by, row.claim, row.version);
  await refuseUnsettled(tx, row.claim);
  const { step, claim } = acting;
  if (!step.minutes || !closes(acting.steps, step)) throw notForMeeting(claim.number);
  if (step.unit !== null && step.unit !== meeting.unit.id) throw otherUnit(claim.number);
  if (claim.submitted_on !== null && claim.submitted_on > meeting.heldOn) throw tooEarly(claim.number);
  if (row.amountFen !== undefined && row.outcome === "approved") {
    const before = await consider(tx, by.sealing, claim, today(by.clock));
    const amount = { fen: row.amountFen, why: row.opinion };
    await keepAmount(tx, by, claim.id, amount, refusesAmount(before.decision, row.amountFen));
  }
  const considered = await consider(tx, by.sealing, claim, today(by.clock));
  const rejected = row.outcome === "rejected";
  if (rejected && row.grounds.length === 0) throw noGrounds(claim.number);
  const grounds = rejected ? groundsFor(considered, row.grounds) : [];
  const why = await whyDiffers(tx, considered, row.outcome, row.differs);
  const { outcome, opinion } = row;
  return decided(tx, by, acting, considered, { outcome, opinion, why, grounds, meeting: meeting.id });
}

type Wanted = { readonly id?: string; readonly limit?: number; readonly offset?: number };

export async function meetingViews(tx: ScopedTransaction, { id, limit, offset }: Wanted): Promise<MeetingView[]> {
  const db = decisionTables(tx);
  let query = db.selectFrom("meeting").selectAll().orderBy("held_on", "desc").orderBy("id");
  if (id !== undefined) query = query.where("id", "=", id);
  if (limit !== undefined) query = query.limit(limit).offset(offset ?? 0);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const names = await unitNames(
    tx,
    rows.map(({ unit }) => unit),
  );
  const decisions = await db
    .selectFrom("decision as d")
    .innerJoin("claim as c", "c.id", "d.claim")
    .select(["d.id", "d.claim", "d.minutes", "d.title", "d.outcome", "d.amount_fen", "c.number", "c.claimant_name"])
    .where(
      "d.minutes",
      "in",
      rows.map((row) => row.id),
    )
    .orderBy("c.number")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    unit: { id: row.unit, name: names.get(row.unit) ?? { zh: "—", en: "—" } },
    number: row.number,
    heldOn: row.held_on,
    attendees: row.attendees,
    minutes: row.minutes,
    file: row.file,
    by: row.by_name,
    decisions: decisions
      .filter(({ minutes }) => minutes === row.id)
      .map((each) => ({
        decision: each.id,
        claim: each.claim,
        number: each.number ?? "",
        claimant: each.claimant_name,
        title: each.title,
        outcome: each.outcome,
        amountFen: fenOf(each.amount_fen),
      })),
  }));
}

export function noMeeting(): Refusal {
  return new Refusal("not_found", { zh: "没有找到这次会议。", en: "There is no such meeting within your reach." });
}

const field = (name: string, zh: string, en: string) =>
  new Refusal("not_valid", { zh, en }, [{ field: name, says: zh }]);
const notYourUnit = () =>
  new Refusal("not_allowed", {
    zh: "只能登记本单位的会议，由审批人或人才办登记。",
    en: "Only a meeting of your own unit can be entered, by its approver or the talent office.",
  });
const notYet = () => field("heldOn", "会议日期不能晚于今天。", "The meeting lies in the future.");
const twice = () => field("rows", "同一件写了两次。", "A claim stands there twice.");
const sameNumber = () =>
  new Refusal("already_there", {
    zh: "本单位已经登记过这个编号的纪要。",
    en: "Minutes with this number were entered already.",
  });
const notForMeeting = (number: string | null) =>
  new Refusal("wrong_state", {
    zh: `${number ?? ""}现在不在会议决定的环节。`,
    en: `${number ?? "This claim"} does not wait for a meeting now.`,
  });
const otherUnit = (number: string | null) =>
  new Refusal("not_allowed", {
    zh: `${number ?? ""}由另一个单位的会议决定。`,
    en: `Another unit's meeting decides ${number ?? "this claim"}.`,
  });
const tooEarly = (number: string | null) =>
  field("rows", `${number ?? ""}是会议以后才提交的。`, `${number ?? "A claim"} was handed in after the meeting.`);
const noGrounds = (number: string | null) =>
  field("rows", `${number ?? ""}不予通过，要引用不符合的条款。`, `Refusing ${number ?? "a claim"} needs its grounds.`);
