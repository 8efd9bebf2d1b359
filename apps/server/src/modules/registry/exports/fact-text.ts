import type { FactJson } from "@jucai/contract";
import type { Vocabulary } from "@jucai/engine";

/** A fact's value as a Chinese form says it; null where nothing is held. */
export function factText(value: FactJson, id: string, vocabulary: Vocabulary): string | null {
  if (value === null) return null;
  if (typeof value === "boolean") return value ? "是" : "否";
  const type = vocabulary.facts.find((fact) => fact.id === id)?.type;
  if (type?.kind === "money" && typeof value === "number") return String(value / 100);
  if (type?.kind !== "enum") return String(value);
  const choice = vocabulary.enumerations.find((each) => each.id === type.of)?.values.find((each) => each.id === value);
  return choice?.label.zh ?? String(value);
}
