import type { Benefit, Each, Expression, Force, Gift, Overlap, Stated, Transition, Vocabulary } from "@jucai/engine";
import { nearest } from "../shape/nearest.ts";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { checkValue, valuesOf } from "./amount.ts";
import { buildCaps } from "./caps.ts";
import { buildConditions, checkConditionIds } from "./conditions.ts";
import { define } from "./definitions.ts";
import { typedIn, type Scope } from "./expressions.ts";
import { faultsInto, reportTwice } from "./faults.ts";
import { checkForce } from "./force.ts";
import { buildPays } from "./pays.ts";
import { type RatesSheet, withRates } from "./rates.ts";
import type { RawBenefit } from "./raw-benefit.ts";
import { buildStops } from "./stops.ts";
import { buildSettings } from "./settings.ts";

/** What a benefit takes over from its pack. */
export type PackGround = {
  readonly pack: string;
  readonly place: string;
  readonly overlap?: Overlap;
  readonly inForce: Force;
  readonly transition?: Transition;
  readonly vocabulary: Vocabulary;
  readonly names: Scope["names"];
  readonly broken: ReadonlySet<string>;
  readonly funds: readonly string[];
};

/** Types one benefit file. The result counts only when the sheet has no problem. */
export function buildBenefit(raw: RawBenefit, ground: PackGround, sheet: Sheet, rates?: RatesSheet): Benefit {
  const { settings, types } = buildSettings(raw.settings ?? [], sheet);
  const each = eachOf(raw, ground.vocabulary, sheet);
  checkAbout(raw, ground.vocabulary, sheet);
  checkConditionIds(raw, sheet);
  checkGroups(raw, sheet);
  const inForce = raw.in_force ? forceOf(raw.in_force) : ground.inForce;
  if (raw.in_force) checkForce(raw.in_force, sheet);
  const transition = transitionOf(raw, ground);
  const bare: Scope = {
    vocabulary: ground.vocabulary,
    names: ground.names,
    settings: types,
    broken: new Set([...ground.broken, ...brokenSettings(raw, types)]),
    ...(raw.each && !each ? { brokenEach: true as const } : {}),
    ...(each ? { item: each.subject } : {}),
  };
  const { scope, moment } = namesOf(raw, bare, sheet);
  const benefit: Benefit = {
    id: raw.benefit,
    pack: ground.pack,
    title: raw.title,
    clause: raw.clause,
    form: raw.form,
    for: raw.for,
    about: raw.about,
    ...(raw.repeats ? { repeats: raw.repeats } : {}),
    ...(each ? { each } : {}),
    ...(moment ? { moment } : {}),
    inForce,
    ...(transition ? { transition } : {}),
    settings,
    when: buildConditions(raw.when ?? [], scope, sheet),
    unless: buildConditions(raw.unless ?? [], scope, sheet),
    pays: buildPays(raw, scope, sheet),
    gives: (raw.gives ?? []).map((it) => giftOf(it, scope, sheet)),
    caps: buildCaps(raw.caps ?? [], scope, sheet),
    exclusive: raw.exclusive ?? [],
    ...purposeOf(raw, ground, sheet),
    ...(raw.stacks ? { stacks: raw.stacks } : {}),
    ...(raw.accepts ? { accepts: raw.accepts } : {}),
    funds: fundsOf(raw, ground, sheet),
    ...(raw.process ? { processId: `${ground.pack}/${raw.process.use}` } : {}),
    evidence: raw.evidence ?? [],
    stops: stated(raw.stops && { is: buildStops(raw.stops.list, scope, sheet), clause: raw.stops.clause }),
    readings: raw.readings ?? [],
  };
  return rates ? withRates(benefit, rates, scope) : benefit;
}

export function forceOf(raw: NonNullable<RawBenefit["in_force"]>): Force {
  const { from, to, clause, says } = raw;
  return { from, ...(to === undefined ? {} : { to }), clause, says };
}

function transitionOf(raw: RawBenefit, ground: PackGround): Transition | undefined {
  return "transition" in raw ? raw.transition : ground.transition;
}

/** Definitions may use the moment and the moment may use definitions: it is one more name. */
function namesOf(
  raw: RawBenefit,
  bare: Scope,
  sheet: Sheet,
): { scope: Scope; moment?: NonNullable<Benefit["moment"]> } {
  const own = raw.moment ? [{ key: raw.moment.name, value: raw.moment.is }] : [];
  const { names, broken } = define([...(raw.define ?? []), ...own], bare, sheet.problems);
  const scope = { ...bare, names, broken };
  if (!raw.moment) return { scope };
  const known = names.get(raw.moment.name);
  const is: Expression = known?.is ?? { op: "on" };
  if (known && known.type.kind !== "date") {
    faultsInto(sheet.problems)(
      whereIs(sheet, raw.moment, "is"),
      "moment-date",
      { zh: "时点必须是一个日期。", en: "A moment must be a date." },
      { zh: "写日期类的事实，如 employment.started_on。", en: "Write a date, such as employment.started_on." },
    );
  }
  return { scope, moment: { name: raw.moment.name, label: raw.moment.label, is } };
}

