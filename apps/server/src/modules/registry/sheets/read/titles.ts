import type { Roster, RosterColumn } from "@jucai/engine";
import { compact } from "./words.ts";

/** How a title was recognised, surest first. */
export type TitleMatch = { readonly column: RosterColumn; readonly by: "header" | "alias" };

/** A title as it is compared and remembered: no spaces, stars, nor remarks such as （必填）. */
export function titleKey(title: string): string {
  return compact(title)
    .replaceAll(/\((必填|选填|下拉选择|请选择)\)/g, "")
    .replace(/[:,;、]$/, "");
}

/** A matcher of titles for one roster; titles in brackets and lists of choices behind a title are looked through. */
export function titleMatcher(
  { columns }: Roster,
  named: ReadonlyMap<string, string | null> = new Map(),
): (title: string) => TitleMatch | undefined {
  const exact = new Map<string, TitleMatch>();
  const bare = new Map<string, TitleMatch>();
  const put = (title: string, match: TitleMatch) => {
    if (!exact.has(titleKey(title))) exact.set(titleKey(title), match);
    if (!bare.has(bareTitle(title))) bare.set(bareTitle(title), match);
  };
  for (const column of columns) put(column.header, { column, by: "header" });
  for (const column of columns) {
    for (const title of [column.label.zh, column.label.en, ...column.also]) put(title, { column, by: "alias" });
  }
  for (const [title, key] of named) {
    const column = columns.find((each) => each.key === key);
    if (column !== undefined) put(title, { column, by: "alias" });
  }
  return (title) => {
    const key = titleKey(title);
    if (key === "") return undefined;
    const loose = bare.get(bareTitle(title));
    return exact.get(key) ?? (loose === undefined ? undefined : { ...loose, by: "alias" });
  };
}

/** `出生日期(如199005)` and `类别/党政机关、事业单位…` without what stands behind the name. */
function bareTitle(title: string): string {
  const key = titleKey(title);
  const bare = key.replace(/[(:].*$/, "");
  // `工作/读书地点` is a title of its own; `类别/党政机关、…` is a title and its choices.
  return key.includes("、") ? bare.replace(/\/[^/]*、.*$/, "") : bare;
}
