import { expect, it } from "vitest";
import { clauseInWords } from "./clause.ts";

it.each([
  ["四(一)5", "4(1)5"],
  ["五(三)11", "5(3)11"],
  ["七21", "7.21"],
  ["三、5", "3.5"],
  ["三、（七）", "3(7)"],
  ["附则(六)", "final part (6)"],
  ["附件2-二", "annex 2-2"],
  ["附件1 5", "annex 1 5"],
  ["正文-三", "body 3"],
  ["正文-组织实施", "body implementation"],
  ["印发通知", "notice of issue"],
  ["五、（十五）", "5(15)"],
  ["七、（二十二）", "7(22)"],
  ["三(十)", "3(10)"],
  ["附件2-前言", "annex 2-preamble"],
  ["序", "序"],
])("says clause %s in English as %s", (clause, english) => {
  expect(clauseInWords(clause, "en")).toBe(english);
  expect(clauseInWords(clause, "zh")).toBe(clause);
});
