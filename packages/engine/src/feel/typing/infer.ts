import type { Type } from "../../model/type.ts";
import type { Syntax } from "../syntax.ts";
import { arithmetic, negate } from "./arithmetic.ts";
import { call } from "./calls.ts";
import { compare } from "./compare.ts";
import { choice } from "./choice.ts";
import { filter, pluckFrom, quantified } from "./items.ts";
import { items, number, text } from "./literals.ts";
import { membership } from "./membership.ts";
import { nameReference } from "./names.ts";
import { booleanType, expectType, nullType } from "./types.ts";
import type { Typed, Typing } from "./typing.ts";

/** Gives a part its type and its meaning; reports what is wrong and gives undefined. */
export function infer(syntax: Syntax, typing: Typing, hint?: Type): Typed | undefined {
  switch (syntax.is) {
    case "number":
      return number(syntax.digits, syntax, typing);
    case "text":
      return text(syntax.value, syntax, typing, hint);
    case "boolean":
      return { expression: { op: "const", value: syntax.value }, type: booleanType };
    case "null":
      return { expression: { op: "const", value: null }, type: nullType };
    case "name":
      return nameReference(syntax.parts, syntax, typing);
    case "path":
      return pluckFrom(syntax.of, syntax.name, syntax, typing);
    case "call":
      return call(syntax, typing);
    case "and":
    case "or":
      return junction(syntax.is, syntax.of, typing);
    case "compare":
      return compare(syntax, typing);
    case "in":
      return membership(syntax, typing);
    case "range":
      return looseRange(syntax, typing);
    case "arithmetic":
      return arithmetic(syntax, typing);
    case "negate":
      return negate(syntax.of, syntax, typing);
    case "if":
      return choice(syntax, typing, hint);
    case "quantified":
      return quantified(syntax, typing);
    case "filter":
      return filter(syntax, typing);
    case "list":
      return items(syntax, typing, hint);
  }
}

function junction(op: "and" | "or", parts: readonly Syntax[], typing: Typing): Typed | undefined {
  const typed = parts.map((part) => expectType(part, booleanType, typing));
  const of = typed.flatMap((part) => (part ? [part.expression] : []));
  return of.length === parts.length ? { expression: { op, of }, type: booleanType } : undefined;
}

function looseRange(syntax: Syntax, { report }: Typing): undefined {
  return report.add(
    "range-alone",
    syntax.start,
    { zh: "区间只能写在 in 的右边", en: "A range stands only on the right of `in`" },
    { zh: "写成 x in [1..5]", en: "Write `x in [1..5]`." },
  );
}
