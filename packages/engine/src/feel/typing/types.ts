import type { Text } from "../../model/text.ts";
import type { Type } from "../../model/type.ts";
import type { Syntax } from "../syntax.ts";
import type { Lookup } from "./lookup.ts";
import type { Typed, Typing } from "./typing.ts";

export const booleanType: Type = { kind: "boolean" };
export const numberType: Type = { kind: "number" };
export const moneyType: Type = { kind: "money" };
export const dateType: Type = { kind: "date" };
export const durationType: Type = { kind: "duration" };
export const textType: Type = { kind: "text" };
export const regionType: Type = { kind: "region" };
export const nullType: Type = { kind: "null" };

/** Whether two types are the same, down to the enumeration and the items of a list. */
export function sameType(a: Type, b: Type): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === "list") return b.kind === "list" && sameType(a.of, b.of);
  if (a.kind === "enum" || a.kind === "item") return "of" in b && a.of === b.of;
  return true;
}

const names: Readonly<Record<Exclude<Type["kind"], "enum" | "list" | "item">, Text>> = {
  boolean: { zh: "是或否", en: "true or false" },
  number: { zh: "数", en: "a number" },
  money: { zh: "金额", en: "money" },
  date: { zh: "日期", en: "a date" },
  duration: { zh: "时长", en: "a duration" },
  text: { zh: "文字", en: "text" },
  region: { zh: "地区", en: "a region" },
  null: { zh: "“没有”（null）", en: "null" },
};

const plurals: Readonly<Record<Type["kind"], string>> = {
  boolean: "true or false",
  number: "numbers",
  money: "money",
  date: "dates",
  duration: "durations",
  text: "texts",
  region: "regions",
  null: "null",
  enum: "values",
  item: "items",
  list: "lists",
};

/** A type in words, such as 学历层次 or "a list of money". */
export function nameOf(type: Type, lookup: Lookup): Text {
  if (type.kind === "list") {
    if (type.of.kind === "item") return itemsName(type.of.of, lookup);
    return { zh: `${nameOf(type.of, lookup).zh}的列表`, en: `a list of ${plurals[type.of.kind]}` };
  }
  if (type.kind === "item") {
    const label = lookup.subjects.get(type.of)?.label;
    return { zh: `一项“${label?.zh ?? type.of}”`, en: `an item "${label?.en ?? type.of}"` };
  }
  if (type.kind === "enum") {
    const label = lookup.enumerations.get(type.of)?.label;
    return { zh: `“${label?.zh ?? type.of}”之一`, en: `a value of ${type.of}` };
  }
  return names[type.kind];
}

function itemsName(subject: string, lookup: Lookup): Text {
  const found = lookup.subjects.get(subject);
  return found
    ? { zh: `“${found.label.zh}”的列表`, en: `the list ${found.list ?? subject}` }
    : { zh: "多项的列表", en: "a list of items" };
}

/** How a value of a type is written. */
function howToWrite(type: Type, found: Type, lookup: Lookup): Text {
  switch (type.kind) {
    case "boolean":
      return { zh: "写成比较，例如 a = b 或 a >= b", en: "Write a comparison, such as `a = b` or `a >= b`." };
    case "money":
      return { zh: "金额写作 yuan(1000)", en: "Write money as `yuan(1000)`." };
    case "number":
      return found.kind === "money"
        ? { zh: "数写作 1000，不写 yuan(…)", en: "Write a number as `1000`, without `yuan(…)`." }
        : { zh: "数写作 36", en: "Write a number, such as `36`." };
    case "date":
      return { zh: '日期写作 date("2023-01-09")', en: 'Write a date as `date("2023-01-09")`.' };
    case "duration":
      return { zh: '时长写作 duration("P5Y")', en: 'Write a duration as `duration("P5Y")`.' };
    case "region":
      return { zh: '地区写作六位代码，例如 "350423"', en: 'Write a region as its six digits, such as `"350423"`.' };
    case "enum": {
      const values =
        lookup.enumerations
          .get(type.of)
          ?.values.slice(0, 8)
          .map(({ id }) => `"${id}"`) ?? [];
      return { zh: `写作 ${values.join("、")}`, en: `Write ${values.join(", ")}.` };
    }
    case "list":
      return { zh: "写列表的名称，例如 hires 或 trips.cost", en: "Write a list, such as `hires` or `trips.cost`." };
    default:
      return { zh: '文字写在引号里，例如 "abc"', en: 'Write text in quotes, such as `"abc"`.' };
  }
}

/** Types a part and reports it unless it has the wanted type. */
export function expectType(syntax: Syntax, wanted: Type, typing: Typing): Typed | undefined {
  const typed = typing.infer(syntax, typing, wanted);
  if (!typed || sameType(typed.type, wanted)) return typed;
  return reportType(syntax, typed.type, wanted, typing);
}

/** Says that a part has another type than is wanted. Gives undefined. */
export function reportType(syntax: Syntax, found: Type, wanted: Type, { lookup, report }: Typing): undefined {
  const [is, should] = [nameOf(found, lookup), nameOf(wanted, lookup)];
  const kinds = [found.kind, wanted.kind];
  const code =
    found.kind === "null"
      ? "null"
      : kinds.includes("money") && kinds.includes("number")
        ? "money-and-number"
        : "wrong-type";
  return report.add(
    code,
    syntax.start,
    { zh: `这里应为${should.zh}，却是${is.zh}`, en: `Expected ${should.en}, found ${is.en}` },
    found.kind === "null"
      ? { zh: "null 只用于 = 和 != 比较", en: "Use `null` only with `=` and `!=`." }
      : howToWrite(wanted, found, lookup),
  );
}
