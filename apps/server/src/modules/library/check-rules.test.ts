import { loadPacks } from "@jucai/pack";
import { expect, it } from "vitest";
import { bookFor, startOf } from "./check-rules.ts";

const { vocabulary, policies } = await loadPacks("packs");
const kinds = ["person", "employer", "referrer"] as const;

it("shares every benefit out to exactly one part", () => {
  const parts = kinds.flatMap((kind) => bookFor(vocabulary, policies, kind).policies.flatMap((it) => it.benefits));
  const whole = policies.flatMap(({ benefits }) => benefits.map(({ id }) => id));
  expect(parts.map(({ id }) => id).sort()).toEqual(whole.sort());
});

it("counts on the first screen what the parts hold", () => {
  const { benefits } = startOf(policies);
  for (const kind of kinds) {
    expect(bookFor(vocabulary, policies, kind).policies.flatMap((it) => it.benefits)).toHaveLength(benefits[kind]);
  }
});

it("tells the first screen the last day of a trial", () => {
  const short = startOf(policies).policies.map(({ id, to }) => [id, to === undefined]);
  expect(short).toEqual([
    ["qingliu-2023-1", false],
    ["qingliu-huigui-2023", true],
  ]);
});
