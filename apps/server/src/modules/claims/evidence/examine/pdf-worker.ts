import { parentPort, workerData } from "node:worker_threads";
import { inflateSync } from "node:zlib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PdfVerdict } from "./pdf.ts";

/** Bytes that one compressed part may become: a page scanned at 600 dots per inch in colour. */
const mostInflated = 128 * 1024 * 1024;

/** Runs in a thread of its own: whatever a hostile file makes the parser do ends with the thread. */
async function verdictOf(bytes: Buffer): Promise<PdfVerdict> {
  const text = bytes.toString("latin1");
  // Whole PDFs end so; what follows would be another file glued on.
  const end = text.lastIndexOf("%%EOF");
  if (end < bytes.length - 1024 || text.slice(end + 5).trim() !== "") return { fault: "brokenPdf" };
  if (/\/(?:Launch|RichMedia|XFA)\b/.test(text)) return { fault: "active" };
  if (/\/FlateDecode\s*\/(?:Flate|LZW)Decode/.test(text) || inflatesTooFar(bytes, text)) return { fault: "bomb" };
  return opened(bytes);
}

function inflatesTooFar(bytes: Buffer, text: string): boolean {
  for (const { index, 0: mark } of text.matchAll(/(?<!end)stream\r?\n/g)) {
    const from = index + mark.length;
    // What is no zlib stream is a photo or plain text.
    if (((bytes[from] ?? 0) & 0x0f) !== 8) continue;
    try {
      inflateSync(bytes.subarray(from, text.indexOf("endstream", from)), { maxOutputLength: mostInflated });
    } catch (error) {
      if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") return true;
    }
  }
  return false;
}

async function opened(bytes: Buffer): Promise<PdfVerdict> {
  const how = { verbosity: 0, disableFontFace: true, useSystemFonts: false, stopAtErrors: true };
  try {
    const document = await getDocument({ data: new Uint8Array(bytes), ...how }).promise;
    const active = (await document.hasJSActions()) || document.isPureXfa || (await document.getAttachments()) !== null;
    if (active) return { fault: "active" };
    // The first and the last page tell whether the tree of pages is there.
    for (const page of [1, document.numPages]) await document.getPage(page);
    return { pages: document.numPages };
  } catch (error) {
    return { fault: (error as Error).name === "PasswordException" ? "locked" : "brokenPdf" };
  }
}

parentPort?.postMessage(await verdictOf(Buffer.from(workerData as Uint8Array)));
