import type { ReviewCondition } from "@jucai/contract";
import { type Fact, type Names, parseDay, type Reason, saysValue, type Text, type Value } from "@jucai/engine";

export const hidden: Text = { zh: "（敏感信息，需查看明文）", en: "(sensitive; reveal it to read)" };

/** A value as readers see it; sensitive ones stay hidden. */
export function shownValue(value: Value | undefined, fact: Fact, names: Names): Text | null {
  if (value === undefined) return null;
  return fact.sensitivity === "sensitive" ? hidden : saysValue(value, fact, names);
}

/** The values behind a condition. Reasons write dates as ISO text and what is unknown as null. */
export function shownHas(reason: Reason, names: Names, clear = false): ReviewCondition["has"] {
  return Object.entries(reason.has).map(([id, raw]) => {
    const fact = names.facts.get(id);
    if (fact === undefined) return { fact: id, label: { zh: id, en: id }, shown: null };
    if (raw === null && reason.unknown.includes(id)) return { fact: id, label: fact.label, shown: null };
    const value = fact.type.kind === "date" && typeof raw === "string" ? (parseDay(raw) ?? raw) : raw;
    const shown = clear ? saysValue(value, fact, names) : shownValue(value, fact, names);
    return { fact: id, label: fact.label, shown };
  });
}

export function labelOf(id: string, names: Names): Text {
  return names.facts.get(id)?.label ?? names.subjects.get(id) ?? { zh: id, en: id };
}
