import { readDate, readDuration, readYuan } from "../literal.ts";
import { quote } from "../report.ts";
import type { Syntax } from "../syntax.ts";
import { dateType, durationType, expectType, moneyType, numberType, textType } from "./types.ts";
import type { Typed, Typing } from "./typing.ts";

/** `yuan(1000)` is a constant in fen; `yuan(x)` of a computed number stays a call. */
export function yuanOf(argument: Syntax, typing: Typing): Typed | undefined {
  const digits = literalDigits(argument);
  if (digits === undefined) {
    const typed = expectType(argument, numberType, typing);
    return typed && { expression: { op: "call", function: "yuan", arguments: [typed.expression] }, type: moneyType };
  }
  const fen = readYuan(digits);
  if (fen !== undefined) return { expression: { op: "const", value: fen }, type: moneyType };
  return typing.report.add(
    "bad-money",
    argument.start,
    {
      zh: `金额“${quote(digits)}”不是最多两位小数的元数`,
      en: `"${quote(digits)}" is not a sum in yuan with at most two decimals`,
    },
    { zh: "写成 yuan(1000) 或 yuan(0.5)", en: "Write `yuan(1000)` or `yuan(0.5)`." },
  );
}

function literalDigits(argument: Syntax): string | undefined {
  if (argument.is === "number") return argument.digits;
  return argument.is === "negate" && argument.of.is === "number" ? `-${argument.of.digits}` : undefined;
}

/** `date("2023-01-09")`: a day number. */
export function dateOf(argument: Syntax, typing: Typing): Typed | undefined {
  if (argument.is !== "text") return reportLiteral(argument, 'date("2023-01-09")', typing);
  const day = readDate(argument.value);
  if (day !== undefined) return { expression: { op: "const", value: day }, type: dateType };
  return typing.report.add(
    "bad-date",
    argument.start,
    { zh: `“${quote(argument.value)}”不是存在的日期`, en: `"${quote(argument.value)}" is not a date that exists` },
    { zh: "写成年-月-日，例如 2023-01-09", en: "Write year-month-day, such as 2023-01-09." },
  );
}

/** `duration("P5Y")`: whole months and days. */
export function durationOf(argument: Syntax, typing: Typing): Typed | undefined {
  if (argument.is !== "text") return reportLiteral(argument, 'duration("P5Y")', typing);
  const value = readDuration(argument.value);
  if (value) return { expression: { op: "const", value }, type: durationType };
  return typing.report.add(
    "bad-duration",
    argument.start,
    {
      zh: `“${quote(argument.value)}”不是年、月、日的时长`,
      en: `"${quote(argument.value)}" is not a duration in years, months and days`,
    },
    {
      zh: "五年写 P5Y，六个月写 P6M，三十天写 P30D",
      en: "Write P5Y for five years, P6M for six months, P30D for thirty days.",
    },
  );
}

function reportLiteral(argument: Syntax, example: string, typing: Typing): undefined {
  // An unknown name inside is the likelier fault, so it is reported too.
  const typed = expectType(argument, textType, typing);
  if (!typed) return undefined;
  return typing.report.add(
    "wrong-type",
    argument.start,
    { zh: "这里应直接写出文字", en: "A literal text is expected here" },
    { zh: `写成 ${example}`, en: `Write \`${example}\`.` },
  );
}
