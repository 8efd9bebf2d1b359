import { standardLights } from "@jucai/engine";
import { expect, it } from "vitest";
import { stepName, stepsDue } from "./due-steps.ts";

const due = (on: string, since = "2024-01-01") => stepsDue(standardLights, "2024-11-25", since, on).map(stepName);

it("sends each addressee the latest step that has come", () => {
  expect(due("2024-11-09")).toEqual([]);
  expect(due("2024-11-10")).toEqual(["chase:-15:owing"]);
  expect(due("2024-11-22")).toEqual(["chase:-3:owing"]);
  expect(due("2024-11-26")).toEqual(["chase:1:owing", "chase:1:collecting"]);
  expect(due("2024-12-10")).toEqual(["chase:7:lead", "chase:15:supervisor"]);
});

it("does not make up for steps before the assignment was written, nor for those long past", () => {
  expect(due("2024-11-26", "2024-11-26")).toEqual(["chase:1:owing", "chase:1:collecting"]);
  expect(due("2024-11-24", "2024-11-23")).toEqual([]);
  expect(due("2025-06-01")).toEqual([]);
});
