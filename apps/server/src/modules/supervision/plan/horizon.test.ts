import { expect, it } from "vitest";
import { springFestival } from "#kernel/working-days.ts";
import { horizonOf } from "./horizon.ts";

it("reaches over the year, the next quarter and a hundred days, and moves on once a month", () => {
  expect(horizonOf("2024-01-02")).toEqual({ from: "2024-01-01", to: "2024-12-31" });
  expect(horizonOf("2024-09-01").to).toBe("2024-12-31");
  expect(horizonOf("2024-10-01").to).toBe("2025-03-31");
  expect(horizonOf("2024-12-31")).toEqual({ from: "2024-01-01", to: "2025-04-30" });
});

it("knows Spring Festival as far as the State Council has planned it", () => {
  expect(springFestival(2024)).toEqual({ from: "2024-02-10", to: "2024-02-17" });
  expect(springFestival(2025)).toEqual({ from: "2025-01-28", to: "2025-02-04" });
  expect(springFestival(2100)).toBeNull();
});
