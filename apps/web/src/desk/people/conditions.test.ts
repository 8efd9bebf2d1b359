import { describe, expect, it } from "vitest";
import { conditionsOf, textOf } from "./conditions.ts";

describe("conditions on facts in the address", () => {
  it("are read and written the same way", () => {
    const text = "person.degree:ge:master;person.title:known;person.hired_on:le:2024-01-31";
    expect(textOf(conditionsOf(text))).toBe(text);
    expect(conditionsOf(text)[0]).toEqual({ fact: "person.degree", how: "ge", value: "master" });
  });

  it("are none without text, and none without the value they need", () => {
    expect(conditionsOf("")).toEqual([]);
    expect(textOf([{ fact: "person.degree", how: "eq", value: "" }])).toBe("");
  });
});
