import { Unreadable, type Format, type Source } from "../model.ts";
import { formatOf } from "./detect.ts";
import { limits } from "./limits.ts";
import { refused } from "./refused.ts";
import { type Stop, stopAfter } from "./stop.ts";

type Opener = (bytes: Uint8Array, stop: Stop) => Source | Promise<Source>;

/** Loaded when first needed: the parts for PDF alone take longer to load than most documents to read. */
const openers: Readonly<Record<Format, () => Promise<Opener>>> = {
  txt: async () => (await import("./txt/open-txt.ts")).openTxt,
  docx: async () => (await import("./docx/open-docx.ts")).openDocx,
  pdf: async () => (await import("./pdf/open-pdf.ts")).openPdf,
  html: async () => (await import("./html/open-html.ts")).openHtml,
};

/**
 * Opens a document by what it contains; its name decides only whether a text with tags in it is a web page.
 * Throws Unreadable for every file that is not read: other formats, broken, encrypted, without text, with macros, or
 * larger than `limits`. Never anything else.
 */
export async function openFile(
  bytes: Uint8Array,
  name: string,
  milliseconds: number = limits.milliseconds,
): Promise<Source> {
  if (bytes.length === 0) throw refused.empty();
  if (bytes.length > limits.bytes) throw refused.tooLarge();
  const open = await openers[formatOf(bytes, name)]();
  try {
    const source = await open(bytes, stopAfter(milliseconds));
    if (source.blocks.every(isBlank)) throw refused.noText();
    return source;
  } catch (fault) {
    throw fault instanceof Unreadable ? fault : refused.damaged();
  }
}

function isBlank(block: Source["blocks"][number]): boolean {
  if (block.kind === "paragraph") return block.text.trim() === "";
  return block.rows.every((row) => row.every((cell) => cell.trim() === ""));
}