function brokenSettings(raw: RawBenefit, types: ReadonlyMap<string, unknown>): string[] {
  return (raw.settings ?? []).filter(({ key }) => !types.has(key)).map(({ key }) => `setting.${key}`);
}

function eachOf(raw: RawBenefit, vocabulary: Vocabulary, sheet: Sheet): Each | undefined {
  if (!raw.each) return undefined;
  const faults = faultsInto(sheet.problems);
  const { list, unique } = raw.each;
  const subject = vocabulary.subjects.find((it) => it.list === list);
  if (!subject) {
    const lists = vocabulary.subjects.flatMap((it) => it.list ?? []);
    const near = nearest(list, lists);
    faults(
      whereIs(sheet, raw.each, "list"),
      "unknown-list",
      { zh: `没有“${list}”这个列表。`, en: `There is no list \`${list}\`.` },
      near
        ? { zh: `是否想写 ${near}？`, en: `Did you mean ${near}?` }
        : { zh: `可用：${lists.join("、")}。`, en: `Lists: ${lists.join(", ")}.` },
    );
    return undefined;
  }
  if (!unique) return { list, subject: subject.id };
  const key = vocabulary.facts.find((it) => it.id === unique.key);
  if (!key || key.subject !== subject.id) {
    faults(
      whereIs(sheet, unique, "key"),
      "unique-key",
      { zh: `“${unique.key}”不是 ${subject.id} 的事实。`, en: `\`${unique.key}\` is not a fact of ${subject.id}.` },
      { zh: `写 ${subject.id}. 开头的事实。`, en: `Name a fact that begins with \`${subject.id}.\`.` },
    );
  }
  return { list, subject: subject.id, unique: { ...unique, across: unique.across ?? [] } };
}

function checkAbout(raw: RawBenefit, vocabulary: Vocabulary, sheet: Sheet): void {
  const subjects = vocabulary.subjects.map(({ id }) => id);
  if (raw.about === "" || subjects.includes(raw.about)) return;
  const near = nearest(raw.about, subjects);
  faultsInto(sheet.problems)(
    whereIs(sheet, raw, "about"),
    "unknown-subject",
    { zh: `没有“${raw.about}”这个主体。`, en: `There is no subject \`${raw.about}\`.` },
    near
      ? { zh: `是否想写 ${near}？`, en: `Did you mean ${near}?` }
      : { zh: `可用：${subjects.join("、")}。`, en: `Subjects: ${subjects.join(", ")}.` },
  );
}

/** What the money is for: a value of the vocabulary's enumeration `purpose`, with the pack's place. */
function purposeOf(raw: RawBenefit, ground: PackGround, sheet: Sheet): Pick<Benefit, "purpose"> {
  const { purpose } = raw;
  if (purpose === undefined) return {};
  const { place, overlap, vocabulary } = ground;
  checkValue(purpose, "purpose", valuesOf(vocabulary, "purpose"), whereIs(sheet, raw, "purpose"), sheet);
  return { purpose: { id: purpose, place, ...(overlap ? { overlap } : {}) } };
}

function checkGroups({ exclusive }: RawBenefit, sheet: Sheet): void {
  const groups = (exclusive ?? []).map((it) => ({ name: it.group, at: whereIs(sheet, it, "group") }));
  reportTwice(
    groups.filter(({ name }) => name !== ""),
    faultsInto(sheet.problems),
  );
}

function giftOf(raw: NonNullable<RawBenefit["gives"]>[number], scope: Scope, sheet: Sheet): Gift {
  const test = typedIn(scope, sheet.problems, raw.if, { kind: "boolean" })?.expression;
  return {
    id: raw.id,
    says: raw.says,
    ...(test ? { if: test } : {}),
    ...(raw.months_at_most === undefined ? {} : { monthsAtMost: raw.months_at_most }),
    ...(raw.rent === undefined ? {} : { rentFen: raw.rent }),
  };
}

function fundsOf(raw: RawBenefit, ground: PackGround, sheet: Sheet): Stated<readonly string[]> {
  const order = raw.funds?.order ?? [];
  order.forEach((fund, index) => {
    if (ground.funds.includes(fund)) return;
    faultsInto(sheet.problems)(
      whereIs(sheet, order, index),
      "unknown-fund",
      { zh: `pack.yaml 的 funds 里没有“${fund}”。`, en: `pack.yaml names no fund \`${fund}\`.` },
      { zh: `可用：${ground.funds.join("、")}。`, en: `Funds: ${ground.funds.join(", ")}.` },
    );
  });
  return stated(raw.funds && { is: order, clause: raw.funds.clause });
}

function stated<T>(printed: { is: readonly T[]; clause: string } | undefined): Stated<readonly T[]> {
  return printed ? { printed: true, ...printed } : { printed: false, is: [] };
}
