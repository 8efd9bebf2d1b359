import type { Block, Format } from "../model.ts";
import { beginsField, beginsPart, breaksOff, endsSentence, leftOpen } from "./marks.ts";

type Paragraph = Extract<Block, { kind: "paragraph" }>;

/** Longest way back to a bracket that a next line may close: titles and lists of units run on, faults do not. */
const openFor = 120;

/**
 * Whether `next` goes on with the sentence of `soFar`, whose last line is `last`.
 * Word and web pages keep whole paragraphs, so there only a title that is still open goes on.
 */
export function goesOn(soFar: string, last: Paragraph, next: Paragraph, format: Format): boolean {
  if (soFar === "" || next.text.trim() === "" || next.note !== last.note) return false;
  const line = next.text.trim();
  if (closesBracket(soFar, line, format)) return true;
  if (!last.line || next.heading !== undefined || last.heading !== undefined) return false;
  // The last lines of a document: copies to, and who printed it when.
  if (/印发$/u.test(line) || (/^抄[送报]/u.test(soFar) && endsSentence(soFar))) return false;
  if (!beginsPart(line)) return !(line.startsWith("——") && endsSentence(soFar));
  // In brackets the units may close the paragraph on a line of their own.
  return /^[（(]/.test(line) && beginsField(line)
    ? !/^[（(]此/.test(line)
    : /第$/.test(soFar) && breaksOff(soFar + "，");
}

function closesBracket(soFar: string, line: string, format: Format): boolean {
  const open = leftOpen(soFar);
  if (!open || open.back > openFor) return false;
  if ((format === "docx" || format === "html") && open.closer !== "》") return false;
  const closes = line.indexOf(open.closer);
  return closes >= 0 && closes < openFor && !/[。！？]/.test(line.slice(0, closes));
}

/** The two as one: Latin words keep a blank between them, everything else stands close. */
export function joined(soFar: string, line: string): string {
  return /[A-Za-z]$/.test(soFar) && /^[A-Za-z]/.test(line) ? `${soFar} ${line}` : soFar + line;
}
