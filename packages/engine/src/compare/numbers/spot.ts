/** A place in a benefit where a number stands, and the words for it. */
import { describe } from "../../explain/describe.ts";
import { type Names, typeOf } from "../../explain/names.ts";
import type { Benefit } from "../../model/benefit.ts";
import type { Expression } from "../../model/expression.ts";
import type { Text } from "../../model/text.ts";
import type { EditableNumber } from "../types.ts";

/** Sees each number and says what stands there afterwards. */
export type Visit = (spot: EditableNumber) => number;

/** What every place of one benefit needs: names for labels, and the benefit itself for its moment and settings. */
export type Ground = { readonly names: Names; readonly benefit: Benefit; readonly visit: Visit };

/** Where we are: the path so far, its words and its clause. */
export type Spot = { readonly path: string; readonly label: Text; readonly clause?: string };

export const no: Text = { zh: "", en: "" };

/** Words one after the other; empty ones leave no mark. */
export function joined(...parts: readonly Text[]): Text {
  const said = parts.filter(({ zh }) => zh !== "");
  return { zh: said.map(({ zh }) => zh).join("："), en: said.map(({ en }) => en).join(": ") };
}

/** A place further in. */
export function inside(spot: Spot, path: string, label: Text = no): Spot {
  return { ...spot, path: `${spot.path}.${path}`, label: joined(spot.label, label) };
}

const hole: Expression = { op: "setting", id: "…" };

/** An expression in words, the number that may change left open; nothing for the number alone. */
export function wordsAround(rebuild: (hole: Expression) => Expression, { names }: Ground): Text {
  const around = rebuild(hole);
  return around === hole ? no : describe(around, names);
}

/** Type of what stands beside a number; it says what the number means. */
export type Meaning = "money" | "number" | "date" | undefined;

export function meaningOf(it: Expression | undefined, ground: Ground): Meaning {
  if (it === undefined) return undefined;
  switch (it.op) {
    case "setting": {
      const setting = ground.benefit.settings.find(({ id }) => id === it.id);
      return setting && isDay(setting.reading) ? "date" : undefined;
    }
    case "if":
      return meaningOf(it.then, ground) ?? meaningOf(it.else, ground);
    case "items":
      return it.of.map((part) => meaningOf(part, ground)).find((each) => each !== undefined);
    case "negate":
      return meaningOf(it.of, ground);
    default: {
      const kind = typeOf(ground.names, it)?.kind;
      return kind === "money" || kind === "date" || kind === "number" ? kind : undefined;
    }
  }
}

/** Day numbers after 1980 are above every count that a document leaves open. */
export function isDay(reading: unknown): boolean {
  return typeof reading === "number" && reading > 3652;
}
