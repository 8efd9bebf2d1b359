/** A boundary table in words, as it is printed and signed. Pure: the same table gives the same sheet. */
import {
  type Benefit,
  describeConstant,
  parseDay,
  type Constant,
  type Decision,
  type Reason,
  type Setting,
} from "@jucai/engine";
import type { Aspect } from "./aspects.ts";
import type { Boundaries, BoundaryRow } from "./boundaries.ts";
import { changedCase, dayWords, figure, tellerFor, wholeCase, type Teller } from "./case-words.ts";
import { office, wordsOf, type Language } from "./words.ts";

export type SheetRow = {
  readonly number: number;
  readonly tried: string;
  readonly clause: string;
  /** One line for each fact. */
  readonly facts: readonly string[];
  readonly outcome: string;
  /** Whole fen where one sum follows. */
  readonly fen: number | null;
  /** What stands in place of a sum: bounds, or who will set it; empty where nothing is paid. */
  readonly amount: string;
  /** The clause that decides, and what it says. */
  readonly decidedBy: string;
};

export type Sheet = {
  readonly title: string;
  /** Name and value: the policy, its number and day, the benefit, the version. */
  readonly about: readonly (readonly [string, string])[];
  readonly heads: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly notes: readonly string[];
  readonly notesHead: string;
  /** What stands before the lines to be signed on. */
  readonly signs: readonly string[];
};

/** @param version what the content of the pack is called, such as its hash; nothing is shown without one */
export function sheetOf(table: Boundaries, language: Language, version?: string): Sheet {
  const { policy, benefit, vocabulary, rows } = table;
  const words = wordsOf(language);
  const teller = tellerFor(vocabulary, benefit, language);
  const base = rows[0];
  return {
    title: words.title(benefit.title[language]),
    about: [
      [words.policy, policy.title[language]],
      [words.number, policy.number ?? words.noNumber],
      [words.issued, dayWords(parseDay(policy.issued)!, language)],
      [words.benefit, `${benefit.title[language]} ${benefit.id} ${benefit.clause}`],
      ...(version === undefined ? [] : [[words.version, version] as const]),
    ],
    heads: words.heads,
    rows: rows.map((row) => rowOf(row, base!, teller, table)),
    notes: notesOf(table, teller),
    notesHead: words.notes,
    signs: words.signs,
  };
}

function rowOf(row: BoundaryRow, base: BoundaryRow, teller: Teller, { benefit }: Boundaries): SheetRow {
  const { number, aspect, start, decision } = row;
  const { words, language } = teller;
  const facts =
    row === base
      ? wholeCase(teller, start)
      : [...changedCase(teller, start, base.start, aspect), ...settingsOf(row, base, benefit, teller), words.like];
  return {
    number,
    tried: triedWords(aspect, teller, benefit),
    clause: aspect.clause,
    facts,
    outcome: words.status[decision.status],
    ...moneyOf(decision, teller, benefit.pays.says?.[language]),
    decidedBy: decidedBy(decision, aspect, teller),
  };
}

/** The printed text of a force says far more than its days. */
function triedWords({ kind, says }: Aspect, { words, language }: Teller, { inForce: { from, to } }: Benefit): string {
  if (kind !== "force") return words.aspect[kind] + says[language];
  return words.force(dayWords(from, language), to === undefined ? undefined : dayWords(to, language));
}

/** Settings of a worked case that are not those of the base; the notes tell the base's. */
function settingsOf({ decision }: BoundaryRow, base: BoundaryRow, { settings }: Benefit, teller: Teller): string[] {
  const { words, language } = teller;
  return settings.flatMap((setting) => {
    const value = valueOf(decision, setting);
    if (value === valueOf(base.decision, setting)) return [];
    return [words.set(setting.label[language], settingWords(value, setting, teller))];
  });
}

function valueOf({ settings }: Decision, { id, reading }: Setting): Constant {
  return settings.find((it) => it.id === id)?.value ?? reading;
}

