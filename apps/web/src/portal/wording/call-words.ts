import type { Expression } from "@jucai/engine/model";
import { constantWords } from "./constant-words.ts";
import type { Names } from "./names.ts";
import { wordingMessages } from "./wording.messages.ts";

/** One built-in function in words. `say` puts an argument into words. */
export function callWords(
  names: Names,
  call: Extract<Expression, { op: "call" }>,
  say: (part: Expression) => string,
): string {
  const m = wordingMessages[names.language];
  const [first = "", second = ""] = call.arguments.map(say);
  const all = call.arguments.map(say).join(m.listJoin);
  switch (call.function) {
    case "count":
      return m.count(first);
    case "sum":
      return m.sum(first);
    case "min":
      return m.min(all);
    case "max":
      return m.max(all);
    case "yuan":
      return yuanWords(names, call.arguments[0], first);
    case "floor":
    case "ceiling":
      return m.whole(first);
    case "abs":
      return first;
    case "years_between":
      return m.yearsBetween(first, second);
    case "months_between":
      return m.monthsBetween(first, second);
    case "days_between":
      return m.daysBetween(first, second);
    case "age":
      return m.age(first, second);
    case "year":
      return m.yearOf(first);
    case "month":
      return m.monthOf(first);
    case "day":
      return m.dayOf(first);
  }
}

function yuanWords(names: Names, argument: Expression | undefined, words: string): string {
  const isFigure = argument?.op === "const" && typeof argument.value === "number";
  return isFigure ? constantWords(names, Number(argument.value) * 100, { kind: "money" }) : words;
}
