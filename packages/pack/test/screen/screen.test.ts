import { expect, it } from "vitest";
import { claimants, provesHalf } from "./half.ts";

it("compares at least 20,000 claimants", () => {
  expect(claimants).toBeGreaterThanOrEqual(20_000);
});

provesHalf(1);
