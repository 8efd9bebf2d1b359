import { describe, expect, it } from "vitest";
import { findAmounts } from "./amounts.ts";

const read = (text: string) => findAmounts(text).map(({ at: _, text: __, ...amount }) => amount);

describe("sums and shares", () => {
  it("come out in whole fen, whatever they are counted in", () => {
    expect(read("发放500元、1.8万元、6千元、10,000元、五十万元")).toEqual(
      [50_000, 1_800_000, 600_000, 1_000_000, 50_000_000].map((fen) => ({ fen, per: [] })),
    );
    expect(read("形成百亿产业")).toEqual([{ fen: 1e12, per: [] }]);
  });

  it("have two ends where a range is printed", () => {
    expect(read("资助5—20万元")).toEqual([{ fromFen: 5_000_000, fen: 20_000_000, per: [] }]);
    expect(read("补贴500-3000元")).toEqual([{ fromFen: 50_000, fen: 300_000, per: [] }]);
    expect(read("返还30%至50%")).toEqual([{ fen: null, fromPercent: 30, percent: 50, per: [] }]);
  });

  it("say what they are paid by, from behind or from before, also for a whole list", () => {
    expect(read("津贴800元/人·月")).toEqual([{ fen: 80_000, per: ["person", "month"] }]);
    expect(read("每人每月800元（共2.88万元）")).toEqual([
      { fen: 80_000, per: ["person", "month"] },
      { fen: 2_880_000, per: [], total: true },
    ]);
    expect(read("按每名选手3000元、6000元补助")).toEqual([
      { fen: 300_000, per: ["person"] },
      { fen: 600_000, per: ["person"] },
    ]);
  });

  it("know a most from a least", () => {
    expect(
      read("最高不超过30万元；不少于2万元；纳税超80万元；200万元以上；控制在5万元以内").map(({ bound }) => bound),
    ).toEqual(["ceiling", "floor", "floor", "floor", "ceiling"]);
  });

  it("are read from a list that prints its unit once", () => {
    expect(read("分别给予40、20、10万元奖励").map(({ fen }) => fen)).toEqual([40_000_000, 20_000_000, 10_000_000]);
  });

  it("are not found in words that only look like money", () => {
    expect(read("二元制培养，多元投入，元旦前后，三单元")).toEqual([]);
  });

  it("stand at their place in the document", () => {
    const text = "按规定每人每月800元";
    const [amount] = findAmounts(text, 100);
    expect(amount).toMatchObject({ text: "每人每月800元", at: { from: 103, to: 111 } });
  });
});
