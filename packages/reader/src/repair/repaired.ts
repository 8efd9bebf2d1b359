import type { Format, ReadProblem, Span } from "../model.ts";

/** A cell with its place in the repaired text. A merged cell stands at its first place; the others it covers are empty. */
export type RepairedCell = Span & { readonly text: string };

/**
 * A whole paragraph, or a table, with its place: `text` is `Repaired.text.slice(from, to)`.
 *
 * A paragraph may hold "\n" where the author broke the line himself and nothing shows that the sentence goes on; a table
 * prints its cells with tabs between them and its rows on lines.
 */
export type RepairedParagraph = Span & {
  readonly text: string;
  /** 1-based page on which it begins, where the file has pages. */
  readonly page?: number;
  /** 1 to 9, where the file marks a heading. */
  readonly heading?: number;
  readonly centred?: true;
  /** A footnote or endnote; they stand after everything else. */
  readonly note?: true;
} & ({ readonly kind: "paragraph" } | { readonly kind: "table"; readonly rows: readonly (readonly RepairedCell[])[] });

/** What is not part of what the document says; it stays in the text, on lines of its own. */
export type RepairedLeftover = Span & {
  /** page_number: the number or the header of a page. */
  readonly why: "page_number";
};

/**
 * A document with whole paragraphs.
 *
 * Law: `text` without blanks has the same characters as the source without blanks, in the same order once the leftovers
 * are taken out of both. Leftovers stand right after the paragraph which they interrupted.
 * Paragraphs and leftovers stand in order, do not overlap, and only "\n" lies between them.
 */
export type Repaired = {
  readonly format: Format;
  readonly text: string;
  readonly paragraphs: readonly RepairedParagraph[];
  readonly leftovers: readonly RepairedLeftover[];
  readonly pages?: number;
  /** What was left out when the file was opened. */
  readonly problems: readonly ReadProblem[];
};
