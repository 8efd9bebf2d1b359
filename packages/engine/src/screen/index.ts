/** Whole populations in columns: tables, and the same decisions over all of their rows. */
export { type Column, columnOf, noDay, noFigure, unknownDay, valueAt, writeValue } from "./column.ts";
export { factsAt, listComplete, listOpen, type ListTable, listUnknown, type Table, TableBuilder } from "./table.ts";
export type { Outcome, Screened, ScreenedBenefit, ScreenedBundle } from "./screened.ts";
export type { ScreenOptions } from "./options.ts";
export { prepareScreen, type Screen } from "./screen.ts";
export { type Explained, type One, type OneOptions, prepareOne, type Slots, type Truth } from "./one.ts";
