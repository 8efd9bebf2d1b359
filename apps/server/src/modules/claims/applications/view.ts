import type {
  Application as ApplicationView,
  ApplicationDecision,
  ApplicationFact,
  ApplicationList,
  ApplicationProblem,
  ApplicationTask,
  CaseList,
} from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { type Found, processOf } from "#modules/library/rules-at.ts";
import { claimantView } from "./claimants.ts";
import { consentOf } from "./consent.ts";
import { type EvidenceNeed, evidenceNeeds } from "./evidence-needs.ts";
import { caseValue, fieldOf } from "./fields.ts";
import type { Look } from "./look.ts";
import { needsAccount, needsEmployer } from "./needs.ts";
import { problemsOf, rowsOf } from "./problems.ts";

/** A form as its page shows it; whoever fills in for another does not see that one's sensitive values. */
export async function applicationView(tx: ScopedTransaction, actor: Actor, look: Look): Promise<ApplicationView> {
  const { form } = look;
  const evidence = await evidenceNeeds(tx, look);
  const problems = form.state === "draft" ? problemsOf(look, evidence) : [];
  const claimant = await claimantView(tx, look.claimant);
  const account = look.answers.account;
  return {
    id: form.id,
    number: form.number,
    place: form.place,
    placeName: look.rules.policies.find(({ place }) => place === form.place)?.placeName ?? placeName(look),
    state: form.state,
    claimant: claimant.who,
    filledBy: form.way === "self" ? null : { name: form.account_name, way: form.way },
    version: form.version,
    updatedAt: form.updated_at.toISOString(),
    expiresOn: form.expires_on,
    chosen: form.chosen,
    tasks: tasksOf(look, problems, evidence),
    basics: claimant.basics,
    facts: factRows(look, actor),
    lists: listRows(look),
    evidence: evidence.map(({ files, ...need }) => ({ ...need, files: [...files] })),
    decisions: [...decisionRows(look), ...recognitionRows(look)],
    totalFen: look.bundle.totalFen,
    leftOut: look.bundle.leftOut.map(({ benefit, because, instead }) => ({
      measure: benefit,
      because,
      instead: instead ?? null,
    })),
    employer: {
      needed: needsEmployer(look),
      id: form.confirming_employer,
      name: await employerName(tx, form.confirming_employer),
    },
    accountNeeded: needsAccount(look),
    account:
      account === null
        ? null
        : { needed: needsAccount(look), holder: account.holder, bank: account.bank, tail: account.number.slice(-4) },
    consent: consentOf(look, unitsNames(look)),
    problems,
    claims: look.claims.map(({ id, number, benefit, title, status }) => ({
      id,
      number,
      measure: benefit,
      title,
      status,
    })),
    reopens: form.reopens,
  };
}

const placeName = ({ rules, form }: Look): Text => {
  const region = rules.vocabulary.enumerations.find(({ id }) => id === "region");
  return region?.values.find(({ id }) => id === form.place)?.label ?? { zh: form.place, en: form.place };
};

function factRows(look: Look, actor: Actor): ApplicationFact[] {
  const { needed, plain, held, own, decisions, rules, toConfirm, form } = look;
  const decisive = new Set(decisions.flatMap(({ missing }) => missing));
  const himself = form.way === "self" && actor.person === form.person_id;
  return [...needed.facts].flatMap(([id, { fact, by }]): ApplicationFact[] => {
    const value = held.facts.values.get(id);
    const support = own.has(id) ? undefined : held.support.get(id);
    const hidden =
      (support?.about === "employer" && look.claimant.kind === "person" && fact.sensitivity !== "open") ||
      (fact.sensitivity === "sensitive" && !himself);
    const before = support === undefined || value === undefined ? null : caseValue(id, value, rules.vocabulary);
    const said = plain[id];
    const answer = typeof said === "object" || said === undefined ? null : said;
    const state = stateOf(fact.settledBy === "office", answer, before, decisive.has(id));
    if (state === undefined) return [];
    return [
      {
        field: fieldOf(fact, rules.vocabulary),
        state,
        value: answer ?? (hidden ? null : before),
        held:
          support === undefined || before === null
            ? null
            : {
                value: hidden ? null : before,
                source: support.source,
                since: support.since,
                verified: support.verified,
              },
        neededBy: [...by],
        confirmedByEmployer: toConfirm.has(id),
        decisive: decisive.has(id),
      },
    ];
  });
}

/** Undefined for what nobody knows and nothing depends on: it is not asked. */
function stateOf(
  office: boolean,
  answer: unknown,
  held: unknown,
  decisive: boolean,
): ApplicationFact["state"] | undefined {
  if (answer !== null) return held === null || held === answer ? "given" : "changed";
  if (held !== null) return "known";
  if (office) return decisive ? "office" : undefined;
  return decisive ? "missing" : undefined;
}

