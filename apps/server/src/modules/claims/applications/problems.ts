/** What stands in the way of handing a form in: everything at once. */
import type { ApplicationProblem, CaseList, CaseRow } from "@jucai/contract";
import type { Decision, Text } from "@jucai/engine";
import { readIdentity } from "#modules/registry/numbers/index.ts";
import { inRow } from "./fields.ts";
import type { Look } from "./look.ts";
import { needsAccount, needsEmployer } from "./needs.ts";
import type { EvidenceNeed } from "./evidence-needs.ts";

/** Every problem of a form, in the order of its tasks. */
export function problemsOf(look: Look, evidence: readonly EvidenceNeed[]): ApplicationProblem[] {
  return [
    ...look.chosen.flatMap((it) => outOfForce(look, it.benefit.id)),
    ...look.form.chosen.filter((id) => !claimable(look, id)).map(gone),
    ...leftOut(look),
    ...unreadable(look),
    ...missingFacts(look),
    ...unnamedPeople(look),
    ...evidence.filter(({ state }) => state === "missing").map(missingEvidence),
    ...(needsAccount(look) && look.answers.account === null ? [noAccount] : []),
    ...(needsEmployer(look) && look.form.confirming_employer === null ? [noEmployer] : []),
  ];
}

const claimable = ({ chosen, recognised }: Look, id: string) =>
  [...chosen, ...recognised].some(({ measure }) => measure.id === id);

const fact = (about: string, says: Text): ApplicationProblem => ({ task: "facts", about, says });

/** Why a benefit takes no claim on the day, in the rule's words; nothing when it does. */
export function outOfForce({ decisions, rules }: Pick<Look, "decisions" | "rules">, id: string): ApplicationProblem[] {
  const decision = decisions.find(({ benefit }) => benefit === id);
  if (decision?.status !== "not_in_force") return [];
  const title = rules.find(id)?.measure.title ?? { zh: id, en: id };
  const [reason] = decision.reasons;
  const says = reason?.says ?? { zh: "现不在有效期内", en: "not in force" };
  const clause = reason?.clause ?? "";
  return [
    fact(id, {
      zh: `《${title.zh}》现在不接受新申请：${says.zh}（${clause}）。以前已核准的照常发放。`,
      en: `${title.en} takes no new claims: ${says.en} (${clause}). What was granted before goes on.`,
    }),
  ];
}

function gone(id: string): ApplicationProblem {
  return fact(id, {
    zh: "这个事项已不在现行文件里，请从所选事项中去掉。",
    en: "This measure stands in no current document; take it off the form.",
  });
}

/** Benefits that cannot be had together with others of the form, or with what is held already. */
function leftOut({ bundle, rules, form }: Look): ApplicationProblem[] {
  return bundle.leftOut
    .filter(({ line, benefit }) => line === undefined && form.chosen.includes(benefit))
    .map(({ benefit, because, instead }) => {
      const title = rules.find(benefit)?.measure.title ?? { zh: benefit, en: benefit };
      const other = instead === undefined ? undefined : rules.find(instead)?.measure.title;
      return fact(benefit, {
        zh: `《${title.zh}》不能同时申请：${because.zh}。${other ? `与《${other.zh}》选一项。` : ""}`,
        en: `${title.en} cannot be claimed as well: ${because.en}.${other ? ` Choose it or ${other.en}.` : ""}`,
      });
    });
}

/** Answers that cannot be read, and answers that contradict one another. */
function unreadable({ facts }: Look): ApplicationProblem[] {
  return facts.problems.map(({ at, message, fix }) =>
    fact(at.file, { zh: `${message.zh}。${fix.zh}。`, en: `${message.en}. ${fix.en}.` }),
  );
}

function missingFacts(look: Look): ApplicationProblem[] {
  const found = new Map<string, ApplicationProblem>();
  for (const decision of look.decisions) {
    for (const problem of missingOf(look, decision)) found.set(problem.about, problem);
  }
  return [...found.values()];
}

function missingOf({ rules, needed }: Look, decision: Decision): ApplicationProblem[] {
  const labels = new Map(rules.vocabulary.facts.map((each) => [each.id, each]));
  return decision.missing.flatMap((id): ApplicationProblem[] => {
    const list = needed.lists.get(id);
    if (list !== undefined) return [listMissing(id, list.subject.label)];
    const missing = labels.get(id);
    if (missing === undefined || missing.settledBy === "office") return [];
    const of = [...needed.lists].find(([, { subject }]) => subject.id === missing.subject);
    if (of === undefined) return [fact(id, needs(missing.label))];
    return decision.lines
      .filter((line) => line.missing.includes(id))
      .map(({ index }) => fact(`${of[0]}/${index}/${inRow(id)}`, inLine(index, missing.label)));
  });
}

const needs = (label: Text): Text => ({
  zh: `请填写“${label.zh}”，它决定能不能享受或金额多少。`,
  en: `Fill in “${label.en}”: whether or how much is granted depends on it.`,
});
const inLine = (index: number, label: Text): Text => ({
  zh: `第${index + 1}行缺“${label.zh}”。`,
  en: `Row ${index + 1} lacks “${label.en}”.`,
});
const listMissing = (list: string, label: Text): ApplicationProblem =>
  fact(list, {
    zh: `请列出“${label.zh}”；没有的，选“没有”。`,
    en: `List every ${label.en}, or say that there is none.`,
  });

/** People are named by their identity numbers, so that nobody is claimed for twice. */
function unnamedPeople({ chosen, plain, needed }: Look): ApplicationProblem[] {
  const keys = new Set(chosen.flatMap(({ benefit }) => benefit.each?.unique?.key ?? []));
  return [...needed.lists].flatMap(([list, { facts }]) =>
    facts
      .filter(({ id }) => keys.has(id) && id.endsWith(".person"))
      .flatMap(({ id, label }) =>
        rowsOf(plain[list] as CaseList | undefined).flatMap((row, at) => {
          const said = row[inRow(id)] ?? row[id];
          if (said === undefined || isIdentity(String(said))) return [];
          return [
            fact(`${list}/${at}/${inRow(id)}`, {
              zh: `第${at + 1}行“${label.zh}”请填身份证号或证件号，避免同一人重复申请。`,
              en: `Row ${at + 1}: give the identity number as “${label.en}”, so that nobody is claimed for twice.`,
            }),
          ];
        }),
      ),
  );
}

/** A resident's number with a right check digit, or the number of another document. */
function isIdentity(text: string): boolean {
  const plain = text.normalize("NFKC").replaceAll(/\s/g, "").toUpperCase();
  if (/^\d{17}[\dX]$/.test(plain)) return readIdentity(plain).ok;
  return /^(?=.*\d)[A-Z0-9()]{5,20}$/.test(plain);
}

export function rowsOf(list: CaseList | undefined): readonly CaseRow[] {
  if (list === undefined || list === "none") return [];
  return Array.isArray(list) ? list : list.known;
}

function missingEvidence({ measure, item, label }: EvidenceNeed): ApplicationProblem {
  return {
    task: "evidence",
    about: `${measure}#${item}`,
    says: { zh: `请上传“${label.zh}”。`, en: `Upload “${label.en}”.` },
  };
}

const noAccount: ApplicationProblem = {
  task: "account",
  about: "account",
  says: { zh: "请填写收款账户。", en: "Give the account that the money goes to." },
};
const noEmployer: ApplicationProblem = {
  task: "employer",
  about: "employer",
  says: { zh: "请选择用人单位，由它核实岗位和参保情况。", en: "Choose the employer that is to confirm the job." },
};
