/**
 * How this engine's values and FEEL's stand for each other in the differential test.
 *
 * | engine                       | feelin                                   |
 * | ---------------------------- | ---------------------------------------- |
 * | not known yet (`Unknown`)    | `null`                                   |
 * | there is none (`null`)       | the text "∅", which occurs nowhere else  |
 * | true, false, texts           | themselves                               |
 * | numbers                      | themselves, to twelve digits             |
 * | money                        | the number of fen                        |
 * | date (day number)            | a FEEL date                              |
 * | value of an ordered enum     | its rank, counted from 0                 |
 * | region code                  | text; containment is `starts with`       |
 * | list known in part           | the known items, and a second value that is true |
 * | unknown list                 | no items, and that second value true     |
 *
 * FEEL has one null for "unknown", "none" and "error", and its rules for it are
 * not three-valued logic everywhere: `null = 5` is false, `null = null` is true,
 * `if null` takes the else branch, `null in (1, 2)` is false, and quantifiers,
 * filters and sums treat null each in their own way. So every construct is
 * written for feelin as guarded FEEL: the guard settles what happens when an
 * operand is null or "∅", and with all operands known the plain FEEL operator
 * stands behind it. `and`, `or`, `not`, `<`, `+` agree with us on null and need
 * no guard as long as nothing can be none.
 *
 * Four definitions differ on purpose and are spelled out in FEEL:
 * - Whole months. FEEL counts from 31 January to 28 February no month; the Civil
 *   Code (art. 202) counts one, since the month has no 31st. So the month is
 *   complete when the start moved by `duration("P1M")` is not after the end.
 * - Numbers: the engine takes back the noise of binary fractions after every
 *   calculation, feelin does not; hence the twelve digits.
 * - Money is cut to whole fen after every product and quotient, the noise of binary
 *   fractions left out: `floor(decimal(…, 6))`.
 *
 * - A range from high to low is empty. feelin turns it round, so such a range is
 *   written as two comparisons.
 *
 * Outside the shared subset: `min`/`max` over lists of dates (feelin 8.2 gives
 * null), and durations that mix months and days (FEEL keeps two types apart).
 */
import { FeelDate } from "feelin";
import { printDay } from "../src/model/date.ts";
import type { Result } from "../src/evaluate/environment.ts";
import { Unknown } from "../src/evaluate/unknown.ts";
import type { Kind } from "./terms.ts";

export const none = "∅";

/** Whether a result of the engine is the same as one of feelin under the table above. */
export function sameResult(ours: Result, theirs: unknown, kind: Kind, degrees: readonly string[]): boolean {
  if (ours instanceof Unknown) return theirs === null;
  if (ours === null) return theirs === none;
  if (kind === "date") return theirs instanceof FeelDate && theirs.iso === printDay(ours as number);
  if (kind === "degree") return theirs === degrees.indexOf(ours as string);
  if (typeof ours === "number" && typeof theirs === "number")
    return Math.abs(ours - theirs) <= Math.abs(theirs) * 1e-12;
  return theirs === ours;
}

/** Binds values to names once: `{l: A, r: B, v: body}.v`. */
export function bind(values: Readonly<Record<string, string>>, body: string): string {
  const entries = Object.entries(values).map(([name, value]) => `${name}: ${value}`);
  return `{${entries.join(", ")}, v: ${body}}.v`;
}

const anyIs = (names: readonly string[], what: string) => names.map((name) => `${name} = ${what}`).join(" or ");

/** Unknown operands win, then none, then `body` over the names l, r. */
export function strict(operands: readonly string[], body: string): string {
  const names = ["l", "r", "t"].slice(0, operands.length);
  const values = Object.fromEntries(names.map((name, index) => [name, operands[index]!]));
  return bind(
    values,
    `if ${anyIs(names, "null")} then null else if ${anyIs(names, `"${none}"`)} then "${none}" else ${body}`,
  );
}

