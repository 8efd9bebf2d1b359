import type { Text } from "../../model/text.ts";
import type { Type } from "../../model/type.ts";
import { isRegionCode, readNumber } from "../literal.ts";
import { nearest } from "../nearest.ts";
import { quote, type Report } from "../report.ts";
import type { Span, Syntax } from "../syntax.ts";
import { nameOf, numberType, reportType, sameType, textType } from "./types.ts";
import type { Typed, Typing } from "./typing.ts";

export function number(digits: string, at: Span, { report }: Typing): Typed | undefined {
  const value = readNumber(digits);
  if (value !== undefined) return { expression: { op: "const", value }, type: numberType };
  return report.add(
    "bad-number",
    at.start,
    { zh: `数“${quote(digits)}”太大或位数太多`, en: `The number ${quote(digits)} is too large or too long` },
    { zh: "数最多 15 位有效数字", en: "Write at most 15 significant digits." },
  );
}

/** A quoted text: a value of an enumeration or a region code where one is expected, else plain text. */
export function text(value: string, at: Span, typing: Typing, hint?: Type): Typed | undefined {
  if (hint?.kind === "enum") return enumValue(value, at, typing, hint);
  if (hint?.kind === "region") return regionCode(value, at, typing);
  return { expression: { op: "const", value }, type: textType };
}

function enumValue(
  value: string,
  at: Span,
  { lookup, report }: Typing,
  type: Type & { kind: "enum" },
): Typed | undefined {
  const ids = lookup.enumerations.get(type.of)?.values.map(({ id }) => id) ?? [];
  if (ids.includes(value)) return { expression: { op: "const", value }, type };
  return reportValue(value, nameOf(type, lookup), ids, at, report);
}

function reportValue(value: string, of: Text, ids: readonly string[], at: Span, report: Report): undefined {
  const near = nearest(value, ids);
  const list = ids.map((id) => `"${id}"`);
  return report.add(
    "unknown-value",
    at.start,
    { zh: `“${quote(value)}”不是${of.zh}`, en: `"${quote(value)}" is not ${of.en}` },
    near
      ? { zh: `改为 "${near}"`, en: `Write "${near}".` }
      : { zh: `可用 ${list.join("、")}`, en: `Write one of ${list.join(", ")}.` },
  );
}

/** A GB/T 2260 code of six digits. */
export function regionCode(value: string, at: Span, { report }: Typing): Typed | undefined {
  if (isRegionCode(value)) return { expression: { op: "const", value }, type: { kind: "region" } };
  return report.add(
    "bad-region",
    at.start,
    { zh: `“${quote(value)}”不是六位行政区划代码`, en: `"${quote(value)}" is not a region code of six digits` },
    {
      zh: '省、市代码用 00 补足六位，例如 "350000"、"350400"、"350423"',
      en: 'Fill provinces and cities up with 00, as in "350000", "350400", "350423".',
    },
  );
}

/** Whether a text compared with a choice setting is one of its values; reports it if not. */
export function settingAllows(setting: Typed, other: Typed, at: Span, { report, scope }: Typing): boolean {
  if (setting.expression.op !== "setting" || other.expression.op !== "const") return true;
  const values = scope.settings.get(setting.expression.id)?.values;
  const { value } = other.expression;
  if (!values || typeof value !== "string" || values.includes(value)) return true;
  reportValue(value, { zh: "这项设置的值", en: "a value of this setting" }, values, at, report);
  return false;
}

/** `[a, b]` as an argument: all of one type. */
export function items(syntax: Syntax & { is: "list" }, typing: Typing, hint?: Type): Typed | undefined {
  const of = hint?.kind === "list" ? hint.of : undefined;
  const typed = syntax.of.map((part) => typing.infer(part, typing, of));
  const first = typed[0];
  if (syntax.of.length === 0) return reportEmptyList(syntax, typing);
  if (!first || typed.includes(undefined)) return undefined;
  const odd = typed.findIndex((part) => !sameType(part!.type, first.type));
  if (odd >= 0) return reportType(syntax.of[odd]!, typed[odd]!.type, first.type, typing);
  if (first.type.kind === "list" || first.type.kind === "item" || first.type.kind === "null") {
    return reportType(syntax.of[0]!, first.type, numberType, typing);
  }
  return {
    expression: { op: "items", of: typed.map((part) => part!.expression) },
    type: { kind: "list", of: first.type },
  };
}

/** A list without members says nothing. Gives undefined. */
export function reportEmptyList(at: Span, { report }: Typing): undefined {
  return report.add(
    "empty-list",
    at.start,
    { zh: "列表是空的", en: "The list is empty" },
    { zh: "至少写一个值", en: "Write at least one value." },
  );
}
