import type { ColumnType, Enumeration, Fact, OwnField, Place, Roster, RosterColumn, Vocabulary } from "@jucai/engine";
import { parseMoney, type Written } from "../shape/scalars.ts";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { faultsInto, reportTwice, type Faults } from "./faults.ts";
import { known, type Kind } from "./known.ts";
import type { RawRoster } from "./raw-pack.ts";

type RawColumn = RawRoster["columns"][number];

/** Which types of columns may fill a fact of a type. */
const typesOfFact: Readonly<Record<Fact["type"]["kind"], readonly ColumnType[]>> = {
  boolean: ["yes_no"],
  number: ["number"],
  money: ["money"],
  date: ["date"],
  text: ["text", "multi_text"],
  region: ["region"],
  enum: ["choice"],
};

/** The type of a column that fills a field of the person or employer, and whose field it is. */
const ownTypes: Readonly<Record<OwnField, { readonly type: ColumnType; readonly of: readonly Roster["of"][] }>> = {
  name: { type: "text", of: ["person", "employer"] },
  gender: { type: "choice", of: ["person"] },
  birth_month: { type: "month", of: ["person"] },
  identity: { type: "identity", of: ["person"] },
  phone: { type: "phone", of: ["person", "employer"] },
  address: { type: "text", of: ["person", "employer"] },
  bank: { type: "bank", of: ["person", "employer"] },
  employer_name: { type: "text", of: ["person"] },
  uscc: { type: "uscc", of: ["employer"] },
};
/** What the registry seals whoever enters it. */
const sealed: readonly ColumnType[] = ["identity", "phone", "bank"];

const factKind: Kind = { code: "unknown-fact", zh: "事实", en: "fact" };
const valueKind: Kind = { code: "unknown-value", zh: "可选值", en: "value" };

/** The columns of a roster, each checked against what it fills. */
export function buildColumns(roster: RawRoster, vocabulary: Vocabulary, sheet: Sheet): RosterColumn[] {
  const faults = faultsInto(sheet.problems);
  const keys = roster.columns.map((it) => ({ name: it.key, at: whereIs(sheet, it, "key") }));
  reportTwice(keys, faults);
  reportTwice(
    roster.columns.flatMap((it) => headersOf(it, sheet)),
    faults,
  );
  const filled = roster.columns.flatMap((it) => {
    const what = it.is ?? it.fact;
    return what === undefined ? [] : [{ name: what, at: whereIs(sheet, it, it.is === undefined ? "fact" : "is") }];
  });
  reportTwice(filled, faults);
  return roster.columns.map((it) => columnOf(it, roster.of, vocabulary, sheet, faults));
}

/** Headings as they are compared: spaces and the kind of brackets do not tell columns apart. */
function headersOf(column: RawColumn, sheet: Sheet): { name: string; at: Place }[] {
  const all = [column.header, ...(column.also ?? [])].map((header) => header.normalize("NFKC").replace(/\s+/gu, ""));
  return [...new Set(all)].map((name) => ({ name, at: whereIs(sheet, column, "header") }));
}

function columnOf(
  raw: RawColumn,
  of: Roster["of"],
  vocabulary: Vocabulary,
  sheet: Sheet,
  faults: Faults,
): RosterColumn {
  const fact = factOf(raw, of, vocabulary, sheet, faults);
  if (raw.is !== undefined) checkOwn(raw, raw.is, of, sheet, faults);
  if (raw.published && (raw.sensitive || raw.about || sealed.includes(raw.type))) {
    faults(
      whereIs(sheet, raw, "published"),
      "published-secret",
      { zh: "加密的列不能公布。", en: "A column that is sealed cannot be made public." },
      { zh: "删去 published。", en: "Remove `published`." },
    );
  }
  const values = valuesOf(raw, fact, vocabulary, sheet, faults);
  const min = boundOf(raw, "min", sheet, faults);
  const max = boundOf(raw, "max", sheet, faults);
  return {
    key: raw.key,
    header: raw.header,
    also: raw.also ?? [],
    label: { zh: raw.header, en: raw.en },
    type: raw.type,
    required: raw.required ?? false,
    ...(raw.is === undefined ? {} : { is: raw.is }),
    ...(fact ? { fact: fact.id } : {}),
    ...(values ? { values } : {}),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    sensitive: raw.sensitive ?? (sealed.includes(raw.type) || fact?.sensitivity === "sensitive"),
    ...(raw.published ? { published: raw.published } : {}),
    ...(raw.about ? { about: raw.about } : {}),
  };
}

