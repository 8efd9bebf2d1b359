import { describe, expect, it } from "vitest";
import { drawSample } from "./batches.ts";

const claims = (count: number) => Array.from({ length: count }, (_, at) => `claim ${at}`);

describe("the sample of a batch", () => {
  it.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [30, 3],
    [31, 4],
    [50, 5],
  ])("of %i claims holds %i, each once", (count, size) => {
    const sample = drawSample(claims(count));
    expect(new Set(sample).size).toBe(size);
    expect(claims(count)).toEqual(expect.arrayContaining(sample));
  });

  it("is drawn, not taken from the front", () => {
    expect(drawSample(claims(50), (below) => below - 1)).toEqual(claims(50).slice(-5).reverse());
  });
});
