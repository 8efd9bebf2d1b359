import type { Type } from "../../model/type.ts";
import type { Syntax } from "../syntax.ts";
import { nameOf, numberType, reportType, sameType } from "./types.ts";
import type { Typed, Typing } from "./typing.ts";

type Call = Syntax & { is: "call" };
type Name = "count" | "sum" | "min" | "max";

/** `count(l)`, `sum(l)`, `min(l)`, `max(l)`, and `min(a, b)`, `max(a, b)` of single values. */
export function aggregate(name: Name, syntax: Call, typing: Typing): Typed | undefined {
  const given = syntax.arguments.map((argument) => typing.infer(argument, typing));
  if (given.includes(undefined)) return undefined;
  const typed = given as Typed[];
  if (typed.length === 1) return overList(name, syntax, typed[0]!, typing);
  if (typed.length === 0 || name === "count" || name === "sum") return reportCount(name, syntax, typing);
  const first = typed[0]!.type;
  if (!measurable(name, first)) return reportType(syntax.arguments[0]!, first, numberType, typing);
  const odd = typed.findIndex(({ type }) => !sameType(type, first));
  if (odd >= 0) return reportType(syntax.arguments[odd]!, typed[odd]!.type, first, typing);
  return build(name, typed, first);
}

function overList(name: Name, syntax: Call, only: Typed, typing: Typing): Typed | undefined {
  const [argument] = syntax.arguments;
  if (only.type.kind !== "list") return reportType(argument!, only.type, { kind: "list", of: numberType }, typing);
  if (name === "count") return build(name, [only], numberType);
  if (only.type.of.kind === "item") return reportItems(name, syntax, only.type, typing);
  if (!measurable(name, only.type.of))
    return reportType(argument!, only.type, { kind: "list", of: numberType }, typing);
  return build(name, [only], only.type.of);
}

function build(name: Name, operands: readonly Typed[], type: Type): Typed {
  return { expression: { op: "call", function: name, arguments: operands.map(({ expression }) => expression) }, type };
}

function measurable(name: Name, { kind }: Type): boolean {
  return kind === "number" || kind === "money" || (kind === "date" && name !== "sum");
}

function reportItems(name: Name, syntax: Call, type: Type, { lookup, report }: Typing): undefined {
  const of = nameOf(type, lookup);
  return report.add(
    "wrong-type",
    syntax.arguments[0]!.start,
    { zh: `${name} 需要一列数或金额，却是${of.zh}`, en: `${name} needs a list of numbers or money, found ${of.en}` },
    { zh: `取其中一列，例如 ${name}(trips.cost)`, en: `Take one field, as in \`${name}(trips.cost)\`.` },
  );
}

function reportCount(name: Name, syntax: Call, { report }: Typing): undefined {
  const given = syntax.arguments.length;
  const several = name === "min" || name === "max";
  return report.add(
    "argument-count",
    syntax.start,
    {
      zh: `${name} 需要${several ? "一个列表或几个值" : "一个列表"}，给了 ${given} 个参数`,
      en: `${name} takes ${several ? "a list or several values" : "one list"}, not ${given} arguments`,
    },
    several
      ? { zh: `写成 ${name}(a, b)`, en: `Write \`${name}(a, b)\`.` }
      : { zh: `写成 ${name}(trips.cost)`, en: `Write \`${name}(trips.cost)\`.` },
  );
}
