import type { Type } from "../../model/type.ts";
import type { Span, Syntax } from "../syntax.ts";
import { settingAllows } from "./literals.ts";
import { inferPair } from "./choice.ts";
import type { Lookup } from "./lookup.ts";
import { booleanType, nameOf, reportType, sameType } from "./types.ts";
import type { Typed, Typing } from "./typing.ts";

/** `a >= b`: one type on both sides, and an order for `<`, `<=`, `>`, `>=`. */
export function compare(syntax: Syntax & { is: "compare" }, typing: Typing): Typed | undefined {
  const pair = inferPair(syntax.left, syntax.right, typing);
  if (!pair) return undefined;
  const [left, right] = pair;
  if (!settingAllows(left, right, syntax.right, typing) || !settingAllows(right, left, syntax.left, typing))
    return undefined;
  const ordering = syntax.by !== "=" && syntax.by !== "!=";
  if (!ordering && (left.type.kind === "null" || right.type.kind === "null")) return build(syntax, left, right);
  if (left.type.kind === "null") return reportType(syntax.left, left.type, right.type, typing);
  if (!sameType(left.type, right.type)) return reportSides(syntax, left.type, right.type, typing);
  if (!isPlain(left.type)) return reportUncomparable(left.type, syntax.left, typing);
  if (ordering && !hasOrder(left.type, typing.lookup)) return reportNoOrder(left.type, syntax, typing);
  return build(syntax, left, right, ordering ? orderOf(left.type, typing.lookup) : undefined);
}

function build(syntax: Syntax & { is: "compare" }, left: Typed, right: Typed, order?: readonly string[]): Typed {
  const sides = { op: "compare", by: syntax.by, left: left.expression, right: right.expression } as const;
  return { expression: order ? { ...sides, order } : sides, type: booleanType };
}

/** The faulty side is the literal one, whichever side that is. */
function reportSides(syntax: Syntax & { is: "compare" }, left: Type, right: Type, typing: Typing): undefined {
  const literalLeft = ["number", "text", "boolean"].includes(syntax.left.is) && syntax.right.is === "name";
  return literalLeft ? reportType(syntax.left, left, right, typing) : reportType(syntax.right, right, left, typing);
}

/** Values from low to high, for an ordered enumeration only. */
export function orderOf(type: Type, lookup: Lookup): readonly string[] | undefined {
  if (type.kind !== "enum") return undefined;
  const enumeration = lookup.enumerations.get(type.of);
  return enumeration?.ordered ? enumeration.values.map(({ id }) => id) : undefined;
}

export function hasOrder(type: Type, lookup: Lookup): boolean {
  if (type.kind === "enum") return lookup.enumerations.get(type.of)?.ordered === true;
  return type.kind === "number" || type.kind === "money" || type.kind === "date";
}

/** Whether `=` can compare values of a type. A month has no fixed number of days, so durations are out. */
export function isPlain(type: Type): boolean {
  return type.kind !== "list" && type.kind !== "item" && type.kind !== "duration";
}

export function reportUncomparable(type: Type, at: Span, { lookup, report }: Typing): undefined {
  const name = nameOf(type, lookup);
  return report.add(
    "not-comparable",
    at.start,
    { zh: `${name.zh}不能比较`, en: `Cannot compare ${name.en}` },
    type.kind === "duration"
      ? {
          zh: "改用 months_between(a, b) >= 6 或 days_between(a, b)",
          en: "Use `months_between(a, b) >= 6` or `days_between(a, b)`.",
        }
      : {
          zh: "比较它的个数或某个字段，例如 count(hires) >= 3",
          en: "Compare its count or a field, as in `count(hires) >= 3`.",
        },
  );
}

export function reportNoOrder(type: Type, at: Span, { lookup, report }: Typing): undefined {
  const name = nameOf(type, lookup);
  return report.add(
    "not-ordered",
    at.start,
    { zh: `${name.zh}没有高低先后`, en: `There is no order in ${name.en}` },
    type.kind === "enum"
      ? {
          zh: '用 = 或 in ["a", "b"]，或在词汇表写明 ordered: true',
          en: 'Use `=` or `in ["a", "b"]`, or declare `ordered: true` in the vocabulary.',
        }
      : { zh: "只用 = 或 != 比较", en: "Compare with `=` or `!=` only." },
  );
}
