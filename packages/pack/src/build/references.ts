import type { Place } from "@jucai/engine";
import { nearest } from "../shape/nearest.ts";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { faultsInto, reportTwice } from "./faults.ts";
import type { RawBenefit } from "./raw-benefit.ts";
import type { RawPack } from "./policy.ts";

/** Checks that what files say of each other is there: measures, benefits, units, packs. */
export function checkReferences(packs: readonly RawPack[]): void {
  const first = packs[0];
  if (!first) return;
  reportTwice(
    packs.map(({ pack }) => ({ name: pack.value.policy, at: whereIs(pack.sheet, pack.value, "policy") })),
    faultsInto(first.pack.sheet.problems),
  );
  const policies = packs.map(({ pack }) => pack.value.policy);
  const measures = packs.flatMap((it) => it.measures?.value.measures.map(({ id }) => id) ?? []);
  const benefits = packs.flatMap((it) => it.benefits.map(({ value }) => value.benefit));
  const whole = packs.every(({ partial }) => !partial);
  for (const raw of packs) {
    const parent = raw.pack.value.implements;
    if (parent !== undefined)
      known(parent, policies, raw.pack.sheet, whereIs(raw.pack.sheet, raw.pack.value, "implements"), pack);
    checkUnits(raw);
    checkRuns(raw);
    if (!raw.partial) checkBenefitFiles(raw);
    // A file that could not be read may hold what is missed here, so only whole packs are judged.
    if (!whole) continue;
    checkMeasures(raw, measures, benefits);
    checkThrough(
      raw,
      packs.flatMap((it) => it.benefits.map(({ value }) => value)),
    );
  }
}

type Kind = { readonly code: string; readonly zh: string; readonly en: string };
const pack: Kind = { code: "unknown-pack", zh: "政策包", en: "pack" };
const unit: Kind = { code: "unknown-unit", zh: "单位", en: "unit" };
const measure: Kind = { code: "unknown-measure", zh: "事项", en: "measure" };
const benefit: Kind = { code: "unknown-benefit", zh: "待遇", en: "benefit" };

function known(name: string, names: readonly string[], sheet: Sheet, at: Place, kind: Kind): void {
  if (name === "" || names.includes(name)) return;
  const near = nearest(name, names);
  faultsInto(sheet.problems)(
    at,
    kind.code,
    { zh: `没有${kind.zh}“${name}”。`, en: `There is no ${kind.en} \`${name}\`.` },
    near
      ? { zh: `是否想写 ${near}？`, en: `Did you mean ${near}?` }
      : { zh: "检查编号，或先把它写进对应的文件。", en: "Check the id, or write it into its file first." },
  );
}

function knownAll(list: readonly string[] | undefined, names: readonly string[], sheet: Sheet, kind: Kind): void {
  list?.forEach((name, index) => known(name, names, sheet, whereIs(sheet, list, index), kind));
}

function checkUnits({ measures, units }: RawPack): void {
  if (!measures || !units) return;
  const names = units.value.units.map(({ key }) => key);
  for (const it of measures.value.measures) {
    knownAll(it.lead, names, measures.sheet, unit);
    knownAll(it.responsible, names, measures.sheet, unit);
  }
}

function checkMeasures(raw: RawPack, measures: readonly string[], benefits: readonly string[]): void {
  for (const section of raw.pack.value.sections ?? []) knownAll(section.measures, measures, raw.pack.sheet, measure);
  if (raw.measures)
    for (const it of raw.measures.value.measures) knownAll(it.same_as, measures, raw.measures.sheet, measure);
  for (const { sheet, value } of raw.benefits) {
    knownAll(value.each?.unique?.across, benefits, sheet, benefit);
    for (const it of value.stacks ?? []) known(it.with, benefits, sheet, whereIs(sheet, it, "with"), benefit);
  }
  for (const { sheet, value } of raw.rates)
    known(value.rates, benefits, sheet, whereIs(sheet, value, "rates"), benefit);
  for (const { sheet } of raw.rates.slice(0, 1))
    reportTwice(
      raw.rates.map((it) => ({ name: it.value.rates, at: whereIs(it.sheet, it.value, "rates") })),
      faultsInto(sheet.problems),
    );
}

