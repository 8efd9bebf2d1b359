import { describe, expect, it } from "vitest";
import { findAmounts } from "../amounts/amounts.ts";
import { findDeadlines, withoutRates } from "./deadlines.ts";

const read = (text: string) => findDeadlines(text).map(({ at: _, text: __, ...due }) => due);

describe("deadlines and rhythms", () => {
  it.each([
    ["每年11月25日前报送", [{ every: "year", by: "11-25" }]],
    ["每年于9月底前汇总", [{ every: "year", by: "09-30" }]],
    ["每年组织一次，10月底前上报", [{ every: "year" }, { every: "year", by: "10-31" }]],
    [
      "每年3月和9月受理",
      [
        { every: "year", by: "03-31", window: "3月" },
        { every: "year", by: "09-30", window: "9月" },
      ],
    ],
    ["于次年1月15日前通报", [{ every: "year", by: "01-15" }]],
    ["春节、中秋前慰问", [{ every: "holiday", window: "春节、中秋前" }]],
    ["每年上半年公布", [{ every: "year", window: "上半年" }]],
    ["于每季度最后一个月25日前报送", [{ every: "quarter", by: "25" }]],
    ["每月5日前填报", [{ every: "month", by: "05" }]],
    ["每半年小结", [{ every: "half_year" }]],
    ["每两年评选", [{ every: "year", years: 2 }]],
    [
      "建立一月一例会、一季一督查、半年一小结、一年一总结制度",
      [{ every: "month" }, { every: "quarter" }, { every: "half_year" }, { every: "year" }],
    ],
    ["实行周调度、月通报", [{ every: "week" }, { every: "month" }]],
    ["春节期间走访", [{ every: "holiday", window: "春节期间" }]],
    ["力争5年内建成", [{ within: { count: 5, unit: "year" } }]],
    ["20个工作日内办结", [{ within: { count: 20, unit: "day" } }]],
    ["到2026年底前完成", [{ by: "2026-12-31" }]],
    ["2027年6月30日前验收", [{ by: "2027-06-30" }]],
    ["10月15日前报名", [{ by: "10-15" }]],
    ["到“十五五”末", [{ by: "2030-12-31", window: "十五五" }]],
    ["定期通报，经常走访", [{ every: "often" }, { every: "often" }]],
  ])("are read from %s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it("are no conditions: what lies behind somebody, or what a sum is paid over", () => {
    expect(read("近五年内毕业的人员，3年内分别给予补助，毕业2年内，五年内评为先进的")).toEqual([]);
    expect(read("13月5日前，2月31日前")).toEqual([]);
  });

  it("are no rates: a sum paid every month is not due every month", () => {
    const text = "每人每月500元，每年总额不超过20万元，每年评选一次";
    expect(withoutRates(text, findDeadlines(text), findAmounts(text)).map(({ at }) => at.from)).toEqual([
      text.lastIndexOf("每年"),
    ]);
  });
});
