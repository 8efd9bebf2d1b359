import { refused } from "../../registry/sheets/index.ts";
import { decimal } from "./bank-file.ts";
import { type Columns, readList, type RowProblem } from "../ground/sheet.ts";

/** One row of the bank's answer, as far as it can be read. */
export type Answer = {
  readonly row: number;
  readonly number: string;
  readonly fen: number | undefined;
  readonly outcome: "paid" | "bounced" | undefined;
  readonly reference: string;
  /** Calendar date. */
  readonly day: string | undefined;
  readonly reason: string;
  readonly problem?: RowProblem;
};

type Key = "number" | "fen" | "outcome" | "reason" | "reference" | "day";
const columns: Columns<Key> = {
  number: { titles: ["支付编号", "付款编号", "业务编号", "payment"], needed: true },
  fen: { titles: ["金额(元)", "金额", "金额（元）", "交易金额", "amount"], needed: true },
  outcome: { titles: ["结果", "处理结果", "状态", "交易状态", "result"], needed: true },
  reason: { titles: ["原因", "失败原因", "退汇原因", "reason"], needed: false },
  reference: { titles: ["银行流水号", "流水号", "交易流水号", "reference"], needed: false },
  day: { titles: ["日期", "到账日期", "交易日期", "处理日期", "date"], needed: false },
};
const paidWords = /^(成功|已到账|到账|已支付|交易成功|处理成功|paid|success)$/i;
const bouncedWords = /^(失败|退汇|已退汇|退回|交易失败|处理失败|bounced|failed|returned)$/i;

/**
 * Reads the bank's answer: CSV or a workbook, columns in any order under the titles that banks use. A row that cannot be read,
 * such as the last one of half a file, comes back with its problem; so does a total that differs from its rows.
 */
export async function readReturn(bytes: Buffer): Promise<Answer[]> {
  const lines = await readList(bytes, columns);
  const answers: Answer[] = [];
  let sum = 0;
  for (const line of lines) {
    const base = {
      row: line.row,
      number: line.text("number").toUpperCase(),
      fen: line.fen("fen"),
      reference: line.text("reference"),
      reason: line.text("reason"),
      day: dayOf(line.text("day")),
    };
    if (line.total) {
      const said = base.fen;
      if (said !== undefined && said !== sum)
        answers.push({ ...base, number: "合计", outcome: undefined, problem: otherTotal(said, sum) });
      continue;
    }
    sum += base.fen ?? 0;
    const text = line.text("outcome");
    const outcome = paidWords.test(text) ? "paid" : bouncedWords.test(text) ? "bounced" : undefined;
    const wrong = problemOf(base.number, base.fen, outcome, text);
    answers.push({ ...base, outcome, ...(wrong === undefined ? {} : { problem: wrong }) });
  }
  if (answers.length === 0) throw refused.empty();
  return answers;
}

function problemOf(
  number: string,
  fen: number | undefined,
  outcome: Answer["outcome"],
  text: string,
): RowProblem | undefined {
  if (number === "" || text === "" || fen === undefined) {
    return {
      says: {
        zh: "这一行不完整，可能文件没有下载全。",
        en: "This row is not whole; perhaps half of the file is missing.",
      },
      fix: {
        zh: "从银行重新下载后再导入，已入账的不会重复",
        en: "Download it again and load it; what is booked is not booked twice",
      },
    };
  }
  if (outcome !== undefined) return undefined;
  return {
    says: { zh: `看不懂结果“${text}”。`, en: `"${text}" is no outcome that is known.` },
    fix: { zh: "改成“成功”或“退汇”", en: "Write 成功 (paid) or 退汇 (sent back)" },
  };
}

function otherTotal(said: number, sum: number): RowProblem {
  return {
    says: {
      zh: `文件合计 ${decimal(said)} 元，各行相加 ${decimal(sum)} 元，文件可能不完整。`,
      en: `The file's total is ${decimal(said)} yuan but its rows come to ${decimal(sum)}; perhaps a part is missing.`,
    },
    fix: { zh: "从银行重新下载后再导入", en: "Download it again and load it" },
  };
}

/** `20261130`, `2026-11-30`, `2026/11/30` as a calendar date; undefined for what is none. */
function dayOf(text: string): string | undefined {
  const found = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})/.exec(text);
  if (found === null) return undefined;
  const day = `${found[1]}-${found[2]!.padStart(2, "0")}-${found[3]!.padStart(2, "0")}`;
  const real = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== day ? undefined : day;
}
