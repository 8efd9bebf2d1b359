import {
  parseDay,
  type Enumeration,
  type Fact,
  type FactType,
  type Place,
  type Subject,
  type Vocabulary,
} from "@jucai/engine";
import type { Entry } from "../shape/collections.ts";
import { nearest } from "../shape/nearest.ts";
import { parseMoney, type Written } from "../shape/scalars.ts";
import type { ReadOf } from "../shape/shape.ts";
import { vocabularyFile } from "../shapes/vocabulary.ts";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { buildConsistency } from "./consistency.ts";
import { faultsInto, reportTwice, type Faults } from "./faults.ts";

type File = ReadOf<typeof vocabularyFile>;
type RawFact = NonNullable<File["facts"]>[number]["value"];
export type VocabularySheet = { readonly sheet: Sheet; readonly value: File };

const plainTypes = ["boolean", "number", "money", "date", "text", "region"] as const;

/** Puts the files of the vocabulary together, in the order given, and checks that they fit. */
export function buildVocabulary(files: readonly VocabularySheet[]): Vocabulary {
  const enumerations = files.flatMap(({ sheet, value }) =>
    (value.enumerations ?? []).map((it) => enumerationOf(it, sheet)),
  );
  const subjects = files.flatMap(({ value }) => (value.subjects ?? []).map(subjectOf));
  const known = { enumerations: enumerations.map(({ id }) => id), subjects };
  const facts = files.flatMap(({ sheet, value }) =>
    (value.facts ?? []).flatMap((entry) => factOf(entry, sheet, known) ?? []),
  );
  checkTwice(files);
  const consistent = buildConsistency(files, { enumerations, subjects, facts });
  return { enumerations, subjects, facts, ...(consistent.length > 0 ? { consistent } : {}) };
}

function enumerationOf({ key, value }: NonNullable<File["enumerations"]>[number], sheet: Sheet): Enumeration {
  const faults = faultsInto(sheet.problems);
  reportTwice(
    value.values.map((it) => ({ name: it.id, at: whereIs(sheet, it, "id") })),
    faults,
  );
  return {
    id: key,
    ordered: value.ordered ?? false,
    label: value.label,
    values: value.values.map(({ id, zh, en }) => ({ id, label: { zh, en } })),
  };
}

function subjectOf({ key, value }: NonNullable<File["subjects"]>[number]): Subject {
  const { label, list, question, rare } = value;
  return {
    id: key,
    label,
    ...(list === undefined ? {} : { list }),
    ...(question ? { question } : {}),
    ...(rare ? { rare } : {}),
  };
}

type Known = { readonly enumerations: readonly string[]; readonly subjects: readonly Subject[] };

