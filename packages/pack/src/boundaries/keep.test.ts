import { describe, expect, it } from "vitest";
import { distinct, within } from "./keep.ts";
import type { Draft } from "./search.ts";

const aspect = {
  kind: "condition",
  id: "a",
  clause: "一",
  says: { zh: "", en: "" },
  expressions: [],
  facts: [],
} as const;
const draft = (on: number, telling: boolean): Draft => ({
  aspect,
  start: { facts: { values: new Map(), lists: new Map() }, on, held: [], settings: new Map() },
  telling,
});
const days = (drafts: readonly Draft[]) => drafts.map(({ start }) => start.on);

describe("which boundary cases a table keeps", () => {
  it("holds the same case once, where it was first found", () => {
    const kept = distinct([draft(1, false), draft(2, true), draft(1, true)]);
    expect(days(kept)).toEqual([1, 2]);
    expect(kept[0]!.telling).toBe(true);
  });

  it("leaves out third points beside an edge before anything else, from the end", () => {
    const all = [draft(1, true), draft(2, false), draft(3, true), draft(4, false), draft(5, true)];
    expect(days(within(all, 5))).toEqual([1, 2, 3, 4, 5]);
    expect(days(within(all, 4))).toEqual([1, 2, 3, 5]);
    expect(days(within(all, 3))).toEqual([1, 3, 5]);
    expect(days(within(all, 2))).toEqual([1, 3]);
  });
});
