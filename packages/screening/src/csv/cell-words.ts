/** Words that cells are filled in with. */
import type { Fact, Vocabulary } from "@jucai/engine/model";
import { folded } from "./tidy.ts";

export const noneWords: ReadonlySet<string> = new Set(["none", "无", "没有"]);
const unknownWords: ReadonlySet<string> = new Set(["", "unknown", "未知", "不详"]);
export const yesNo: ReadonlyMap<string, boolean> = new Map([
  ...["是", "true", "yes", "y", "1"].map((word) => [word, true] as const),
  ...["否", "false", "no", "n", "0"].map((word) => [word, false] as const),
]);

export function isUnknownWord(cell: string): boolean {
  return unknownWords.has(cell.toLowerCase());
}

/** The ids of a list's values (and of regions) by their labels, whole or without what stands in brackets. */
export function labelsOf({ type }: Fact, { enumerations }: Vocabulary): ReadonlyMap<string, string> {
  const of = type.kind === "enum" ? type.of : type.kind === "region" ? "region" : undefined;
  const values = enumerations.find(({ id }) => id === of)?.values ?? [];
  const labels = new Map<string, string>();
  const double = new Set<string>();
  const add = (label: string, id: string): void => {
    const key = folded(label);
    if (labels.has(key) && labels.get(key) !== id) double.add(key);
    else labels.set(key, id);
  };
  for (const { id, label } of values) for (const each of [id, label.zh, label.en]) add(each, id);
  const whole = new Set(labels.keys());
  for (const { id, label } of values) {
    for (const each of [label.zh, label.en]) {
      const short = each.replace(/[（(].*$/, "");
      if (!whole.has(folded(short))) add(short, id);
    }
  }
  for (const key of double) labels.delete(key);
  return labels;
}
