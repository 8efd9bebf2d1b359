import { describe as group, expect, it } from "vitest";
import { vocabulary as small } from "../../test/small-world.ts";
import { parseDay } from "../model/date.ts";
import type { Expression } from "../model/expression.ts";
import { describe } from "./describe.ts";
import { namesOf } from "./names.ts";

const text = (zh: string, en: string) => ({ zh, en });
const labels: Record<string, { zh: string; en: string }> = {
  "person.grade": text("等级", "Grade"),
  "person.from": text("到岗日", "Start day"),
  "person.to": text("毕业日", "Graduation"),
  "person.a": text("户籍", "Household"),
  "person.b": text("已参保", "Insured"),
  "person.years": text("合同期", "Contract"),
};
const vocabulary = {
  ...small,
  facts: small.facts.map((fact) => ({
    ...fact,
    label: labels[fact.id] ?? fact.label,
    ...(fact.id === "person.years" ? { unit: text("年", "years") } : {}),
    ...(fact.id === "person.a" ? { type: { kind: "region" } as const } : {}),
  })),
  enumerations: [
    {
      id: "grade",
      ordered: true,
      label: text("等级", "Grade"),
      values: [{ id: "middle", label: text("中等", "Middle") }],
    },
    {
      id: "region",
      ordered: false,
      label: text("区划", "Region"),
      values: [{ id: "350423", label: text("清流县", "Qingliu County") }],
    },
  ],
};
const setting = {
  id: "household",
  label: text("按家庭算", "By household"),
  reading: true,
  says: text("", ""),
  neededFor: "estimate",
} as const;
const names = namesOf(vocabulary, [setting]);
const fact = (id: string): Expression => ({ op: "fact", id });
const is = (value: string | number | boolean): Expression => ({ op: "const", value });
const words = (it: Expression) => describe(it, names);

group("what a condition requires", () => {
  it("says how long a history runs unbroken, and how long it may be broken for", () => {
    const months: Expression = {
      op: "unbroken_months",
      list: {
        op: "filter",
        list: { op: "list", id: "things" },
        variable: "item",
        by: { op: "not", of: fact("person.b") },
      },
      from: "thing.date",
      to: "thing.date",
      ends: fact("person.from"),
      gapDays: is(30),
    };
    expect(words({ op: "compare", by: ">=", left: months, right: is(36) })).toEqual({
      zh: "截至到岗日，thing中并非（已参保）的连续的整月数（中断不超过30天）不少于36",
      en: "whole unbroken months of thing with not (Insured) up to Start day (breaks of at most 30 days) at least 36",
    });
    expect(words({ ...months, gapDays: { op: "setting", id: "household" } }).zh).toContain("中断不超过“按家庭算”天");
  });

  it("names values by their labels, and says 及以上 for an order", () => {
    const atLeast: Expression = {
      op: "compare",
      by: ">=",
      left: fact("person.grade"),
      right: is("middle"),
      order: ["middle"],
    };
    expect(words(atLeast)).toEqual(text("等级为中等及以上", "Grade from Middle upwards"));
  });

  it("prints dates, durations and units as such", () => {
    const until: Expression = {
      op: "compare",
      by: "<=",
      left: fact("person.from"),
      right: is(parseDay("2026-01-08")!),
    };
    expect(words(until)).toEqual(text("到岗日不晚于2026年1月8日", "Start day no later than 8 January 2026"));
    const five: Expression = {
      op: "arithmetic",
      by: "+",
      left: fact("person.to"),
      right: { op: "const", value: { months: 60, days: 0 } },
      on: "date",
    };
    expect(words(five)).toEqual(text("毕业日 + 5年", "Graduation + 5 years"));
    const three: Expression = { op: "compare", by: ">=", left: fact("person.years"), right: is(3) };
    expect(words(three)).toEqual(text("合同期不少于3年", "Contract at least 3 years"));
  });

  it("names a region that the vocabulary knows and shows the code of another", () => {
    const inside = (code: string): Expression => ({ op: "within", value: fact("person.a"), region: is(code) });
    expect(words(inside("350423"))).toEqual(text("户籍在清流县", "Household in Qingliu County"));
    expect(words(inside("110101")).en).toBe("Household in area 110101");
  });

  it("puts brackets where 且 and 或 meet", () => {
    const either: Expression = { op: "or", of: [fact("person.b"), fact("person.grade")] };
    const both: Expression = { op: "and", of: [fact("person.b"), either] };
    expect(words(both).zh).toBe("已参保，且（已参保，或等级）");
    expect(
      words({ op: "or", of: [fact("person.b"), { op: "and", of: [fact("person.b"), fact("person.grade")] }] }).en,
    ).toBe("Insured, or (Insured, and Grade)");
  });

  it("names a yes-or-no fact, or denies it", () => {
    const equals = (value: boolean): Expression => ({
      op: "compare",
      by: "=",
      left: fact("person.b"),
      right: is(value),
    });
    expect(words(equals(true)).zh).toBe("已参保");
    expect(words(equals(false)).zh).toBe("并非（已参保）");
  });

  it("prints money as money", () => {
    const yuan: Expression = { op: "call", function: "yuan", arguments: [is(1_000_000)] };
    expect(words(yuan)).toEqual(text("1,000,000元", "1,000,000 yuan"));
  });

  it("names settings and lists by their labels", () => {
    expect(words({ op: "not", of: { op: "setting", id: "household" } }).zh).toBe("并非（按家庭算）");
    expect(words({ op: "call", function: "count", arguments: [{ op: "list", id: "things" }] }).en).toBe(
      "number of thing",
    );
  });
});
