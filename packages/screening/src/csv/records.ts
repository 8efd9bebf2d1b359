/** The rows of a table file, one after the other. */
import { CsvError, parse, type Parser } from "csv-parse";
import { problem, type Report } from "./problem.ts";
import { type Bytes, NotText, textOf } from "./text.ts";

/** A row as spreadsheets number it; the header is row 1. */
export type Record = { readonly row: number; readonly cells: readonly string[] };

/** Letters of one row at most, so that a forgotten quotation mark does not swallow the file. */
const longestRow = 1_000_000;

/** All rows that are not blank. What cannot be read ends them with a problem that names the row. */
export async function* recordsOf(bytes: Bytes, file: string, report: Report): AsyncGenerator<Record> {
  let row = 0;
  const parsed: (readonly string[])[] = [];
  const fresh = (): Record[] =>
    parsed
      .splice(0)
      .map((cells) => ({ row: ++row, cells }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  try {
    let parser: Parser | undefined;
    for await (const text of withHeader(textOf(bytes))) {
      parser ??= parserFor(text, parsed);
      await written(parser, text);
      yield* fresh();
    }
    if (parser) await ended(parser);
    yield* fresh();
  } catch (cause) {
    if (!(cause instanceof NotText || cause instanceof CsvError)) throw cause;
    // Rows before the one that broke are as good as any.
    yield* fresh();
    report(brokenAt(cause, file, row + 1));
  }
}

/** Each row is taken as soon as it is read: a parser that fails forgets those that nobody has fetched. */
function parserFor(header: string, into: (readonly string[])[]): Parser {
  const parser = parse({
    ...{ delimiter: delimiterOf(header), relax_column_count: true, relax_quotes: true, bom: true },
    ...{ skip_empty_lines: false, max_record_size: longestRow },
    on_record: (cells: string[]) => {
      into.push(cells);
      return null;
    },
  });
  parser.resume();
  // Faults come back from the writing that met them.
  parser.on("error", () => undefined);
  return parser;
}

function written(parser: Parser, text: string): Promise<void> {
  return new Promise((done, failed) => parser.write(text, (cause) => (cause ? failed(cause) : done())));
}

function ended(parser: Parser): Promise<void> {
  return new Promise((done, failed) => {
    parser.once("error", failed);
    parser.end(() => done());
  });
}

/** The same text, its first piece long enough to hold the header. */
async function* withHeader(text: AsyncIterable<string>): AsyncGenerator<string> {
  let first: string | undefined = "";
  for await (const piece of text) {
    if (first === undefined) yield piece;
    else if (/\n/.test(piece) || first.length > longestRow) {
      yield first + piece;
      first = undefined;
    } else first += piece;
  }
  if (first) yield first;
}

/** Comma, semicolon or tab: whichever the header has most of. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)![0];
  const count = (mark: string): number => header.split(mark).length;
  return [",", ";", "\t"].reduce((best, each) => (count(each) > count(best) ? each : best));
}

function brokenAt(cause: NotText | CsvError, file: string, row: number): ReturnType<typeof problem> {
  if (cause instanceof CsvError) {
    return problem({ file, row }, "csv/quotes", [
      "从这一行起读不出来，可能少了一个引号；这一行和以后的行都没有读",
      "From this row on the file cannot be read, perhaps for want of a quotation mark; this row and those after it were not read",
      "补上引号，或重新另存为 CSV",
      "Add the quotation mark, or save it as CSV again",
    ]);
  }
  return problem({ file, row }, "csv/not-text", [
    cause.message === "workbook"
      ? "这是 Excel 工作簿，不是 CSV"
      : "文字编码读不出来：既不是 UTF-8，也不是 GBK；从这一行起没有读",
    cause.message === "workbook"
      ? "This is a workbook, not CSV"
      : "The letters are neither UTF-8 nor GBK; from this row on nothing was read",
    "另存为 CSV（UTF-8）",
    "Save it as CSV (UTF-8)",
  ]);
}
