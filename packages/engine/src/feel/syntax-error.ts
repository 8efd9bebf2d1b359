import type { SyntaxNode } from "@lezer/common";
import type { Text } from "../model/text.ts";
import { quote, type Report } from "./report.ts";

/** Signs of other languages, and what FEEL writes instead. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/^={2,3}/, "="],
  [/^&&?/, "and"],
  [/^\|\|?/, "or"],
  [/^(?:<>|≠)/, "!="],
  [/^!(?!=)/, "not(…)"],
  [/^[≥≧]/, ">="],
  [/^[≤≦]/, "<="],
  [/^['‘’“”`]/, '"…"'],
  [/^（/, "("],
  [/^）/, ")"],
  [/^，/, ","],
  [/^＝/, "="],
  [/^[＜]/, "<"],
  [/^[＞]/, ">"],
  [/^×/, "*"],
  [/^÷/, "/"],
];

/** What a construct still needs when the source stops or goes astray inside it. */
const wanted: Readonly<Record<string, Text>> = {
  ParenthesizedExpression: { zh: "补上右括号 )", en: "Close the bracket with `)`." },
  FunctionInvocation: { zh: "补上参数和右括号 )", en: "Write the arguments and close with `)`." },
  DateTimeLiteral: { zh: '写成 date("2023-01-09")', en: 'Write `date("2023-01-09")`.' },
  FilterExpression: { zh: "补上右方括号 ]", en: "Close the filter with `]`." },
  List: { zh: "补上右方括号 ]", en: "Close the list with `]`." },
  Interval: { zh: "写成 [1..5] 或 (1..5]", en: "Write `[1..5]` or `(1..5]`." },
  ArithmeticExpression: { zh: "在运算符后写一个数", en: "Write a number after the operator." },
  Comparison: { zh: "在比较符后写一个值", en: "Write a value after the comparison." },
  Conjunction: { zh: "在 and 后再写一个条件", en: "Write another condition after `and`." },
  Disjunction: { zh: "在 or 后再写一个条件", en: "Write another condition after `or`." },
  IfExpression: { zh: "写成 if 条件 then 值 else 值", en: "Write `if condition then value else value`." },
  QuantifiedExpression: {
    zh: "写成 some h in hires satisfies h.months >= 6",
    en: "Write `some h in hires satisfies h.months >= 6`.",
  },
  PathExpression: {
    zh: "在点号后写事实的名称，例如 person.degree",
    en: "Write a name after the dot, as in `person.degree`.",
  },
};

const anything: Text = {
  zh: "对照 docs/packs.md 的“Expressions”一节改写",
  en: "Rewrite it as in the section Expressions of docs/packs.md.",
};

/** Says where a source stops being FEEL, and what to write there. Gives undefined. */
export function reportSyntaxError(source: string, error: SyntaxNode, report: Report): undefined {
  const at = skipBlanks(source, error.from);
  const rest = source.slice(at);
  const slip = slipAt(rest);
  if (slip) return reportSlip(report, at, slip.wrote, slip.write);
  const fix = rest.startsWith('"')
    ? { zh: '文字后补上引号 "', en: 'Close the text with `"`.' }
    : (wanted[error.parent?.name ?? ""] ?? anything);
  const message =
    rest === ""
      ? { zh: "表达式没有写完", en: "The expression ends too early" }
      : { zh: `看不懂“${quote(rest)}”`, en: `Cannot read "${quote(rest)}"` };
  return report.add("syntax", at, message, fix);
}

/** Reports a sign of another language. Gives undefined. */
export function reportSlip(report: Report, at: number, wrote: string, write: string): undefined {
  return report.add(
    "syntax",
    at,
    { zh: `“${quote(wrote)}”不是这里的写法`, en: `"${quote(wrote)}" is not written here` },
    { zh: `改为 ${write}`, en: `Write \`${write}\`.` },
  );
}

/** FEEL lets names hold blanks; ours do not, so two words in a row lack an operator. Gives undefined. */
export function reportTwoNames(words: string, at: number, report: Report): undefined {
  const [first, second] = words.split(/\s+/);
  const offset = at + words.indexOf(second!, first!.length);
  return report.add(
    "syntax",
    first === "not" ? at : offset,
    { zh: `“${quote(words)}”两个词之间缺少运算符`, en: `An operator is missing in "${quote(words)}"` },
    first === "not"
      ? { zh: "否定写作 not(x)", en: "Write a negation as `not(x)`." }
      : { zh: "用 and、or、比较符或逗号隔开", en: "Put `and`, `or`, a comparison or a comma between them." },
  );
}

/** The sign of another language that a text starts with. */
export function slipAt(text: string): { readonly wrote: string; readonly write: string } | undefined {
  for (const [sign, write] of slips) {
    const match = sign.exec(text);
    if (match) return { wrote: match[0], write };
  }
  return undefined;
}

function skipBlanks(source: string, from: number): number {
  const blanks = /^\s*/.exec(source.slice(from))![0].length;
  return from + blanks;
}
