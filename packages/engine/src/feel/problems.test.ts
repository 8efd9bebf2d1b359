import { describe, expect, it } from "vitest";
import type { Type } from "../model/type.ts";
import { parseExpression, type Scope } from "./index.ts";
import { limits } from "./tree.ts";
import { vocabulary } from "./vocabulary.fixture.ts";

const scope: Scope = {
  vocabulary,
  names: new Map([["arrival", { type: { kind: "date" }, is: { op: "fact", id: "person.graduated_on" } }]]),
  settings: new Map<string, { type: Type; values?: string[] }>([
    ["delay", { type: { kind: "number" } }],
    ["interval", { type: { kind: "text" }, values: ["month", "year"] }],
  ]),
};

function problemsOf(source: string, over: Partial<Scope> = {}) {
  return parseExpression(source, { ...scope, ...over }, { file: "p.yaml", line: 1, column: 1 }).problems;
}

/** Source, then for each problem: code, line, column, and a piece of what to write instead. */
type Row = readonly [source: string, ...wanted: Wanted[]];
type Wanted = readonly [code: string, line: number, column: number, fix: string];

const rows: readonly Row[] = [
  // names
  ['person.degre = "bachelor"', ["unknown-fact", 1, 1, "person.degree"]],
  ["persn.age > 1", ["unknown-fact", 1, 1, "person.age"]],
  [
    "person.local and\n\n  person.oops\n or foo",
    ["unknown-fact", 3, 3, "vocabulary"],
    ["unknown-name", 4, 5, "person.degree"],
  ],
  ["person.local and\r\n person.oops", ["unknown-fact", 2, 2, "vocabulary"]],
  ["person.a.b", ["unknown-fact", 1, 1, "vocabulary"]],
  ["arival > on", ["unknown-name", 1, 1, "arrival"]],
  ["hires[month > 1]", ["unknown-name", 1, 7, "months"]],
  ["hires[item.month > 1]", ["unknown-fact", 1, 7, "hire.months"]],
  ["sum(trips.costs) > yuan(1)", ["unknown-fact", 1, 5, "trip.cost"]],
  ["some h in hires satisfies h.oops", ["unknown-fact", 1, 27, "vocabulary"]],
  ["setting.dely > 1", ["unknown-setting", 1, 1, "setting.delay"]],
  ["setting.zzzzzz > 1", ["unknown-setting", 1, 1, "settings"]],
  ["ages(person.born_on, on) > 1", ["unknown-function", 1, 1, "age(…)"]],
  ['time("10:00") > on', ["unknown-function", 1, 1, "years_between"]],
  ["person", ["needs-field", 1, 1, "person.degree"]],
  ["some h in hires satisfies h", ["needs-field", 1, 27, "h.months"]],
  ["hire.months > 3", ["needs-item", 1, 1, "some x in hires satisfies x.months"]],
  ["some person in hires satisfies true", ["taken-name", 1, 6, "such as `h`"]],
  ["some h in hires satisfies some h in trips satisfies true", ["taken-name", 1, 32, "such as `h`"]],
  ["some arrival in hires satisfies true", ["taken-name", 1, 6, "such as `h`"]],
  // values
  ['person.degree >= "bachelr"', ["unknown-value", 1, 18, '"bachelor"']],
  ['person.college_kind in ["regular", "private"]', ["unknown-value", 1, 36, '"independent"']],
  ['setting.interval = "quarter"', ["unknown-value", 1, 20, '"month", "year"']],
  ['setting.interval in ["year", "mont"]', ["unknown-value", 1, 30, '"month"']],
  ['date("2023-02-30") > on', ["bad-date", 1, 6, "2023-01-09"]],
  ['@"2023-13-01" > on', ["bad-date", 1, 2, "2023-01-09"]],
  ['on + duration("5 years") > on', ["bad-duration", 1, 15, "P5Y"]],
  ['on + duration("PT5H") > on', ["bad-duration", 1, 15, "P5Y"]],
  ['person.household in region("3504")', ["bad-region", 1, 28, "350423"]],
  ['person.household = "Qingliu"', ["bad-region", 1, 20, "350423"]],
  ['person.household in [region("350423"), "350400"]', ["bad-region", 1, 40, "region("]],
  ["person.salary > yuan(0.005)", ["bad-money", 1, 22, "yuan(0.5)"]],
  ["person.age < 99999999999999999999", ["bad-number", 1, 14, "15"]],
  // types
  ['person.age = "x"', ["wrong-type", 1, 14, "36"]],
  ['"x" = person.age', ["wrong-type", 1, 1, "36"]],
  ['person.graduated_on > "2023-01-09"', ["wrong-type", 1, 23, 'date("2023-01-09")']],
  ["person.degree = 3", ["wrong-type", 1, 17, '"bachelor"']],
  ["person.degree = person.college_kind", ["wrong-type", 1, 17, '"bachelor"']],
  ['person.local = "true"', ["wrong-type", 1, 16, "comparison"]],
  ["person.age and person.local", ["wrong-type", 1, 1, "comparison"]],
  ["not(person.age)", ["wrong-type", 1, 5, "comparison"]],
  ["if person.age then 1 else 2", ["wrong-type", 1, 4, "comparison"]],
  ['if person.local then 1 else "a"', ["wrong-type", 1, 29, "36"]],
  ["person.name = 5", ["wrong-type", 1, 15, "quotes"]],
  ["on - person.born_on > 3", ["wrong-type", 1, 1, "days_between"]],
  ["on + 5 > on", ["wrong-type", 1, 1, "duration"]],
  ["person.local + 1 > 2", ["wrong-type", 1, 1, "numbers"]],
  ["-person.local", ["wrong-type", 1, 1, "36"]],
  ["age(person.age, on) > 1", ["wrong-type", 1, 5, "date("]],
  ["date(person.name) > on", ["wrong-type", 1, 6, "date("]],
  ["max(1, on) > 1", ["wrong-type", 1, 8, "36"]],
  ["sum(hires) > 1", ["wrong-type", 1, 5, "sum(trips.cost)"]],
  ["count(person.age) > 1", ["wrong-type", 1, 7, "hires"]],
  ["sum(trips.date) > on", ["wrong-type", 1, 5, "trips.cost"]],
  ["some h in person.age satisfies true", ["wrong-type", 1, 11, "hires"]],
  ["person.age[months > 1]", ["wrong-type", 1, 1, "hires"]],
  ['person.age in ["a", 3]', ["wrong-type", 1, 16, "36"]],
  ['person.age in region("350423")', ["wrong-type", 1, 1, "350423"]],
  ["person.salary > 1000", ["money-and-number", 1, 17, "yuan(1000)"]],
  ["1000 < person.salary", ["money-and-number", 1, 1, "yuan(1000)"]],
  ["person.age > yuan(5)", ["money-and-number", 1, 14, "without"]],
  ["person.salary + 500 > yuan(3)", ["money-and-number", 1, 1, "yuan(1000)"]],
  ["person.salary in [1..5]", ["money-and-number", 1, 19, "yuan(1000)"], ["money-and-number", 1, 22, "yuan(1000)"]],
  ["null", ["null", 1, 1, "`=` and `!=`"]],
  ["person.age > null", ["null", 1, 14, "`=` and `!=`"]],
  ["person.age in [null]", ["null", 1, 16, "`=` and `!=`"]],
  ["if person.local then null else 1", ["null", 1, 22, "`=` and `!=`"]],
  ['person.college_kind > "regular"', ["not-ordered", 1, 1, "ordered: true"]],
  ['person.name in ["a".."b"]', ["not-ordered", 1, 16, "`=`"]],
  ["person.local < true", ["not-ordered", 1, 1, "`=`"]],
  ["hires = hires", ["not-comparable", 1, 1, "count(hires)"]],
  ['duration("P1M") = duration("P30D")', ["not-comparable", 1, 1, "months_between"]],
  ["trips.days in [1]", ["not-comparable", 1, 1, "count(hires)"]],
  ["person.age in trips.days", ["list-in", 1, 15, "some t in trips"]],
  ["person.age in []", ["empty-list", 1, 1, "at least one"]],
  ["person.age / 0 > 1", ["division-by-zero", 1, 14, "divisor"]],
  // functions
  ["age(person.born_on) > 1", ["argument-count", 1, 1, "age(person.born_on, on)"]],
  ["not()", ["argument-count", 1, 1, "not(x)"]],
  ["min() > 1", ["argument-count", 1, 1, "min(a, b)"]],
  ["count(hires, trips) > 1", ["argument-count", 1, 1, "count("]],
  ['person.household = region("350423")', ["region-alone", 1, 20, "in region("]],
  ["[1..5] = 1", ["range-alone", 1, 1, "in [1..5]"]],
  // parts of FEEL left out
  ["for h in hires return h.months", ["not-supported", 1, 1, "trips.cost"]],
  ["{a: 1}", ["not-supported", 1, 1, "person.degree"]],
  ["function(a) a", ["not-supported", 1, 1, "define"]],
  ["person.age instance of number", ["not-supported", 1, 1, "vocabulary"]],
  ["person.age ** 2 > 3", ["not-supported", 1, 12, "a * a"]],
  ["hires[1]", ["not-supported", 1, 7, "hires[months >= 6]"]],
  ["min(a: 1) > 1", ["not-supported", 1, 5, "in order"]],
  ["person.age in > 5", ["not-supported", 1, 15, "both sides"]],
  ["some n in 1..5 satisfies true", ["not-supported", 1, 11, "some h in hires"]],
  ["person.salary.sum(1)", ["not-supported", 1, 1, "docs/packs.md"]],
  ["?", ["not-supported", 1, 1, "docs/packs.md"]],
  ["1 < person.age < 3", ["chained", 1, 1, "and"]],
  ["person.age in [1] = true", ["chained", 1, 15, "and"]],
  // slips of the pen
  ["", ["empty", 1, 1, "person.degree"]],
  [" \n\t ", ["empty", 1, 1, "person.degree"]],
  ["person.age == 3", ["syntax", 1, 12, "`=`"]],
  ["person.local && person.local", ["syntax", 1, 14, "and"]],
  ["person.local || person.local", ["syntax", 1, 14, "or"]],
  ["!person.local", ["syntax", 1, 1, "not(…)"]],
  ["not person.local", ["syntax", 1, 1, "not(x)"]],
  ["person.name = 'x'", ["syntax", 1, 15, '"…"']],
  ["person.name = “x”", ["syntax", 1, 15, '"…"']],
  ["person.age ≥ 3", ["syntax", 1, 12, ">="]],
  ["person.age > （3）", ["syntax", 1, 14, "("]],
  ["age(person.born_on，on) > 1", ["syntax", 1, 19, ","]],
  ["person.age >=", ["syntax", 1, 14, "value"]],
  ["person.local and", ["syntax", 1, 17, "condition"]],
  ["person.age > (3", ["syntax", 1, 16, ")"]],
  ["count(hires[months > 3)", ["syntax", 1, 23, "]"]],
  ['person.name = "abc', ["syntax", 1, 15, '"']],
  ["if person.local then 1", ["syntax", 1, 23, "else"]],
  ["some h in hires", ["syntax", 1, 16, "satisfies"]],
  ["person.local person.local", ["syntax", 1, 14, "and"]],
  ["person.age > 3 )", ["syntax", 1, 16, "docs/packs.md"]],
  ["person.age > 1,000", ["syntax", 1, 15, "docs/packs.md"]],
];

