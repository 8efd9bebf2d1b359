import { expect, it } from "vitest";
import { type Candidate, matchOf, type Sought } from "./match.ts";

const held = (over: Partial<Candidate>): Candidate => ({
  id: "a",
  name: "张三",
  birth_month: "1990-05",
  held_by: ["town"],
  idIndex: null,
  phoneIndex: null,
  ...over,
});
const row = (over: Partial<Sought> = {}): Sought => ({
  name: "张三",
  birthMonth: "1990-05",
  idIndex: null,
  phoneIndex: null,
  ...over,
});
const idOf = (sought: Sought, ...candidates: Candidate[]) => matchOf(sought, candidates, "town")?.id;

it("knows a person by his number, whatever the row calls him and whoever holds him", () => {
  expect(idOf(row({ idIndex: "n", name: "张叁" }), held({ idIndex: "n", held_by: [] }))).toBe("a");
});

it("knows a person without a number by name and phone, or by name among the unit's own people", () => {
  expect(idOf(row({ phoneIndex: "p" }), held({ phoneIndex: "p", held_by: [] }))).toBe("a");
  expect(idOf(row(), held({}))).toBe("a");
  expect(idOf(row({ birthMonth: null }), held({}))).toBe("a");
  expect(idOf(row(), held({ held_by: ["elsewhere"] }))).toBeUndefined();
});

it("gives a number to whom was held without one, and never mixes two numbers or two births", () => {
  expect(idOf(row({ idIndex: "n" }), held({}))).toBe("a");
  expect(idOf(row({ idIndex: "n" }), held({ idIndex: "m" }))).toBeUndefined();
  expect(idOf(row({ birthMonth: "1991-01" }), held({}))).toBeUndefined();
});

it("matches nobody when two fit as well", () => {
  expect(idOf(row(), held({}), held({ id: "b" }))).toBeUndefined();
  expect(idOf(row({ phoneIndex: "p" }), held({}), held({ id: "b", phoneIndex: "p" }))).toBe("b");
});
