/** Puts a typed expression into words of both languages: what a condition requires. */
import { calendarOf } from "../model/date.ts";
import type { Constant, Duration, Expression, Test } from "../model/expression.ts";
import type { Text } from "../model/text.ts";
import type { FactType } from "../model/type.ts";
import { type Names, typeOf } from "./names.ts";
import { type Dictionary, dictionaries, type Language } from "./words.ts";

/** The requirement that an expression states, such as 最高学历为大学本科及以上. */
export function describe(it: Expression, names: Names): Text {
  return { zh: new Sentence(names, "zh").say(it), en: new Sentence(names, "en").say(it) };
}

/** A constant in words; `type` says whether 50000 is a number, fen or a day. */
export function describeConstant(value: Constant, type: FactType | undefined, names: Names): Text {
  return { zh: new Sentence(names, "zh").constant(value, type), en: new Sentence(names, "en").constant(value, type) };
}

class Sentence {
  private readonly names: Names;
  private readonly language: Language;
  private readonly words: Dictionary;

  constructor(names: Names, language: Language) {
    this.names = names;
    this.language = language;
    this.words = dictionaries[language];
  }

  say(it: Expression): string {
    const words = this.words;
    switch (it.op) {
      case "const":
        return this.constant(it.value, undefined);
      case "fact":
      case "field":
      case "list":
      case "pluck":
        return this.label(it.id);
      case "on":
        return words.on;
      case "setting":
        return this.names.settings.get(it.id)?.[this.language] ?? it.id;
      case "named":
        return this.say(it.is);
      case "and":
        // Without brackets "a, and b, or c" could be read both ways.
        return it.of.map((part) => (isEither(part) ? words.bracket(this.say(part)) : this.say(part))).join(words.and);
      case "or":
        return it.of.map((part) => (isBoth(part) ? words.bracket(this.say(part)) : this.say(part))).join(words.or);
      case "not":
        return words.not(this.say(it.of));
      case "negate":
        return `−${this.say(it.of)}`;
      case "compare":
        return this.compare(it);
      case "in":
        return words.is(this.say(it.value), this.tests(it.tests, it.value));
      case "within":
        return words.within(this.say(it.value), this.beside(it.region, it.value));
      case "arithmetic":
        return `${this.beside(it.left, it.right)} ${signs[it.by]} ${this.beside(it.right, it.left)}`;
      case "if":
        return words.ifElse(this.say(it.test), this.say(it.then), this.say(it.else));
      case "call":
        return this.call(it);
      case "quantified":
        return words[it.by](this.say(it.in), this.say(it.satisfies));
      case "filter":
        return words.filtered(this.say(it.list), this.say(it.by));
      case "unbroken_months":
        return words.unbroken(this.say(it.list), this.say(it.ends), this.gap(it.gapDays));
      case "items":
        return it.of.map((part) => this.say(part)).join(words.comma);
    }
  }

  constant(value: Constant, type: FactType | undefined): string {
    const words = this.words;
    if (value === null) return words.none;
    if (typeof value === "boolean") return value ? words.yes : words.no;
    if (typeof value === "object") return this.duration(value);
    if (typeof value === "number") return this.figure(value, type);
    if (type?.kind === "region") return this.region(value);
    return (type?.kind === "enum" && this.names.values.get(type.of)?.get(value)?.[this.language]) || value;
  }

  private label(id: string): string {
    const label = this.names.facts.get(id)?.label ?? this.names.subjects.get(id);
    return label?.[this.language] ?? id;
  }

  private figure(value: number, type: FactType | undefined): string {
    if (type?.kind === "date") return this.date(value);
    if (type?.kind === "money") return this.words.yuan((value / 100).toLocaleString("en-US"));
    return value.toLocaleString("en-US");
  }

  private date(day: number): string {
    const { year, month, day: date } = calendarOf(day);
    return this.language === "zh" ? `${year}年${month}月${date}日` : `${date} ${months[month - 1]} ${year}`;
  }

  /** The vocabulary's enumeration `region` names the places that rules speak of. */
  private region(code: string): string {
    return this.names.values.get("region")?.get(code)?.[this.language] ?? this.words.region(code);
  }

  private compare(it: Extract<Expression, { op: "compare" }>): string {
    const { by, left, right, order } = it;
    if (right.op === "const" && typeof right.value === "boolean" && (by === "=" || by === "!=")) {
      const holds = right.value === (by === "=");
      return holds ? this.say(left) : this.words.not(this.say(left));
    }
    const [a, b] = [this.beside(left, right), this.beside(right, left)];
    if (by === "=") return this.words.is(a, b);
    if (by === "!=") return this.words.isNot(a, b);
    const kind = (typeOf(this.names, left) ?? typeOf(this.names, right))?.kind;
    return this.words[order ? "grade" : kind === "date" ? "date" : "number"][by](a, b);
  }

  private tests(tests: readonly Test[], value: Expression): string {
    const all = tests.map((test) =>
      "is" in test
        ? this.beside(test.is, value)
        : this.words.range(this.beside(test.from, value), this.beside(test.to, value)),
    );
    const last = all.pop() ?? "";
    return all.length > 0 ? all.join(this.words.comma) + this.words.lastOr + last : last;
  }

  /** A constant takes its meaning and unit from what stands beside it. */
  private beside(it: Expression, neighbour: Expression): string {
    if (it.op !== "const") return this.say(it);
    const type = typeOf(this.names, neighbour);
    const words = this.constant(it.value, type);
    const unit = "id" in neighbour && type?.kind === "number" ? this.names.facts.get(neighbour.id)?.unit : undefined;
    if (!unit) return words;
    return this.language === "zh" ? `${words}${unit.zh}` : `${words} ${unit.en}`;
  }

  private call(it: Extract<Expression, { op: "call" }>): string {
    const [first] = it.arguments;
    if (it.function === "yuan" && first?.op === "const" && typeof first.value === "number") {
      return this.figure(first.value * 100, { kind: "money" });
    }
    const parts = it.arguments.map((part) => this.say(part));
    const words = this.words.calls[it.function];
    const several = it.function === "min" || it.function === "max";
    return several ? words(parts.join(this.words.comma)) : words(...parts);
  }

  /** A number of days that a stretch may be broken for. */
  private gap(days: Expression): string {
    const figure = this.say(days);
    return this.words.days(days.op === "const" ? figure : this.language === "zh" ? `“${figure}”` : figure);
  }

  private duration({ months: all, days }: Duration): string {
    const words = this.words;
    const whole = all !== 0 && all % 12 === 0;
    const parts = [all === 0 ? "" : whole ? words.years(String(all / 12)) : words.months(String(all))];
    if (days !== 0 || all === 0) parts.push(words.days(String(days)));
    return parts.filter(Boolean).join(this.language === "zh" ? "" : " ");
  }
}

const signs = { "+": "+", "-": "−", "*": "×", "/": "÷" } as const;
const months = "January February March April May June July August September October November December".split(" ");

function isEither(part: Expression): boolean {
  return part.op === "named" ? isEither(part.is) : part.op === "or";
}

function isBoth(part: Expression): boolean {
  return part.op === "named" ? isBoth(part.is) : part.op === "and";
}
