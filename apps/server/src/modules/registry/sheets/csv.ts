import { Readable } from "node:stream";
import { parse } from "csv-parse";
import type { SheetRow } from "./cell.ts";
import { limits } from "./limits.ts";
import { refused } from "./refused.ts";

/** Text of a file in the encodings that Excel and WPS write; undefined when it is none of them. */
export function decoderOf(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes.includes(0)) return undefined;
  return fits(bytes, "utf-8") ? "utf-8" : fits(bytes, "gb18030") ? "gb18030" : undefined;
}

function fits(bytes: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Rows of a CSV, with quotes and line breaks inside them; separated by comma, tab or semicolon. */
export async function* csvRows(bytes: Buffer, encoding: string): AsyncGenerator<SheetRow, void, undefined> {
  const text = new TextDecoder(encoding).decode(bytes);
  const parser = Readable.from(pieces(text)).pipe(
    parse({
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      info: false,
      max_record_size: 1024 * 1024,
    }),
  );
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row++;
      if (row > limits.rowsInFile) throw refused.tooManyRows(limits.rowsInFile);
      if (cells.length > limits.columns * 4) throw refused.tooManyColumns(limits.columns);
      if (cells.some((cell) => cell !== "")) yield { row, cells: cells.map((cell) => (cell === "" ? null : cell)) };
    }
  } catch (error) {
    throw error instanceof Error && "code" in error && String(error.code).startsWith("CSV_")
      ? refused.damaged()
      : error;
  }
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 64 * 1024) yield text.slice(at, at + 64 * 1024);
}

/** The separator that the first lines use most. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000);
  const count = (sign: string) => head.split(sign).length;
  return [",", "\t", ";"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
