import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { faultsInto } from "./faults.ts";

/** The last day of force is not before the first. */
export function checkForce(raw: { readonly from: number; readonly to?: number }, sheet: Sheet): void {
  if (raw.to === undefined || raw.to >= raw.from) return;
  faultsInto(sheet.problems)(
    whereIs(sheet, raw, "to"),
    "force-ends-before",
    { zh: "有效期的末日早于首日。", en: "The last day of force is before the first." },
    { zh: "对调或改正日期；长期有效就不写 to。", en: "Mend the dates; leave out `to` when it is open-ended." },
  );
}
