import type { RecognitionScheme, Service, Vocabulary, WrittenFact } from "@jucai/engine";
import type { ReadOf } from "../shape/shape.ts";
import type { recognitionsFile, servicesFile } from "../shapes/recognitions.ts";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { checkValue, valuesOf } from "./amount.ts";
import { typedIn, type Scope } from "./expressions.ts";
import { faultsInto, reportTwice } from "./faults.ts";
import { known, knownAll, measure, unit, type Kind } from "./known.ts";
import type { RawPack } from "./raw-pack.ts";

type RawScheme = ReadOf<typeof recognitionsFile>["recognitions"][number]["value"];
type RawService = ReadOf<typeof servicesFile>["services"][number]["value"];
type Named = { readonly id: string; readonly zh: string; readonly en: string };

const factKind: Kind = { code: "unknown-fact", zh: "事实", en: "fact" };
const serviceKind: Kind = { code: "unknown-service", zh: "服务", en: "service" };
const processKind: Kind = { code: "unknown-process", zh: "流程", en: "process" };
const levelsKind: Kind = { code: "unknown-enumeration", zh: "枚举", en: "enumeration" };

/** The schemes of recognition of a pack. */
export function buildRecognitions(raw: RawPack, vocabulary: Vocabulary): RecognitionScheme[] {
  const { recognitions, pack } = raw;
  if (!recognitions) return [];
  const { sheet } = recognitions;
  const own = pack.value.policy;
  return recognitions.value.recognitions.map(({ key, value }) => {
    checkScheme(value, raw, sheet);
    const levels = levelsOf(value, vocabulary, sheet);
    return {
      id: `${own}/${key}`,
      pack: own,
      measure: value.measure,
      serves: value.serves ?? [],
      name: value.name,
      clause: value.clause,
      of: value.of,
      decided: value.decided,
      who: value.who,
      levels,
      ...(value.years === undefined ? {} : { years: value.years }),
      evidence: value.evidence ?? [],
      writes: writesOf(value, levels, vocabulary, sheet),
      ...(value.card ? { card: value.card } : {}),
      opens: (value.opens ?? []).map((service) => `${own}/${service}`),
      ...(value.process === undefined ? {} : { processId: `${own}/${value.process}` }),
      readings: value.readings ?? [],
    };
  });
}

function levelsOf(value: RawScheme, vocabulary: Vocabulary, sheet: Sheet): RecognitionScheme["levels"] {
  const { levels, from } = value;
  if (!levels) return [];
  if ("own" in levels) {
    reportTwice(
      levels.own.map((it) => ({ name: it.id, at: whereIs(sheet, it, "id") })),
      faultsInto(sheet.problems),
    );
    return levels.own.map(labelled);
  }
  const { enumeration } = levels;
  const names = vocabulary.enumerations.map(({ id }) => id);
  known(enumeration, names, sheet, whereIs(sheet, value, "levels"), levelsKind);
  const values = vocabulary.enumerations.find(({ id }) => id === enumeration)?.values ?? [];
  if (from !== undefined && values.length > 0)
    checkValue(from, enumeration, valuesOf(vocabulary, enumeration), whereIs(sheet, value, "from"), sheet);
  const first = from === undefined ? 0 : values.findIndex(({ id }) => id === from);
  return values.slice(Math.max(0, first)).map(({ id, label }) => ({ id, label }));
}

const labelled = ({ id, zh, en }: Named) => ({ id, label: { zh, en } });

