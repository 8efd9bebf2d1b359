import { Unreadable, type Format, type Source } from "../model.ts";
import { refused } from "./refused.ts";
import { type Stop, stopAfter } from "./stop.ts";

/** Opens the bytes of one format; refuses with Unreadable. */
type Opener = (bytes: Uint8Array, stop: Stop) => Source | Promise<Source>;

/** Loaded when first needed: the parts for PDF alone take longer to load than most documents to read. */
const openers: Readonly<Record<Format, () => Promise<Opener>>> = {
  txt: async () => (await import("./txt/open-txt.ts")).openTxt,
  docx: async () => (await import("./docx/open-docx.ts")).openDocx,
  pdf: async () => (await import("./pdf/open-pdf.ts")).openPdf,
  html: async () => (await import("./html/open-html.ts")).openHtml,
};

/** Opens a file in this thread. Throws Unreadable and nothing else. */
export async function openHere(bytes: Uint8Array, format: Format, milliseconds: number): Promise<Source> {
  try {
    const open = await openers[format]();
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
