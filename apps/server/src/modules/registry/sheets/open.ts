import type { SheetRow } from "./cell.ts";
import { csvRows, decoderOf } from "./csv.ts";
import { limits } from "./limits.ts";
import { refused } from "./refused.ts";
import { openContainer } from "./xlsx/container.ts";
import { mergedDown, withMerged } from "./xlsx/merged.ts";
import { sheetRows } from "./xlsx/rows.ts";
import { readSharedStrings, type SharedStrings } from "./xlsx/shared-strings.ts";
import { readWorkbook } from "./xlsx/workbook.ts";

/** A file that may be read: its sheets, and the rows of each from the beginning as often as asked. */
export type OpenBook = {
  readonly kind: "xlsx" | "csv";
  /** Names of the sheets that are shown, in order. */
  readonly sheets: readonly string[];
  readonly rows: (sheet: string) => AsyncIterable<SheetRow>;
};

/**
 * Opens a workbook or CSV by what it contains, never by its name. Throws Refusal for everything else, and for
 * what is too large, encrypted, or more than data (macros, links to other files).
 */
export async function openBook(bytes: Buffer): Promise<OpenBook> {
  if (bytes.length === 0) throw refused.empty();
  if (bytes.length > limits.bytes) throw refused.tooLarge(limits.bytes);
  if (bytes.readUInt32BE(0) === 0x504b0304) return openWorkbook(bytes);
  if (bytes.subarray(0, 8).toString("hex") === "d0cf11e0a1b11ae1") throw oldContainer(bytes);
  return openCsv(bytes);
}

async function openWorkbook(bytes: Buffer): Promise<OpenBook> {
  const container = await openContainer(bytes);
  const workbook = await readWorkbook(container);
  const shown = workbook.sheets.filter(({ hidden }) => !hidden);
  const sheets = shown.length > 0 ? shown : workbook.sheets;
  let strings: SharedStrings | undefined;
  return {
    kind: "xlsx",
    sheets: sheets.map(({ name }) => name),
    async *rows(sheet) {
      const part = sheets.find(({ name }) => name === sheet);
      if (part === undefined) throw refused.noSheet();
      strings ??= await readSharedStrings(container, workbook.sharedStrings);
      const merged = await mergedDown(container, part.path);
      yield* withMerged(sheetRows(container, part.path, strings, workbook), merged);
    },
  };
}

/** Both old workbooks and encrypted new ones come in Microsoft's older container. */
function oldContainer(bytes: Buffer): Error {
  return bytes.includes(Buffer.from("EncryptedPackage", "utf16le")) ? refused.encrypted() : refused.oldExcel();
}

function openCsv(bytes: Buffer): OpenBook {
  const encoding = decoderOf(bytes);
  if (encoding === undefined) throw refused.otherKind();
  const start = new TextDecoder(encoding).decode(bytes.subarray(0, 2_000)).trimStart();
  if (start === "" && bytes.length < 2_000) throw refused.empty();
  // Web pages and other formats under a spreadsheet's name are common: what they show is not what they say.
  if (/^(<\?xml|<!doctype|<html|<table|%PDF|\{\\rtf)/i.test(start)) throw refused.otherKind();
  return { kind: "csv", sheets: ["CSV"], rows: () => csvRows(bytes, encoding) };
}
