import type { Columns } from "../ground/sheet.ts";

export type AwardKey = "number" | "name" | "benefit" | "start" | "n" | "k" | "fen" | "fund" | "account" | "bank";
/** Running awards: one row each. The first title is the one of our own template. */
export const awardColumns: Columns<AwardKey> = {
  number: {
    titles: ["证件号码", "身份证号", "身份证号码", "统一社会信用代码", "证件号码或统一社会信用代码"],
    needed: true,
  },
  name: { titles: ["姓名", "姓名或单位名称", "单位名称", "享受对象"], needed: true },
  benefit: { titles: ["待遇", "待遇编号", "事项", "补助项目"], needed: true },
  start: { titles: ["起始月份", "起始日期", "起发月份", "开始日期"], needed: true },
  n: { titles: ["总期数", "期数", "共几期"], needed: true },
  k: { titles: ["已付期数", "已发期数", "已发几期"], needed: true },
  fen: { titles: ["每期金额(元)", "每期金额", "标准", "月标准"], needed: true },
  fund: { titles: ["资金来源", "资金"], needed: false },
  account: { titles: ["收款账号", "银行账号", "卡号"], needed: false },
  bank: { titles: ["开户行", "开户银行"], needed: false },
};

export type BalanceKey = "fund" | "year" | "budget" | "paid";
export const balanceColumns: Columns<BalanceKey> = {
  fund: { titles: ["资金", "资金来源", "资金编号"], needed: true },
  year: { titles: ["年度", "年份"], needed: true },
  budget: { titles: ["预算(元)", "预算", "年度预算"], needed: true },
  paid: { titles: ["已支付(元)", "已支付", "已拨付"], needed: true },
};

/** What a template writes above its rows: one example, which says how each cell is meant. */
export const examples = {
  awards: [
    "350423199005151236",
    "示例",
    "qingliu-2023-1/05",
    "2023-03",
    "36",
    "10",
    "1000.00",
    "county-talent",
    "",
    "",
  ],
  balances: ["county-talent", "2026", "1000000.00", "250000.00"],
} as const;
