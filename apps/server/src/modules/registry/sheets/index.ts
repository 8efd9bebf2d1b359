/** Spreadsheets in and out. Takes a `Roster` and knows nothing of packs, tables or HTTP. */
export type { Cell } from "./cell.ts";
export { openBook, type OpenBook } from "./open.ts";
export { refused } from "./refused.ts";
export { limits } from "./limits.ts";
export { type Above, type Entry, type EntryColumn, problemAt, readEntry } from "./read/entry.ts";
export { isMasked, masked } from "./read/mask.ts";
export type { CellValue } from "./read/reading.ts";
export { otherDocument } from "./read/numbers.ts";
export { readSheet, type SheetReading } from "./read/sheet.ts";
export { titleKey } from "./read/titles.ts";
export { twiceFinder } from "./read/twice.ts";
export { type Returned, returnedAtMost, returnedWorkbook } from "./write/returned.ts";
export { csvOf, type TableColumn, type TableHead, type TableRow, workbookOf } from "./write/table.ts";
export { safe } from "./write/safe.ts";
export { styles as sheetStyles } from "./write/styles.ts";
export { templateWorkbook } from "./write/template.ts";
export { valueText } from "./write/value-text.ts";