function listRows({ needed, plain, rules }: Look): ApplicationList[] {
  return [...needed.lists].map(([list, { subject, facts, by }]) => {
    const said = plain[list] as CaseList | undefined;
    return {
      list,
      label: subject.label,
      question: subject.question ?? null,
      fields: facts.map((fact) => fieldOf(fact, rules.vocabulary)),
      rows: [...rowsOf(said)],
      answered: said !== undefined,
      complete: said !== undefined && (said === "none" || Array.isArray(said)),
      neededBy: [...by],
    };
  });
}

function decisionRows({ chosen, decisions, claims, form, settings }: Look): ApplicationDecision[] {
  return chosen.flatMap((it): ApplicationDecision[] => {
    const { benefit } = it;
    const decision = decisions.find((each) => each.benefit === benefit.id);
    const claim = claims.find((each) => each.benefit === benefit.id);
    if (decision === undefined || claim === undefined) return [];
    const { amount } = decision;
    const before = form.said_before[benefit.id];
    return [
      {
        claim: claim.id,
        measure: benefit.id,
        title: benefit.title,
        clause: benefit.clause,
        status: decision.status,
        amountKind: amount.kind,
        totalFen: amount.totalFen,
        minFen: amount.minFen ?? null,
        maxFen: amount.maxFen ?? null,
        instalments: decision.instalments.length,
        beforeFen: before?.fen ?? null,
        beforeStatus: before?.status ?? null,
        missing: [...decision.missing],
        reasons: decision.reasons
          .filter(({ holds }) => holds !== true)
          .map(({ clause, says, needs, holds }) => ({ clause, says, needs, holds })),
        process: processShown(it, settings),
        through: decision.through ?? null,
      },
    ];
  });
}

/** Nothing is computed of a recognition: the office decides it. */
function recognitionRows({ recognised, claims, settings }: Look): ApplicationDecision[] {
  return recognised.flatMap((found): ApplicationDecision[] => {
    const { measure, scheme } = found;
    const claim = claims.find((each) => each.benefit === measure.id);
    if (claim === undefined) return [];
    const nothing = { totalFen: null, minFen: null, maxFen: null, beforeFen: null, beforeStatus: null, through: null };
    return [
      {
        ...nothing,
        claim: claim.id,
        measure: measure.id,
        title: measure.title,
        clause: measure.clause,
        status: "judgement",
        amountKind: "in_kind",
        instalments: 0,
        missing: [],
        reasons: [{ clause: scheme.clause, says: scheme.who, needs: scheme.who, holds: null }],
        process: processShown(found, settings),
      },
    ];
  });
}

function processShown(found: Found, settings: Look["settings"]): ApplicationDecision["process"] {
  const process = processOf(found);
  if (process === undefined) throw new Error(`${found.measure.id} has no process`);
  const days = process.steps
    .filter(({ kind }) => kind === "review" || kind === "countersign" || kind === "decide")
    .map(({ key, days: printed }) => printed ?? settings.get(`process:${process.id}#days.${key}`));
  const known = days.filter((each) => typeof each === "number");
  const workingDays =
    known.length === days.length && days.length > 0 ? known.reduce((sum, each) => sum + each, 0) : null;
  return { id: process.id, name: process.name, printed: process.printed, workingDays };
}

function tasksOf(
  look: Look,
  problems: readonly ApplicationProblem[],
  evidence: readonly EvidenceNeed[],
): ApplicationTask[] {
  const open = (key: ApplicationTask["key"]) => problems.filter(({ task }) => task === key).length;
  const row = (key: ApplicationTask["key"], needed = true): ApplicationTask => {
    const left = open(key);
    return { key, state: !needed ? "not_needed" : left > 0 ? "open" : "done", left };
  };
  const later = evidence.filter(({ state }) => state === "may_follow").length;
  const given =
    evidence.length > 0 && later > 0
      ? { key: "evidence" as const, state: "optional" as const, left: later }
      : row("evidence", evidence.length > 0);
  const submitted = look.form.state === "submitted";
  return [
    row("basics"),
    row("facts"),
    given,
    row("account", needsAccount(look)),
    row("employer", needsEmployer(look)),
    { key: "declaration", state: submitted ? "done" : "open", left: submitted ? 0 : 1 },
  ];
}

async function employerName(tx: ScopedTransaction, id: string | null): Promise<string | null> {
  if (id === null) return null;
  return unlimited(tx, "name of the employer that confirms", async () => {
    const { rows } = await sql<{ name: string }>`select name from employer where id = ${id}::uuid`.execute(tx);
    return rows[0]?.name ?? null;
  });
}

/** Names of the units that lead the chosen measures, as the document writes them. */
function unitsNames({ chosen, recognised }: Look): Text[] {
  const names = [...chosen, ...recognised].flatMap(({ measure, policy }) =>
    (measure.lead.length > 0 ? measure.lead : measure.responsible).flatMap(
      (key) => policy.units.find(({ id }) => id === key)?.name ?? [],
    ),
  );
  return [...new Map(names.map((name) => [name.zh, name])).values()];
}
