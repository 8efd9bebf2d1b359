import { expect, it } from "vitest";
import { added, needsHead } from "./things-to-correct.ts";
import type { Review } from "./types.ts";

const contract = { kind: "evidence", about: "contract", label: "合同" } as const;

it("picks each thing once, to be written", () => {
  const once = added([], [contract, contract]);
  const again = added(once, [contract, { ...contract, kind: "missing" }]);
  expect(again.map(({ kind, wrong }) => [kind, wrong])).toEqual([
    ["evidence", ""],
    ["missing", ""],
  ]);
});

it("asks for the head's signature only where a further return brings up what no new material caused", () => {
  const pick = { ...contract, wrong: "看不清", how: "重拍" };
  const caused = { ...pick, causedBy: 1 };
  const first = { corrections: [] } as unknown as Review;
  const second = { corrections: [{ state: "answered" }] } as unknown as Review;
  expect(needsHead(first, [pick])).toBe(false);
  expect(needsHead(second, [caused])).toBe(false);
  expect(needsHead(second, [caused, pick])).toBe(true);
});
