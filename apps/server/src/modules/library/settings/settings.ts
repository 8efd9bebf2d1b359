import type { Text } from "@jucai/engine";
import { Refusal } from "#kernel/refusal.ts";
import type { Database } from "#kernel/database.ts";
import { standingRows, type SetValue } from "./settings.store.ts";

/**
 * What a place has set where documents leave something open, by key: `qingliu-2023-1/05#interval` as the engine's
 * `DecideOptions.settings` wants it, `process:<id>#notice_days`, `place#correction_days`. Readings are not in it.
 */
export async function settingsOf(tx: Database, place: string, on: string): Promise<ReadonlyMap<string, SetValue>> {
  const rows = await standingRows(tx, place, on);
  return new Map([...rows].map(([key, { value }]) => [key, value!]));
}

/** One set value; undefined while the place has not said. */
export async function settingOf(tx: Database, place: string, key: string, on: string): Promise<SetValue | undefined> {
  return (await settingsOf(tx, place, on)).get(key);
}

/** Refuses a step that needs values which the place has not set, and says which and where to set them. */
export function notSet(missing: readonly { readonly key: string; readonly label: Text }[]): Refusal {
  const zh = missing.map(({ label }) => `“${label.zh}”`).join("、");
  const en = missing.map(({ label }) => `“${label.en}”`).join(", ");
  return new Refusal(
    "not_set",
    {
      zh: `文件没有写明${zh}，本地也还没有定。请人才办在“口径”页定好再办。`,
      en: `The document leaves ${en} open and the place has not set it. The talent office sets it on the page of settings.`,
    },
    missing.map(({ key, label }) => ({ field: key, says: label.zh })),
  );
}
