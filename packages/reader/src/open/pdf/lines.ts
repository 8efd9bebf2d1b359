import type { PdfPage } from "./pdfjs.ts";

/** A run of characters on a page; points from the upper left corner, `y` at the foot of the characters. */
export type Item = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
};
/** One printed line. */
export type Line = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Parts with wide gaps between them: more than one in a row of a table. */
  readonly parts: number;
};
export type PageText = { readonly width: number; readonly height: number; readonly items: readonly Item[] };

/** Characters of a page as it is shown, turned pages upright. Text that stands askew is a watermark and left out. */
export async function pageText(page: PdfPage): Promise<PageText> {
  const view = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const found: Item[] = [];
  for (const item of items) {
    if (!("str" in item) || item.str.trim() === "") continue;
    const [a, b, , , x, y] = times(asMatrix(view.transform), asMatrix(item.transform as number[]));
    if (Math.abs(b) > Math.abs(a) * 0.1) continue;
    const size = Math.hypot(a, b);
    found.push({ text: item.str, x, y, width: item.width, size });
  }
  return { width: view.width, height: view.height, items: found };
}

export type Matrix = readonly [number, number, number, number, number, number];

/** Six numbers as the library gives them. */
export function asMatrix(list: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = list;
  return [a, b, c, d, e, f];
}

export function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

/** Items as lines from top to bottom. */
export function linesOf(items: readonly Item[]): Line[] {
  const sorted = [...items].sort((a, b) => a.y - b.y || a.x - b.x);
  const rows: Item[][] = [];
  for (const item of sorted) {
    const row = rows.at(-1);
    const before = row?.[0];
    if (row && before && item.y - before.y < Math.max(item.size, before.size) * 0.5) row.push(item);
    else rows.push([item]);
  }
  return rows.map(lineOf);
}

function lineOf(row: readonly Item[]): Line {
  const items = [...row].sort((a, b) => a.x - b.x);
  let text = "";
  let right = -Infinity;
  let parts = 1;
  let last: Item | undefined;
  for (const item of items) {
    // The same characters printed twice, a hair apart, are bold ones.
    if (last && item.text === last.text && Math.abs(item.x - last.x) < item.size * 0.2) continue;
    const gap = item.x - right;
    if (last && gap > item.size * 1.8) {
      text += "    ";
      parts += 1;
    } else if (last && gap > item.size * 0.3 && !/\s$/.test(text) && !/^\s/.test(item.text)) text += " ";
    text += item.text;
    right = Math.max(right, item.x + item.width);
    last = item;
  }
  const first = items[0]!;
  return {
    text: text.trim(),
    left: first.x,
    right,
    y: first.y,
    size: Math.max(...items.map(({ size }) => size)),
    parts,
  };
}
