import { limits } from "../limits.ts";
import { refused } from "../refused.ts";
import type { Stop } from "../stop.ts";
import { attributeOf, elementsBelow, isElement, isLeftOut, type Element, type Node } from "./tree.ts";
import { tidy } from "./tidy.ts";

/** Pages are laid out by tables, too: those hold other tables, headings, or whole articles in a cell. */
export function isDataTable(table: Element): boolean {
  let rows = 0;
  let cells = 0;
  for (const { tagName } of elementsBelow(table)) {
    if (tagName === "table" || /^h[1-4]$/.test(tagName)) return false;
    if (tagName === "tr") rows += 1;
    if (tagName === "td" || tagName === "th") cells += 1;
  }
  return rows >= 2 && cells > rows;
}

/** Rows with merged cells at their first place; the other places they cover are empty. */
export function tableRows(table: Element, stop: Stop): string[][] {
  const rows: string[][] = [];
  /** Per column: for how many more rows a cell above reaches down. */
  const covered: number[] = [];
  let count = 0;
  for (const row of elementsBelow(table)) {
    if (row.tagName !== "tr" || isLeftOut(row)) continue;
    const texts: string[] = [];
    const skipCovered = (): void => {
      while ((covered[texts.length] ?? 0) > 0) {
        covered[texts.length]! -= 1;
        texts.push("");
      }
    };
    for (const cell of row.childNodes) {
      stop();
      if (!isElement(cell) || !/^t[dh]$/.test(cell.tagName)) continue;
      skipCovered();
      const wide = spanOf(cell, "colspan");
      const down = spanOf(cell, "rowspan") - 1;
      count += wide;
      if (count > limits.cells) throw refused.tooLong();
      for (let each = 0; each < wide; each += 1) {
        covered[texts.length] = down;
        texts.push(each === 0 ? cellText(cell) : "");
      }
    }
    skipCovered();
    if (texts.length > 0) rows.push(texts);
  }
  return rows;
}

function spanOf(cell: Element, name: string): number {
  const value = Number(attributeOf(cell, name) ?? 1);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, 200) : 1;
}

/** Paragraphs of a cell on lines of their own. */
function cellText(cell: Element): string {
  let text = "";
  const stack: (Node | "line")[] = cell.childNodes.toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node === "line") text += "\u0000";
    else if ("value" in node) text += node.value;
    else if (isElement(node) && !isLeftOut(node)) {
      const line = /^(?:p|div|br|li)$/.test(node.tagName);
      if (line) stack.push("line");
      stack.push(...node.childNodes.toReversed());
      if (line) stack.push("line");
    }
  }
  return text.split("\u0000").map(tidy).filter(Boolean).join("\n");
}
