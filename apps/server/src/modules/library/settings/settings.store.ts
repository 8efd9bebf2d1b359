import type { ColumnType, Generated, Kysely } from "kysely";
import type { Database } from "#kernel/database.ts";

/** Whole numbers, words of a choice, yes or no; null takes a value back. */
export type SetValue = number | string | boolean;

export type SettingTables = {
  policy_setting: {
    id: Generated<string>;
    place: string;
    key: string;
    /** Written as JSON text. */
    value: ColumnType<SetValue | null, string, never>;
    basis: string;
    /** Calendar date. */
    valid_from: string;
    set_by: string | null;
    set_name: string;
    set_at: Date;
  };
};

export function settingTables(tx: Database): Kysely<SettingTables> {
  return tx.withTables<SettingTables>();
}

/** A place and those above it, nearest first: 350423 lies in 350400, which lies in 350000. */
export function upwards(place: string): string[] {
  return [...new Set([place, `${place.slice(0, 4)}00`, `${place.slice(0, 2)}0000`])];
}

export type SetRow = {
  readonly place: string;
  readonly key: string;
  readonly value: SetValue | null;
  readonly basis: string;
  readonly validFrom: string;
  readonly by: string;
  readonly at: Date;
};

/** What is set for a place on a date, by key; a county's own value goes before that of its city. */
export async function standingRows(tx: Database, place: string, on: string): Promise<ReadonlyMap<string, SetRow>> {
  const places = upwards(place);
  const rows = await settingTables(tx)
    .selectFrom("policy_setting")
    .select(["place", "key", "value", "basis", "valid_from as validFrom", "set_name as by", "set_at as at"])
    .where("place", "in", places)
    .where("valid_from", "<=", on)
    .orderBy("id")
    .execute();
  const standing = new Map<string, SetRow>();
  for (const row of rows) {
    const before = standing.get(row.key);
    const nearer = before === undefined || places.indexOf(row.place) <= places.indexOf(before.place);
    // A value taken back in the county lets that of the city show again; one taken back there is open.
    if (nearer) standing.set(row.key, row);
  }
  return new Map([...standing].filter(([, { value }]) => value !== null));
}
