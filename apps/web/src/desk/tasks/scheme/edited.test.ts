import { standardLights } from "@jucai/engine/model";
import { expect, it } from "vitest";
import type { Scheme } from "../types.ts";
import { editedOf, freshId, schemeOf } from "./edited.ts";

const standard = standardLights as Scheme;

it("edits a scheme and gives the same back when nothing changed", () => {
  expect(schemeOf(editedOf(standard))).toEqual(standard);
});

it("is no scheme while a number is missing", () => {
  const edited = editedOf(standard);
  expect(schemeOf({ ...edited, chasing: [{ day: "", tell: "owing" }] })).toBeUndefined();
});

it("gives a new light an id of its own", () => {
  expect(freshId(["red", "light_2"])).toBe("light_3");
});