/** `runs.yaml` names measures of its own pack, each once. */
function checkRuns({ runs, measures }: RawPack): void {
  if (!runs || !measures) return;
  const own = measures.value.measures.map(({ id }) => id);
  for (const it of runs.value.runs) knownAll(it.measures, own, runs.sheet, measure);
  reportTwice(
    runs.value.runs.flatMap((it) =>
      it.measures.map((name, index) => ({ name, at: whereIs(runs.sheet, it.measures, index) })),
    ),
    faultsInto(runs.sheet.problems),
  );
}

/** What pays through another benefit names one that computes. */
function checkThrough(raw: RawPack, all: readonly RawBenefit[]): void {
  for (const { sheet, value } of raw.benefits) {
    const { through } = value.pays;
    if (through === undefined) continue;
    const at = whereIs(sheet, value.pays, "through");
    known(
      through,
      all.map((it) => it.benefit),
      sheet,
      at,
      benefit,
    );
    const target = all.find((it) => it.benefit === through);
    if (!target || (target.pays.kind !== "unset" && target.pays.kind !== "in_kind")) continue;
    faultsInto(sheet.problems)(
      at,
      "through-unset",
      { zh: `${through} 自己也不计算金额。`, en: `${through} computes nothing itself.` },
      { zh: "写真正支付这笔钱的待遇。", en: "Name the benefit that pays the money." },
    );
  }
}

/** Every measure of kind benefit has its file, every file its measure, and ids begin with the pack's. */
function checkBenefitFiles({ pack: { value }, measures, benefits }: RawPack): void {
  const own = `${value.policy}/`;
  const all = measures?.value.measures ?? [];
  for (const it of all)
    if (measures && it.id !== "" && !it.id.startsWith(own))
      foreign(it.id, own, measures.sheet, whereIs(measures.sheet, it, "id"));
  for (const { sheet, value: it } of benefits) {
    const at = whereIs(sheet, it, "benefit");
    const entry = all.find(({ id }) => id === it.benefit);
    if (it.benefit === "") continue;
    if (!it.benefit.startsWith(own)) foreign(it.benefit, own, sheet, at);
    else if (entry?.kind !== "benefit") {
      faultsInto(sheet.problems)(
        at,
        "benefit-without-measure",
        {
          zh: `measures.yaml 里没有 kind 为 benefit 的“${it.benefit}”。`,
          en: `measures.yaml has no \`${it.benefit}\` of kind benefit.`,
        },
        { zh: "在 measures.yaml 里加上，或改它的 kind。", en: "Add it to measures.yaml, or change its `kind` there." },
      );
    }
  }
  for (const it of all) {
    if (!measures || it.kind !== "benefit" || benefits.some(({ value: { benefit: id } }) => id === it.id)) continue;
    faultsInto(measures.sheet.problems)(
      whereIs(measures.sheet, it, "id"),
      "measure-without-benefit",
      {
        zh: `“${it.id}”是 benefit，但 benefits/ 里没有它的文件。`,
        en: `\`${it.id}\` is a benefit but has no file under benefits/.`,
      },
      { zh: "写出它的文件，或改 kind。", en: "Write its file, or change `kind`." },
    );
  }
  const named = benefits.map(({ sheet, value: it }) => ({
    name: it.benefit,
    at: whereIs(sheet, it, "benefit"),
    sheet,
  }));
  if (named[0])
    reportTwice(
      named.filter(({ name }) => name !== ""),
      faultsInto(named[0].sheet.problems),
    );
}

function foreign(id: string, own: string, sheet: Sheet, at: Place): void {
  faultsInto(sheet.problems)(
    at,
    "foreign-id",
    { zh: `“${id}”不以 ${own} 开头。`, en: `\`${id}\` does not begin with ${own}.` },
    { zh: "编号由政策包编号、斜线、条目号组成。", en: "An id is the pack's id, a slash and the entry." },
  );
}
