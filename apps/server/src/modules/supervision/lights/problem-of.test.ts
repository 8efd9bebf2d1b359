import { standardLights, type LightScheme } from "@jucai/engine";
import { expect, it } from "vitest";
import { problemOf } from "./problem-of.ts";

const changed = (lights: LightScheme["lights"]): LightScheme => ({ ...standardLights, lights });

it("takes the standard, and other colours and names in the same order", () => {
  expect(problemOf(standardLights)).toBeUndefined();
  const own = standardLights.lights.map((it) => ({ ...it, tone: "purple" as const }));
  expect(problemOf(changed(own))).toBeUndefined();
});

it("refuses ids that stand twice, and schemes in which an assignment would have no light", () => {
  const [first, ...rest] = standardLights.lights;
  expect(problemOf(changed([first!, ...rest, first!]))?.en).toMatch(/used twice/);
  expect(problemOf(changed(standardLights.lights.filter(({ id }) => id !== "green")))?.en).toMatch(/what is done/);
  expect(problemOf(changed(standardLights.lights.filter(({ id }) => id !== "grey")))?.en).toMatch(/everything else/);
});

it("refuses a light behind the one that always fits", () => {
  const [first, ...rest] = standardLights.lights;
  expect(problemOf(changed([...rest, first!]))?.en).toMatch(/comes last/);
});
