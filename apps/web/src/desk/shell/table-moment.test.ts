import { expect, it } from "vitest";
import { tableMoment } from "./table-moment.ts";

it("shows a moment in Beijing time, in figures that stand under each other", () => {
  expect(tableMoment("2026-01-08T06:32:10Z")).toBe("2026-01-08 14:32");
  expect(tableMoment("2026-01-07T16:05:00Z")).toBe("2026-01-08 00:05");
});
