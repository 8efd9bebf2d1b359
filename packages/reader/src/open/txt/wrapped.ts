import type { Block } from "../../model.ts";
import { beginsPart, breaksOff, endsSentence } from "../../repair/marks.ts";
import { widthOf } from "../../repair/width.ts";

/** Lines narrower than this may be titles and names; wider ones than this nobody wraps to. */
const narrowest = 14;
const widest = 60;

/**
 * Width at which the lines of a text were broken, in full-width characters; undefined where each line is a paragraph.
 * Broken lines are nearly all of one width and mostly end inside a sentence.
 */
export function wrapWidth(lines: readonly string[]): number | undefined {
  const long = lines.filter((line) => widthOf(line) >= narrowest);
  const widths = long.map(widthOf);
  let best = { width: 0, count: 0 };
  for (let width = narrowest; width <= widest; width += 1) {
    const count = widths.filter((each) => each >= width - 2.5 && each <= width + 1).length;
    if (count > best.count) best = { width, count };
  }
  // Where lines are paragraphs, many are far longer than any one width.
  const longer = widths.filter((each) => each > best.width + 1.5).length;
  if (best.count < 4 || best.count * 2 < long.length || longer * 10 > long.length) return undefined;
  const full = long.filter((line) => isFull(line, best.width));
  return full.filter((line) => !endsSentence(line)).length * 10 >= full.length * 6 ? best.width : undefined;
}

function isFull(line: string, width: number): boolean {
  return widthOf(line) >= width - 2.5;
}

/** Whether the sentence of a line may go on in the next. */
export function mayGoOn(line: string, width: number | undefined): boolean {
  if (width !== undefined)
    return isFull(line, width) || breaksOff(line) || (/，/u.test(line) && !endsSentence(line) && !beginsPart(line));
  // Where lines are paragraphs, a page's end still breaks one.
  return breaksOff(line) || (widthOf(line) >= 45 && !endsSentence(line) && !/[）)〕】”]$/u.test(line));
}

/** Marks paragraphs that are lines of a page, as programs leave them that turn pages into Word files or web pages. */
export function withLines(blocks: readonly Block[]): readonly Block[] {
  const width = wrapWidth(blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : [])));
  if (width === undefined) return blocks;
  return blocks.map((block) =>
    block.kind === "paragraph" && mayGoOn(block.text.trim(), width) ? { ...block, line: true as const } : block,
  );
}
