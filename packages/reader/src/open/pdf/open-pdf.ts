import type { ReadProblem, Source } from "../../model.ts";
import { limits } from "../limits.ts";
import { refused } from "../refused.ts";
import { lengthGuard, type Stop } from "../stop.ts";
import { blocksOf, type Placed } from "./flow.ts";
import { linesOf, pageText, type Line } from "./lines.ts";
import { openDocument, type Pdfjs, type PdfPage } from "./pdfjs.ts";
import { ruledTables } from "./ruled-tables.ts";
import { rulesOf } from "./rules.ts";

/** Opens a PDF that holds text: its lines page by page, tables where they are ruled. Throws Unreadable. */
export async function openPdf(bytes: Uint8Array, stop: Stop): Promise<Source> {
  const { pdfjs, document } = await openDocument(bytes);
  try {
    if (document.numPages > limits.pages) throw refused.tooLong();
    const grow = lengthGuard();
    const placed: Placed[] = [];
    const empty: number[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      stop();
      const page = await document.getPage(number);
      const found = await placedOn(page, number, pdfjs, grow);
      if (found.length === 0) empty.push(number);
      placed.push(...found);
      page.cleanup();
    }
    if (placed.length === 0) throw refused.noText();
    const problems = empty.length > 0 ? [pagesWithoutText(empty)] : [];
    return {
      format: "pdf",
      pages: document.numPages,
      blocks: blocksOf(placed),
      ...(problems.length > 0 ? { problems } : {}),
    };
  } finally {
    await document.loadingTask.destroy();
  }
}

async function placedOn(page: PdfPage, number: number, pdfjs: Pdfjs, grow: (more: number) => void): Promise<Placed[]> {
  const { width, items } = await pageText(page);
  for (const { text } of items) grow(text.length);
  const on = { page: number, pageWidth: width };
  const lines = linesOf(items);
  if (!mayHoldTable(lines)) return lines.map((line): Placed => ({ kind: "line", line, ...on }));
  const tables = ruledTables(await rulesOf(page, pdfjs), items);
  const rest = linesOf(items.filter((item) => !tables.some((table) => table.items.has(item))));
  return [
    ...rest.map((line) => ({ y: line.y, placed: { kind: "line", line, ...on } satisfies Placed })),
    ...tables.map(({ top, rows }) => ({ y: top, placed: { kind: "table", rows, ...on } satisfies Placed })),
  ]
    .sort((a, b) => a.y - b.y)
    .map(({ placed }) => placed);
}

/** What a page draws is looked at only where words stand apart in a row: it takes far longer than its text. */
function mayHoldTable(lines: readonly Line[]): boolean {
  return lines.filter(({ parts }) => parts > 1).length >= 1;
}

function pagesWithoutText(pages: readonly number[]): ReadProblem {
  const list = pages.slice(0, 20).join("、") + (pages.length > 20 ? "…" : "");
  return {
    code: "pages_without_text",
    severity: "doubt",
    at: null,
    says: {
      zh: `第 ${list} 页没有文字，可能是图片或空白页，没有读入。`,
      en: `Pages ${list.replaceAll("、", ", ")} hold no text, only a picture or nothing; they were not read.`,
    },
    fix: {
      zh: "请对照原件；如是扫描页，请换用电子版或先做文字识别。",
      en: "Compare with the original; if they are scans, use the electronic original or run text recognition.",
    },
  };
}
