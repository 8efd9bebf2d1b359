import { expect, it } from "vitest";
import { pinyinKeys } from "./pinyin.ts";

it("gives full pinyin and initials from every character on", () => {
  expect(pinyinKeys("人才")).toEqual(["rencai", "rc", "cai", "c"]);
});

it("reads through quotation marks and writes ü as v", () => {
  expect(pinyinKeys("“绿”色")).toContain("lvse");
});

it("chooses the reading that the word has", () => {
  expect(pinyinKeys("银行")[0]).toBe("yinhang");
  expect(pinyinKeys("行走")[0]).toBe("xingzou");
});

it("gives nothing for a title without Chinese", () => {
  expect(pinyinKeys("KPI 2023")).toEqual([]);
});
