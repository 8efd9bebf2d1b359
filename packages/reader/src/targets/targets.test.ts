import { describe, expect, it } from "vitest";
import { findAmounts } from "../amounts/amounts.ts";
import { findDeadlines } from "../deadlines/deadlines.ts";
import { findTargets } from "./targets.ts";

const read = (text: string) =>
  findTargets(text, findDeadlines(text), findAmounts(text)).map(({ at: _, text: __, what: ___, ...target }) => target);

describe("targets", () => {
  it.each([
    ["全年举办宣讲会不少于20场", [{ value: 20, op: ">=", unit: "场", every: "year" }]],
    ["每季度走访企业10家以上", [{ value: 10, op: ">=", unit: "家", every: "quarter" }]],
    ["每年至少联系一次", [{ value: 1, op: ">=", unit: "次", every: "year" }]],
    ["每两年表彰20名工匠", [{ value: 20, op: "=", unit: "名", every: "year", years: 2 }]],
    ["每年遴选3—5个项目", [{ value: 5, from: 3, op: "=", unit: "个", every: "year" }]],
    ["每年支持10个左右课题", [{ value: 10, op: "~", unit: "个", every: "year" }]],
    ["评选能手各10名", [{ value: 10, op: "=", unit: "名" }]],
    [
      "力争培养博士100名、硕士1000名、本科生1万名",
      [100, 1000, 10_000].map((value) => ({ value, op: ">=", unit: "名" })),
    ],
    ["审批压缩至0.5个工作日以内", [{ value: 0.5, op: "<=", unit: "个工作日" }]],
    ["高级职称占比达到32%", [{ value: 32, op: ">=", unit: "%" }]],
  ])("are read from %s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it("are no places, lengths of time, sums or conditions", () => {
    expect(read("获第1名或前3名的，工作满5年，连续6个月，一次性给予2000元/人，带动就业3人以上的给予奖励")).toEqual([]);
  });

  it("say what is counted", () => {
    const text = "每年提供不少于600个见习岗位";
    expect(findTargets(text, findDeadlines(text), [])[0]?.what).toBe("见习岗位");
  });
});
