import { describe, expect, it } from "vitest";
import type { Expression } from "../model/expression.ts";
import { children, factsOf, literals, mapExpression, replaceLiteral } from "./walk.ts";

const months: Expression = { op: "field", variable: "h", id: "hire.months" };
const example: Expression = {
  op: "and",
  of: [
    {
      op: "named",
      name: "adult",
      is: {
        op: "in",
        value: { op: "fact", id: "person.age" },
        tests: [
          { is: { op: "const", value: 1 } },
          {
            from: { op: "const", value: 18 },
            to: { op: "const", value: 60 },
            fromOpen: false,
            toOpen: true,
          },
        ],
      },
    },
    {
      op: "quantified",
      by: "some",
      variable: "h",
      in: { op: "list", id: "hires" },
      satisfies: { op: "compare", by: ">=", left: months, right: { op: "const", value: 6 } },
    },
  ],
};

describe("walking an expression", () => {
  it("names every fact and list once, in the order of the source", () => {
    expect(factsOf({ op: "or", of: [example, example] })).toEqual(["person.age", "hires", "hire.months"]);
  });

  it("finds constants inside definitions, ranges and quantifiers", () => {
    expect(literals(example)).toEqual([1, 18, 60, 6]);
  });

  it("replaces exactly the constant at an index and leaves the original alone", () => {
    expect(literals(replaceLiteral(example, 2, 61))).toEqual([1, 18, 61, 6]);
    expect(replaceLiteral(example, 4, 0)).toEqual(example);
    expect(literals(example)).toEqual([1, 18, 60, 6]);
  });

  it("maps from the leaves upwards", () => {
    const seen: string[] = [];
    const copy = mapExpression(example, (part) => {
      seen.push(part.op);
      return part;
    });
    expect(copy).toEqual(example);
    expect(seen.at(-1)).toBe("and");
    expect(seen[0]).toBe("fact");
  });

  it("lists direct children only", () => {
    expect(children(example).map(({ op }) => op)).toEqual(["named", "quantified"]);
    expect(children(months)).toEqual([]);
  });
});
