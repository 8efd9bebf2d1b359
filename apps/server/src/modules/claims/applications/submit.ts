/** Handing a form in: every problem at once, or one claim for each benefit. */
import type {
  Application as ApplicationView,
  ApplicationProblem,
  FactJson,
  NewFactValue,
  SubmitApplicationRequest,
} from "@jucai/contract";
import { printDay, type Text, type Value } from "@jucai/engine";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { processOf } from "#modules/library/rules-at.ts";
import { addValues } from "#modules/registry/facts/facts.service.ts";
import { factFor, type Voice } from "#modules/registry/facts/index.ts";
import { askEmployer } from "../confirmations/ask.ts";
import { type Application, type Claim, claimsTables, type Consent } from "../claims.tables.ts";
import { writeSteps } from "../processes/write-steps.ts";
import { moveClaim } from "../standing/move-claim.ts";
import { consentVersion } from "./consent.ts";
import { evidenceNeeds } from "./evidence-needs.ts";
import { type Chosen, type Look, look, type Recognised } from "./look.ts";
import { asksEmployer } from "./needs.ts";
import { nextNumber } from "./numbers.ts";
import { problemsOf } from "./problems.ts";
import { factsHash, refuseUnchanged } from "./reopen.ts";
import { lockForm, refuseSubmitted } from "./save.ts";
import type { Doing } from "./start.ts";
import { type SubjectOf, subjectsOf, takeSubjects } from "./subjects.ts";
import { applicationView } from "./view.ts";

/**
 * Hands a form in. Refuses with every problem at once (`not_valid`), what is claimed for already (`already_there`), a
 * form that somebody changed since it was read (`conflict`). Otherwise: facts go to the registry in the claimant's
 * name, each benefit becomes a claim with its number and its steps, and the first of these opens.
 */
export async function submitApplication(
  tx: ScopedTransaction,
  by: Doing,
  id: string,
  given: SubmitApplicationRequest,
  language: "zh" | "en",
): Promise<ApplicationView> {
  const form = await lockForm(tx, id);
  refuseSubmitted(form);
  if (form.version !== given.version) throw changedSince();
  const day = today(by.clock);
  const seen = await look(tx, by.sealing, form, day);
  const problems = [...problemsOf(seen, await evidenceNeeds(tx, seen)), ...notAgreed(seen, given)];
  if (problems.length > 0) throw notReady(problems, language);
  await tellRegistry(tx, by, seen, language);
  const asked: Asked[] = [];
  for (const found of [...seen.chosen, ...seen.recognised]) {
    const claim = seen.claims.find(({ benefit }) => benefit === found.measure.id);
    if (claim === undefined) throw new Error(`the form ${id} has no claim for ${found.measure.id}`);
    asked.push(
      isBenefit(found) ? await benefitAsked(tx, by, seen, found, claim) : recognitionAsked(seen, found, claim),
    );
  }
  // Before any number is taken: whoever claims the same thing at the same moment waits here and nowhere else.
  await takeSubjects(tx, by.sealing, asked);
  for (const one of asked) await submitClaim(tx, by, seen, one);
  const submitted = await close(tx, by, form, given, seen);
  await record(tx, by.actor, {
    action: "application.submit",
    object: { kind: "application", id },
    detail: { number: submitted.number, chosen: form.chosen },
  });
  return applicationView(tx, by.actor, await look(tx, by.sealing, submitted, day));
}

/** One claim of a form, before it is handed in. */
type Asked = {
  readonly claim: Claim;
  readonly found: Chosen | Recognised;
  readonly title: Text;
  readonly subjects: readonly SubjectOf[];
  /** Whether an employer is to confirm. */
  readonly asks: boolean;
  readonly set: { readonly asked_fen?: number | null; readonly settled?: boolean; readonly facts_hash?: Buffer };
};

const isBenefit = (found: Chosen | Recognised): found is Chosen => found.benefit !== undefined;

async function benefitAsked(tx: ScopedTransaction, by: Doing, seen: Look, found: Chosen, claim: Claim): Promise<Asked> {
  const { benefit } = found;
  const decision = seen.decisions.find((each) => each.benefit === benefit.id);
  if (decision === undefined) throw new Error(`${benefit.id} was not decided`);
  const facts_hash = await factsHash(tx, by.sealing, seen, found, claim.id);
  await refuseUnchanged(tx, seen, benefit.id, facts_hash);
  const settled = decision.status === "eligible" || decision.status === "ineligible";
  return {
    claim,
    found,
    title: benefit.title,
    subjects: subjectsOf(benefit, seen.facts.facts, seen.claimant, seen.rules),
    asks: asksEmployer(seen, found),
    set: { asked_fen: decision.amount.totalFen, settled, facts_hash },
  };
}

/** One open claim for a recognition at a time; when it is decided, the next level may be claimed. */
function recognitionAsked({ claimant }: Look, found: Recognised, claim: Claim): Asked {
  const { scheme, measure } = found;
  const key = `${claimant.kind}:${claimant.id}`;
  const subjects = [{ grp: `recognition:${scheme.id}`, key, line: null, clause: scheme.clause }];
  return { claim, found, title: measure.title, subjects, asks: false, set: {} };
}

