/**
 * Which values of a hole have to be tried so that every possible outcome is seen.
 *
 * Small domains are tried whole. A date or a figure is cut at the points where
 * one of the comparisons that look at it changes its answer; between two such
 * points nothing that a rule can see differs, so two values stand for them all.
 */
import type { Environment } from "../evaluate/environment.ts";
import { Unknown } from "../evaluate/unknown.ts";
import { parseDay } from "../model/date.ts";
import type { Value } from "../model/facts.ts";
import type { Fact } from "../model/vocabulary.ts";
import { bound } from "../facts/read-value.ts";

/** A comparison as a signed difference: negative, zero or positive, or not known. */
export type Sign = (env: Environment) => number | Unknown;

/** What can be known of a hole's values before anything is evaluated. */
export type Domain =
  | { readonly kind: "finite"; readonly values: readonly Value[] }
  | { readonly kind: "line"; readonly from: number; readonly to: number }
  /** Lists and free text that nothing compares: their completions cannot be listed. */
  | { readonly kind: "open" };

const wholeLimit = 24;
const defaultRange: Record<string, readonly [number, number]> = {
  number: [0, 1_000_000],
  money: [0, 10_000_000_000_000],
  date: [parseDay("1900-01-01")!, parseDay("2150-12-31")!],
};

/** The domain of one fact; `seen` are the constants that the rules compare it with. */
export function domainOf(fact: Fact, enumValues: readonly string[], seen: readonly Value[]): Domain {
  switch (fact.type.kind) {
    case "boolean":
      return { kind: "finite", values: [true, false] };
    case "enum":
      return { kind: "finite", values: enumValues };
    case "region":
      return { kind: "finite", values: unique([...seen, "990000"]) };
    case "text":
      return { kind: "finite", values: unique([...seen, "\u0000"]) };
    default:
      return line(fact);
  }
}

function line(fact: Fact): Domain {
  const [low, high] = defaultRange[fact.type.kind]!;
  const from = bound(fact.min) ?? low;
  const to = bound(fact.max) ?? high;
  if (fact.type.kind === "money" || to - from > wholeLimit) return { kind: "line", from, to };
  return { kind: "finite", values: Array.from({ length: to - from + 1 }, (_, index) => from + index) };
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
