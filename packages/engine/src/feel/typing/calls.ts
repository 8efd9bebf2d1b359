import type { BuiltIn } from "../../model/expression.ts";
import type { Type } from "../../model/type.ts";
import { nearest } from "../nearest.ts";
import { quote } from "../report.ts";
import type { Syntax } from "../syntax.ts";
import { aggregate } from "./aggregates.ts";
import { regionCode } from "./literals.ts";
import { dateOf, durationOf, yuanOf } from "./constants.ts";
import { unbroken } from "./unbroken.ts";
import { booleanType, dateType, expectType, numberType, regionType } from "./types.ts";
import type { Typed, Typing } from "./typing.ts";

type Call = Syntax & { is: "call" };
type Signature = { readonly takes: readonly Type[]; readonly example: string };

const oneNumber = [numberType];
const twoDates = [dateType, dateType];
const oneDate = [dateType];

/** Functions of numbers and dates; all give a number. */
const plain: Readonly<Partial<Record<BuiltIn, Signature>>> = {
  floor: { takes: oneNumber, example: "floor(x)" },
  ceiling: { takes: oneNumber, example: "ceiling(x)" },
  abs: { takes: oneNumber, example: "abs(x)" },
  years_between: { takes: twoDates, example: "years_between(from, to)" },
  months_between: { takes: twoDates, example: "months_between(from, to)" },
  days_between: { takes: twoDates, example: "days_between(from, to)" },
  age: { takes: twoDates, example: "age(person.born_on, on)" },
  year: { takes: oneDate, example: "year(on)" },
  month: { takes: oneDate, example: "month(on)" },
  day: { takes: oneDate, example: "day(on)" },
};

const special: Readonly<Record<string, (syntax: Call, typing: Typing) => Typed | undefined>> = {
  not: (syntax, typing) => {
    const of = exactlyOne(syntax, "not(x)", typing) ? expectType(syntax.arguments[0]!, booleanType, typing) : undefined;
    return of && { expression: { op: "not", of: of.expression }, type: booleanType };
  },
  yuan: (syntax, typing) =>
    exactlyOne(syntax, "yuan(1000)", typing) ? yuanOf(syntax.arguments[0]!, typing) : undefined,
  date: (syntax, typing) =>
    exactlyOne(syntax, 'date("2023-01-09")', typing) ? dateOf(syntax.arguments[0]!, typing) : undefined,
  duration: (syntax, typing) =>
    exactlyOne(syntax, 'duration("P5Y")', typing) ? durationOf(syntax.arguments[0]!, typing) : undefined,
  unbroken_months: (syntax, typing) => {
    const example = "unbroken_months(stays, arrival, 30)";
    return syntax.arguments.length === 3 ? unbroken(syntax, typing) : reportCount(syntax, 3, example, typing);
  },
  region: (syntax, typing) =>
    typing.report.add(
      "region-alone",
      syntax.start,
      { zh: "region(…) 只能写在 in 的右边", en: "`region(…)` stands only on the right of `in`" },
      { zh: '写成 person.household in region("350423")', en: 'Write `person.household in region("350423")`.' },
    ),
};
const aggregates = ["count", "sum", "min", "max"] as const;
const functionNames = [...Object.keys(plain), ...Object.keys(special), ...aggregates];

export function call(syntax: Call, typing: Typing): Typed | undefined {
  const own = Object.hasOwn(special, syntax.name) ? special[syntax.name] : undefined;
  if (own) return own(syntax, typing);
  const over = aggregates.find((name) => name === syntax.name);
  if (over) return aggregate(over, syntax, typing);
  if (Object.hasOwn(plain, syntax.name)) return plainCall(syntax.name as BuiltIn, syntax, typing);
  return reportFunction(syntax, typing);
}

/** The region that `region("350423")` names. */
export function regionOf(syntax: Syntax, typing: Typing): Typed | undefined {
  if (syntax.is !== "call" || !exactlyOne(syntax, 'region("350423")', typing)) return undefined;
  const [argument] = syntax.arguments;
  return argument!.is === "text"
    ? regionCode(argument!.value, argument!, typing)
    : expectType(argument!, regionType, typing);
}

function plainCall(name: BuiltIn, syntax: Call, typing: Typing): Typed | undefined {
  const { takes, example } = plain[name]!;
  if (syntax.arguments.length !== takes.length) return reportCount(syntax, takes.length, example, typing);
  const given = syntax.arguments.map((argument, index) => expectType(argument, takes[index]!, typing));
  const operands = given.flatMap((typed) => (typed ? [typed.expression] : []));
  if (operands.length < takes.length) return undefined;
  return { expression: { op: "call", function: name, arguments: operands }, type: numberType };
}

function exactlyOne(syntax: Call, example: string, typing: Typing): boolean {
  if (syntax.arguments.length !== 1) reportCount(syntax, 1, example, typing);
  return syntax.arguments.length === 1;
}

function reportCount(syntax: Call, wanted: number, example: string, { report }: Typing): undefined {
  const given = syntax.arguments.length;
  return report.add(
    "argument-count",
    syntax.start,
    {
      zh: `${syntax.name} 需要 ${wanted} 个参数，给了 ${given} 个`,
      en: `${syntax.name} takes ${wanted} ${wanted === 1 ? "argument" : "arguments"}, not ${given}`,
    },
    { zh: `写成 ${example}`, en: `Write \`${example}\`.` },
  );
}

function reportFunction(syntax: Call, { report }: Typing): undefined {
  const near = nearest(syntax.name, functionNames);
  return report.add(
    "unknown-function",
    syntax.start,
    { zh: `没有函数“${quote(syntax.name)}”`, en: `There is no function "${quote(syntax.name)}"` },
    near
      ? { zh: `改为 ${near}(…)`, en: `Write \`${near}(…)\`.` }
      : { zh: `可用 ${functionNames.join("、")}`, en: `Use one of ${functionNames.join(", ")}.` },
  );
}