/** Facts are of the one who is recognised, and their values are values of theirs. */
function writesOf(
  { writes, of }: RawScheme,
  levels: RecognitionScheme["levels"],
  vocabulary: Vocabulary,
  sheet: Sheet,
): WrittenFact[] {
  const facts = vocabulary.facts.filter(({ subject }) => subject === of);
  return (writes ?? []).map((it): WrittenFact => {
    const at = whereIs(sheet, it, "fact");
    known(
      it.fact,
      facts.map(({ id }) => id),
      sheet,
      at,
      factKind,
    );
    const type = facts.find(({ id }) => id === it.fact)?.type;
    const written = "level" in it.value ? levels.map(({ id }) => id) : [String(it.value.is)];
    if (type?.kind === "enum") {
      const values = valuesOf(vocabulary, type.of);
      for (const value of written) checkValue(value, type.of, values, whereIs(sheet, it, "value"), sheet);
    } else if (type && !("is" in it.value && typeof it.value.is === "boolean" && type.kind === "boolean")) {
      faultsInto(sheet.problems)(
        whereIs(sheet, it, "value"),
        "written-value",
        { zh: `这个值写不进“${it.fact}”。`, en: `This value does not fit \`${it.fact}\`.` },
        { zh: "只能写枚举的值，或是、否。", en: "Only values of enumerations and true or false are written." },
      );
    }
    return { fact: it.fact, value: it.value };
  });
}

/** The services of a pack. */
export function buildServices(raw: RawPack, scope: Scope): Service[] {
  const { services, pack } = raw;
  if (!services) return [];
  const { sheet } = services;
  return services.value.services.map(({ key, value }) => {
    checkService(value, raw, sheet);
    const is = typedIn(scope, sheet.problems, value.is, { kind: "boolean" })?.expression;
    return {
      id: `${pack.value.policy}/${key}`,
      pack: pack.value.policy,
      measure: value.measure,
      serves: value.serves ?? [],
      name: value.name,
      clause: value.clause,
      for: value.for,
      who: value.who,
      ...(is ? { is } : {}),
      ...(value.is ? { source: value.is.source } : {}),
      units: value.units,
      ...(value.days === undefined ? {} : { days: value.days }),
      asks: (value.asks ?? []).map((it) => ({
        key: it.key,
        label: it.label,
        type: it.type,
        required: it.required ?? false,
        ...(it.values ? { values: it.values.map(labelled) } : {}),
      })),
      evidence: value.evidence ?? [],
      readings: value.readings ?? [],
    };
  });
}

function checkScheme(value: RawScheme, raw: RawPack, sheet: Sheet): void {
  checkMeasures(value, raw, sheet);
  if (raw.partial) return;
  knownAll(
    value.opens,
    (raw.services?.value.services ?? []).map(({ key }) => key),
    sheet,
    serviceKind,
  );
  const processes = (raw.processes?.value.processes ?? []).map(({ key }) => key);
  if (value.process !== undefined)
    known(value.process, processes, sheet, whereIs(sheet, value, "process"), processKind);
}

function checkService(value: RawService, raw: RawPack, sheet: Sheet): void {
  checkMeasures(value, raw, sheet);
  if (raw.units)
    knownAll(
      value.units,
      raw.units.value.units.map(({ key }) => key),
      sheet,
      unit,
    );
  const faults = faultsInto(sheet.problems);
  reportTwice(
    (value.asks ?? []).map((it) => ({ name: it.key, at: whereIs(sheet, it, "key") })),
    faults,
  );
  for (const it of value.asks ?? []) {
    if ((it.type === "choice") === (it.values !== undefined)) continue;
    faults(
      whereIs(sheet, it, "type"),
      "question-values",
      {
        zh: "选择题（choice）要有 values，别的题没有。",
        en: "A question of type `choice` has `values`, no other has.",
      },
      { zh: "写出 values，或改 type。", en: "Write `values`, or another `type`." },
    );
  }
}

function checkMeasures(
  value: Pick<RawScheme, "measure" | "serves">,
  { measures, partial }: RawPack,
  sheet: Sheet,
): void {
  if (!measures || partial) return;
  const own = measures.value.measures.map(({ id }) => id);
  known(value.measure, own, sheet, whereIs(sheet, value, "measure"), measure);
  knownAll(value.serves, own, sheet, measure);
}
