import type { Place } from "@jucai/engine";
import { nearest } from "../shape/nearest.ts";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { faultsInto } from "./faults.ts";

/** What a name names, for the words of the problem. */
export type Kind = { readonly code: string; readonly zh: string; readonly en: string };
export const pack: Kind = { code: "unknown-pack", zh: "政策包", en: "pack" };
export const unit: Kind = { code: "unknown-unit", zh: "单位", en: "unit" };
export const measure: Kind = { code: "unknown-measure", zh: "事项", en: "measure" };
export const benefit: Kind = { code: "unknown-benefit", zh: "待遇", en: "benefit" };

/** Reports a name that nobody has given, with the one that is nearest to it. */
export function known(name: string, names: readonly string[], sheet: Sheet, at: Place, kind: Kind): void {
  if (name === "" || names.includes(name)) return;
  const near = nearest(name, names);
  faultsInto(sheet.problems)(
    at,
    kind.code,
    { zh: `没有${kind.zh}“${name}”。`, en: `There is no ${kind.en} \`${name}\`.` },
    near
      ? { zh: `是否想写 ${near}？`, en: `Did you mean ${near}?` }
      : { zh: "检查编号，或先把它写进对应的文件。", en: "Check the id, or write it into its file first." },
  );
}

export function knownAll(
  list: readonly string[] | undefined,
  names: readonly string[],
  sheet: Sheet,
  kind: Kind,
): void {
  list?.forEach((name, index) => known(name, names, sheet, whereIs(sheet, list, index), kind));
}
