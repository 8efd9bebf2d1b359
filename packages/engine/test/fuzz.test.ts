import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseExpression, type Parsed, type Scope } from "../src/feel/index.ts";
import { vocabulary } from "../src/feel/vocabulary.fixture.ts";

const scope: Scope = { vocabulary, names: new Map(), settings: new Map() };
const valid = [
  'person.household in region("350423") or person.degree >= "bachelor" and not(person.local)',
  "some h in hires satisfies h.months >= 6 and h.insured",
  "if person.salary > yuan(1000) then count(hires[months >= 6]) else max(person.age, 18)",
  'person.graduated_on + duration("P5Y") >= date("2023-01-09") and age(person.born_on, on) in [18..60)',
  'sum(trips[place in region("350000") and days > 1].cost) <= yuan(200000)',
];
/** Words and signs of FEEL, so that random sources come close to meaning something. */
const pieces = [
  ...[
    "and",
    "or",
    "not(",
    "in",
    "if",
    "then",
    "else",
    "some",
    "every",
    "satisfies",
    "for",
    "return",
    "between",
    "null",
    "true",
    "instance of",
  ],
  ...[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "..",
    ".",
    ",",
    ":",
    "+",
    "-",
    "*",
    "/",
    "**",
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "@",
    "?",
    '"',
    "//",
    "/*",
    "*/",
  ],
  ...[
    "person",
    "person.age",
    "person.degree",
    "hires",
    "trips.cost",
    "h",
    "h.months",
    "on",
    "setting.x",
    "item",
    "date(",
    "duration(",
    "region(",
    "count(",
  ],
  ...[
    "1",
    "0",
    "1.5",
    "1e400",
    '"bachelor"',
    '"2023-02-30"',
    '"350423"',
    "\u0000",
    "\u2028",
    "\ud800",
    "\u{1f600}",
    "学历",
    "（",
    "≥",
    "\n",
    "\r\n",
    "\t",
    "\u00a0",
  ],
];

/** The promise of parseExpression: no throw, and an expression exactly when nothing is wrong. */
function keepsItsPromise(source: string): Parsed {
  const parsed = parseExpression(source, scope, { file: "fuzz", line: 3, column: 5 });
  const lines = source.split(/\r\n|\r|\n/);
  expect(parsed.expression === undefined).toBe(parsed.problems.length > 0);
  for (const { at, message, fix } of parsed.problems) {
    const line = lines[at.line - 3];
    expect(line).toBeDefined();
    expect(at.column).toBeGreaterThanOrEqual(5);
    expect(at.column).toBeLessThanOrEqual(5 + line!.length);
    expect(Math.min(message.zh.length, message.en.length, fix.zh.length, fix.en.length)).toBeGreaterThan(0);
    expect(message.en.length).toBeLessThan(400);
  }
  expect(JSON.parse(JSON.stringify(parsed.expression ?? null))).toEqual(parsed.expression ?? null);
  return parsed;
}

const options = { seed: 20230109, numRuns: 2000 };

describe("malformed expressions", () => {
  it("never throw, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => void keepsItsPromise(text)),
      options,
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => void keepsItsPromise(text)),
      options,
    );
  });

  it("never throw when made of the language's own words", () => {
    const sources = fc.array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom("", " ")), { maxLength: 14 });
    fc.assert(
      fc.property(sources, (words) => void keepsItsPromise(words.flat().join(""))),
      { ...options, numRuns: 6000 },
    );
  });

  it("never throw when a good one is cut, doubled or disturbed", () => {
    const change = fc.tuple(fc.nat(200), fc.nat(12), fc.oneof(fc.constant(""), fc.constantFrom(...pieces)));
    const sources = fc.tuple(fc.constantFrom(...valid), fc.array(change, { minLength: 1, maxLength: 3 }));
    const disturb = (source: string, changes: [number, number, string][]) =>
      changes.reduce(
        (text, [at, cut, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + cut) || " ",
        source,
      );
    let stillGood = 0;
    fc.assert(
      fc.property(sources, ([source, changes]) => {
        if (keepsItsPromise(disturb(source, changes)).expression) stillGood++;
      }),
      { ...options, numRuns: 4000 },
    );
    expect(stillGood).toBeGreaterThan(0);
  });

  it("starts from expressions that are good", () => {
    for (const source of valid) expect(keepsItsPromise(source).problems).toEqual([]);
  });

  const depths = [10, 30, 60, 190, 500, 3000];
  it.each([
    ["brackets", (n: number) => "(".repeat(n) + "1" + ")".repeat(n)],
    ["open brackets", (n: number) => "(".repeat(n)],
    ["closing brackets", (n: number) => ")".repeat(n)],
    ["lists", (n: number) => "[".repeat(n)],
    ["contexts", (n: number) => "{a:".repeat(n)],
    ["negations", (n: number) => "not(".repeat(n) + "person.local" + ")".repeat(n)],
    ["minus signs", (n: number) => "-".repeat(n) + "1"],
    ["quotes", (n: number) => '"'.repeat(n)],
    ["backslashes", (n: number) => `"${"\\".repeat(n)}"`],
    ["branches", (n: number) => "if person.local then ".repeat(n) + "1" + " else 2".repeat(n)],
    ["quantifiers", (n: number) => "some h in hires satisfies ".repeat(n) + "true"],
    ["filters", (n: number) => "hires" + "[months > 1]".repeat(n)],
    ["memberships", (n: number) => "person.age in [1] or ".repeat(n) + "true"],
    ["sums", (n: number) => "1 + ".repeat(n) + "1"],
    ["dots", (n: number) => "person" + ".a".repeat(n)],
    ["comments", (n: number) => "/*".repeat(n)],
    ["calls", (n: number) => "f(".repeat(n) + ")".repeat(n)],
    ["ranges", (n: number) => "1 in [1..".repeat(n)],
    ["unclosed text", (n: number) => `"${"a".repeat(n)}`],
    ["blanks", (n: number) => `${" ".repeat(n)}1`],
  ])("never exhaust the stack or the clock with %s", (_, build) => {
    for (const depth of depths) keepsItsPromise(build(depth));
  });

  it("refuse 100 KB at once", () => {
    for (const piece of ["(", "a", "1+", "person.local and ", '"', "\u0000", "学"]) {
      const { problems } = keepsItsPromise(piece.repeat(Math.ceil(100_000 / piece.length)));
      expect(problems.map(({ code }) => code)).toEqual(["feel/too-long"]);
    }
  });
});
