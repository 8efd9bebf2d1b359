import type { Block } from "../../model.ts";
import { limits } from "../limits.ts";
import { refused } from "../refused.ts";
import { lengthGuard, type Stop } from "../stop.ts";
import { itemLabel } from "./lists.ts";
import { isDataTable, tableRows } from "./table.ts";
import { tidy } from "./tidy.ts";
import { isCentred, isElement, isLeftOut, type Element, type Node, type Parent } from "./tree.ts";

const inline = new Set([
  "a",
  "abbr",
  "b",
  "big",
  "cite",
  "code",
  "del",
  "em",
  "font",
  "i",
  "ins",
  "label",
  "mark",
  "q",
  "ruby",
  "s",
  "small",
  "span",
  "strong",
  "sub",
  "sup",
  "u",
  "o:p",
]);

type Open = { text: string; centred: boolean; heading: number | undefined };
/** A node to look at, or the end of one that was opened. */
type Step =
  | { readonly node: Node; readonly depth: number; readonly centred: boolean; readonly heading: number | undefined }
  | "end";

/** Blocks of a page in reading order. */
export function blocksOf(root: Parent, stop: Stop): Block[] {
  const blocks: Block[] = [];
  const grow = lengthGuard();
  let open: Open = { text: "", centred: false, heading: undefined };
  const close = (centred = false, heading?: number): void => {
    const text = tidy(open.text);
    if (text !== "") {
      blocks.push({
        kind: "paragraph",
        text,
        ...(open.heading === undefined ? {} : { heading: open.heading }),
        ...(open.centred ? { centred: true as const } : {}),
      });
    }
    open = { text: "", centred, heading };
  };
  const steps: Step[] = below(root, 0, false, undefined);
  for (let step = steps.pop(); step; step = steps.pop()) {
    stop();
    if (step === "end") {
      close();
      continue;
    }
    const { node, depth } = step;
    if (depth > limits.depth) throw refused.bomb();
    if ("value" in node) {
      grow(node.value.length);
      open.text += node.value;
    }
    if (!isElement(node) || isLeftOut(node)) continue;
    const centred = step.centred || isCentred(node);
    const heading = headingOf(node) ?? step.heading;
    if (node.tagName === "table" && isDataTable(node)) {
      close();
      const rows = tableRows(node, stop);
      for (const row of rows) for (const cell of row) grow(cell.length);
      blocks.push({ kind: "table", rows });
    } else if (inline.has(node.tagName)) steps.push(...below(node, depth + 1, centred, heading));
    else {
      close(centred, heading);
      open.text += itemLabel(node);
      if (node.tagName !== "br") steps.push("end", ...below(node, depth + 1, centred, heading));
    }
  }
  close();
  return blocks;
}

function below(parent: Parent, depth: number, centred: boolean, heading: number | undefined): Step[] {
  return parent.childNodes.map((node): Step => ({ node, depth, centred, heading })).reverse();
}

function headingOf({ tagName }: Element): number | undefined {
  return /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : undefined;
}
