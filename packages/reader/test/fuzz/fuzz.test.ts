import { expect, it } from "vitest";
import { fuzz } from "./fuzz.ts";

it("reads two hundred spoiled documents without loss, with everything at its place", async () => {
  const { failures, measures } = await fuzz(200, 20240309);
  expect(failures).toEqual([]);
  expect(measures).toBeGreaterThan(500);
});
