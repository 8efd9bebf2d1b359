import { expect, it } from "vitest";
import { cellInWords } from "./cell-in-words.ts";

const values = [{ id: "worker", label: { zh: "务工人员", en: "Worker" }, also: [] }];

it.each([
  [{ type: "choice", values }, "worker", "务工人员"],
  [{ type: "choice", values }, "gone", "gone"],
  [{ type: "money" }, 3_000_050, "30,000.50"],
  [{ type: "number" }, 0, "0"],
  [{ type: "yes_no" }, false, "否"],
  [{ type: "multi_text" }, ["甲", "乙"], "甲、乙"],
  [{ type: "text" }, "", "—"],
  [{ type: "text" }, null, "—"],
  [{ type: "month" }, "1990-05", "1990-05"],
] as const)("a cell of %j with %j reads %s", (column, cell, words) => {
  expect(cellInWords(column, Array.isArray(cell) ? [...cell] : (cell as string), "zh")).toBe(words);
});
