import type { Amount, Expression } from "@jucai/engine/model";
import { formatFen } from "../../lib/format.ts";
import { amountMessages } from "./amount.messages.ts";
import { expressionWords, type Names } from "./names.ts";

/** The sum in fen when an expression is nothing but a figure. */
export function figureFen(expression: Expression): number | undefined {
  if (expression.op === "const") return typeof expression.value === "number" ? expression.value : undefined;
  if (expression.op === "named") return figureFen(expression.is);
  const [yuan] = expression.op === "call" && expression.function === "yuan" ? expression.arguments : [];
  return yuan?.op === "const" && typeof yuan.value === "number" ? Math.round(yuan.value * 100) : undefined;
}

/** An amount as one phrase; undefined where only a table can say it. */
export function amountWords(names: Names, amount: Amount): string | undefined {
  const m = amountMessages[names.language];
  switch (amount.kind) {
    case "none":
      return m.none;
    case "expression": {
      const fen = figureFen(amount.is);
      return fen === undefined ? expressionWords(names, amount.is) : formatFen(fen, names.language);
    }
    case "percent": {
      const of = amountWords(names, amount.of);
      return of && m.percentOf(amount.percent, of);
    }
    case "times": {
      const of = amountWords(names, amount.of);
      return of && m.times(of, expressionWords(names, amount.count));
    }
    case "least":
      return listWords(names, amount.of, m.leastOf);
    case "most":
      return listWords(names, amount.of, m.mostOf);
    case "add":
      return listWords(names, amount.of, m.addOf);
    default:
      return undefined;
  }
}

function listWords(names: Names, parts: readonly Amount[], frame: (all: readonly string[]) => string) {
  const words = parts.map((part) => amountWords(names, part));
  return words.every((word) => word !== undefined) ? frame(words) : undefined;
}
