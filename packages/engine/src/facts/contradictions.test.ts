import { describe, expect, it } from "vitest";
import type { Expression } from "../model/expression.ts";
import type { Fact, Vocabulary } from "../model/vocabulary.ts";
import { readFacts } from "./read-facts.ts";

const text = (words: string) => ({ zh: words, en: words });
function date(id: string, mayBeNone?: true): Fact {
  const words = text(id);
  const subject = id.split(".")[0]!;
  return {
    ...{ id, subject, type: { kind: "date" }, label: words, question: words, why: words, changes: "never" },
    ...{ sensitivity: "open", proof: words, settledBy: "self", ...(mayBeNone ? { mayBeNone } : {}) },
  };
}
const before = (left: string, right: string): Expression => ({
  op: "compare",
  by: "<",
  left: { op: "fact", id: left },
  right: { op: "fact", id: right },
});
const vocabulary: Vocabulary = {
  enumerations: [],
  subjects: [
    { id: "person", label: text("person") },
    { id: "stay", label: text("stay"), list: "stays" },
  ],
  facts: [date("person.born_on"), date("person.graduated_on", true), date("stay.from"), date("stay.to", true)],
  consistent: [
    { id: "born", is: before("person.born_on", "person.graduated_on"), says: text("born before graduating") },
    {
      id: "stay",
      each: { list: "stays", subject: "stay" },
      is: before("stay.from", "stay.to"),
      says: text("begins before it ends"),
    },
    {
      id: "lived",
      each: { list: "stays", subject: "stay" },
      is: before("person.born_on", "stay.from"),
      says: text("x"),
    },
  ],
};
const problems = (facts: unknown) =>
  readFacts({ facts }, vocabulary, (path) => ({ file: path.join("/"), line: 1, column: 1 })).problems;

describe("contradictory facts", () => {
  it("are a problem that names both facts, their values and the place", () => {
    const found = problems({ person: { born_on: "2000-05-01", graduated_on: "1999-06-30" } });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ code: "case/contradiction", at: { file: "facts/person/graduated_on" } });
    expect(found[0]!.message.zh).toContain("person.born_on = 2000年5月1日，person.graduated_on = 1999年6月30日");
    expect(found[0]!.message.en).toContain("born before graduating");
  });

  it("are told for each thing of a list, beside facts of the person too", () => {
    const found = problems({
      "person.born_on": "2000-05-01",
      stays: [
        { from: "2020-01-01", to: "2020-02-01" },
        { from: "1999-01-01", to: "1998-01-01" },
      ],
    });
    expect(found.map(({ at }) => at.file)).toEqual(["facts/stays/1/to", "facts/stays/1/from"]);
    expect(found[0]!.message.en).toContain("stays[1] ");
  });

  it("are none where a fact is unknown or never was", () => {
    expect(problems({ "person.born_on": "2000-05-01" })).toEqual([]);
    expect(problems({ person: { born_on: "2000-05-01", graduated_on: "none" } })).toEqual([]);
    expect(
      problems({ stays: { known: [{ from: "2020-01-01", to: "none" }, { to: "2020-01-01" }], complete: false } }),
    ).toEqual([]);
  });
});
