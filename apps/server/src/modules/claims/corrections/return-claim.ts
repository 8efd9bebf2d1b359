import type { Acted, ReturnRequest } from "@jucai/contract";
import { randomUUID } from "node:crypto";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { addWorkingDays } from "#kernel/working-days.ts";
import { settingOf } from "#modules/library/index.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import type { Claim, ClaimStep } from "../claims.tables.ts";
import { claimOf } from "../decisions/consider.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import { placeNameOf } from "../decisions/record.ts";
import { nextLetterNumber, verifyCode } from "../letters/letter-numbers.ts";
import { nameOf, tellUnit } from "../letters/tell.ts";
import { actedView } from "../review/acted.ts";
import { actingOn, refuseUnsettled } from "../review/acting-on.ts";
import type { By } from "../review/ground.ts";
import { release } from "../review/locks.ts";
import { moveClaim } from "../standing/move-claim.ts";
import { stepsOf } from "../standing/steps.ts";
import { correctionsOf, roundsOf } from "./corrections.ts";
import { labelsFor } from "./labels.ts";
import { type Notice, noticeFor, twice } from "./one-notice.ts";

/**
 * Returns a claim for correction with everything at once. A further return that the claimant's new material does not
 * explain stays in the office until the head of the unit signs.
 */
export async function returnClaim(tx: ScopedTransaction, by: By, id: string, request: ReturnRequest): Promise<Acted> {
  const { claim, step } = await actingOn(tx, by, id, request.version);
  await refuseUnsettled(tx, id);
  if (!step.may_return) throw mayNotReturn();
  const again = twice(request.items);
  if (again !== undefined) throw saidTwice(again);
  const before = roundsOf(await correctionsOf(tx, { claim: id, on: today(by.clock) }));
  const notice = noticeFor(request.items, before);
  const correction = await write(tx, by, claim, step, request, notice);
  await release(tx, id, by.actor);
  if (notice.kind === "send") await moveClaim(tx, by, id, { do: "return", step: step.id }, { version: claim.version });
  else await askHead(tx, by, claim, step);
  await record(tx, by.actor, {
    action: notice.kind === "send" ? "correction.send" : "correction.ask_signature",
    object: { kind: "claim", id },
    detail: { correction, items: request.items.length },
  });
  return actedView(tx, by.clock, id, { correction });
}

/** A notice that waits is the head's to look at. Of one that is sent the claimant hears by the claim's move. */
async function askHead(tx: ScopedTransaction, { clock }: By, claim: Claim, step: ClaimStep): Promise<void> {
  const name = nameOf(claim);
  await tellUnit(
    tx,
    clock,
    claim,
    { unit: step.unit, role: "approver" },
    {
      zh: `${name.zh}要再次退回补正，请您签字。`,
      en: `A further return of ${name.en} waits for your signature.`,
    },
  );
}

async function write(
  tx: ScopedTransaction,
  { actor, clock }: By,
  claim: Claim,
  step: ClaimStep,
  { items }: ReturnRequest,
  notice: Notice,
): Promise<string> {
  const id = randomUUID();
  const now = clock.now();
  const send = notice.kind === "send";
  const { policies } = await rulesAt(tx, claim.place, { versions: [claim.rule_version] });
  const number = await nextLetterNumber(tx, "correction", {
    place: claim.place,
    placeName: placeNameOf(policies, claim.place),
    day: today(clock),
  });
  const due = send ? await dueDay(tx, claim.place, clock) : undefined;
  await decisionTables(tx)
    .insertInto("correction")
    .values({
      id,
      claim: claim.id,
      step: step.id,
      round: claim.round + 1,
      state: send ? "sent" : "awaiting_signature",
      letter_number: number,
      verify_code: verifyCode(),
      sent_by: actor.account,
      sent_name: actor.name,
      sent_at: send ? now : null,
      due_on: due?.day ?? null,
      due_known: due?.known ?? true,
      answered_at: null,
      signed_by: null,
      signed_name: null,
      signed_at: null,
      signed_words: null,
      created_at: now,
    })
    .execute();
  const labels = await labelsFor(tx, claim);
  await decisionTables(tx)
    .insertInto("correction_item")
    .values(
      items.map(({ kind, about, wrong, how, causedBy }, index) => ({
        correction: id,
        no: index + 1,
        kind,
        about,
        label: JSON.stringify(labels(kind, about)),
        wrong,
        how,
        caused_by: causedBy ?? null,
        answer: null,
        answered_at: null,
      })),
    )
    .execute();
  return id;
}

