import { expect, it } from "vitest";
import { stepOf } from "./step.ts";
import type { Layout } from "./types.ts";

const name = { zh: "姓名", en: "Name" };
const layout = (required: boolean): Layout => ({
  sheet: "Sheet1",
  sheets: ["Sheet1"],
  headerFrom: 1,
  headerTo: 1,
  columns: [],
  missing: [{ key: "name", name, required }],
  choices: [],
  skipped: { titles: 0, repeatedHeaders: 0, totals: 0, blank: 0, notes: 0 },
});

it.each([
  ["checking", null, "", 3],
  ["checked", layout(false), "", 3],
  ["checked", layout(false), "columns", 2],
  ["checked", layout(true), "", 2],
  ["checked", layout(true), "rows", 3],
  ["failed", null, "columns", 1],
  ["writing", layout(false), "columns", 4],
  ["done", layout(false), "", 4],
  ["undone", layout(false), "", 4],
] as const)("an import that is %s stands at its step", (status, found, asked, step) => {
  expect(stepOf({ status, layout: found }, asked)).toBe(step);
});