function factOf(entry: Entry<RawFact>, sheet: Sheet, known: Known): Fact | undefined {
  const { key, value } = entry;
  const faults = faultsInto(sheet.problems);
  const type = factType(value, sheet, known.enumerations, faults);
  const subject = key.split(".")[0]!;
  if (!known.subjects.some(({ id }) => id === subject)) {
    faults(
      whereIs(sheet, entry),
      "unknown-subject",
      { zh: `事实 ${key} 的主体“${subject}”没有定义。`, en: `The subject \`${subject}\` of ${key} is not defined.` },
      { zh: "在 subjects 里加上它，或改名。", en: "Add it under `subjects`, or rename the fact." },
    );
  }
  if (!type) return undefined;
  const min = boundOf(value, "min", type, sheet, faults);
  const max = boundOf(value, "max", type, sheet, faults);
  return {
    id: key,
    subject,
    type,
    label: value.label,
    question: value.question,
    why: value.why,
    changes: value.changes,
    sensitivity: value.sensitivity,
    proof: value.proof,
    settledBy: value.settled_by,
    ...(value.hint ? { hint: value.hint } : {}),
    ...(value.unit ? { unit: value.unit } : {}),
    ...(value.may_be_none ? { mayBeNone: value.may_be_none } : {}),
    ...followsPlaceOf(value, type, sheet, faults),
    ...(value.suggests ? { suggests: value.suggests } : {}),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}

function followsPlaceOf(value: RawFact, { kind }: FactType, sheet: Sheet, faults: Faults): Pick<Fact, "followsPlace"> {
  if (value.may_be_none && kind === "boolean") {
    faults(
      whereIs(sheet, value, "may_be_none"),
      "none-of-boolean",
      { zh: "是否类的事实没有“没有”这个值。", en: "A yes-or-no fact is yes or no; it is never none." },
      { zh: "删去 may_be_none，或改用枚举。", en: "Remove `may_be_none`, or use an enumeration." },
    );
  }
  if (!value.follows_place) return {};
  if (kind !== "region") {
    faults(
      whereIs(sheet, value, "follows_place"),
      "follows-place",
      { zh: "只有地区类的事实能随地方而定。", en: "Only a region can follow the place." },
      { zh: "删去 follows_place，或把 type 改为 region。", en: "Remove `follows_place`, or make its type `region`." },
    );
  }
  return { followsPlace: true };
}

function factType(value: RawFact, sheet: Sheet, enumerations: readonly string[], faults: Faults): FactType | undefined {
  const plain = plainTypes.find((kind) => kind === value.type);
  if (plain) return { kind: plain };
  if (enumerations.includes(value.type)) return { kind: "enum", of: value.type };
  if (value.type === "") return undefined;
  const near = nearest(value.type, [...plainTypes, ...enumerations]);
  faults(
    whereIs(sheet, value, "type"),
    "unknown-type",
    { zh: `没有“${value.type}”这种类型或枚举。`, en: `There is no type or enumeration \`${value.type}\`.` },
    near
      ? { zh: `是否想写 ${near}？`, en: `Did you mean ${near}?` }
      : {
          zh: `用 ${plainTypes.join("、")}，或已定义的枚举。`,
          en: `Use ${plainTypes.join(", ")} or a defined enumeration.`,
        },
  );
  return undefined;
}

/** Smallest or largest value: numbers as they are, money in fen, dates as ISO text. */
function boundOf(
  value: RawFact,
  which: "min" | "max",
  type: FactType,
  sheet: Sheet,
  faults: Faults,
): number | string | undefined {
  const written: Written | undefined = value[which];
  if (!written) return undefined;
  const bound = readBound(written.source, type);
  if (bound === undefined) {
    faults(
      whereIs(sheet, value, which),
      "bad-bound",
      { zh: `${which} 与类型 ${value.type} 不符。`, en: `This \`${which}\` does not fit the type ${value.type}.` },
      {
        zh: "数字写 0，金额写 0 yuan，日期写 1949-10-01；其他类型不写。",
        en: "Write 0, `0 yuan` or 1949-10-01; other types have no bounds.",
      },
    );
  }
  return bound;
}

function readBound(source: string, type: FactType): number | string | undefined {
  if (type.kind === "money") return parseMoney(source);
  if (type.kind === "date") return parseDay(source) === undefined ? undefined : source;
  if (type.kind === "number") return /^-?\d{1,15}$/.test(source) ? Number(source) : undefined;
  return undefined;
}

function checkTwice(files: readonly VocabularySheet[]): void {
  const problems = files[0]?.sheet.problems;
  if (!problems) return;
  for (const part of ["enumerations", "subjects", "facts"] as const) {
    const names = files.flatMap(({ sheet, value }) =>
      (value[part] ?? []).map((entry: Entry<unknown>) => ({ name: entry.key, at: whereIs(sheet, entry) as Place })),
    );
    reportTwice(names, faultsInto(problems));
  }
  const lists = files.flatMap(({ sheet, value }) =>
    (value.subjects ?? []).flatMap(({ value: subject }) =>
      subject.list === undefined ? [] : [{ name: subject.list, at: whereIs(sheet, subject, "list") }],
    ),
  );
  reportTwice(lists, faultsInto(problems));
}
