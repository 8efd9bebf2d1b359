import type { BuiltIn } from "../model/expression.ts";

/** The small words that join labels and figures into a sentence, in both languages. */
export type Language = "zh" | "en";

type Words = (...parts: readonly string[]) => string;

const zh = {
  and: "，且",
  or: "，或",
  comma: "、",
  lastOr: "或",
  bracket: (what) => `（${what}）`,
  not: (what) => `并非（${what}）`,
  yes: "是",
  no: "否",
  none: "没有",
  on: "计算日期",
  is: (a, b) => `${a}为${b}`,
  isNot: (a, b) => `${a}不是${b}`,
  number: {
    "<": (a, b) => `${a}少于${b}`,
    "<=": (a, b) => `${a}不超过${b}`,
    ">": (a, b) => `${a}超过${b}`,
    ">=": (a, b) => `${a}不少于${b}`,
  },
  date: {
    "<": (a, b) => `${a}早于${b}`,
    "<=": (a, b) => `${a}不晚于${b}`,
    ">": (a, b) => `${a}晚于${b}`,
    ">=": (a, b) => `${a}不早于${b}`,
  },
  grade: {
    "<": (a, b) => `${a}低于${b}`,
    "<=": (a, b) => `${a}为${b}及以下`,
    ">": (a, b) => `${a}高于${b}`,
    ">=": (a, b) => `${a}为${b}及以上`,
  },
  within: (a, b) => `${a}在${b}`,
  range: (from, to) => `${from}至${to}`,
  region: (code) => `区划${code}`,
  yuan: (figure) => `${figure}元`,
  years: (n) => `${n}年`,
  months: (n) => `${n}个月`,
  days: (n) => `${n}天`,
  ifElse: (test, then, other) => `若${test}，为${then}；否则为${other}`,
  some: (list, test) => `${list}中至少有一项：${test}`,
  every: (list, test) => `${list}每一项都：${test}`,
  filtered: (list, test) => `${list}中${test}的`,
  unbroken: (list, ends, gap) => `截至${ends}，${list}连续的整月数（中断不超过${gap}）`,
  calls: {
    count: (what) => `${what}的数目`,
    sum: (what) => `${what}合计`,
    min: (what) => `${what}中较小的`,
    max: (what) => `${what}中较大的`,
    yuan: (what) => `${what}元`,
    floor: (what) => `${what}（取整）`,
    ceiling: (what) => `${what}（进整）`,
    abs: (what) => what,
    years_between: (a, b) => `${a}到${b}的整年数`,
    months_between: (a, b) => `${a}到${b}的整月数`,
    days_between: (a, b) => `${a}到${b}的天数`,
    age: (birth, on) => `${on}时的周岁（按${birth}）`,
    year: (of) => `${of}所在年份`,
    month: (of) => `${of}所在月份`,
    day: (of) => `${of}所在日`,
  },
} satisfies Dictionary;

const en = {
  and: ", and ",
  or: ", or ",
  comma: ", ",
  lastOr: " or ",
  bracket: (what) => `(${what})`,
  not: (what) => `not (${what})`,
  yes: "yes",
  no: "no",
  none: "none",
  on: "date of judgement",
  is: (a, b) => `${a}: ${b}`,
  isNot: (a, b) => `${a} is not ${b}`,
  number: {
    "<": (a, b) => `${a} below ${b}`,
    "<=": (a, b) => `${a} at most ${b}`,
    ">": (a, b) => `${a} above ${b}`,
    ">=": (a, b) => `${a} at least ${b}`,
  },
  date: {
    "<": (a, b) => `${a} before ${b}`,
    "<=": (a, b) => `${a} no later than ${b}`,
    ">": (a, b) => `${a} after ${b}`,
    ">=": (a, b) => `${a} no earlier than ${b}`,
  },
  grade: {
    "<": (a, b) => `${a} below ${b}`,
    "<=": (a, b) => `${a} up to ${b}`,
    ">": (a, b) => `${a} above ${b}`,
    ">=": (a, b) => `${a} from ${b} upwards`,
  },
  within: (a, b) => `${a} in ${b}`,
  range: (from, to) => `${from} to ${to}`,
  region: (code) => `area ${code}`,
  yuan: (figure) => `${figure} yuan`,
  years: (n) => (n === "1" ? "1 year" : `${n} years`),
  months: (n) => (n === "1" ? "1 month" : `${n} months`),
  days: (n) => (n === "1" ? "1 day" : `${n} days`),
  ifElse: (test, then, other) => `${then} if ${test}; otherwise ${other}`,
  some: (list, test) => `at least one of ${list}: ${test}`,
  every: (list, test) => `each of ${list}: ${test}`,
  filtered: (list, test) => `${list} with ${test}`,
  unbroken: (list, ends, gap) => `whole unbroken months of ${list} up to ${ends} (breaks of at most ${gap})`,
  calls: {
    count: (what) => `number of ${what}`,
    sum: (what) => `total of ${what}`,
    min: (what) => `the smaller of ${what}`,
    max: (what) => `the larger of ${what}`,
    yuan: (what) => `${what} yuan`,
    floor: (what) => `${what} (rounded down)`,
    ceiling: (what) => `${what} (rounded up)`,
    abs: (what) => what,
    years_between: (a, b) => `whole years from ${a} to ${b}`,
    months_between: (a, b) => `whole months from ${a} to ${b}`,
    days_between: (a, b) => `days from ${a} to ${b}`,
    age: (birth, on) => `age on ${on} (from ${birth})`,
    year: (of) => `year of ${of}`,
    month: (of) => `month of ${of}`,
    day: (of) => `day of ${of}`,
  },
} satisfies Dictionary;

type Order = "<" | "<=" | ">" | ">=";
type Plain = "and" | "or" | "comma" | "lastOr" | "yes" | "no" | "none" | "on";
type Phrases =
  | "bracket"
  | "not"
  | "is"
  | "isNot"
  | "within"
  | "range"
  | "region"
  | "yuan"
  | "years"
  | "months"
  | "days"
  | "ifElse"
  | "some"
  | "every"
  | "filtered"
  | "unbroken";

/** Every word in one language; a missing one does not compile. */
export type Dictionary = Readonly<Record<Plain, string>> &
  Readonly<Record<Phrases, Words>> &
  Readonly<Record<"number" | "date" | "grade", Readonly<Record<Order, Words>>>> & {
    readonly calls: Readonly<Record<BuiltIn, Words>>;
  };

export const dictionaries: Readonly<Record<Language, Dictionary>> = { zh, en };
