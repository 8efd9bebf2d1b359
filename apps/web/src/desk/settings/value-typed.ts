import { fenTyped } from "../review/amount-typed.ts";
import type { Setting, Value } from "./types.ts";

/** What was typed or chosen, as the value of its kind; undefined while it is none. */
export function valueTyped(is: Setting["is"], typed: string): Value | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  switch (is.kind) {
    case "number": {
      const n = Number(text);
      return Number.isFinite(n) && n >= is.min && n <= is.max ? n : undefined;
    }
    case "choice":
      return is.values.some(({ id }) => id === text) ? text : undefined;
    case "yes_no":
      return text === "true";
    case "money":
      return fenTyped(text);
    case "text":
      return text;
  }
}
