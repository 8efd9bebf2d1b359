import type { Fact, Vocabulary } from "@jucai/engine/run";
import { regionCodes, regionLabel } from "../show/places.ts";
import type { Wording } from "../words/words.ts";

export type Option = { readonly id: string; readonly label: string };

/** The choices of a yes/no, enumerated or region question; ordered enumerations from high to low. */
export function optionsOf(
  fact: Fact,
  vocabulary: Vocabulary,
  regions: readonly string[],
  wording: Wording,
): readonly Option[] {
  const { w, t } = wording;
  const { type } = fact;
  if (type.kind === "boolean") {
    return [
      { id: "true", label: w.yes },
      { id: "false", label: w.no },
    ];
  }
  if (type.kind === "region") {
    const codes = regionCodes(regions);
    return codes.map((code) => ({ id: code, label: regionLabel(code, codes, vocabulary, wording) }));
  }
  if (type.kind !== "enum") return [];
  const enumeration = vocabulary.enumerations.find((one) => one.id === type.of);
  const options = (enumeration?.values ?? []).map((value) => ({ id: value.id, label: t(value.label) }));
  return enumeration?.ordered ? [...options].reverse() : options;
}
