import type { Place } from "@jucai/engine";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { faultsInto, reportTwice } from "./faults.ts";
import { benefit, known, knownAll, measure, pack, unit } from "./known.ts";
import { checkProcesses } from "./processes.ts";
import type { RawBenefit } from "./raw-benefit.ts";
import type { RawPack } from "./raw-pack.ts";

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
    checkProcesses(raw);
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

function checkUnits({ measures, units }: RawPack): void {
  if (!units) return;
  const names = units.value.units.map(({ key }) => key);
  for (const { key, value } of units.value.units) checkMembers(key, value, names, units.sheet);
  if (!measures) return;
  for (const it of measures.value.measures) {
    knownAll(it.lead, names, measures.sheet, unit);
    knownAll(it.responsible, names, measures.sheet, unit);
  }
}

type RawUnit = NonNullable<RawPack["units"]>["value"]["units"][number]["value"];

/** Only a group stands for others, and never for itself. */
function checkMembers(key: string, value: RawUnit, names: readonly string[], sheet: Sheet): void {
  if (!value.members) return;
  if (value.kind !== "group") {
    faultsInto(sheet.problems)(
      whereIs(sheet, value, "members"),
      "members-of-no-group",
      { zh: "只有 kind 为 group 的单位才有成员。", en: "Only a unit of kind `group` has members." },
      { zh: "把 kind 改为 group，或删去 members。", en: "Make its kind `group`, or remove `members`." },
    );
  }
  if ("units" in value.members) {
    knownAll(
      value.members.units,
      names.filter((name) => name !== key),
      sheet,
      unit,
    );
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
