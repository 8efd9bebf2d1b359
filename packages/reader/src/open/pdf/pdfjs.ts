import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { getDocument, PDFDocumentProxy } from "pdfjs-dist";
import { refused } from "../refused.ts";

export type PdfDocument = PDFDocumentProxy;
export type PdfPage = Awaited<ReturnType<PDFDocumentProxy["getPage"]>>;
/** The library as it is used here. Its operations carry numbers which it may give anew. */
export type Pdfjs = { readonly getDocument: typeof getDocument; readonly OPS: Readonly<Record<string, number>> };

/**
 * Opens a PDF with nothing but what is installed: character maps and standard fonts come from the package's folder,
 * nothing from any network; no script of the document runs, no picture is decoded that nobody asks for.
 */
export async function openDocument(bytes: Uint8Array): Promise<{ pdfjs: Pdfjs; document: PdfDocument }> {
  const pdfjs = (await import("pdfjs-dist/legacy/build/pdf.mjs")) as unknown as Pdfjs;
  const folder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  const task = pdfjs.getDocument({
    // The library takes the bytes away from whoever hands them in.
    data: new Uint8Array(bytes),
    cMapUrl: join(folder, "cmaps/"),
    standardFontDataUrl: join(folder, "standard_fonts/"),
    wasmUrl: join(folder, "wasm/"),
    useSystemFonts: false,
    useWorkerFetch: false,
    disableFontFace: true,
    enableXfa: false,
    maxImageSize: 1,
    verbosity: 0,
  });
  try {
    return { pdfjs, document: await task.promise };
  } catch (fault) {
    throw fault instanceof Error && fault.name === "PasswordException" ? refused.encrypted() : refused.damaged();
  }
}
