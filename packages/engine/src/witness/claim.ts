/** One benefit as statements: its force, its conditions, its cases. `on` and settings are facts here. */
import { factsOf, mapExpression } from "../check/walk.ts";
import type { Benefit, Condition } from "../model/benefit.ts";
import { printDay } from "../model/date.ts";
import type { Expression } from "../model/expression.ts";
import type { Fact, Vocabulary } from "../model/vocabulary.ts";
import { always, both, compare, constant, either, equals, fact, not } from "./build.ts";
import { anyPaid, casesOf, type Case } from "./cases.ts";
import type { Path } from "./finding.ts";
import type { Term } from "./ground.ts";
import type { Statement } from "./search.ts";
import { type Table, tablesIn } from "./tables.ts";

export const onFact = "case.on";

export type ClaimRule = {
  readonly condition: Condition;
  readonly kind: "when" | "unless";
  readonly path: Path;
  /** No obstacle; absent where only a person can say. */
  readonly holds?: Expression;
  /** As written: of an exclusion, that it applies. */
  readonly is?: Expression;
};

export type ClaimPayee = { readonly id: string; readonly path: Path; readonly cases: readonly Case[] | undefined };

export type Claim = {
  readonly benefit: Benefit;
  /** The moment; without one, the date of judgement. */
  readonly at: Expression;
  /** The moment lies in force and after the transition. */
  readonly inTime: Expression;
  readonly rules: readonly ClaimRule[];
  readonly payees: readonly ClaimPayee[];
  /** Totals that the document prints, each with whom it is printed for. */
  readonly totals: readonly { readonly when: Expression; readonly fen: number }[];
  /** Tables of the amounts, wherever they stand in them. */
  readonly tables: readonly Table[];
  readonly gifts: readonly { readonly id: string; readonly path: Path; readonly if?: Expression }[];
  readonly item?: NonNullable<Statement["item"]>;
  /** Settings as facts. */
  readonly settings: readonly { readonly term: Term; readonly setting: Benefit["settings"][number] }[];
};

/** The fact that stands for a setting of a benefit; no slash, which names fields of lists. */
export function settingFact(benefit: string, setting: string): string {
  return `setting.${benefit.replaceAll("/", ":")}#${setting}`;
}

export function claimOf(benefit: Benefit): Claim {
  const plain = (of: Expression): Expression =>
    mapExpression(of, (part) => {
      if (part.op === "on") return fact(onFact);
      return part.op === "setting" ? fact(settingFact(benefit.id, part.id)) : part;
    });
  const rule = (condition: Condition, kind: "when" | "unless", index: number): ClaimRule => {
    const path = [kind, index, "is"];
    if (!condition.is) return { condition, kind, path: [kind, index] };
    const is = plain(condition.is);
    return { condition, kind, path, is, holds: kind === "when" ? is : not(is) };
  };
  const at = benefit.moment ? plain(benefit.moment.is) : fact(onFact);
  return {
    benefit,
    at,
    inTime: inTime(benefit, at),
    rules: [
      ...benefit.when.map((it, index) => rule(it, "when", index)),
      ...benefit.unless.map((it, index) => rule(it, "unless", index)),
    ],
    payees: benefit.pays.to.map((payee, index) => {
      const path = amountPath(benefit, index);
      return { id: payee.id, path, cases: casesOf(payee.amount, path)?.map((it) => plainCase(it, plain)) };
    }),
    totals: (benefit.pays.states ?? []).map((it) => ({ ...it, when: plain(it.when) })),
    tables: benefit.pays.to.flatMap((it, index) => tablesIn(it.amount, amountPath(benefit, index), plain)),
    gifts: benefit.gives.map((gift, index) => ({
      id: gift.id,
      path: ["gives", index, "if"],
      ...(gift.if ? { if: plain(gift.if) } : {}),
    })),
    ...(benefit.each ? { item: { subject: benefit.each.subject, list: benefit.each.list, index: 0 } } : {}),
    settings: benefit.settings.map((setting) => ({ setting, term: settingTerm(benefit, setting) })),
  };
}

function plainCase(it: Case, plain: (of: Expression) => Expression): Case {
  return { ...it, when: it.when.map(plain), ...(it.fen ? { fen: plain(it.fen) } : {}) };
}

function amountPath({ pays }: Benefit, index: number): Path {
  const key = pays.schedule.kind === "monthly" ? "monthly" : pays.schedule.kind === "parts" ? "total" : "once";
  return pays.to.length > 1 ? ["pays", "shares", index, key] : ["pays", key];
}

function inTime({ inForce, transition }: Benefit, at: Expression): Expression {
  const from = Math.max(inForce.from, transition?.before ?? -Infinity);
  const tests = [compare(at, ">=", constant(from))];
  if (inForce.to !== undefined) tests.push(compare(at, "<=", constant(inForce.to)));
  // A moment that never was lies in force; its own conditions refuse it.
  return factsOf(at).includes(onFact) ? both(tests) : either([both(tests), equals(at, null)]);
}

/** Statements that are true together exactly of those who pass; what only a person can say is taken to hold. */
export function passing(claim: Claim): Statement[] {
  return [...inOrder(claim), ...paid(claim)].map((is) => statement(claim, is));
}

export function statement({ item }: Claim, is: Expression): Statement {
  return item ? { is, item } : { is };
}

export function inOrder({ inTime: time, rules }: Claim, without?: ClaimRule): Expression[] {
  return [time, ...rules.flatMap((rule) => (rule.holds && rule !== without ? [rule.holds] : []))];
}

/** Every payee has a rate. */
export function paid({ payees }: Claim): Expression[] {
  return payees.flatMap(({ cases }) => (cases ? [anyPaid(cases)] : [])).filter((it) => it !== always);
}

/** Terms of a claim: the date of judgement, within force, and its settings. */
export function ownTerms({ settings }: Claim): Map<string, Term> {
  return new Map(settings.map(({ term }) => [term.fact.id, term]));
}

export function vocabularyTerms({ facts, enumerations }: Vocabulary): Map<string, Term> {
  const values = new Map(enumerations.map((it) => [it.id, it.values.map(({ id }) => id)]));
  return new Map(
    facts.map((it) => [it.id, { fact: it, values: it.type.kind === "enum" ? (values.get(it.type.of) ?? []) : [] }]),
  );
}

const text = { zh: "", en: "" };
const silent = {
  subject: "case",
  label: text,
  question: text,
  why: text,
  changes: "by_acting",
  sensitivity: "open",
  proof: text,
  settledBy: "office",
} as const satisfies Partial<Fact>;

/** The date of judgement as a fact between two days. */
export function onTerm(from: number, to: number): Term {
  return {
    fact: { ...silent, id: onFact, type: { kind: "date" }, min: printDay(from), max: printDay(to) },
    values: [],
  };
}

/** A setting as a fact: its reading first. */
function settingTerm({ id }: Benefit, { id: name, reading, values, unit }: Benefit["settings"][number]): Term {
  const known = { ...silent, id: settingFact(id, name) };
  if (values) {
    const all = [reading as string, ...values.map((it) => it.id)];
    return { fact: { ...known, type: { kind: "enum", of: name } }, values: [...new Set(all)] };
  }
  if (typeof reading === "boolean") return { fact: { ...known, type: { kind: "boolean" } }, values: [] };
  if (typeof reading === "number" && reading > 3652 && !unit)
    return { fact: { ...known, type: { kind: "date" } }, values: [] };
  const most = Math.max(24, typeof reading === "number" ? reading * 2 : 0);
  return { fact: { ...known, type: { kind: "number" }, min: 0, max: most }, values: [] };
}
