import { describe, expect, it } from "vitest";
import { readIdentity } from "./identity.ts";

/** A number that passes its check; nobody's, since its place does not exist. */
function aNumber(seventeen: string): string {
  return [..."0123456789X"]
    .map((last) => seventeen + last)
    .find((number) => readIdentity(number).kind !== "wrong_digit")!;
}

describe("an identity number while it is typed", () => {
  it("gives gender and birth month once its check character is right", () => {
    const number = aNumber("99000019900517123");
    expect(readIdentity(number)).toEqual({ kind: "right", gender: "male", birthMonth: "1990-05" });
    expect(readIdentity(aNumber("99000019900517124"))).toMatchObject({ gender: "female" });
    expect(readIdentity(` ${number.toLowerCase()} `)).toMatchObject({ kind: "right" });
  });

  it("has exactly one right check character", () => {
    const kinds = [..."0123456789X"].map((last) => readIdentity("99000019900517123" + last).kind);
    expect(kinds.filter((kind) => kind === "right")).toHaveLength(1);
  });

  it("is unfinished until it has eighteen characters of the right kinds", () => {
    expect(readIdentity("9900001990")).toEqual({ kind: "unfinished", length: 10 });
    expect(readIdentity("99000019900517123Y")).toMatchObject({ kind: "unfinished" });
  });

  it("refuses a day that never was", () => {
    expect(readIdentity("990000198902291230")).toEqual({ kind: "wrong_date" });
    expect(readIdentity("990000198813011230")).toEqual({ kind: "wrong_date" });
  });
});
