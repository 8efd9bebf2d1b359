import { expect, it } from "vitest";
import { aroundOf, bearsOn, insideOf } from "./places.ts";

it("finds what lies inside a place by the beginning of its code", () => {
  expect([insideOf("350423"), insideOf("350400"), insideOf("350000"), insideOf("000000")]).toEqual([
    "350423",
    "3504",
    "35",
    "",
  ]);
});

it("does not take a county code that ends in one zero for a city", () => {
  expect([insideOf("350430"), insideOf("350100"), insideOf("110000")]).toEqual(["350430", "3501", "11"]);
});

it("names the place and those around it", () => {
  expect(aroundOf("350423")).toEqual(["350423", "350400", "350000", "000000"]);
  expect(aroundOf("350000")).toEqual(["350000", "000000"]);
});

it("lets the documents of a place bear on what lies inside and around it, and on nothing beside it", () => {
  expect(["350703", "350700", "350000", "000000"].map((place) => bearsOn("350700", place))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(["350423", "350400", "110000"].map((place) => bearsOn("350700", place))).toEqual([false, false, false]);
});