/** The fact that a column fills: one of whoever stands in the row, of a type that fits. */
function factOf(
  raw: RawColumn,
  of: Roster["of"],
  { facts }: Vocabulary,
  sheet: Sheet,
  faults: Faults,
): Fact | undefined {
  if (raw.fact === undefined || raw.fact === "") return undefined;
  const at = whereIs(sheet, raw, "fact");
  const own = facts.filter(({ subject }) => subject === of);
  known(
    raw.fact,
    own.map(({ id }) => id),
    sheet,
    at,
    factKind,
  );
  const fact = own.find(({ id }) => id === raw.fact);
  if (raw.is !== undefined) {
    faults(
      at,
      "column-twice",
      { zh: "一列只能对应一处：is 或 fact。", en: "A column fills one thing: `is` or `fact`." },
      { zh: "删去其中一个。", en: "Remove one of the two." },
    );
  }
  if (fact && !typesOfFact[fact.type.kind].includes(raw.type))
    wrongType(raw, typesOfFact[fact.type.kind], sheet, faults);
  return fact;
}

function checkOwn(raw: RawColumn, is: OwnField, of: Roster["of"], sheet: Sheet, faults: Faults): void {
  const field = ownTypes[is];
  if (!field.of.includes(of)) {
    faults(
      whereIs(sheet, raw, "is"),
      "field-of-other",
      { zh: `${is} 不是这张名册里每一行的字段。`, en: `\`${is}\` is no field of whoever stands in this roster.` },
      { zh: "删去 is，或改 of。", en: "Remove `is`, or change `of`." },
    );
  }
  if (raw.type !== field.type) wrongType(raw, [field.type], sheet, faults);
}

function wrongType(raw: RawColumn, types: readonly ColumnType[], sheet: Sheet, faults: Faults): void {
  const at = whereIs(sheet, raw, "type");
  // A word that is no type was reported when it was read.
  if (sheet.problems.some((it) => it.at.line === at.line && it.at.column === at.column)) return;
  faults(
    at,
    "column-type",
    { zh: `这一列所填的内容不是 ${raw.type} 类型。`, en: `What this column fills is not of the type \`${raw.type}\`.` },
    { zh: `改成 ${types.join(" 或 ")}。`, en: `Make it ${types.join(" or ")}.` },
  );
}

/** What may be chosen: the column's own values, which must be some of the fact's, or all of the fact's. */
function valuesOf(
  raw: RawColumn,
  fact: Fact | undefined,
  { enumerations }: Vocabulary,
  sheet: Sheet,
  faults: Faults,
): RosterColumn["values"] {
  const { type } = fact ?? {};
  const all = type?.kind === "enum" ? (enumerations.find(({ id }) => id === type.of)?.values ?? []) : undefined;
  const own = raw.values;
  if (raw.type === "choice" ? !own && !all : own !== undefined) {
    faults(
      whereIs(sheet, raw, own === undefined ? "type" : "values"),
      "column-values",
      { zh: "只有 choice 类型的列有可选值，且必须有。", en: "A column of type `choice` has values, and no other has." },
      { zh: "加上 values，或改 type。", en: "Add `values`, or change `type`." },
    );
  }
  // Workbooks name places; a code of six digits is read besides.
  if (raw.type === "region") return enumerations.find(({ id }) => id === "region")?.values.map(plain);
  if (raw.type !== "choice") return undefined;
  if (!own) return (all ?? []).map(plain);
  if (all) {
    for (const it of own)
      known(
        it.id,
        all.map(({ id }) => id),
        sheet,
        whereIs(sheet, it, "id"),
        valueKind,
      );
  }
  reportTwice(
    own.map((it) => ({ name: it.id, at: whereIs(sheet, it, "id") })),
    faults,
  );
  reportTwice(
    own.flatMap((it) =>
      [...new Set([it.zh, ...(it.also ?? [])])].map((name) => ({ name, at: whereIs(sheet, it, "zh") })),
    ),
    faults,
  );
  return own.map(({ id, zh, en, also }) => ({ id, label: { zh, en }, also: also ?? [] }));
}

const plain = ({ id, label }: Enumeration["values"][number]) => ({ id, label, also: [] });

/** A bound of a number, or of money in fen. */
function boundOf(raw: RawColumn, which: "min" | "max", sheet: Sheet, faults: Faults): number | undefined {
  const written: Written | undefined = raw[which];
  if (!written) return undefined;
  const { source } = written;
  if (raw.type === "money" && parseMoney(source) !== undefined) return parseMoney(source);
  if (raw.type === "number" && /^-?\d{1,15}$/.test(source)) return Number(source);
  faults(
    whereIs(sheet, raw, which),
    "bad-bound",
    { zh: `${which} 与类型 ${raw.type} 不符。`, en: `This \`${which}\` does not fit the type ${raw.type}.` },
    {
      zh: "number 写 0，money 写 0 yuan；其他类型不写。",
      en: "Write 0 for number, `0 yuan` for money; others have none.",
    },
  );
  return undefined;
}
