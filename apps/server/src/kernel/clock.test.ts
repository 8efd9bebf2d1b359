import { expect, it } from "vitest";
import { today } from "./clock.ts";

it("turns the day at midnight in Shanghai", () => {
  const on = (iso: string) => today({ now: () => new Date(iso) });
  expect([on("2026-01-08T15:59:59Z"), on("2026-01-08T16:00:00Z")]).toEqual(["2026-01-08", "2026-01-09"]);
});
