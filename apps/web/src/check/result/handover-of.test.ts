import { parseDay } from "@jucai/engine/run";
import { describe, expect, it } from "vitest";
import { handoverOf } from "./handover-of.ts";

const fact = (id: string, kind: string) => ({ id, type: { kind } }) as never;
const vocabulary = {
  facts: [fact("person.born_on", "date"), fact("job.wage", "money"), fact("hire.signed_on", "date")],
} as never;
const facts = {
  values: new Map<string, never>([
    ["person.born_on", parseDay("1995-03-01") as never],
    ["job.wage", 650_050 as never],
    ["person.left_on", null as never],
    ["job.place@350423", "350423" as never],
    ["job.place@350700", "350700" as never],
  ]),
  lists: new Map([
    ["hires", { items: [new Map([["hire.signed_on", parseDay("2024-07-01") as never]])], complete: true }],
    ["trips", { items: [], complete: true }],
    ["papers", { items: [], complete: false }],
  ]),
};
const place = { at: { code: "350423" } as never, facts };
const line = (id: string, status: string) =>
  ({ benefit: { id, title: { zh: id, en: id } }, decision: { status } }) as never;

describe("what the check hands to the form", () => {
  it("writes answers as a case does, of this place alone", () => {
    expect(handoverOf("person", { vocabulary }, place, { claim: [line("a/01", "eligible")], undecided: [] })).toEqual({
      role: "person",
      place: "350423",
      chosen: [{ measure: "a/01", title: { zh: "a/01", en: "a/01" } }],
      answers: {
        "person.born_on": "1995-03-01",
        "job.wage": 6500.5,
        "person.left_on": "none",
        "job.place": "350423",
        hires: [{ signed_on: "2024-07-01" }],
        trips: "none",
        papers: { known: [], complete: false },
      },
    });
  });

  it("offers what an office judges only where nothing is settled, and nothing where nothing can be claimed", () => {
    const undecided = [line("a/02@350423", "judgement"), line("a/03", "unknown")];
    const chosen = (claim: never[]) => handoverOf("person", { vocabulary }, place, { claim, undecided })?.chosen;
    expect(chosen([])?.map(({ measure }) => measure)).toEqual(["a/02"]);
    expect(chosen([line("a/01", "eligible")])?.map(({ measure }) => measure)).toEqual(["a/01"]);
    expect(handoverOf("person", { vocabulary }, place, { claim: [], undecided: [] })).toBeUndefined();
    expect(handoverOf(null, { vocabulary }, place, { claim: [line("a/01", "eligible")], undecided })).toBeUndefined();
  });
});
