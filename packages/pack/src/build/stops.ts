import type { StopCheck } from "@jucai/engine";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { typedIn, type Scope } from "./expressions.ts";
import { faultsInto, reportTwice } from "./faults.ts";
import type { RawBenefit } from "./raw-benefit.ts";

type RawStops = NonNullable<RawBenefit["stops"]>["list"];

/** Types what is looked at before each payment. */
export function buildStops(raw: RawStops, scope: Scope, sheet: Sheet): StopCheck[] {
  reportTwice(
    raw.map((it) => ({ name: it.id, at: whereIs(sheet, it, "id") })),
    faultsInto(sheet.problems),
  );
  return raw.map((it) => {
    const is = typedIn(scope, sheet.problems, it.is, { kind: "boolean" })?.expression;
    return {
      id: it.id,
      says: it.says,
      ...(it.clause === undefined ? {} : { clause: it.clause }),
      ...(is ? { is } : {}),
      ...(it.is ? { source: it.is.source } : {}),
      effect: it.effect,
    };
  });
}
