/** The pending lines as a workbook, and the answers read back from it. */
import type { Readable } from "node:stream";
import type { ConfirmationLine } from "@jucai/contract";
import { openBook, type TableHead, titleKey, workbookOf } from "#modules/registry/sheets/index.ts";
import { textOf } from "#modules/registry/sheets/cell.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Placed, RowFault } from "./answer.ts";

const titles = {
  number: "办件编号",
  worker: "姓名",
  tail: "证件后四位",
  title: "事项",
  facts: "请核实的内容",
  answer: "核实结果",
  wrong: "不属实的项目",
  words: "说明",
} as const;
const answers = { 属实: "true", 不属实: "false", 不是我单位: "not_ours" } as const;

/** A row for each pending line; 核实结果 takes 属实, 不属实 or 不是我单位. */
export function confirmationWorkbook(lines: readonly ConfirmationLine[], day: string): Readable {
  const widths = { number: 22, worker: 12, tail: 12, title: 26, facts: 60, answer: 14, wrong: 26, words: 40 };
  const head: TableHead = {
    title: "单位核实",
    line: "“核实结果”填：属实、不属实、不是我单位。选不属实的，请写明项目和说明；没有填的行不会当作答复。",
    date: day,
    columns: Object.entries(titles).map(([key, title]) => ({
      title,
      kind: "text" as const,
      width: widths[key as keyof typeof titles],
    })),
  };
  async function* rows() {
    for (const { number, worker, workerTail, title, facts } of lines) {
      const asked = facts.map(({ field, line, shown }) => `${rowName(line)}${field.label.zh}：${shown.zh}`).join("；");
      yield [number, worker, workerTail, title.zh, asked, null, null, null];
    }
  }
  return workbookOf(head, rows());
}

const rowName = (line: number | null) => (line === null ? "" : `第${line + 1}行`);

/** Answers of a filled-in workbook, each with its row; rows without an answer are passed over. */
export async function answersIn(
  bytes: Buffer,
  lines: readonly ConfirmationLine[],
): Promise<{ placed: Placed[]; faults: RowFault[] }> {
  const book = await openBook(bytes);
  const byNumber = new Map(lines.map((line) => [line.number, line]));
  const placed: Placed[] = [];
  const faults: RowFault[] = [];
  let at: Map<string, number> | undefined;
  for await (const { row, cells } of book.rows(book.sheets[0] ?? "")) {
    const texts = cells.map((cell) => textOf(cell).trim());
    if (at === undefined) {
      const keys = texts.map(titleKey);
      if (keys.includes(titleKey(titles.number)) && keys.includes(titleKey(titles.answer)))
        at = new Map(keys.map((key, index) => [key, index]));
      continue;
    }
    const columns = at;
    const of = (key: keyof typeof titles) => texts[columns.get(titleKey(titles[key])) ?? -1] ?? "";
    if (!/^\d{6}-\d{4}-\d+$/.test(of("number")) || of("answer") === "") continue;
    const line = byNumber.get(of("number"));
    const answer = answers[of("answer") as keyof typeof answers];
    if (line === undefined) faults.push({ row, column: titles.number, says: unknownNumber });
    else if (answer === undefined) faults.push({ row, column: titles.answer, says: unknownAnswer });
    else {
      const wrong = wrongIn(of("wrong"), line);
      if (wrong === undefined) faults.push({ row, column: titles.wrong, says: unknownFact });
      else {
        const words = of("words");
        placed.push({
          row,
          answer: { claim: line.claim, answer, wrong, ...(words === "" ? {} : { words: words.slice(0, 4000) }) },
        });
      }
    }
  }
  if (at === undefined) throw noHeader();
  return { placed, faults };
}

/** Facts named by their labels; undefined when one is none of those asked. */
function wrongIn(text: string, { facts }: ConfirmationLine) {
  const names = text.split(/[、，,；;\s]+/).filter((name) => name !== "");
  const found = names.map((name) =>
    facts.filter(({ field, line }) => field.label.zh === name || `${rowName(line)}${field.label.zh}` === name),
  );
  if (found.some((each) => each.length === 0)) return undefined;
  return found.flat().map(({ field, line }) => ({ fact: field.fact, line }));
}

const unknownNumber = {
  zh: "没有这个办件编号的待核实行，可能已答复或已撤回。",
  en: "No pending line has this number; it may have been answered or taken back.",
};
const unknownAnswer = {
  zh: "只能填：属实、不属实、不是我单位。",
  en: "Write 属实, 不属实 or 不是我单位.",
};
const unknownFact = {
  zh: "“不属实的项目”里有一项不在这一行的核实内容中，请照抄项目名称。",
  en: "It names something that is not asked in this row; copy the name of the item.",
};

function noHeader(): Refusal {
  return new Refusal("not_valid", {
    zh: "没有找到“办件编号”和“核实结果”两列，请用下载的表填写。",
    en: "The columns 办件编号 and 核实结果 are not there; fill in the sheet that you downloaded.",
  });
}
