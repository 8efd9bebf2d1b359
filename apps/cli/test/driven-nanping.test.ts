/**
 * Every benefit of the Nanping document, driven through the command line by name.
 * The outcomes stand here and not in the pack, so that a pack and its examples cannot drift together.
 */
import { describe, expect, it } from "vitest";
import { decideExample, type Row } from "./driven.ts";

// Benefit, its example, status, and the sum in fen or the bounds [from, to] where no single figure follows.
const rows: readonly Row[] = [
  [
    "nanping-2021-2/p02d",
    "a body in Shanghai whose result is converted in Nanping qualifies but no sum is set",
    "eligible",
    [null, null],
  ],
  [
    "nanping-2021-2/p03e",
    "a commissioner who founded a provincial carrier qualifies but no sum is set",
    "eligible",
    [null, null],
  ],
  ["nanping-2021-2/p03f", "a chosen project gets support on selection and no sum is set", "eligible", [null, null]],
  [
    "nanping-2021-2/p04b",
    "a doctor who signs on the day before the 36th birthday qualifies and annex 2 pays",
    "eligible",
    [null, null],
  ],
  ["nanping-2021-2/p04d", "a student at a post of the plan qualifies but no sum is set", "eligible", [null, null]],
  [
    "nanping-2021-2/p04e",
    "a student at a public-interest event of government qualifies and annex 2 pays",
    "eligible",
    [null, null],
  ],
  ["nanping-2021-2/a1-01c", "a winning project gets up to three million yuan", "eligible", [null, 300000000]],
  ["nanping-2021-2/a1-02a", "a new major body recognised by the province gets one million yuan", "eligible", 100000000],
  ["nanping-2021-2/a1-02b", "two per cent of a registered deal", "eligible", 40000000],
  ["nanping-2021-2/a1-02c", "a new provincial academician station gets half a million yuan", "eligible", 50000000],
  ["nanping-2021-2/a1-02d", "an approved project with an academician earns fifty thousand yuan", "eligible", 5000000],
  [
    "nanping-2021-2/a1-02f",
    "a high-level talent with a studio qualifies and a reviewer enters the sum",
    "eligible",
    [null, null],
  ],
  ["nanping-2021-2/a1-03b", "a joint project gets up to three hundred thousand yuan", "eligible", [null, 30000000]],
  ["nanping-2021-2/a1-04b", "a laureate receives 500000 yuan", "eligible", 50000000],
  ["nanping-2021-2/a1-05b", "an approved practical project gets thirty thousand yuan", "eligible", 3000000],
  [
    "nanping-2021-2/a2-01",
    "on the day on which the 24th insured month is complete the firm gets ten thousand yuan",
    "eligible",
    1000000,
  ],
  [
    "nanping-2021-2/a2-02",
    "a doctor who signs on the day before the 36th birthday gets one hundred thousand in three yearly parts",
    "eligible",
    10000000,
  ],
  ["nanping-2021-2/a2-04c", "the travel costs are paid in full", "eligible", 800000],
  ["nanping-2021-2/a2-04d", "from Fuzhou five hundred yuan", "eligible", 50000],
  ["nanping-2021-2/a3-01", "thirty per cent of the investment is offset", "eligible", 30000000],
  ["nanping-2021-2/a3-02a", "thirty students for a year bring ninety-six thousand yuan", "eligible", 9600000],
  ["nanping-2021-2/a3-02b", "a class student who stays twelve months brings two thousand yuan", "eligible", 200000],
  ["nanping-2021-2/a3-03b", "a city studio gets fifty thousand yuan", "eligible", 5000000],
  ["nanping-2021-2/a3-03c", "a provincial studio that passes the review gets fifty thousand yuan", "eligible", 5000000],
  ["nanping-2021-2/a3-03d", "a laureate receives 50000 yuan", "eligible", 5000000],
  ["nanping-2021-2/a3-04c", "a contestant in a provincial contest brings two thousand yuan", "eligible", 200000],
  ["nanping-2021-2/a3-05b", "a chosen project earns thirty thousand yuan", "eligible", 3000000],
  ["nanping-2021-2/a4-01b", "half of the benchmark interest on one million for a year", "eligible", 2175000],
  ["nanping-2021-2/a4-02b", "the city pays the same sum again", "eligible", 1000000],
  [
    "nanping-2021-2/a4-02c",
    "until the city's policy stands the bureau decides on the ten thousand yuan",
    "judgement",
    [0, 1000000],
  ],
  [
    "nanping-2021-2/a4-02c",
    "whoever meets the province's conditions takes the match instead",
    "ineligible",
    [null, null],
  ],
  ["nanping-2021-2/a4-03b", "a laureate receives 50000 yuan", "eligible", 5000000],
  ["nanping-2021-2/a4-04b", "a senior farmer qualifies but no sum is set", "eligible", [null, null]],
  ["nanping-2021-2/a5-04c", "a model station gets fifty thousand yuan", "eligible", 5000000],
];

describe("the benefits of Nanping", () => {
  it.each(rows)("%s: %s", async (id, name, status, fen) => {
    const { amount, ...decision } = await decideExample(id, name);
    expect(decision.status).toBe(status);
    expect(amount.totalFen ?? [amount.minFen ?? null, amount.maxFen ?? null]).toEqual(fen);
  });
});
