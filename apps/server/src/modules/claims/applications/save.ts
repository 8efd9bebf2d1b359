import type { Application as ApplicationView, CaseList, CaseValue, SaveApplicationRequest } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { type Application, claimsTables, type SaidBefore } from "../claims.tables.ts";
import { type Answers, sealAnswers } from "./answers.ts";
import { isEmployer } from "./employers.ts";
import { claimantOf } from "./facts-of-claim.ts";
import { type Look, look } from "./look.ts";
import { addDrafts, type Doing, keptUntil, refuseUnclaimable } from "./start.ts";
import { applicationView } from "./view.ts";

type Conflict = {
  field: string;
  yours: CaseValue | CaseList | null;
  theirs: CaseValue | CaseList | null;
  by: string;
  at: string;
};
type Saved = { readonly application: ApplicationView; readonly conflicts: Conflict[] };

/** The form, locked; the same refusal when there is none and when it is somebody else's. */
export async function lockForm(tx: ScopedTransaction, id: string): Promise<Application> {
  const row = await claimsTables(tx)
    .selectFrom("application")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined || row.state === "discarded") throw noForm();
  return row;
}

export function noForm(): Refusal {
  return new Refusal("not_found", {
    zh: "没有找到这份申请，可能已经放弃或超过保存期。",
    en: "There is no such form; it may have been thrown away or kept too long.",
  });
}

export function refuseSubmitted({ state }: Application): void {
  if (state === "draft") return;
  throw new Refusal("wrong_state", {
    zh: "这份申请已经提交，不能再改；需要更改的，请等待补正或撤回后重新申请。",
    en: "This form was handed in and can no longer be changed; wait to be asked for a correction, or take it back.",
  });
}

/**
 * Saves fields on the base of the version that the page read. A field that was written since then is not written over:
 * both values come back, and everything else is saved. The rules run at once, and the form says what changed by it.
 */
export async function saveApplication(
  tx: ScopedTransaction,
  by: Doing,
  id: string,
  given: SaveApplicationRequest,
): Promise<Saved> {
  const form = await lockForm(tx, id);
  refuseSubmitted(form);
  const day = today(by.clock);
  const before = await look(tx, by.sealing, form, day);
  const version = form.version + 1;
  const { answers, conflicts } = written(before.answers, given, {
    version,
    by: by.actor.name,
    at: by.clock.now().toISOString(),
  });
  const chosen = given.chosen === undefined ? form.chosen : [...new Set(given.chosen)];
  await changeChosen(tx, by, form, chosen);
  if (given.employer && !(await isEmployer(tx, given.employer))) throw noEmployer();
  const set = {
    sealed: sealAnswers(by.sealing, before.key, id, answers),
    chosen,
    confirming_employer: given.employer === undefined ? form.confirming_employer : given.employer,
    version,
    updated_at: by.clock.now(),
    expires_on: keptUntil(day),
  };
  await claimsTables(tx).updateTable("application").set(set).where("id", "=", id).execute();
  const after = await look(tx, by.sealing, { ...form, ...set }, day);
  const said_before = saidBefore(form.said_before, before, after);
  await claimsTables(tx)
    .updateTable("application")
    .set({ said_before: JSON.stringify(said_before) })
    .where("id", "=", id)
    .execute();
  const application = await applicationView(tx, by.actor, { ...after, form: { ...after.form, said_before } });
  return { application, conflicts };
}

type Stamp = { readonly version: number; readonly by: string; readonly at: string };

/** The answers with what was typed; fields that somebody wrote after the page was read come back instead. Pure. */
export function written(
  answers: Answers,
  { version, set, account }: Pick<SaveApplicationRequest, "version" | "set" | "account">,
  stamp: Stamp,
): { readonly answers: Answers; readonly conflicts: Conflict[] } {
  const fields = { ...answers.fields };
  const conflicts: Conflict[] = [];
  for (const { field, value } of set) {
    const now = fields[field];
    const theirs = now !== undefined && "value" in now ? now.value : null;
    if (JSON.stringify(theirs) === JSON.stringify(value)) continue;
    if (now !== undefined && now.version > version) {
      conflicts.push({ field, yours: value, theirs, by: now.by, at: now.at });
    } else {
      fields[field] = value === null ? stamp : { value, ...stamp };
    }
  }
  return { answers: { fields, account: account === undefined ? answers.account : account }, conflicts };
}

async function changeChosen(
  tx: ScopedTransaction,
  by: Doing,
  form: Application,
  chosen: readonly string[],
): Promise<void> {
  const added = chosen.filter((id) => !form.chosen.includes(id));
  const gone = form.chosen.filter((id) => !chosen.includes(id));
  const rules = await rulesAt(tx, form.place, { now: true });
  refuseUnclaimable(rules, added, claimantOf(form));
  await addDrafts(tx, by, form, rules, added);
  if (gone.length === 0) return;
  await claimsTables(tx)
    .deleteFrom("claim")
    .where("application", "=", form.id)
    .where("status", "=", "draft")
    .where("benefit", "in", gone)
    .execute();
}

/** What each benefit came to before this change, kept until the next one that changes it. */
function saidBefore(earlier: SaidBefore, before: Look, after: Look): SaidBefore {
  const of = ({ decisions }: Look) =>
    new Map(decisions.map(({ benefit, status, amount }) => [benefit, { status, fen: amount.totalFen }]));
  const [was, is] = [of(before), of(after)];
  return Object.fromEntries(
    [...is].flatMap(([benefit, now]) => {
      const then = was.get(benefit);
      const same = then === undefined || (then.status === now.status && then.fen === now.fen);
      const said = same ? earlier[benefit] : then;
      return said === undefined ? [] : [[benefit, said]];
    }),
  );
}

/** Throws a draft away; what was uploaded for it stays the claimant's. */
export async function discardApplication(tx: ScopedTransaction, by: Doing, id: string): Promise<{ done: true }> {
  const form = await lockForm(tx, id);
  refuseSubmitted(form);
  await claimsTables(tx).deleteFrom("claim").where("application", "=", id).where("status", "=", "draft").execute();
  await claimsTables(tx)
    .updateTable("application")
    .set({ state: "discarded", updated_at: by.clock.now() })
    .where("id", "=", id)
    .execute();
  await record(tx, by.actor, { action: "application.discard", object: { kind: "application", id } });
  return { done: true };
}

function noEmployer(): Refusal {
  return new Refusal("not_valid", {
    zh: "没有这家单位，请重新选择。",
    en: "There is no such employer; choose another.",
  });
}
