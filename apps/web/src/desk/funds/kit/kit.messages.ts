import { messages } from "../../../lib/messages.ts";

/** Words that all pages of money share. */
export const kitMessages = messages(
  {
    unit: "单位：元",
    yuan: "元",
    pageSum: "本页小计",
    allSum: "全部合计",
    allSumOf: (n: string) => `全部合计（${n}笔）`,
    limit: "预算",
    held: "占用",
    paid: "已拨付",
    left: "可用",
    stepDone: "已完成",
    asTable: "看表格",
    asChart: "看图",
    exportNumbers: "导出数字",
    amountWrong: "金额写成 1206000 或 1206000.50 的样子。",
  },
  {
    unit: "in yuan",
    yuan: "yuan",
    pageSum: "This page",
    allSum: "All together",
    allSumOf: (n: string) => `All together (${n})`,
    limit: "Budget",
    held: "Held",
    paid: "Paid",
    left: "Free",
    stepDone: "done",
    asTable: "Show the table",
    asChart: "Show the chart",
    exportNumbers: "Export the numbers",
    amountWrong: "Write the amount as 1206000 or 1206000.50.",
  },
);
