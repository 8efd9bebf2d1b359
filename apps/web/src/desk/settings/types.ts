import type { AnswerOf } from "@jucai/contract/client";
import { formatFen } from "../../lib/format.ts";
import type { Language } from "../../lib/messages.ts";

export type Setting = AnswerOf<"GET /api/v1/settings">["items"][number];
export type Value = NonNullable<Setting["reading"]>;
type Kind = Setting["is"];

const yesNo = { zh: { true: "是", false: "否" }, en: { true: "Yes", false: "No" } };

/** A value as a reader says it: the label of a choice, money from whole fen, a number with its unit. */
export function valueInWords(is: Kind, value: Value, language: Language): string {
  switch (is.kind) {
    case "choice":
      return is.values.find(({ id }) => id === value)?.label[language] ?? String(value);
    case "yes_no":
      return yesNo[language][value === true ? "true" : "false"];
    case "money":
      return typeof value === "number" ? formatFen(value, language) : String(value);
    case "number": {
      const unit = is.unit?.[language] ?? "";
      return language === "zh" ? `${value}${unit}` : `${value} ${unit}`.trim();
    }
    case "text":
      return String(value);
  }
}

/** Whether payments or steps stand still until it is set; everything else goes on without. */
export function isWaitedFor({ neededFor }: Pick<Setting, "neededFor">): boolean {
  return neededFor === "payment" || neededFor === "step";
}

/** Filters of the page as they stand in the address. */
export type Asked = Readonly<Record<"q" | "state" | "needed" | "key", string>>;

/** Whether a setting is among what was asked for. */
export function isAsked(setting: Setting, { q, state, needed, key }: Asked): boolean {
  if (key !== "" && setting.key === key) return true;
  if (key !== "") return false;
  if (state === "open" && setting.set !== null) return false;
  if (state === "set" && setting.set === null) return false;
  if (needed !== "" && setting.neededFor !== needed) return false;
  const { label, says, of } = setting;
  const words = [label.zh, label.en, says.zh, says.en, of.title.zh, of.title.en, of.clause, setting.key];
  return words.some((text) => text.toLowerCase().includes(q.toLowerCase()));
}

/** Settings by the document that leaves them open; what concerns the place as a whole comes first. */
export function byDocument(items: readonly Setting[]) {
  const groups = Map.groupBy(items, ({ policy }) => policy?.id ?? "");
  const places = groups.get("") ?? [];
  groups.delete("");
  return [...(places.length > 0 ? [["", places] as const] : []), ...groups];
}
