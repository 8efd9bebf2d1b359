import type { ImportColumn } from "@jucai/contract";
import type { Roster, RosterColumn } from "@jucai/engine";
import { type SheetRow, textOf } from "../cell.ts";
import { limits } from "../limits.ts";
import { refused } from "../refused.ts";
import type { FoundHeader } from "./header.ts";
import { masked } from "./mask.ts";
import { titleKey } from "./titles.ts";
import { readValue } from "./value.ts";
import { oneLine } from "./words.ts";

/** A column of the sheet and what it is taken for. */
export type MatchedColumn = Omit<ImportColumn, "key" | "name"> & { readonly column: RosterColumn | undefined };
/** What was said before: by position, just now; or by title, for this unit and roster. `null` leaves a column out. */
export type Mapping = {
  readonly byPosition?: ReadonlyMap<number, string | null>;
  readonly byTitle?: ReadonlyMap<string, string | null>;
};

/** Decides for every column of the sheet what it is: the user's word, then titles, then what the cells look like. */
export function matchColumns(
  header: FoundHeader,
  below: readonly SheetRow[],
  roster: Roster,
  mapping: Mapping,
  today: string,
): MatchedColumn[] {
  if (header.titles.length > limits.columns) throw refused.tooManyColumns(limits.columns);
  const columnOf = new Map(roster.columns.map((column) => [column.key, column]));
  const taken = new Set<string>();
  const take = (column: RosterColumn | undefined): RosterColumn | undefined => {
    if (column === undefined || taken.has(column.key)) return undefined;
    taken.add(column.key);
    return column;
  };
  const said = ({ at, title }: { at: number; title: string }) =>
    mapping.byPosition?.has(at) ? mapping.byPosition.get(at) : mapping.byTitle?.get(titleKey(title));

  // The user's word first, so that a title elsewhere cannot take the column away.
  const byUser = header.titles.map((found) => {
    const key = said(found);
    return key === undefined ? undefined : { column: key === null ? undefined : take(columnOf.get(key)) };
  });
  const matched: MatchedColumn[] = header.titles.map((found, index) => {
    const { at, letter, title } = found;
    const user = byUser[index];
    const base = { at, letter, header: title, samples: [] };
    if (user !== undefined) return { ...base, column: user.column, by: "user" };
    const column = take(found.match?.column);
    return { ...base, column, by: column === undefined ? "none" : (found.match?.by ?? "none") };
  });
  return withSamples(byContent(matched, below, roster, taken, today), below);
}

/** Types whose values give them away. */
const telling = new Set(["identity", "phone", "uscc", "bank"]);

/** A missing column that only one unnamed column looks like. */
function byContent(
  columns: readonly MatchedColumn[],
  below: readonly SheetRow[],
  roster: Roster,
  taken: ReadonlySet<string>,
  today: string,
): MatchedColumn[] {
  const missing = roster.columns.filter(({ key, type }) => !taken.has(key) && telling.has(type));
  const found = new Map<number, RosterColumn>();
  for (const column of missing) {
    if (missing.some((other) => other !== column && other.type === column.type)) continue;
    const alike = columns.filter(({ by, at }) => by === "none" && looksLike(column, at, below, today));
    const [only] = alike;
    if (alike.length === 1 && only !== undefined && !found.has(only.at)) found.set(only.at, column);
  }
  return columns.map((each) => {
    const column = found.get(each.at);
    return column === undefined ? each : { ...each, column, by: "content" };
  });
}

function looksLike(column: RosterColumn, at: number, below: readonly SheetRow[], today: string): boolean {
  const readings = below
    .slice(0, 50)
    .map(({ cells }) => readValue(column, cells[at] ?? null, { today, inTenThousands: false }).kind);
  const said = readings.filter((kind) => kind !== "empty");
  return said.length >= 3 && said.filter((kind) => kind === "value").length >= said.length * 0.7;
}

function withSamples(columns: readonly MatchedColumn[], below: readonly SheetRow[]): MatchedColumn[] {
  return columns.map((each) => {
    const texts = below.map(({ cells }) => oneLine(textOf(cells[each.at])).slice(0, 40)).filter((text) => text !== "");
    // What an unnamed column holds is not known, so it is masked as if it were somebody's number.
    return { ...each, samples: texts.slice(0, 3).map((text) => masked(each.column, text)) };
  });
}
