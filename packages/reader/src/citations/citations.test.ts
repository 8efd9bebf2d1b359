import { expect, it } from "vitest";
import { readCitations } from "./citations.ts";

it("names other documents with their numbers, titles within titles, and which of them end", () => {
  const text =
    "根据《江屿县关于印发<人才总体方案>的通知》（江委〔2023〕1号）和江政办〔2022〕9号文件，填写《花名册》。《江屿县住房补贴办法》、《江屿县引才办法》（江政〔2019〕3号）同时废止。";
  expect(readCitations(text, "江屿县青年方案").map(({ at: _, ...citation }) => citation)).toEqual([
    { title: "江屿县关于印发<人才总体方案>的通知", number: "江委〔2023〕1号" },
    { title: null, number: "江政办〔2022〕9号" },
    { title: "江屿县住房补贴办法", number: null, repealed: true },
    { title: "江屿县引才办法", number: "江政〔2019〕3号", repealed: true },
  ]);
  expect(readCitations("《江屿县青年方案》已经同意。《未完", "江屿县青年方案")).toEqual([]);
});
