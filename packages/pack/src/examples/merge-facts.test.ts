import { describe, expect, it } from "vitest";
import { LineCounter } from "yaml";
import type { Vocabulary } from "@jucai/engine";
import type { Data } from "../shape/data.ts";
import type { Sheet } from "../yaml/sheet.ts";
import { mergeFacts } from "./merge-facts.ts";

const vocabulary: Vocabulary = {
  enumerations: [],
  subjects: [
    { id: "person", label: { zh: "人", en: "Person" } },
    { id: "trip", label: { zh: "行程", en: "Trip" }, list: "trips" },
  ],
  facts: [],
};

function merged(...layers: { readonly [key: string]: Data }[]): Record<string, Data> {
  const sheet: Sheet = { file: "x", text: "", lines: new LineCounter(), problems: [], places: new WeakMap() };
  return Object.fromEntries([...mergeFacts(layers, vocabulary, sheet).merged].map(([key, { value }]) => [key, value]));
}

describe("facts of an example over those of its file", () => {
  it("may be nested or dotted, and the later wins", () => {
    expect(merged({ person: { age: 1, name: "a" } }, { "person.age": 2 })).toEqual({
      "person.age": 2,
      "person.name": "a",
    });
    expect(merged({ "person.age": 1 }, { person: { age: 2 } })).toEqual({ "person.age": 2 });
  });

  it("replace a list as a whole", () => {
    expect(merged({ trips: [{ cost: 1 }, { cost: 2 }] }, { trips: [{ cost: 3 }] })).toEqual({ trips: [{ cost: 3 }] });
  });

  it("take away one fact or a whole subject with `unknown`", () => {
    expect(merged({ person: { age: 1, name: "a" } }, { "person.age": "unknown" })["person.age"]).toBe("unknown");
    expect(merged({ person: { age: 1, name: "a" } }, { person: "unknown" })).toEqual({});
  });
});
