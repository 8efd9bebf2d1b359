import { describe as group, expect, it } from "vitest";
import { vocabulary as small } from "../../test/small-world.ts";
import { parseDay } from "../model/date.ts";
import type { Expression } from "../model/expression.ts";
import { describe } from "./describe.ts";

const text = (zh: string, en: string) => ({ zh, en });
const vocabulary = {
  ...small,
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
const fact = (id: string): Expression => ({ op: "fact", id });
const is = (value: string | number | boolean): Expression => ({ op: "const", value });
const words = (it: Expression) => describe(it, vocabulary);

group("what a condition requires", () => {
  it("names values by their labels in both languages", () => {
    const atLeast: Expression = {
      op: "compare",
      by: ">=",
      left: fact("person.grade"),
      right: is("middle"),
      order: ["middle"],
    };
    expect(words(atLeast)).toEqual(text("person.grade ≥ 中等", "person.grade ≥ Middle"));
  });

  it("prints dates and durations as dates and durations", () => {
    const until: Expression = {
      op: "compare",
      by: "<=",
      left: fact("person.from"),
      right: is(parseDay("2026-01-08")!),
    };
    expect(words(until).zh).toBe("person.from ≤ 2026-01-08");
    const five: Expression = {
      op: "arithmetic",
      by: "+",
      left: fact("person.from"),
      right: { op: "const", value: { months: 60, days: 0 } },
      on: "date",
    };
    expect(words(five)).toEqual(text("person.from + 5年", "person.from + 5 years"));
  });

  it("names a region that the vocabulary knows and shows the code of another", () => {
    const inside = (code: string): Expression => ({ op: "within", value: fact("person.a"), region: is(code) });
    expect(words(inside("350423"))).toEqual(text("person.a在清流县范围内", "person.a lies in Qingliu County"));
    expect(words(inside("110101")).en).toBe("person.a lies in 110101");
  });

  it("joins conditions in words", () => {
    const both: Expression = { op: "and", of: [fact("person.a"), { op: "not", of: fact("person.b") }] };
    expect(words(both)).toEqual(text("person.a，并且不是：person.b", "person.a and not: person.b"));
  });
});