function moneyOf({ status, amount, through, gives }: Decision, { words, language }: Teller, says?: string) {
  if (status === "ineligible" || status === "not_in_force") return { fen: null, amount: "" };
  if (amount.totalFen !== null) return { fen: amount.totalFen, amount: "" };
  const { minFen, maxFen } = amount;
  const sum = (fen: number) => words.yuan(figure(fen));
  if (minFen !== undefined && maxFen !== undefined && minFen !== maxFen)
    return { fen: null, amount: sum(minFen) + words.between + sum(maxFen) };
  if (maxFen !== undefined) return { fen: null, amount: words.atMost(sum(maxFen)) };
  if (minFen !== undefined && minFen > 0) return { fen: null, amount: words.atLeast(sum(minFen)) };
  const given = gives.filter(({ holds }) => holds).map((it) => it.says[language]);
  const text = through === undefined ? (says ?? words.amount[amount.kind]) : words.through(through);
  return { fen: null, amount: [text, ...given].join(language === "zh" ? "；" : "; ") };
}

/** The reasons that decide: those that refuse, wait for a judgement or for a fact; else what is tried. */
function decidedBy({ status, reasons, lines, missing }: Decision, aspect: Aspect, teller: Teller): string {
  const { words, language } = teller;
  const all = [...reasons, ...lines.flatMap((it) => it.reasons)];
  const found = deciding(status, all);
  const joined = (of: readonly string[]) => of.join(language === "zh" ? "、" : ", ");
  const asked = missing.length > 0 ? [words.missing(joined(missing.map((id) => labelOf(id, teller))))] : [];
  if (status === "unknown") {
    const clauses = distinct([...found.map(({ clause }) => clause), ...(found.length === 0 ? [aspect.clause] : [])]);
    return joined(clauses) + words.colon + asked.join("");
  }
  const judged = status === "judgement";
  if (found.length > 0) return distinct(found.map((it) => reasonWords(it, aspect, judged, teller))).join("\n");
  const cut = all.filter(({ kind, holds }) => (kind === "cap" || kind === "unique") && holds === false);
  const passes = aspect.clause + words.colon + words.passes;
  return distinct([passes, ...cut.map((it) => reasonWords(it, aspect, false, teller)), ...asked]).join("\n");
}

function deciding(status: Decision["status"], all: readonly Reason[]): Reason[] {
  switch (status) {
    case "ineligible":
    case "not_in_force":
      return all.filter(({ holds, judgement }) => holds === false && !judgement);
    case "judgement":
      return all.filter(({ judgement }) => judgement);
    case "unknown":
      return all.filter(({ holds, unknown }) => holds === null && unknown.length > 0);
    case "eligible":
      return [];
  }
}

function reasonWords({ id, clause, says, kind }: Reason, aspect: Aspect, judged: boolean, teller: Teller): string {
  const { words, language } = teller;
  const own = id === aspect.id && kind === aspect.kind && kind === "condition";
  const refuses = own ? words.refusesThis : words.refuses[kind](says[language]);
  return clause + words.colon + (judged ? words.judge(says[language]) : refuses);
}

function labelOf(id: string, { names, language }: Teller): string {
  return (names.facts.get(id)?.label ?? names.subjects.get(id))?.[language] ?? id;
}

function notesOf({ benefit, rows, leftOut }: Boundaries, teller: Teller): string[] {
  const { words, language } = teller;
  const readings = benefit.settings.map((setting) => {
    const value = rows[0] ? valueOf(rows[0].decision, setting) : setting.reading;
    return words.reading(setting.label[language], settingWords(value, setting, teller), setting.says[language]);
  });
  const judged = [...benefit.when, ...benefit.unless]
    .filter(({ is }) => !is)
    .map(({ says, judge, clause }) => words.judged(says[language], (judge ?? office)[language], clause));
  return [words.how, ...readings, ...judged, ...(leftOut > 0 ? [words.leftOut(leftOut)] : [])];
}

function settingWords(value: Constant, { values, unit }: Setting, { names, language }: Teller): string {
  const choice = values?.find(({ id }) => id === value)?.label[language];
  if (choice !== undefined) return choice;
  // A setting has no type of its own: a large number without a unit is a day.
  const isDay = typeof value === "number" && !unit && value > 3652;
  const text = describeConstant(value, isDay ? { kind: "date" } : undefined, names)[language];
  return unit ? `${text}${language === "zh" ? "" : " "}${unit[language]}` : text;
}

function distinct(of: readonly string[]): string[] {
  return [...new Set(of)];
}
