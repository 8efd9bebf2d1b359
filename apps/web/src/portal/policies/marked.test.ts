import { describe, expect, it } from "vitest";
import { partsOf } from "./marked.tsx";

const shown = (text: string, ranges: [number, number][]) =>
  partsOf(text, ranges)
    .map(({ words, found }) => (found ? `[${words}]` : words))
    .join("");

describe("partsOf", () => {
  it("marks every range once", () => {
    expect(shown("人才公寓", [[0, 2]])).toBe("[人才]公寓");
    expect(
      shown("人才和人才", [
        [0, 2],
        [3, 5],
      ]),
    ).toBe("[人才]和[人才]");
  });

  it("keeps every character when ranges overlap or leave the text", () => {
    expect(
      shown("人才公寓", [
        [0, 2],
        [1, 3],
      ]),
    ).toBe("[人才][公]寓");
    expect(
      shown("人才", [
        [1, 9],
        [5, 6],
      ]),
    ).toBe("人[才]");
    expect(shown("", [[0, 2]])).toBe("");
  });
});
