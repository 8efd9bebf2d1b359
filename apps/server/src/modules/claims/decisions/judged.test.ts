import { type Benefit, parseDay, readFacts, type Vocabulary } from "@jucai/engine";
import { beforeAll, describe, expect, it } from "vitest";
import { projectPacks } from "../../../../test/app.ts";
import { grantOf, refusesAmount } from "./grant.ts";
import { decideCase, type Judged, mayBeJudged } from "./judged.ts";
import { differencesOf } from "./replay.ts";
import { differsFrom, diverging, similarKey } from "./similar.ts";

let vocabulary: Vocabulary;
let benefits: ReadonlyMap<string, Benefit>;
beforeAll(async () => {
  const packs = await projectPacks();
  vocabulary = packs.vocabulary;
  benefits = new Map(packs.policies.flatMap((policy) => policy.benefits.map((each) => [each.id, each])));
});

const referral = (over: object = {}) => ({
  person: "one",
  grade: "C",
  sector: "leading_industry",
  newly_introduced: true,
  first_recognised: true,
  city_confirmed: false,
  recognised_on: "2024-03-10",
  on_duty: true,
  left_county: false,
  by_personnel_staff: "none",
  joint: false,
  decisive: false,
  rewarded_before: false,
  ...over,
});
const said = (condition: string, line: number | null, holds: boolean): Judged => {
  return { condition, line, holds, basis: "会议纪要", by: "测试", at: "2024-06-01T00:00:00.000Z" };
};
function decide(id: string, facts: object, judgements: readonly Judged[] = []) {
  const benefit = benefits.get(id)!;
  const read = readFacts({ facts }, vocabulary);
  const rest = { held: [], settings: new Map(), judgements, on: parseDay("2024-06-01")! };
  return { benefit, ...decideCase({ vocabulary, benefit, facts: read.facts, ...rest }) };
}
const reward = "qingliu-huigui-2023/12b";
const two = { referrals: [referral(), referral({ person: "two", rewarded_before: true })] };

describe("judgements of lines", () => {
  it("leave a line out that was judged not to meet its condition", () => {
    expect(decide(reward, two).decision.lines.map(({ status }) => status)).toEqual(["eligible", "judgement"]);
    const { decision } = decide(reward, two, [said("once", 0, true), said("once", 1, false)]);
    expect(decision.status).toBe("eligible");
    expect(decision.amount.totalFen).toBe(3_000_000);
    expect(decision.lines[1]?.reasons.find(({ id }) => id === "once")).toMatchObject({ holds: false });
  });

  it("grant all lines that were judged to meet it; the last word for a line counts", () => {
    const all = [said("once", 1, false), said("once", 0, true), said("once", 1, true)];
    expect(decide(reward, two, all).decision.amount.totalFen).toBe(6_000_000);
    expect(decide(reward, two, [said("once", null, true)]).decision.amount.totalFen).toBe(6_000_000);
  });

  it("leave the claim open while a line still waits for its judgement", () => {
    const open = {
      referrals: [referral({ rewarded_before: true }), referral({ person: "two", rewarded_before: true })],
    };
    expect(decide(reward, open, [said("once", 0, true)]).decision.status).not.toBe("eligible");
  });

  it("never touch what the rule settles by itself", () => {
    const { rule } = decide(reward, { referrals: [referral({ on_duty: false })] });
    const reason = rule.lines[0]!.reasons.find(({ id }) => id === "on_duty")!;
    expect(reason.holds).toBe(false);
    expect(mayBeJudged(reason)).toBe(false);
  });
});

describe("what an approval grants", () => {
  const challenge = "qingliu-2023-1/annex1-5b";
  const project = { project: { open_challenge_won: true, high_tech: true, rd_spend: "2000000 yuan" } };

  it("is a figure within the ceiling, laid out to the fen; none without it, and none beyond", () => {
    const { benefit, decision } = decide(challenge, project);
    const grant = (fen?: number) =>
      grantOf(benefit, decision, fen === undefined ? undefined : { fen, why: "核定" }, "2024-06-01");
    expect(grant()).toBeUndefined();
    expect(grant(60_000_001)).toBeUndefined();
    expect(grant(59_999_999)).toMatchObject({ fen: 59_999_999, instalments: [{ due: "2024-06-01", fen: 59_999_999 }] });
    expect(refusesAmount(decision, 60_000_001)?.zh).toContain("600000元");
    expect(refusesAmount(decision, 60_000_000)).toBeUndefined();
  });

  it("keeps every fen where the clause prints parts", () => {
    const { benefit, decision } = decide(challenge, project);
    const schedule = { kind: "parts", count: 3, every: "year", wholeFen: 100, rest: "last" } as const;
    const inParts = { ...benefit, pays: { ...benefit.pays, schedule } };
    const parts = grantOf(inParts, decision, { fen: 10_000_001, why: "核定" }, "2024-06-01")!.instalments;
    expect(parts.map(({ fen }) => fen).reduce((sum, fen) => sum + fen, 0)).toBe(10_000_001);
    expect(parts.length).toBe(3);
  });
});

describe("cases that are alike", () => {
  const keyOf = (id: string, facts: object) => {
    const { benefit, rule } = decide(id, facts);
    return similarKey(benefit, rule, new Map(vocabulary.facts.map((fact) => [fact.id, fact])));
  };

  it("turn on the same conditions, however many lines they have and whoever is in them", () => {
    const one = keyOf(reward, { referrals: [referral()] });
    expect(keyOf(reward, { referrals: [referral({ person: "other" }), referral({ person: "third" })] })).toBe(one);
    expect(keyOf(reward, { referrals: [referral({ recognised_on: "2024-04-01" })] })).toBe(one);
    expect(keyOf(reward, { referrals: [referral({ on_duty: false })] })).not.toBe(one);
    expect(keyOf(reward, { referrals: [referral({ rewarded_before: true })] })).not.toBe(one);
  });

  it("ask for the difference only against most of them", () => {
    const past = [{ outcome: "approved" }, { outcome: "approved" }, { outcome: "rejected" }] as const;
    expect(differsFrom(past, "rejected")).toBe(true);
    expect(differsFrom(past, "approved")).toBe(false);
    expect(differsFrom([], "rejected")).toBe(false);
    expect(diverging(past)).toBe(true);
  });
});

describe("a comparison of two results", () => {
  it("names each place that differs", () => {
    const a = { status: "eligible", instalments: [{ fen: 1 }, { fen: 2 }] };
    expect(differencesOf(a, structuredClone(a))).toEqual([]);
    expect(differencesOf(a, { status: "eligible", instalments: [{ fen: 1 }, { fen: 3 }, { fen: 4 }] })).toEqual([
      "instalments.1.fen",
      "instalments.2",
    ]);
  });
});
