import type { ImportRow } from "@jucai/contract";
import type { Roster, RosterColumn } from "@jucai/engine";
import { type CellValue, isMasked, masked, valueText } from "../sheets/index.ts";
import { isSeen, type Joining, type Sees } from "../people/joining.ts";
import { equal, sameEntry, type StandingEntry } from "./entries.ts";
import type { Held } from "./held.ts";
import { factJson, type Parts } from "./parts.ts";

/** Instead of what is held of somebody whom only others hold. */
export const hiddenValue = "（他单位登记，不显示）";

type Known = NonNullable<ImportRow["known"]>;
type Change = Known["changes"][number];

export type Comparing = {
  readonly roster: Roster;
  readonly unit: string;
  readonly sees: Sees;
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
  joining: Joining,
): Known {
  if (held === undefined) return { state: "new", person: null, by: null, heldBy: [], changes: [] };
  const seen = isSeen(sees, held);
  const told = (column: RosterColumn, old: string, fresh: string): Change => ({
    column: column.key,
    header: column.label.zh,
    old: seen ? shown(column, old) : hiddenValue,
    new: shown(column, fresh),
  });
  const changes = roster.columns.flatMap((column) => {
    const value = values[column.key];
    if (value === undefined) return [];
    // Own fields of somebody whom only others hold are theirs to change.
    const old = oldValue(column, parts, held, standing, seen);
    if (old === undefined || equal(old.value, old.compared ?? value)) return [];
    return [told(column, valueText(column, old.value), valueText(column, value))];
  });
  const entered = standing !== undefined;
  const rest: Change[] = [
    ...(joining === "points" || held.heldBy.includes(unit)
      ? []
      : [{ column: "", header: "登记单位", old: "", new: names.get(unit) ?? "" }]),
    ...(entered ? [] : [{ column: "", header: "名册", old: "", new: roster.name.zh }]),
  ];
  const all = [...changes, ...rest];
  const same = all.length === 0 && entered && sameEntry(parts, standing);
  return {
    state: same ? "same" : "changed",
    person: seen ? held.id : null,
    by: held.by,
    heldBy: held.heldBy.filter((each) => each !== unit).map((each) => names.get(each) ?? ""),
    changes: all,
  };
}

type Old = { readonly value: CellValue | null; readonly compared?: CellValue };

/** What is held where a column goes; undefined for columns that go nowhere or stay as they are. */
function oldValue(
  column: RosterColumn,
  parts: Parts,
  held: Held,
  standing: StandingEntry | undefined,
  seen: boolean,
): Old | undefined {
  const fact = parts.facts.find((each) => each.column === column.key);
  if (fact !== undefined) {
    const compared = factJson(fact.value as CellValue) as CellValue;
    // What is the same is not listed: whoever may not see what is held must not learn it by guessing either.
    return { value: seen ? ((held.best[fact.fact]?.value ?? null) as CellValue | null) : null, compared };
  }
  if (column.key in parts.columns || column.key in parts.secret) {
    // A row that is not there yet is told as a whole.
    if (standing === undefined) return undefined;
    return { value: ({ ...standing.columns, ...standing.secret }[column.key] ?? null) as CellValue | null };
  }
  const value = seen ? held.own(column.is) : undefined;
  if (value === undefined) return undefined;
  return column.is === "gender" ? { value, compared: parts.own.gender ?? "" } : { value };
}

function shown(column: RosterColumn, text: string): string {
  return isMasked(column) ? masked(column, text) : text;
}
