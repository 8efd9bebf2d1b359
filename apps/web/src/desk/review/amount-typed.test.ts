import { expect, it } from "vitest";
import { fenTyped, typedFen } from "./amount-typed.ts";
import { inCapitals } from "./capitals.ts";

it("reads yuan as they are typed into whole fen, and refuses what is no sum", () => {
  expect(fenTyped("18,000")).toBe(1_800_000);
  expect(fenTyped(" 0.1 ")).toBe(10);
  expect(fenTyped("1234567.89")).toBe(123_456_789);
  for (const wrong of ["", "-1", "1.234", "1万", "1e5"]) expect(fenTyped(wrong), wrong).toBeUndefined();
  expect([typedFen(1_800_000), typedFen(10), typedFen(29)]).toEqual(["18000", "0.10", "0.29"]);
});

it("says a sum in capital numerals as vouchers do", async () => {
  expect(await inCapitals(1_800_000)).toBe("人民币壹万捌仟元整");
  expect(await inCapitals(10)).toBe("人民币壹角");
  expect(await inCapitals(100_000_029)).toBe("人民币壹佰万元贰角玖分");
  expect(await inCapitals(0)).toBe("人民币零元整");
});