async function submitClaim(
  tx: ScopedTransaction,
  by: Doing,
  seen: Look,
  { claim, found, asks, set }: Asked,
): Promise<void> {
  const { form, settings } = seen;
  const day = today(by.clock);
  const process = processOf(found);
  if (process === undefined) throw new Error(`${found.measure.id} cannot be worked on`);
  const confirming = asks ? form.confirming_employer : null;
  const units = await unlimited(tx, "the steps of a claim", () =>
    writeSteps(tx, {
      claim: { ...claim, confirming_employer: confirming },
      found,
      process,
      settings,
      asks,
      filledBy: by.actor,
      at: by.clock.now(),
      day,
    }),
  );
  const all = {
    ...set,
    number: await nextNumber(tx, "claim", form.place, day),
    rule_version: found.version,
    process: process.id,
    confirming_employer: confirming,
    units,
    submitted_on: day,
    title: JSON.stringify(found.measure.title),
    clause: found.measure.clause,
    reopens: form.reopens,
  };
  const moved = await moveClaim(tx, by, claim.id, { do: "submit", set: all });
  if (asks && isBenefit(found)) await askEmployer(tx, seen, found, moved, day);
}

/** The facts that were said in this form go where all facts are kept, as the claimant's own word. */
async function tellRegistry(tx: ScopedTransaction, by: Doing, seen: Look, language: "zh" | "en"): Promise<void> {
  const { claimant, facts, held, own, needed, plain, rules, key } = seen;
  const given = [...needed.facts].flatMap(([id]): NewFactValue[] => {
    const value = facts.facts.values.get(id);
    if (value === undefined || own.has(id) || plain[id] === undefined || held.facts.values.get(id) === value) return [];
    if ("problem" in factFor(id, claimant.kind, rules.vocabulary)) return [];
    const fact = factJson(value, needed.facts.get(id)?.fact.type.kind);
    return fact === undefined ? [] : [{ fact: id, value: fact }];
  });
  const voice: Voice = {
    account: by.actor.account,
    name: by.actor.name,
    source: claimant.kind === "person" ? "self" : "employer",
    unit: claimant.kind === "person" ? null : claimant.id,
  };
  const subject = { kind: claimant.kind, id: claimant.id, sealedKey: key, changeable: true };
  if (given.length === 0) return;
  await unlimited(tx, "facts of a form", async () => {
    await addValues(tx, by.sealing, by.actor, voice, subject, given, by.clock.now(), language);
    const facts = given.map(({ fact }) => fact);
    await by.events.emit(tx, by.actor, "fact.changed", { kind: claimant.kind, subject: claimant.id, facts });
  });
}

/** A typed value as facts are kept: money in fen, dates as ISO text. */
export function factJson(value: Value, type: string | undefined): FactJson | undefined {
  if (typeof value === "object") return value === null ? null : undefined;
  return typeof value === "number" && type === "date" ? printDay(value) : value;
}

async function close(
  tx: ScopedTransaction,
  by: Doing,
  form: Application,
  given: SubmitApplicationRequest,
  seen: Look,
): Promise<Application> {
  const at = by.clock.now();
  const agreed = (to: Consent["to"]): Consent => ({ to, version: given.consent, at: at.toISOString() });
  const consents = [agreed("apply"), ...(seen.answers.account === null ? [] : [agreed("account")])];
  return claimsTables(tx)
    .updateTable("application")
    .set({
      state: "submitted",
      number: await nextNumber(tx, "application", form.place, today(by.clock)),
      declared_at: at,
      consents: JSON.stringify(consents),
      version: form.version + 1,
      updated_at: at,
    })
    .where("id", "=", form.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

function notAgreed({ answers }: Look, { consent, accountConsent }: SubmitApplicationRequest): ApplicationProblem[] {
  const problem = (about: string, zh: string, en: string): ApplicationProblem => ({
    task: "declaration",
    about,
    says: { zh, en },
  });
  return [
    ...(consent === consentVersion
      ? []
      : [
          problem(
            "consent",
            "告知内容有更新，请重新阅读并同意。",
            "The notice has changed; read and agree to it again.",
          ),
        ]),
    ...(answers.account === null || accountConsent
      ? []
      : [problem("accountConsent", "请单独同意使用收款账户。", "Agree separately to the use of your bank account.")]),
  ];
}

function notReady(problems: readonly ApplicationProblem[], language: "zh" | "en"): Refusal {
  return new Refusal(
    "not_valid",
    {
      zh: `还有 ${problems.length} 处需要补全，填好后再提交，已填的都在。`,
      en: `${problems.length} things are still to be completed; what you filled in is kept.`,
    },
    problems.map(({ task, about, says }) => ({ field: `${task}:${about}`, says: says[language] })),
  );
}

function changedSince(): Refusal {
  return new Refusal("conflict", {
    zh: "这份申请刚在别处改过，请看过最新内容再提交。",
    en: "This form was changed elsewhere just now; look at it again before handing it in.",
  });
}
