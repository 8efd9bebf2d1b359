/** Keys that claimants are grouped by, row by row. */
import { addMonths, type Day } from "../model/date.ts";
import { unknownDay, valueAt } from "../screen/column.ts";
import type { Table } from "../screen/table.ts";

/** One way to group: the key of row r of the table is `keys[codes[r]]`. */
export type Grouping = {
  readonly by: string;
  readonly keys: readonly string[];
  readonly codes: ArrayLike<number>;
};

/** The key of those of whom the fact is not known. */
export const unknownKey = "unknown";

/** By degree and by age band, as far as the table has the facts; made once for a table and a day. */
export function usualGroups(table: Table, on: Day): readonly Grouping[] {
  const before = made.get(table);
  if (before?.on === on) return before.groups;
  const groups = [degrees(table), ages(table, on)].filter((each) => each !== undefined);
  made.set(table, { on, groups });
  return groups;
}

const made = new WeakMap<Table, { readonly on: Day; readonly groups: readonly Grouping[] }>();

function degrees({ columns }: Table): Grouping | undefined {
  const column = columns.get("person.degree");
  if (column?.kind !== "code") return undefined;
  return {
    by: "degree",
    keys: [unknownKey, ...column.values.map((value) => String(value ?? "none"))],
    codes: column.data,
  };
}

/** Full years of age at which a band begins. */
const begins = [0, 23, 27, 31, 36, 46, 61];
const ageKeys = begins.map((from, index) => `${from}-${begins[index + 1] === undefined ? "" : begins[index + 1]! - 1}`);

function ages(table: Table, on: Day): Grouping | undefined {
  const column = table.columns.get("person.born_on");
  if (column?.kind !== "day") return undefined;
  // Whoever was born by this day is of that age.
  const latest = begins.map((age) => addMonths(on, -12 * age));
  const codes = new Uint8Array(table.rows);
  for (let row = 0; row < table.rows; row++) {
    if (column.data[row] === unknownDay || typeof valueAt(column, row) !== "number") continue;
    let band = 0;
    while (band + 1 < latest.length && column.data[row]! <= latest[band + 1]!) band++;
    codes[row] = band + 1;
  }
  return { by: "age_band", keys: [unknownKey, ...ageKeys], codes };
}
