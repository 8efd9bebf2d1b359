import { describe, expect, it } from "vitest";
import { placeAt } from "./place.ts";

/** The cursor stands at the bar. */
const at = (marked: string) => placeAt(marked.replace("|", ""), marked.indexOf("|"));

const file = `benefit: a/05
title: { zh: 补助, en: Allowance }
when:
  - id: native
    is: person.native_place = "350423"
    clause: 一(二)
    says: { zh: 清籍, e| }
amount:
  lines:
    - per: month
      `;

describe("the place in a YAML file that is being typed", () => {
  it("is found at the top, in a list, in braces and as a value", () => {
    expect(at("benefit: a/05\nti|")).toMatchObject({ path: [], writes: "key", prefix: "ti", siblings: ["benefit"] });
    expect(at(file)).toMatchObject({ path: ["when", "says"], writes: "key", prefix: "e", siblings: ["zh"] });
    expect(at("form: gr|")).toMatchObject({ path: ["form"], writes: "value", prefix: "gr" });
    expect(at("when:\n  - id: x\n    is: not person.na|")).toMatchObject({
      path: ["when", "is"],
      writes: "value",
      prefix: "person.na",
    });
    expect(at("when:\n  - id: x\n    |\n    clause: a\n  - id: y")).toMatchObject({
      path: ["when"],
      writes: "key",
      siblings: ["id", "clause"],
    });
    expect(at("amount:\n  lines:\n    - p|")).toMatchObject({ path: ["amount", "lines"], writes: "key", prefix: "p" });
  });

  it("is nowhere inside a comment", () => {
    expect(at("# reads |")).toBeUndefined();
    expect(at("form: grant # of |")).toBeUndefined();
  });
});
