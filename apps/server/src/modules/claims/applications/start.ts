import type { Application as ApplicationView, CaseAnswers, StartApplicationRequest } from "@jucai/contract";
import { printDay } from "@jucai/engine";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import type { Events } from "#kernel/events.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type Scope, type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { ClaimantRef } from "#modules/granted/index.ts";
import { dayOf, type PlaceRules, processOf, rulesAt } from "#modules/library/rules-at.ts";
import { type Application, claimsTables } from "../claims.tables.ts";
import { type Answer, claimantKeyOrRefuse, noAnswers, sealAnswers } from "./answers.ts";
import { claimantView, filledFor } from "./claimants.ts";
import { claimantOf } from "./facts-of-claim.ts";
import { look } from "./look.ts";
import { outOfForce } from "./problems.ts";
import { usualEmployer } from "./employers.ts";
import { applicationView } from "./view.ts";

/** Who works on a form, and with what. */
export type Doing = {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly clock: Clock;
  readonly sealing: Sealing;
  readonly events: Events;
};

/** Days for which a draft is kept after it was last touched. */
export const daysKept = 90;

/**
 * Starts a form with what the check found out. Answers to what no chosen benefit looks at are left out; so are those
 * that say what is held already. Refuses measures that nobody claims, that are for another kind of claimant, or that
 * are not in force.
 */
export async function startApplication(
  tx: ScopedTransaction,
  by: Doing,
  given: StartApplicationRequest,
): Promise<ApplicationView> {
  const at = by.clock.now();
  const { claimant, way } = await filledFor(tx, { ...by, at }, given);
  const rules = await rulesAt(tx, given.place, { now: true });
  const chosen = [...new Set(given.chosen)];
  refuseUnclaimable(rules, chosen, claimant);
  const key = await unlimited(tx, "the claimant's key", () => claimantKeyOrRefuse(tx, claimant));
  const id = crypto.randomUUID();
  const day = today(by.clock);
  const form = await claimsTables(tx)
    .insertInto("application")
    .values({
      id,
      place: given.place,
      person_id: claimant.kind === "person" ? claimant.id : null,
      employer_id: claimant.kind === "employer" ? claimant.id : null,
      number: null,
      account: by.actor.account,
      account_name: by.actor.name,
      way,
      on_behalf: onBehalf(by.actor),
      sealed: sealAnswers(by.sealing, key, id, { ...noAnswers, fields: answered(given.answers, by.actor.name, at) }),
      chosen,
      confirming_employer: claimant.kind === "person" ? await usualEmployer(tx, claimant.id) : null,
      reopens: given.reopens ?? null,
      declared_at: null,
      created_at: at,
      updated_at: at,
      expires_on: keptUntil(day),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await addDrafts(tx, by, form, rules, chosen);
  const seen = await look(tx, by.sealing, form, day);
  const [problem] = chosen.flatMap((measure) => outOfForce(seen, measure));
  if (problem !== undefined) throw new Refusal("wrong_state", problem.says);
  await record(tx, by.actor, {
    action: "application.create",
    object: { kind: "application", id },
    detail: { chosen, way, place: given.place },
  });
  return applicationView(tx, by.actor, seen);
}

export function keptUntil(day: string): string {
  return printDay(dayOf(day) + daysKept);
}

function onBehalf({ onBehalfOf }: Actor): string | null {
  if (onBehalfOf === undefined) return null;
  const { person, delegation } = onBehalfOf;
  return JSON.stringify({ person, delegation });
}

function answered(given: CaseAnswers, by: string, at: Date): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(given).map(([field, value]) => [field, { value, version: 1, by, at: at.toISOString() }]),
  );
}

/** Refuses what cannot be claimed here by this claimant. */
export function refuseUnclaimable(rules: PlaceRules, chosen: readonly string[], { kind }: ClaimantRef): void {
  for (const id of chosen) {
    const found = rules.find(id);
    const of = found?.benefit?.for ?? found?.scheme?.of;
    if (found === undefined || of === undefined || processOf(found) === undefined) throw notClaimable(id);
    if (of === "referrer" || of === kind) continue;
    throw new Refusal("not_valid", {
      zh: `《${found.measure.title.zh}》由${of === "person" ? "个人" : "单位"}申请。`,
      en: `${found.measure.title.en} is claimed by ${of === "person" ? "a person" : "an employer"}.`,
    });
  }
}

/** A draft claim for each measure: evidence is given to it before it is handed in. */
export async function addDrafts(
  tx: ScopedTransaction,
  by: Doing,
  form: Application,
  rules: PlaceRules,
  measures: readonly string[],
): Promise<void> {
  const at = by.clock.now();
  const { who } = await claimantView(tx, claimantOf(form));
  for (const id of measures) {
    const found = rules.find(id);
    const process = found && processOf(found);
    if (found === undefined || process === undefined) throw notClaimable(id);
    await claimsTables(tx)
      .insertInto("claim")
      .values({
        application: form.id,
        place: form.place,
        benefit: id,
        kind: found.measure.kind === "recognition" ? "recognition" : "benefit",
        pack: found.policy.id,
        rule_version: found.version,
        process: process.id,
        person_id: form.person_id,
        employer_id: form.employer_id,
        confirming_employer: null,
        units: [],
        made_by: by.actor.account,
        status: "draft",
        number: null,
        step: null,
        submitted_on: null,
        due_on: null,
        paused_since: null,
        title: JSON.stringify(found.measure.title),
        clause: found.measure.clause,
        claimant_name: who.name,
        asked_fen: null,
        facts_hash: null,
        reopens: form.reopens,
        created_at: at,
        updated_at: at,
      })
      .execute();
  }
}

function notClaimable(id: string): Refusal {
  return new Refusal("not_valid", {
    zh: `“${id}”不是可以在这里申请的事项，请从测算结果重新选择。`,
    en: `${id} cannot be claimed here; choose again from the check's result.`,
  });
}
