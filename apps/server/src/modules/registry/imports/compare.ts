import type { ImportRow } from "@jucai/contract";
import type { Roster, RosterColumn } from "@jucai/engine";
import { type CellValue, isMasked, masked, valueText } from "../sheets/index.ts";
import { equal, sameEntry, type StandingEntry } from "./entries.ts";
import type { Held } from "./held.ts";
import type { Asked } from "./imports.tables.ts";
import { factJson, type Parts } from "./parts.ts";

type Known = NonNullable<ImportRow["known"]>;
type Change = Known["changes"][number];

export type Comparing = {
  readonly roster: Roster;
  readonly unit: string;
  readonly sees: Asked["sees"];
  /** Names of units by id. */
  readonly names: ReadonlyMap<string, string>;
};

/** What a row would change of what is held: nothing of somebody new, old and new of each value that differs. */
export function compare(
  { roster, unit, sees, names }: Comparing,
  parts: Parts,
  values: Readonly<Record<string, CellValue>>,
  held: Held | undefined,
  standing: StandingEntry | undefined,
): Known {
  if (held === undefined) return { state: "new", person: null, by: null, heldBy: [], changes: [] };
  const { record } = held;
  const seen =
    sees.all || sees.places.includes(record.place) || record.held_by.some((each) => sees.units.includes(each));
  const told = (column: RosterColumn, old: string, fresh: string): Change => ({
    column: column.key,
    header: column.label.zh,
    old: seen ? shown(column, old) : old === "" ? "" : "（他单位登记，不显示）",
    new: shown(column, fresh),
  });
  const changes = roster.columns.flatMap((column) => {
    const value = values[column.key];
    if (value === undefined) return [];
    const old = oldValue(column, parts, held, standing);
    if (old === undefined || equal(old.value, old.compared ?? value)) return [];
    return [told(column, valueText(column, old.value), valueText(column, value))];
  });
  const entered = standing !== undefined;
  const rest: Change[] = [
    ...(record.held_by.includes(unit) ? [] : [{ column: "", header: "登记单位", old: "", new: names.get(unit) ?? "" }]),
    ...(entered ? [] : [{ column: "", header: "名册", old: "", new: roster.name.zh }]),
  ];
  const all = [...changes, ...rest];
  const same = all.length === 0 && entered && sameEntry(parts, standing);
  return {
    state: same ? "same" : "changed",
    person: seen ? record.id : null,
    by: held.by,
    heldBy: record.held_by.filter((each) => each !== unit).map((each) => names.get(each) ?? ""),
    changes: all,
  };
}

type Old = { readonly value: CellValue | null; readonly compared?: CellValue };

/** What is held where a column goes; undefined for columns that go nowhere or stay as they are. */
function oldValue(
  column: RosterColumn,
  parts: Parts,
  { record, own }: Held,
  standing: StandingEntry | undefined,
): Old | undefined {
  const fact = parts.facts.find((each) => each.column === column.key);
  if (fact !== undefined)
    return {
      value: (record.best[fact.fact]?.value ?? null) as CellValue | null,
      compared: factJson(fact.value as CellValue) as CellValue,
    };
  if (column.key in parts.columns || column.key in parts.secret) {
    // A row that is not there yet is told as a whole.
    if (standing === undefined) return undefined;
    return { value: ({ ...standing.columns, ...standing.secret }[column.key] ?? null) as CellValue | null };
  }
  switch (column.is) {
    case "gender":
      return { value: record.gender, compared: parts.own.gender ?? "" };
    case "birth_month":
      return { value: record.birth_month };
    case "identity":
      return { value: own.idNumber ?? null };
    case "phone":
      return { value: own.phone ?? null };
    case "address":
      return { value: own.address ?? null };
    case "bank":
      return { value: own.bankAccount ?? null };
    default:
      // The name that is held is kept; see people/take-in.ts.
      return undefined;
  }
}

function shown(column: RosterColumn, text: string): string {
  return isMasked(column) ? masked(column, text) : text;
}
