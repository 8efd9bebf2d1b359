import type { ReviewView } from "@jucai/contract";
import type { Constant } from "@jucai/engine";
import { recordAccess } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { workingDaysBetween } from "#kernel/working-days.ts";
import { claimantOf } from "../applications/facts-of-claim.ts";
import type { Claim } from "../claims.tables.ts";
import { correctionsOf } from "../corrections/corrections.ts";
import { claimOf, consider, type Considered } from "../decisions/consider.ts";
import { boundsOf, leavesOpen } from "../decisions/grant.ts";
import { similarCases } from "../decisions/past.ts";
import { similarKey } from "../decisions/similar.ts";
import { evidenceOf } from "../evidence/index.ts";
import { stepsOf } from "../standing/steps.ts";
import { actionsOf, waitingStep } from "./actions.ts";
import { undoOf } from "./acted.ts";
import { conditionsView, reasonsIn } from "./conditions-view.ts";
import { conflictsOf } from "./conflicts.ts";
import { factsView, verifiedIn } from "./facts-view.ts";
import type { By } from "./ground.ts";
import { inquiriesOf } from "./inquiries.ts";
import { hintsOf } from "./hints.ts";
import { historyOf } from "./history.ts";
import { lockOf } from "./locks.ts";
import { stepView, unitNames } from "./steps-view.ts";
import { holdOf } from "./waiting.ts";

/** One claim with all that an officer decides by, in one answer. That he looked is written down. */
export async function reviewView(tx: ScopedTransaction, by: By, id: string): Promise<ReviewView> {
  const claim = await claimOf(tx, id);
  const on = today(by.clock);
  const considered = await consider(tx, by.sealing, claim, on);
  const { decision, rule, benefit, evaluated } = considered;
  const steps = await stepsOf(tx, id);
  const { step, why } = await waitingStep(tx, by, claim, steps);
  const names = await unitNames(
    tx,
    steps.map(({ unit }) => unit),
  );
  const key = similarKey(benefit, rule, evaluated.rules.rules.facts);
  const hold = await holdOf(tx, id);
  const inquiries = await inquiriesOf(tx, id);
  const corrections = await correctionsOf(tx, { claim: id, on });
  const undo = await undoOf(tx, by.clock, id, by.actor.account);
  const standing = {
    claim,
    steps,
    considered,
    conflicts: await conflictsOf(tx, by.sealing, by.actor, claim),
    held: hold !== undefined,
    asked: inquiries.some(({ answer, withdrawn }) => answer === null && !withdrawn),
    unsigned: corrections.some(({ state }) => state === "awaiting_signature"),
    undo: undo !== null,
  };
  const lock = step === undefined ? undefined : lockOf(step, by.clock.now());
  await noteAccess(tx, by, claim);
  return {
    claim: claimView(considered, on),
    step: step === undefined ? null : stepView(step, names),
    steps: steps.map((each) => stepView(each, names)),
    verdict: decision.status,
    facts: await factsView(tx, considered, filesAnswered(corrections)),
    evidence: await evidenceView(tx, considered, on),
    conditions: conditionsView(considered, verifiedIn(considered)),
    settings: settingsView(considered),
    amount: amountView(considered),
    similar: await similarCases(tx, { place: claim.place, benefit: claim.benefit, key, not: id }),
    history: await historyOf(tx, considered),
    hints: await hintsOf(tx, by, claim, steps),
    lock:
      lock === undefined
        ? null
        : {
            by: lock.name,
            mine: lock.account === by.actor.account,
            since: lock.since.toISOString(),
            until: lock.until.toISOString(),
          },
    held:
      hold === undefined
        ? null
        : { by: hold.by_name, why: hold.why, since: hold.since.toISOString(), until: hold.until },
    corrections,
    inquiries,
    actions: actionsOf(standing, by, step, why),
    grounds: reasonsIn(decision)
      .filter(({ reason }) => reason.holds === false)
      .map(({ line, reason }) => ({ condition: reason.id, line, clause: reason.clause, says: reason.says })),
    undo,
  };
}

async function noteAccess(tx: ScopedTransaction, { actor }: By, { person_id, number }: Claim): Promise<void> {
  if (person_id === null || person_id === actor.person) return;
  await recordAccess(tx, actor, { person: person_id, action: "read", reason: number ?? "" });
}

function claimView({ claim, benefit }: Considered, on: string): ReviewView["claim"] {
  const who = claimantOf(claim);
  return {
    id: claim.id,
    number: claim.number ?? "",
    version: claim.version,
    status: claim.status,
    kind: claim.kind,
    place: claim.place,
    benefit: claim.benefit,
    title: claim.title,
    clause: claim.clause || benefit.clause,
    claimant: { ...who, name: claim.claimant_name },
    submittedOn: claim.submitted_on,
    dueOn: claim.due_on,
    daysLeft: claim.due_on === null || claim.paused_since !== null ? null : workingDaysBetween(on, claim.due_on),
    pausedSince: claim.paused_since,
    round: claim.round,
    settled: claim.settled,
  };
}

/** What the measure asks for, in its order, then whatever else was given. */
async function evidenceView(
  tx: ScopedTransaction,
  { claim, benefit }: Considered,
  on: string,
): Promise<ReviewView["evidence"]> {
  const given = await evidenceOf(tx, claim.id, on);
  const asked = new Set(benefit.evidence.map(({ zh }) => zh));
  const others = [...new Set(given.map(({ item }) => item))].filter((item) => !asked.has(item));
  return [
    ...benefit.evidence.map((label) => ({ item: label.zh, label, asked: true })),
    ...others.map((item) => ({ item, label: { zh: item, en: item }, asked: false })),
  ].map((entry) => ({ ...entry, files: given.filter(({ item }) => item === entry.item) }));
}

/** Files that a claimant gave when he mended a fact, by the fact's key. */
function filesAnswered(corrections: ReviewView["corrections"]) {
  const files = new Map<string, string[]>();
  for (const { kind, about, files: given } of corrections.flatMap(({ items }) => items)) {
    if (kind === "fact") files.set(about, [...(files.get(about) ?? []), ...given]);
  }
  return (key: string): readonly string[] => files.get(key) ?? [];
}

function settingsView({ decision, benefit }: Considered): ReviewView["settings"] {
  return decision.settings.flatMap(({ id, value, set }) => {
    const setting = benefit.settings.find((each) => each.id === id);
    if (setting === undefined) return [];
    const choice = setting.values?.find((each) => each.id === value)?.label;
    const text = wordsOf(value);
    const unit = setting.unit;
    const shown = choice ?? {
      zh: text.zh + (unit?.zh ?? ""),
      en: unit === undefined ? text.en : `${text.en} ${unit.en}`,
    };
    return [{ id, label: setting.label, shown, says: setting.says, set, neededFor: setting.neededFor }];
  });
}

function wordsOf(value: Constant): { zh: string; en: string } {
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return { zh: text, en: text };
}

function amountView({ decision, set, grant }: Considered): ReviewView["amount"] {
  const { amount } = decision;
  return {
    kind: amount.kind,
    ruleFen: amount.totalFen,
    ...boundsOf(decision),
    open: leavesOpen(decision),
    set: set === undefined ? null : { fen: set.fen, why: set.why, by: set.by, at: set.at },
    grantsFen: grant?.fen ?? null,
    instalments: (grant?.instalments ?? decision.instalments).map((each) => ({ ...each })),
  };
}
