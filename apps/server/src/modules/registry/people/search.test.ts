import { expect, it } from "vitest";
import { matchesOf } from "./search.ts";

const blind = (kind: string, text: string) => Buffer.from(`${kind}:${text}`);
const columnsOf = (typed: string) => matchesOf(typed, blind).map((matches) => matches.map(({ column }) => column));

it("reads what a clerk types for what it can mean", () => {
  expect(columnsOf("张三")).toEqual([["name", "name_2", "name_3"]]);
  expect(columnsOf("zs")).toEqual([["name", "name_2", "name_3", "name_pinyin", "given_pinyin", "name_initials"]]);
  expect(columnsOf("1236")).toEqual([["id_tail", "phone_tail"]]);
  expect(columnsOf("002x")).toEqual([["id_tail", "phone_tail"]]);
  expect(columnsOf("350423199005151236")).toEqual([["id_index"]]);
  expect(columnsOf("138 1234 8000")).not.toEqual([["phone_index"]]);
  expect(columnsOf("+8613812348000")).toEqual([["phone_index"]]);
  expect(columnsOf("E12345678")).toEqual([["id_index"]]);
  expect(columnsOf("张 1236")).toEqual([
    ["name", "name_2", "name_3"],
    ["id_tail", "phone_tail"],
  ]);
});

it("finds nothing by what can mean nothing, rather than everything", () => {
  expect(matchesOf("12", blind)).toEqual([[]]);
  expect(matchesOf("   ", blind)).toEqual([]);
});
