import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readDocument } from "../src/index.ts";
import { scoresOf, type Field } from "./compare.ts";
import type { Expected } from "./style.ts";

/**
 * Three documents that were written with their expectations before there was any extraction, and that nobody who wrote
 * it has opened. The expectations stay as they were written, also where the reader means something else by a field;
 * `reached` is what the first run found, so that nothing gets worse unseen.
 */
type Reached = Readonly<Record<Field, readonly [found: number, expected: number]>>;
type Head = Readonly<Record<"title" | "number" | "issuer" | "issued", boolean>>;

const all: Head = { title: true, number: true, issuer: true, issued: true };
const documents: readonly (readonly [name: string, head: Head, reached: Reached])[] = [
  [
    "plan-with-own-lines",
    all,
    { measures: [10, 10], titles: [10, 10], units: [23, 23], amounts: [9, 10], deadlines: [8, 9], targets: [6, 6] },
  ],
  [
    "opinions-with-articles",
    all,
    { measures: [11, 11], titles: [0, 0], units: [22, 35], amounts: [16, 16], deadlines: [6, 7], targets: [5, 7] },
  ],
  [
    "plan-as-from-pdf",
    // Who issued it and when stands in a bracket under the title.
    { ...all, issuer: false, issued: false },
    { measures: [11, 11], titles: [11, 11], units: [31, 32], amounts: [10, 10], deadlines: [9, 10], targets: [5, 6] },
  ],
];

describe("documents held out", () => {
  it.each(documents)("%s is read at least as far as at first", async (name, head, reached) => {
    const folder = join(import.meta.dirname, "held-out");
    const expected = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Expected;
    const read = await readDocument(readFileSync(join(folder, `${name}.txt`)), `${name}.txt`);
    for (const key of ["title", "number", "issuer", "issued"] as const) {
      if (head[key]) expect(read[key], key).toBe(expected[key]);
    }
    for (const [field, score] of Object.entries(scoresOf(read, expected))) {
      const [found, wanted] = reached[field as Field];
      expect(score.expected, field).toBe(wanted);
      expect(score.found, `${field} found of ${wanted}`).toBeGreaterThanOrEqual(found);
    }
  });
});
