/** Puts a typed expression into words of both languages: what a condition requires. */
import { printDay } from "../model/date.ts";
import type { Comparison, Constant, Expression, Test } from "../model/expression.ts";
import type { Text } from "../model/text.ts";
import type { FactType } from "../model/type.ts";
import type { Vocabulary } from "../model/vocabulary.ts";

const same = (text: string): Text => ({ zh: text, en: text });
const join = (parts: readonly Text[], zh: string, en: string): Text => ({
  zh: parts.map((part) => part.zh).join(zh),
  en: parts.map((part) => part.en).join(en),
});
const form = (zh: string, en: string, ...parts: readonly Text[]): Text => ({
  zh: zh.replace(/\$(\d)/g, (_, index: string) => parts[Number(index)]!.zh),
  en: en.replace(/\$(\d)/g, (_, index: string) => parts[Number(index)]!.en),
});

const signs: Record<Comparison, string> = { "=": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥" };

/** The requirement that an expression states, such as 最高全日制学历 ≥ 大学本科. */
export function describe(it: Expression, vocabulary: Vocabulary): Text {
  return new Describer(vocabulary).say(it);
}

class Describer {
  readonly #facts: ReadonlyMap<string, { readonly label: Text; readonly type: FactType }>;
  readonly #values: ReadonlyMap<string, ReadonlyMap<string, Text>>;
  readonly #lists: ReadonlyMap<string, Text>;

  constructor(vocabulary: Vocabulary) {
    this.#facts = new Map(vocabulary.facts.map((fact) => [fact.id, fact]));
    this.#values = new Map(
      vocabulary.enumerations.map((each) => [each.id, new Map(each.values.map((value) => [value.id, value.label]))]),
    );
    this.#lists = new Map(vocabulary.subjects.flatMap((each) => (each.list ? [[each.list, each.label]] : [])));
  }

  say(it: Expression): Text {
    switch (it.op) {
      case "const":
        return this.#constant(it.value, undefined);
      case "fact":
      case "field":
        return this.#facts.get(it.id)?.label ?? same(it.id);
      case "list":
        return this.#lists.get(it.id) ?? same(it.id);
      case "on":
        return { zh: "计算日期", en: "date of judgement" };
      case "setting":
        return same(it.id);
      case "named":
        return this.say(it.is);
      case "and":
        return join(this.#all(it.of), "，并且", " and ");
      case "or":
        return join(this.#all(it.of), "，或者", " or ");
      case "not":
        return form("不是：$0", "not: $0", this.say(it.of));
      case "compare":
        return this.#compare(it);
      case "in":
        return this.#in(it.value, it.tests);
      case "within":
        return form("$0在$1范围内", "$0 lies in $1", this.say(it.value), this.say(it.region));
      case "arithmetic":
        return form(`$0 ${it.by} $1`, `$0 ${it.by} $1`, this.say(it.left), this.say(it.right));
      case "negate":
        return form("-$0", "-$0", this.say(it.of));
      case "if":
        return form("如果$0，则$1，否则$2", "if $0 then $1 else $2", ...this.#all([it.test, it.then, it.else]));
      case "call":
        return this.#call(it.function, this.#all(it.arguments));
      case "quantified":
        return form(
          it.by === "some" ? "$0中有一项：$1" : "每一项$0：$1",
          it.by === "some" ? "some of $0: $1" : "every one of $0: $1",
          this.say(it.in),
          this.say(it.satisfies),
        );
      case "filter":
        return form("$0（$1）", "$0 where $1", this.say(it.list), this.say(it.by));
      case "pluck":
        return this.#facts.get(it.id)?.label ?? same(it.id);
      case "items":
        return join(this.#all(it.of), "、", ", ");
    }
  }

  #all(of: readonly Expression[]): Text[] {
    return of.map((each) => this.say(each));
  }

  #compare({ by, left, right }: Extract<Expression, { op: "compare" }>): Text {
    const [a, b] = [this.#beside(left, right), this.#beside(right, left)];
    const sign = ` ${signs[by]} `;
    return { zh: `${a.zh}${sign}${b.zh}`, en: `${a.en}${sign}${b.en}` };
  }

  #in(value: Expression, tests: readonly Test[]): Text {
    const words = tests.map((test) =>
      "is" in test
        ? this.#beside(test.is, value)
        : form("$0至$1", "$0 to $1", this.#beside(test.from, value), this.#beside(test.to, value)),
    );
    return form("$0：$1", "$0: $1", this.say(value), join(words, "或", " or "));
  }

  /** A constant reads as its neighbour's type: an enumeration's label, a date, an amount. */
  #beside(it: Expression, neighbour: Expression): Text {
    return it.op === "const" ? this.#constant(it.value, this.#typeOf(neighbour)) : this.say(it);
  }

  #typeOf(it: Expression): FactType | undefined {
    if (it.op === "fact" || it.op === "field" || it.op === "pluck") return this.#facts.get(it.id)?.type;
    if (it.op === "named") return this.#typeOf(it.is);
    if (it.op === "arithmetic" && it.on !== "number" && it.on !== "duration") return { kind: it.on };
    return undefined;
  }

  #constant(value: Constant, type: FactType | undefined): Text {
    if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
    if (value === null) return { zh: "没有", en: "none" };
    if (typeof value === "object") return duration(value.months, value.days);
    if (typeof value === "number" && type?.kind === "date") return same(printDay(value));
    if (typeof value === "number" && type?.kind === "money") {
      const yuan = (value / 100).toLocaleString("en-US");
      return { zh: `${yuan}元`, en: `${yuan} yuan` };
    }
    // Region codes are digits that no enumeration value uses; the vocabulary names those that rules speak of.
    if (type?.kind === "region" || /^\d{6}$/.test(String(value))) {
      return this.#values.get("region")?.get(String(value)) ?? same(String(value));
    }
    if (type?.kind === "enum") return this.#values.get(type.of)?.get(String(value)) ?? same(String(value));
    return same(String(value));
  }

  #call(name: string, parts: readonly Text[]): Text {
    const words: Record<string, readonly [string, string]> = {
      years_between: ["$0至$1的满年数", "full years from $0 to $1"],
      months_between: ["$0至$1的满月数", "full months from $0 to $1"],
      days_between: ["$0至$1的天数", "days from $0 to $1"],
      age: ["$1时的周岁", "age on $1"],
      count: ["$0的数量", "number of $0"],
      sum: ["$0合计", "sum of $0"],
      year: ["$0的年份", "year of $0"],
      yuan: ["$0元", "$0 yuan"],
    };
    const known = words[name];
    return known ? form(known[0], known[1], ...parts) : form(`${name}($0)`, `${name}($0)`, join(parts, "、", ", "));
  }
}

function duration(months: number, days: number): Text {
  const [years, rest] = [Math.trunc(months / 12), months % 12];
  const parts: Text[] = [];
  if (years) parts.push({ zh: `${years}年`, en: `${years} years` });
  if (rest) parts.push({ zh: `${rest}个月`, en: `${rest} months` });
  if (days || parts.length === 0) parts.push({ zh: `${days}天`, en: `${days} days` });
  return join(parts, "", " ");
}
