import type { Text } from "../model/text.ts";
import type { Report } from "./report.ts";

/** Parts of FEEL that the rule language leaves out: what they are, and what to write instead. */
const leftOut: Readonly<Record<string, readonly [Text, Text]>> = {
  ForExpression: [
    { zh: "for … return 循环", en: "a `for … return` loop" },
    {
      zh: "取一列值写 trips.cost，求和写 sum(trips.cost)",
      en: "Write `trips.cost` for one column, `sum(trips.cost)` for its sum.",
    },
  ],
  Context: [
    { zh: "{…} 结构", en: "a context `{…}`" },
    { zh: "直接引用事实，例如 person.degree", en: "Refer to facts, such as `person.degree`." },
  ],
  FunctionDefinition: [
    { zh: "自定义函数", en: "a function of your own" },
    { zh: "把它的内容写进 define", en: "Write its meaning into `define`." },
  ],
  InstanceOfExpression: [
    { zh: "instance of 判断", en: "`instance of`" },
    {
      zh: "事实的类型已由词汇表规定，删去这一判断",
      en: "The vocabulary fixes the type of every fact: leave the test out.",
    },
  ],
  Power: [
    { zh: "乘方 **", en: "the power `**`" },
    { zh: "写成连乘，例如 a * a", en: "Multiply instead, as in `a * a`." },
  ],
  NamedParameters: [
    { zh: "按名称传的参数", en: "named arguments" },
    {
      zh: "按顺序写参数，例如 age(person.born_on, on)",
      en: "Write arguments in order, as in `age(person.born_on, on)`.",
    },
  ],
  IterationContext: [
    { zh: "数字区间上的循环", en: "a loop over numbers" },
    {
      zh: "在列表上判断，例如 some h in hires satisfies …",
      en: "Run over a list, as in `some h in hires satisfies …`.",
    },
  ],
  SimplePositiveUnaryTest: [
    { zh: "单独的比较符", en: "a comparison without a left side" },
    { zh: "写全两边，例如 person.age > 5", en: "Write both sides, as in `person.age > 5`." },
  ],
  FunctionInvocation: [
    { zh: "带点号的函数", en: "a function with a dot" },
    { zh: "只用 docs/packs.md 列出的函数", en: "Use the functions listed in docs/packs.md." },
  ],
};

const other: readonly [Text, Text] = [
  { zh: "FEEL 的这种写法", en: "this part of FEEL" },
  {
    zh: "只用 docs/packs.md 的“Expressions”一节列出的写法",
    en: "Use what the section Expressions of docs/packs.md lists.",
  },
];

/** Refuses a construct of FEEL outside the rule language, by its name in the grammar. Gives undefined. */
export function refuse(report: Report, construct: string, offset: number): undefined {
  const [what, fix] = leftOut[construct] ?? other;
  return report.add(
    "not-supported",
    offset,
    { zh: `规则语言不含：${what.zh}`, en: `The rule language leaves out ${what.en}` },
    fix,
  );
}

/** Refuses `a < b < c` and `x in L = true`, which read differently to different people. Gives undefined. */
export function refuseChained(report: Report, offset: number): undefined {
  return report.add(
    "chained",
    offset,
    { zh: "两个比较连在一起，读法不唯一", en: "Two comparisons follow each other, which can be read in two ways" },
    { zh: "加括号，或用 and 连接，例如 a < b and b < c", en: "Add brackets, or join with `and`: `a < b and b < c`." },
  );
}