/** The last day to correct, where the place has set how long one has. */
async function dueDay(tx: ScopedTransaction, place: string, clock: Clock) {
  const days = await settingOf(tx, place, "place#correction_days", today(clock));
  return typeof days === "number" ? addWorkingDays(today(clock), days) : undefined;
}

/** The head of the unit lets a further return go out, or stops it. */
export async function signReturn(
  tx: ScopedTransaction,
  by: By,
  id: string,
  { agrees, words }: { readonly agrees: boolean; readonly words: string },
): Promise<Acted> {
  const db = decisionTables(tx);
  const found = await db.selectFrom("correction").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (found === undefined) throw notFound();
  if (found.state !== "awaiting_signature") throw notWaiting();
  const claim = await claimOf(tx, found.claim, true);
  const step = (await stepsOf(tx, claim.id)).find((each) => each.id === found.step);
  refuseOthers(by, claim, step, found.sent_by);
  const now = by.clock.now();
  const due = agrees ? await dueDay(tx, claim.place, by.clock) : undefined;
  await db
    .updateTable("correction")
    .set({
      state: agrees ? "sent" : "refused",
      sent_at: agrees ? now : null,
      due_on: due?.day ?? null,
      due_known: due?.known ?? true,
      signed_by: by.actor.account,
      signed_name: by.actor.name,
      signed_at: now,
      signed_words: words,
    })
    .where("id", "=", id)
    .execute();
  await record(tx, by.actor, {
    action: agrees ? "correction.sign" : "correction.refuse",
    object: { kind: "claim", id: claim.id },
    detail: { correction: id, words },
  });
  // The step is the sender's, not the head's: what the head does is to sign, and the system sends it.
  if (agrees) await moveClaim(tx, { ...by, actor: "system" }, claim.id, { do: "return", step: found.step });
  return actedView(tx, by.clock, claim.id, { correction: id });
}

/** The head is an approver of the step's unit, and not who wrote the notice. */
function refuseOthers({ actor }: By, { place }: Claim, step: ClaimStep | undefined, sender: string): void {
  const head = actor.grants.some(
    ({ role, units, places }) =>
      role === "approver" && (step?.unit == null ? places.includes(place) : units.includes(step.unit)),
  );
  if (head && actor.account !== sender) return;
  throw new Refusal("not_allowed", {
    zh: "再次退回由承办单位的负责人（审批人）签字，不能由经办人自己签。",
    en: "The head of the unit (its approver) signs a further return, not the officer himself.",
  });
}

const mayNotReturn = () =>
  new Refusal("wrong_state", {
    zh: "这一环节不能退回补正。",
    en: "The process does not let this step return a claim for correction.",
  });
const saidTwice = (about: string) =>
  new Refusal(
    "not_valid",
    { zh: `“${about}”写了两次，请合成一项。`, en: `“${about}” stands there twice; make it one.` },
    [{ field: "items", says: `“${about}”写了两次` }],
  );
const notFound = () =>
  new Refusal("not_found", { zh: "没有找到这份补正告知书。", en: "There is no such notice within your reach." });
const notWaiting = () =>
  new Refusal("wrong_state", { zh: "这份补正告知书不在等签字。", en: "This notice does not wait for a signature." });
