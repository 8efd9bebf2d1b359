/**
 * Every benefit of the two Qingliu documents, driven through the command line by name.
 * The outcomes stand here and not in the pack, so that a pack and its examples cannot drift together.
 */
import { describe, expect, it } from "vitest";
import { decideExample, type Row } from "./driven.ts";

// Benefit, its example, status, and the sum in fen or the bounds [from, to] where no single figure follows.
const rows: readonly Row[] = [
  [
    "qingliu-2023-1/02c",
    "the second generation in Qingliu is supported, without a printed amount",
    "eligible",
    [null, null],
  ],
  ["qingliu-2023-1/05", "a master receives 1,000 yuan for 36 months", "eligible", 3600000],
  ["qingliu-2023-1/06b", "travel within the standard is refunded in full", "eligible", 180000],
  ["qingliu-2023-1/06c", "good effect is rewarded, without a printed amount", "eligible", [null, null]],
  ["qingliu-2023-1/08b", "from D to C 800 yuan a month in five yearly parts", "eligible", 4800000],
  ["qingliu-2023-1/11", "a bachelor receives 500 yuan for 36 months from the first insured month", "eligible", 1800000],
  [
    "qingliu-2023-1/19b",
    "a village cadre with a higher degree is rewarded, without a printed amount",
    "eligible",
    [null, null],
  ],
  ["qingliu-2023-1/20", "class E is the lowest grade with a choice of school", "eligible", [null, null]],
  ["qingliu-2023-1/21", "class D without better treatment", "eligible", [null, null]],
  [
    "qingliu-2023-1/22a",
    "a graduate at a leading firm lives rent-free for five years at most",
    "eligible",
    [null, null],
  ],
  [
    "qingliu-2023-1/22b",
    "recognised talents are promised housing support, without printed terms",
    "eligible",
    [null, null],
  ],
  ["qingliu-2023-1/23b", "card holders have a discount whose rate is not printed", "eligible", [null, null]],
  [
    "qingliu-2023-1/annex1-2b",
    "a student of chemical new materials has both, without printed amounts",
    "eligible",
    [null, null],
  ],
  [
    "qingliu-2023-1/annex1-3b",
    "an able company that trains jointly may have a subsidy, without a printed amount",
    "eligible",
    [null, null],
  ],
  [
    "qingliu-2023-1/annex1-5b",
    "thirty percent of two million is a ceiling of 600,000 yuan",
    "eligible",
    [null, 60000000],
  ],
  [
    "qingliu-2023-1/annex1-5c",
    "class E with a result converted in Qingliu may have twenty million yuan at most",
    "eligible",
    [null, 2000000000],
  ],
  [
    "qingliu-2023-1/annex1-5d",
    "a converted result of the job follows the superior policy, without a printed amount",
    "eligible",
    [null, null],
  ],
  [
    "qingliu-huigui-2023/03-2",
    "a native who founds a company here is supported, without a printed amount",
    "eligible",
    [null, null],
  ],
  ["qingliu-huigui-2023/04c", "provincial class C opens all five parts of the treatment", "eligible", [null, null]],
  ["qingliu-huigui-2023/04d", "good effect is rewarded, without a printed amount", "eligible", [null, null]],
  ["qingliu-huigui-2023/10b", "a trip below the limit is paid as it cost", "eligible", 180000],
  ["qingliu-huigui-2023/12b", "class C earns the employer 30,000 yuan", "eligible", 3000000],
  ["qingliu-huigui-2023/12c", "an ordinary worker of six months earns 500 yuan", "eligible", 50000],
  ["qingliu-huigui-2023/13b", "ten new workers with 20 hours earn 5,000 yuan", "eligible", 500000],
  ["qingliu-huigui-2023/13c", "ten workers with 20 hours earn 5,000 yuan", "eligible", 500000],
  ["qingliu-huigui-2023/13d", "level 5 earns 700 yuan", "eligible", 70000],
  ["qingliu-huigui-2023/13g", "the first prize earns 1,000 yuan and the title", "eligible", 100000],
  ["qingliu-huigui-2023/15b", "ten persons earn 10,000 yuan, half for each company", "eligible", 1000000],
];

describe("the benefits of Qingliu", () => {
  it.each(rows)("%s: %s", async (id, name, status, fen) => {
    const { amount, ...decision } = await decideExample(id, name);
    expect(decision.status).toBe(status);
    expect(amount.totalFen ?? [amount.minFen ?? null, amount.maxFen ?? null]).toEqual(fen);
  });
});
