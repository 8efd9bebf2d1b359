import type { AmountKind, Status } from "@jucai/engine";
import type { Language } from "../command.ts";

type Words = {
  readonly judgedOn: string;
  readonly bundle: string;
  readonly leftOut: string;
  readonly missing: string;
  readonly excluded: string;
  readonly none: string;
  readonly unknown: string;
  readonly reading: string;
  readonly noDate: string;
  readonly paidOn: string;
  readonly atMost: string;
  readonly atLeast: string;
  readonly instalments: (count: number) => string;
  /** So many chosen benefits have no sum that could be added. */
  readonly beside: (count: number) => string;
  readonly status: Readonly<Record<Status, string>>;
  readonly amount: Readonly<Record<AmountKind, string>>;
};

/** The fixed words of readable output. */
export const words: Readonly<Record<Language, Words>> = {
  zh: {
    judgedOn: "判断日期",
    bundle: "最佳组合，合计",
    leftOut: "未选",
    missing: "还缺",
    excluded: "排除：",
    none: "没有",
    unknown: "未知",
    reading: "按口径估算：",
    noDate: "日期未定",
    paidOn: "发放日",
    atMost: "最高",
    atLeast: "不低于",
    instalments: (count) => `${count} 期`,
    beside: (count) => `，另有 ${count} 项没有定额、未计入`,
    status: {
      eligible: "符合",
      unknown: "未定",
      judgement: "须人工认定",
      ineligible: "不符合",
      not_in_force: "不在有效期",
    },
    amount: {
      fixed: "定额",
      ceiling: "限额",
      floor: "下限",
      range: "区间",
      unset: "文件未定金额",
      by_authority: "由主管单位确定",
      in_kind: "实物或服务",
      unknown: "金额未定",
    },
  },
  en: {
    judgedOn: "Judged on",
    bundle: "Best bundle, in total",
    leftOut: "left out",
    missing: "missing:",
    excluded: "excluded: ",
    none: "none",
    unknown: "unknown",
    reading: "estimated by a reading: ",
    noDate: "no date",
    paidOn: "due",
    atMost: "at most",
    atLeast: "at least",
    instalments: (count) => `${count} instalments`,
    beside: (count) => `, and ${count} more without a fixed sum`,
    status: {
      eligible: "Eligible",
      unknown: "Not settled",
      judgement: "Needs a person's judgement",
      ineligible: "Not eligible",
      not_in_force: "Not in force",
    },
    amount: {
      fixed: "fixed",
      ceiling: "ceiling",
      floor: "floor",
      range: "range",
      unset: "no amount set",
      by_authority: "set by the authority",
      in_kind: "in kind",
      unknown: "amount not settled",
    },
  },
};
