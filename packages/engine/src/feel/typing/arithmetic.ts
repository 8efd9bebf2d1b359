import type { Type } from "../../model/type.ts";
import type { Span, Syntax } from "../syntax.ts";
import { dateType, durationType, moneyType, nameOf, numberType, reportType } from "./types.ts";
import type { Typed, Typing } from "./typing.ts";

type Arithmetic = Syntax & { is: "arithmetic" };
type Kind = "number" | "money" | "date" | "duration";

/** What each operator makes of two kinds; whatever is not listed is refused. */
const results: Readonly<Record<string, Kind>> = {
  "number + number": "number",
  "number - number": "number",
  "number * number": "number",
  "number / number": "number",
  "money + money": "money",
  "money - money": "money",
  "money * number": "money",
  "number * money": "money",
  "money / number": "money",
  "money / money": "number",
  "date + duration": "date",
  "date - duration": "date",
  "duration + date": "date",
  "duration + duration": "duration",
  "duration - duration": "duration",
};
const types: Readonly<Record<Kind, Type>> = {
  number: numberType,
  money: moneyType,
  date: dateType,
  duration: durationType,
};

export function arithmetic(syntax: Arithmetic, typing: Typing): Typed | undefined {
  const left = typing.infer(syntax.left, typing);
  const right = typing.infer(syntax.right, typing);
  if (!left || !right) return undefined;
  const on = results[`${left.type.kind} ${syntax.by} ${right.type.kind}`];
  if (!on) return reportOperands(syntax, left.type, right.type, typing);
  if (syntax.by === "/" && right.expression.op === "const" && right.expression.value === 0)
    return reportZero(syntax.right, typing);
  return {
    expression: { op: "arithmetic", by: syntax.by, left: left.expression, right: right.expression, on },
    type: types[on],
  };
}

/** `-x`. A negative literal is one constant. */
export function negate(of: Syntax, at: Span, typing: Typing): Typed | undefined {
  const typed = typing.infer(of, typing);
  if (!typed) return undefined;
  const { expression, type } = typed;
  if (type.kind !== "number" && type.kind !== "money" && type.kind !== "duration") {
    return reportType({ ...of, start: at.start }, type, numberType, typing);
  }
  if (expression.op === "const" && typeof expression.value === "number") {
    return { expression: { op: "const", value: 0 - expression.value }, type };
  }
  return { expression: { op: "negate", of: expression }, type };
}

function reportOperands(syntax: Arithmetic, left: Type, right: Type, typing: Typing): undefined {
  const kinds = [left.kind, right.kind];
  if (left.kind === "null") return reportType(syntax.left, left, right, typing);
  if (right.kind === "null") return reportType(syntax.right, right, left, typing);
  const [a, b] = [nameOf(left, typing.lookup), nameOf(right, typing.lookup)];
  const mixed = kinds.includes("money") && kinds.includes("number");
  return typing.report.add(
    mixed ? "money-and-number" : "wrong-type",
    syntax.start,
    { zh: `${a.zh}与${b.zh}之间不能用 ${syntax.by}`, en: `\`${syntax.by}\` does not work between ${a.en} and ${b.en}` },
    advice(kinds, mixed),
  );
}

function advice(kinds: readonly string[], mixed: boolean) {
  if (mixed)
    return {
      zh: "金额加减金额，写 yuan(1000)；乘除用数",
      en: "Add money to money, `yuan(1000)`; multiply or divide it by a number.",
    };
  if (kinds[0] === "date" && kinds[1] === "date") {
    return {
      zh: "用 days_between(a, b)、months_between(a, b)",
      en: "Use `days_between(a, b)` or `months_between(a, b)`.",
    };
  }
  if (kinds.includes("date")) {
    return {
      zh: '日期加减时长，例如 d + duration("P5Y")',
      en: 'Move a date by a duration, as in `d + duration("P5Y")`.',
    };
  }
  return { zh: "两边都写数、金额，或日期与时长", en: "Use numbers, money, or a date and a duration." };
}

function reportZero(at: Span, { report }: Typing): undefined {
  return report.add(
    "division-by-zero",
    at.start,
    { zh: "除数是零", en: "This divides by zero" },
    { zh: "改为不是零的数", en: "Write another divisor." },
  );
}