describe("problems of an expression", () => {
  it.each(rows.map((row) => [...row] as [string, ...Wanted[]]))(
    "are placed and remedied in %j",
    (source, ...wanted) => {
      const found = problemsOf(source);
      expect(found.map(({ code, at }) => [code, at.line, at.column])).toEqual(
        wanted.map(([code, line, column]) => [`feel/${code}`, line, column]),
      );
      found.forEach(({ fix }, index) => expect(fix.en).toContain(wanted[index]![3]));
    },
  );

  it("say everything in both languages, English without Han characters", () => {
    for (const { message, fix } of rows.flatMap((row) => [...problemsOf(row[0])])) {
      expect(message.zh).toMatch(/\p{Script=Han}/u);
      expect(fix.zh).toMatch(/\p{Script=Han}/u);
      expect(message.en.replace(/"[^"]*"/g, "")).not.toMatch(/\p{Script=Han}/u);
      expect(fix.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it("count from the place where the source starts", () => {
    const { problems } = parseExpression("person.local and\n person.oops or foo", scope, {
      file: "a",
      line: 7,
      column: 9,
    });
    expect(problems.map(({ at }) => at)).toEqual([
      { file: "a", line: 8, column: 10 },
      { file: "a", line: 8, column: 25 },
    ]);
    const [first] = parseExpression("foo", scope, { file: "a", line: 7, column: 9 }).problems;
    expect(first!.at).toEqual({ file: "a", line: 7, column: 9 });
  });

  it("name what the place needs", () => {
    expect(problemsOf("person.age", { expects: { kind: "boolean" } })).toMatchObject([
      { code: "feel/wrong-type", message: { en: "Expected true or false, found a number" } },
    ]);
    expect(problemsOf("1000", { expects: { kind: "money" } })).toMatchObject([{ code: "feel/money-and-number" }]);
    expect(problemsOf('"master"', { expects: { kind: "enum", of: "degree" } })).toEqual([]);
  });

  it("refuse a name that hides the claim's own line", () => {
    expect(problemsOf("some trip in trips satisfies trip.days > 1", { item: "trip" })).toMatchObject([
      { code: "feel/taken-name" },
    ]);
  });

  it("refuse what is too long or too deep before reading it", () => {
    expect(problemsOf(`${"(".repeat(300)}1${")".repeat(300)}`)).toMatchObject([{ code: "feel/too-deep" }]);
    expect(problemsOf(" or person.local".repeat(limits.length))).toMatchObject([{ code: "feel/too-long" }]);
  });
});
