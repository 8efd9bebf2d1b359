import type { Repaired } from "../repair/index.ts";
import { fold } from "../words/fold.ts";

/** One printed line of the repaired text, or one table. Lines follow each other without a gap: `next` is where the next begins. */
export type Line = {
  readonly from: number;
  readonly to: number;
  readonly next: number;
  /** Without blanks at both ends. */
  readonly text: string;
  /** The same in one form for finding things (see `fold`). */
  readonly folded: string;
  /** Where `text` begins. */
  readonly at: number;
  readonly kind: "text" | "table" | "page_number" | "note";
  readonly heading?: number;
  readonly centred?: true;
};

type Piece = { from: number; to: number; kind: Line["kind"]; heading?: number; centred?: true };

function piecesOf({ paragraphs, leftovers }: Repaired): Piece[] {
  const pieces: Piece[] = [];
  for (const paragraph of paragraphs) {
    const { from, to, heading, centred } = paragraph;
    if (paragraph.kind === "table") pieces.push({ from, to, kind: "table" });
    else if (paragraph.note === true) pieces.push({ from, to, kind: "note" });
    else {
      let start = from;
      for (const line of paragraph.text.split("\n")) {
        const marks = { ...(heading === undefined ? {} : { heading }), ...(centred === undefined ? {} : { centred }) };
        pieces.push({ from: start, to: start + line.length, kind: "text", ...marks });
        start += line.length + 1;
      }
    }
  }
  for (const { from, to } of leftovers) pieces.push({ from, to, kind: "page_number" });
  return pieces.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The lines of a repaired document in order; together they are its whole text. */
export function linesOf(repaired: Repaired): Line[] {
  const pieces = piecesOf(repaired);
  return pieces.map((piece, index) => {
    const raw = repaired.text.slice(piece.from, piece.to);
    const text = piece.kind === "table" ? raw : raw.trim();
    // What stands before the first piece belongs to it, so that nothing of the text is without a line.
    const from = index === 0 ? 0 : piece.from;
    return {
      ...piece,
      from,
      next: pieces[index + 1]?.from ?? repaired.text.length,
      text,
      folded: piece.kind === "table" ? "" : fold(text),
      at: piece.from + (piece.kind === "table" ? 0 : raw.length - raw.trimStart().length),
    };
  });
}