/** `<`, `<=`, `>`, `>=` of l and r: nothing is before or after none. */
export function ordered(by: string, left: string, right: string, mayBeNone: boolean): string {
  if (!mayBeNone) return `(${left} ${by} ${right})`;
  return bind({ l: left, r: right }, orderedNames(by, "l", "r"));
}

function orderedNames(by: string, left: string, right: string): string {
  return `(if ${anyIs([left, right], `"${none}"`)} then false else if ${anyIs([left, right], "null")} then null else ${left} ${by} ${right})`;
}

/** `=` and `!=`: unknown if either side is; none equals only none. */
export function equal(by: "=" | "!=", left: string, right: string): string {
  return bind({ l: left, r: right }, by === "=" ? equalNames("l", "r") : `not(${equalNames("l", "r")})`);
}

function equalNames(left: string, right: string): string {
  return (
    `(if ${left} = null or ${right} = null then null else if ${left} = "${none}" then (if ${right} = "${none}" then true else false) ` +
    `else if ${right} = "${none}" then false else ${left} = ${right})`
  );
}

/** `x = null`: whether it is known that there is none. */
export function isNone(by: "=" | "!=", value: string): string {
  const test = `if l = "${none}" then true else false`;
  return bind({ l: value }, `if l = null then null else ${by === "=" ? test : `not(${test})`}`);
}

export type FeelTest =
  | { readonly is: string }
  | {
      readonly low: string;
      readonly high: string;
      readonly text: string;
      readonly byLow: string;
      readonly byHigh: string;
    };

/** `x in (…)`: any test; a range is unknown only while neither end settles it. */
export function anyOf(value: string, tests: readonly FeelTest[]): string {
  const parts = tests.map((test) => {
    if ("is" in test)
      return bind(
        { r: test.is },
        `if l = null or r = null or l = "${none}" or r = "${none}" then ${equalNames("l", "r")} else l in (r)`,
      );
    const open = `(${orderedNames(test.byLow, "l", "low")} and ${orderedNames(test.byHigh, "l", "high")})`;
    const guard = `${anyIs(["l", "low", "high"], "null")} or ${anyIs(["l", "low", "high"], `"${none}"`)}`;
    return bind({ low: test.low, high: test.high }, `if ${guard} or low > high then ${open} else l in ${test.text}`);
  });
  return bind({ l: value }, parts.map((part) => `(${part})`).join(" or "));
}

/** Kleene's choice: an unknown test is settled only when both branches agree. */
export function choose(test: string, yes: string, no: string): string {
  return bind({ t: test, l: yes, r: no }, "if t = null then (if l = r then l else null) else if t then l else r");
}

/** `some`/`every`: an answer that settles does so; otherwise unknown answers and possible further items keep it open. */
export function quantify(by: "some" | "every", variable: string, items: string, open: string, body: string): string {
  const over = `${variable} in ${items} satisfies`;
  const settles = by === "some" ? "true" : "false";
  return (
    `(if ${open} or (some ${over} (${body}) = null) then (if some ${over} (${body}) = ${settles} then ${settles} else null) ` +
    `else ${by} ${over} (${body}))`
  );
}

/** `sum`, `min`, `max`, `count` of a column: unknown before none before the plain function. */
export function aggregate(name: "sum" | "min" | "max", column: string, open: string): string {
  const empty = name === "sum" ? "0" : `"${none}"`;
  return bind(
    { l: column },
    `if ${open} or (some x in l satisfies x = null) then null else if some x in l satisfies x = "${none}" then "${none}" ` +
      `else if count(l) = 0 then ${empty} else ${name}(l)`,
  );
}

/** Completed months by the Civil Code's rule, from l to r; see the head of this file. */
export const monthsBetween =
  "{lo: if l <= r then l else r, hi: if l <= r then r else l, m: (hi.year - lo.year) * 12 + hi.month - lo.month, " +
  'n: if lo + duration("P" + string(m) + "M") > hi then m - 1 else m, v: if l <= r then n else -n}.v';
