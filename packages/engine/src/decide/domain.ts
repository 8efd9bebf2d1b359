/**
 * Which values of a hole have to be tried so that every possible outcome is seen.
 *
 * Small domains are tried whole. A date or a figure is cut at the points where
 * one of the comparisons that look at it changes its answer; between two such
 * points nothing that a rule can see differs, so two values stand for them all.
 */
import { Unknown } from "../evaluate/unknown.ts";
import { parseDay } from "../model/date.ts";
import type { Value } from "../model/facts.ts";
import type { Fact } from "../model/vocabulary.ts";
import { bound } from "../facts/read-value.ts";

/** What can be known of a hole's values before anything is evaluated. */
export type Domain =
  | { readonly kind: "finite"; readonly values: readonly Value[] }
  | { readonly kind: "line"; readonly from: number; readonly to: number; readonly none: boolean }
  /** Completions that cannot be listed: such a hole is taken to matter. */
  | { readonly kind: "open" };

const wholeLimit = 24;
const defaultRange: Record<string, readonly [number, number]> = {
  number: [-1_000_000, 1_000_000],
  money: [0, 10_000_000_000_000],
  date: [parseDay("1900-01-01")!, parseDay("2150-12-31")!],
};

/** What the rules compare a fact with. */
export type Seen = {
  /** Text constants: region codes, names. */
  readonly texts: readonly string[];
  /** The largest figure or day that stands in a rule. */
  readonly largest: number;
  /** Something looks at the fact that does not simply rise or fall with it, so that no list of values is sure to show all. */
  readonly beyond: boolean;
};

/** The domain of one fact; `none` belongs to it where the vocabulary says that there may be none. */
export function domainOf(fact: Fact, enumValues: readonly string[], seen: Seen): Domain {
  if (seen.beyond) return { kind: "open" };
  const none = fact.mayBeNone ? [null] : [];
  switch (fact.type.kind) {
    case "boolean":
      return { kind: "finite", values: [true, false] };
    case "enum":
      return { kind: "finite", values: [...enumValues, ...none] };
    case "region":
    case "text":
      // One more value stands for all those that no rule names.
      return { kind: "finite", values: unique([...seen.texts, elsewhere[fact.type.kind], ...none]) };
    default:
      return line(fact, seen.largest);
  }
}

const elsewhere = { region: "990000", text: "\u0000" };

function line(fact: Fact, largest: number): Domain {
  const [low, high] = defaultRange[fact.type.kind]!;
  const reach = fact.type.kind === "date" ? 0 : largest + 1;
  const from = bound(fact.min) ?? (fact.type.kind === "number" ? Math.min(low, -reach) : low);
  const to = bound(fact.max) ?? Math.max(high, reach);
  const none = fact.mayBeNone === true;
  if (fact.type.kind === "money" || to - from > wholeLimit) return { kind: "line", from, to, none };
  const values = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return { kind: "finite", values: none ? [...values, null] : values };
}

/** The values to try on a line: both ends of every stretch on which no comparison changes. */
export function cutLine(
  domain: Extract<Domain, { kind: "line" }>,
  signs: readonly ((value: number) => number | Unknown)[],
): number[] {
  const starts = new Set<number>([domain.from]);
  for (const sign of signs) for (const at of changes(sign, domain.from, domain.to)) starts.add(at);
  const sorted = [...starts].sort((a, b) => a - b);
  return unique(sorted.flatMap((start, index) => [start, (sorted[index + 1] ?? domain.to + 1) - 1]));
}

/** Where a difference that rises or falls along the line changes its sign, by halving. */
function changes(sign: (value: number) => number | Unknown, from: number, to: number): number[] {
  const at = (value: number) => {
    const result = sign(value);
    return result instanceof Unknown ? undefined : Math.sign(result);
  };
  const search = (low: number, high: number): number[] => {
    if (at(low) === at(high)) return [];
    if (high - low <= 1) return [high];
    const middle = Math.floor((low + high) / 2);
    return [...search(low, middle), ...search(middle, high)];
  };
  return search(from, to);
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
