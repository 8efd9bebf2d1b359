import type { Block, Source } from "../model.ts";
import { closeGaps } from "./gaps.ts";
import { goesOn, joined } from "./join.ts";
import { pageNumbersOf } from "./pages.ts";
import type { Repaired, RepairedCell, RepairedLeftover, RepairedParagraph } from "./repaired.ts";

type Paragraph = Extract<Block, { kind: "paragraph" }>;
type Table = Extract<Block, { kind: "table" }>;
/** What one paragraph is made of, and the page numbers that interrupted it. */
type Piece = {
  readonly leftovers: string[];
} & (
  | { readonly kind: "paragraph"; text: string; readonly first: Paragraph; last: Paragraph }
  | { readonly kind: "table"; rows: readonly (readonly string[])[]; readonly first: Table }
);

/** Makes whole paragraphs of lines, sets page numbers apart and closes the gaps inside words. Law: see `Repaired`. */
export function repair(source: Source): Repaired {
  return write(source, pieces(source), fromPages(source));
}

/** Lines of pages rather than paragraphs: a third of the blocks go on in the next. */
function fromPages({ blocks }: Source): boolean {
  return blocks.filter((block) => block.kind === "paragraph" && block.line).length * 3 > blocks.length;
}

function pieces(source: Source): Piece[] {
  const numbers = pageNumbersOf(source.blocks);
  const found: Piece[] = [];
  source.blocks.forEach((block, index) => {
    const piece = found.at(-1);
    if (numbers.has(index) && block.kind === "paragraph") {
      // Before anything else there is nothing to interrupt: an empty piece carries it.
      if (piece) piece.leftovers.push(block.text.trim());
      else found.push({ kind: "paragraph", text: "", first: block, last: block, leftovers: [block.text.trim()] });
    } else if (!piece || !takenIn(piece, block, source)) found.push(pieceOf(block));
  });
  return found;
}

function pieceOf(block: Block): Piece {
  return block.kind === "table"
    ? { kind: "table", rows: block.rows, first: block, leftovers: [] }
    : { kind: "paragraph", text: block.text.trim(), first: block, last: block, leftovers: [] };
}

/** Goes on with the piece, where the block is its next line, or the rest of its table after a page number. */
function takenIn(piece: Piece, block: Block, source: Source): boolean {
  if (piece.kind === "paragraph" && block.kind === "paragraph") {
    if (!goesOn(piece.text, piece.last, block, source.format)) return false;
    piece.text = joined(piece.text, block.text.trim());
    piece.last = block;
    return true;
  }
  if (piece.kind === "table" && block.kind === "table" && piece.leftovers.length > 0) {
    if (columns(piece.rows) !== columns(block.rows)) return false;
    piece.rows = [...piece.rows, ...block.rows];
    return true;
  }
  return false;
}

function columns(rows: readonly (readonly string[])[]): number {
  return Math.max(0, ...rows.map((row) => row.length));
}

function write({ format, pages, problems = [] }: Source, found: readonly Piece[], paged: boolean): Repaired {
  const parts: string[] = [];
  const paragraphs: RepairedParagraph[] = [];
  const leftovers: RepairedLeftover[] = [];
  let at = 0;
  const put = (text: string): { from: number; to: number } => {
    const from = at;
    parts.push(text);
    at += text.length + 1;
    return { from, to: from + text.length };
  };
  for (const piece of found) {
    const paragraph = piece.kind === "table" ? tableAt(piece, at, paged) : paragraphAt(piece, at, paged);
    if (paragraph) {
      put(paragraph.text);
      paragraphs.push(paragraph);
    }
    for (const text of piece.leftovers) leftovers.push({ ...put(text), why: "page_number" });
  }
  return { format, text: parts.join("\n"), paragraphs, leftovers, problems, ...(pages === undefined ? {} : { pages }) };
}

function paragraphAt(
  piece: Extract<Piece, { kind: "paragraph" }>,
  from: number,
  paged: boolean,
): RepairedParagraph | undefined {
  const text = closeGaps(piece.text, paged);
  if (text.trim() === "") return undefined;
  const { page, heading, centred, note } = piece.first;
  return {
    kind: "paragraph",
    text,
    from,
    to: from + text.length,
    ...(page === undefined ? {} : { page }),
    ...(heading === undefined ? {} : { heading }),
    ...(centred === undefined ? {} : { centred }),
    ...(note === undefined ? {} : { note }),
  };
}

function tableAt(
  piece: Extract<Piece, { kind: "table" }>,
  from: number,
  paged: boolean,
): RepairedParagraph | undefined {
  let text = "";
  const rows = piece.rows.map((row, r): RepairedCell[] => {
    if (r > 0) text += "\n";
    return row.map((cell, c) => {
      if (c > 0) text += "\t";
      const clean = cell
        .split("\n")
        .map((line) => closeGaps(line.trim(), paged))
        .filter(Boolean)
        .join("\n");
      const start = from + text.length;
      text += clean;
      return { text: clean, from: start, to: start + clean.length };
    });
  });
  if (text.trim() === "") return undefined;
  const { page } = piece.first;
  return { kind: "table", rows, text, from, to: from + text.length, ...(page === undefined ? {} : { page }) };
}
