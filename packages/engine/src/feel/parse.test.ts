import { describe, expect, it } from "vitest";
import { parseDay } from "../model/date.ts";
import type { Expression } from "../model/expression.ts";
import { parseExpression, type Scope } from "./index.ts";
import { vocabulary } from "./vocabulary.fixture.ts";

const scope: Scope = {
  vocabulary,
  names: new Map([
    ["arrival", { type: { kind: "date" }, is: { op: "fact", id: "person.graduated_on" } }],
    ["native", { type: { kind: "boolean" }, is: { op: "fact", id: "person.local" } }],
  ]),
  settings: new Map([
    ["delay", { type: { kind: "number" } }],
    ["interval", { type: { kind: "text" }, values: ["month", "year"] }],
  ]),
};
const fact = (id: string): Expression => ({ op: "fact", id });
const constant = (value: number | string | boolean | null): Expression => ({ op: "const", value });

function parse(source: string, over: Partial<Scope> = {}): Expression {
  const { expression, problems } = parseExpression(source, { ...scope, ...over }, { file: "f", line: 1, column: 1 });
  expect(problems).toEqual([]);
  return expression!;
}

describe("parseExpression", () => {
  it("lets `and` bind tighter than `or`, also after `in`", () => {
    const within = (id: string): Expression => ({ op: "within", value: fact(id), region: constant("350423") });
    const [a, b] = [fact("person.certified"), fact("person.local")];
    expect(
      parse('person.certified and person.household in region("350423") or person.native_place in region("350423")'),
    ).toEqual({ op: "or", of: [{ op: "and", of: [a, within("person.household")] }, within("person.native_place")] });
    expect(parse("person.certified or person.local and person.certified")).toEqual({
      op: "or",
      of: [a, { op: "and", of: [b, a] }],
    });
    expect(parse('person.household in region("350423") and (person.local or person.certified)')).toEqual({
      op: "and",
      of: [within("person.household"), { op: "or", of: [b, a] }],
    });
  });

  it("reads a range after `in` before the rest of the chain", () => {
    expect(parse("person.age in [18..60) and person.local")).toEqual({
      op: "and",
      of: [
        {
          op: "in",
          value: fact("person.age"),
          tests: [{ from: constant(18), to: constant(60), fromOpen: false, toOpen: true }],
        },
        fact("person.local"),
      ],
    });
  });

  it("compares an ordered enumeration by its order, whichever side the value stands on", () => {
    const order = ["college", "bachelor", "master", "doctor"];
    expect(parse('person.degree >= "bachelor"')).toEqual({
      op: "compare",
      by: ">=",
      left: fact("person.degree"),
      right: constant("bachelor"),
      order,
    });
    expect(parse('"bachelor" <= person.degree')).toMatchObject({ by: "<=", left: constant("bachelor"), order });
    expect(parse('person.degree = "bachelor"')).not.toHaveProperty("order");
    expect(parse('person.degree in ["bachelor".."master"]')).toMatchObject({ op: "in", order });
  });

  it("lets a quoted text in a branch mean what the other side makes of it", () => {
    expect(parse('person.degree >= (if person.local then "bachelor" else "master")')).toMatchObject({
      right: { op: "if", then: constant("bachelor"), else: constant("master") },
    });
  });

  it("makes money, dates and durations constants", () => {
    expect(parse("yuan(1000000)")).toEqual(constant(100_000_000));
    expect(parse("yuan(0.05)")).toEqual(constant(5));
    expect(parse('date("2023-01-09")')).toEqual(constant(parseDay("2023-01-09")!));
    expect(parse('@"2023-01-09"')).toEqual(constant(parseDay("2023-01-09")!));
    expect(parse('arrival + duration("P1Y6M")')).toEqual({
      op: "arithmetic",
      by: "+",
      left: { op: "named", name: "arrival", is: fact("person.graduated_on") },
      right: { op: "const", value: { months: 18, days: 0 } },
      on: "date",
    });
    expect(parse("-5 + person.age")).toMatchObject({ left: constant(-5) });
    expect(parse("yuan(person.hours * 2)")).toMatchObject({ op: "call", function: "yuan" });
  });

  it("reads names: definitions, settings, the date of judgement", () => {
    expect(parse("native")).toEqual({ op: "named", name: "native", is: fact("person.local") });
    expect(parse("setting.delay + 1")).toMatchObject({ left: { op: "setting", id: "delay" } });
    expect(parse('setting.interval = "month"')).toMatchObject({ left: { op: "setting", id: "interval" } });
    expect(parse("age(person.born_on, on)")).toEqual({
      op: "call",
      function: "age",
      arguments: [fact("person.born_on"), { op: "on" }],
    });
  });

  it("reads lists: quantifiers, filters with bare names, columns", () => {
    const months = (variable: string): Expression => ({ op: "field", variable, id: "hire.months" });
    expect(parse("some h in hires satisfies h.months >= 6")).toEqual({
      op: "quantified",
      by: "some",
      variable: "h",
      in: { op: "list", id: "hires" },
      satisfies: { op: "compare", by: ">=", left: months("h"), right: constant(6) },
    });
    expect(parse("count(hires[months >= 6])")).toEqual({
      op: "call",
      function: "count",
      arguments: [
        {
          op: "filter",
          list: { op: "list", id: "hires" },
          variable: "item",
          by: { op: "compare", by: ">=", left: months("item"), right: constant(6) },
        },
      ],
    });
    expect(parse("hires[item.months >= 6]")).toEqual(parse("hires[months >= 6]"));
    expect(parse("sum(trips[days > 1].cost)")).toMatchObject({ arguments: [{ op: "pluck", id: "trip.cost" }] });
    expect(parse("max(trips.cost)")).toMatchObject({
      arguments: [{ op: "pluck", id: "trip.cost", list: { op: "list", id: "trips" } }],
    });
  });

  it("keeps items apart when filters and quantifiers nest", () => {
    expect(parse("hires[count(trips[days > months]) > 0]")).toMatchObject({
      variable: "item",
      by: {
        left: {
          arguments: [
            {
              variable: "item2",
              by: { left: { variable: "item2", id: "trip.days" }, right: { variable: "item", id: "hire.months" } },
            },
          ],
        },
      },
    });
    expect(parse("some h in hires, t in trips satisfies h.months < t.days")).toMatchObject({
      variable: "h",
      satisfies: { op: "quantified", by: "some", variable: "t" },
    });
  });

  it("reads facts of the claim's own line as single values", () => {
    expect(parse("trip.cost", { item: "trip" })).toEqual(fact("trip.cost"));
    expect(parse("some trip in trips satisfies trip.days > 1")).toMatchObject({ variable: "trip" });
  });

  it("knows null only as a value to compare with", () => {
    expect(parse("person.graduated_on != null")).toEqual({
      op: "compare",
      by: "!=",
      left: fact("person.graduated_on"),
      right: constant(null),
    });
  });

  it("reads `between`, several regions and comments", () => {
    expect(parse("person.age between 18 and 60 or person.local")).toMatchObject({
      op: "or",
      of: [
        { op: "in", tests: [{ from: constant(18), to: constant(60), fromOpen: false, toOpen: false }] },
        fact("person.local"),
      ],
    });
    expect(parse('person.household in [region("350423"), region("350400")]')).toMatchObject({
      op: "or",
      of: [{ op: "within" }, { op: "within" }],
    });
    expect(parse("person.age /* years */ >= 18 // adult")).toMatchObject({ by: ">=" });
  });

  it("gives the type with the expression", () => {
    const typeOf = (source: string) => parseExpression(source, scope, { file: "f", line: 1, column: 1 }).type;
    expect(typeOf("person.salary * 2")).toEqual({ kind: "money" });
    expect(typeOf("person.salary / yuan(1)")).toEqual({ kind: "number" });
    expect(typeOf("trips.cost")).toEqual({ kind: "list", of: { kind: "money" } });
    expect(typeOf("hires")).toEqual({ kind: "list", of: { kind: "item", of: "hire" } });
    expect(typeOf("min(person.born_on, on)")).toEqual({ kind: "date" });
  });
});
