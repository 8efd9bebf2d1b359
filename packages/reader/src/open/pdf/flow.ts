import { isPageNumber } from "../../repair/marks.ts";
import type { Block } from "../../model.ts";
import type { Line } from "./lines.ts";

/** A line or a table of a page, in reading order. */
export type Placed = { readonly page: number; readonly pageWidth: number } & (
  | { readonly kind: "line"; readonly line: Line }
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[] }
);
type PlacedLine = Extract<Placed, { kind: "line" }>;

/** Where the text of a document stands on its pages. */
type Frame = { readonly left: number; readonly right: number };

/**
 * Lines as blocks. A line may go on in the next when it reaches the right edge of the text and the next is not
 * indented; a line in the middle with room on both sides is centred.
 */
export function blocksOf(placed: readonly Placed[]): Block[] {
  const frames = framesOf(placed);
  return placed.map((each, index): Block => {
    if (each.kind === "table") return { kind: "table", rows: each.rows, page: each.page };
    const frame = frames.get(Math.round(each.pageWidth))!;
    const next = placed
      .slice(index + 1, index + 6)
      .find((other) => other.kind === "table" || !isPageNumber(other.line.text));
    return {
      kind: "paragraph",
      text: each.line.text,
      page: each.page,
      ...(isCentred(each.line, frame) ? { centred: true as const } : {}),
      ...(goesOn(each, next, frame) ? { line: true as const } : {}),
    };
  });
}

/** Pages of one width share a frame: landscape annexes have their own. */
function framesOf(placed: readonly Placed[]): Map<number, Frame> {
  const lines = new Map<number, Line[]>();
  for (const each of placed) {
    if (each.kind !== "line") continue;
    const key = Math.round(each.pageWidth);
    const list = lines.get(key) ?? [];
    list.push(each.line);
    lines.set(key, list);
  }
  return new Map([...lines].map(([key, list]) => [key, frameOf(list)]));
}

function frameOf(lines: readonly Line[]): Frame {
  const rights = lines.map(({ right }) => right).sort((a, b) => a - b);
  const right = rights[Math.min(rights.length - 1, Math.floor(rights.length * 0.95))]!;
  // Most lines of a paragraph are not its first: where they begin is the left edge.
  const counts = new Map<number, number>();
  for (const { left } of lines) counts.set(Math.round(left / 3), (counts.get(Math.round(left / 3)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const left = Math.min(...[...counts].filter(([, count]) => count * 3 >= most).map(([place]) => place * 3));
  return { left, right };
}

function isCentred({ left, right, size }: Line, frame: Frame): boolean {
  const before = left - frame.left;
  const after = frame.right - right;
  return before > size * 2.5 && after > size * 2.5 && Math.abs(before - after) < size * 1.5;
}

function goesOn({ line }: PlacedLine, next: Placed | undefined, frame: Frame): boolean {
  if (next?.kind !== "line" || line.parts > 1) return false;
  const indent = next.line.left - frame.left;
  return line.right > frame.right - line.size * 1.7 && indent < next.line.size * 1.2;
}
