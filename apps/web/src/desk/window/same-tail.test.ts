import { describe, expect, it } from "vitest";
import { nameOrNumber, sameTail } from "./same-tail.ts";

describe("the check against the document", () => {
  it("compares the last four, whatever the letter's case", () => {
    expect(sameTail("11010519491231002x ", "**************002X")).toBe(true);
    expect(sameTail("350423199005151236", "**************9999")).toBe(false);
  });

  it("says nothing where no number is on record", () => {
    expect(sameTail("350423199005151236", null)).toBeUndefined();
    expect(sameTail("350423199005151236", "****")).toBeUndefined();
  });

  it("takes what was looked for over into the form of a new person", () => {
    expect(nameOrNumber("350423199005151236")).toEqual({ idNumber: "350423199005151236" });
    expect(nameOrNumber("赖某生")).toEqual({ name: "赖某生" });
    expect(nameOrNumber("laimou")).toEqual({});
  });
});
