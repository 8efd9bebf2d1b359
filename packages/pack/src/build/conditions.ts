import type { Condition } from "@jucai/engine";
import { whereIs, type Sheet } from "../yaml/sheet.ts";
import { typedIn, type Scope } from "./expressions.ts";
import { faultsInto, reportTwice } from "./faults.ts";
import type { RawBenefit } from "./raw-benefit.ts";

type RawCondition = NonNullable<RawBenefit["when"]>[number] | NonNullable<RawBenefit["unless"]>[number];

/** Types conditions or exclusions: each has a test, or names who judges it. */
export function buildConditions(raw: readonly RawCondition[], scope: Scope, sheet: Sheet): Condition[] {
  const faults = faultsInto(sheet.problems);
  return raw.map((it) => {
    if (!it.is && !it.judge) {
      faults(
        whereIs(sheet, it),
        "no-test",
        { zh: `条件 ${it.id} 既没有 is，也没有 judge。`, en: `Condition ${it.id} has neither \`is\` nor \`judge\`.` },
        { zh: "写判断式 is，或写由谁判断 judge。", en: "Write a test under `is`, or who judges under `judge`." },
      );
    }
    const is = typedIn(scope, sheet.problems, it.is, { kind: "boolean" })?.expression;
    const fallback = "else" in it ? it.else : undefined;
    return {
      id: it.id,
      clause: it.clause,
      says: it.says,
      else: fallback ?? (it.judge ? "judgement" : "ineligible"),
      ...(is ? { is } : {}),
      ...(it.is ? { source: it.is.source } : {}),
      ...(it.judge ? { judge: it.judge } : {}),
      ...(it.reading ? { reading: it.reading } : {}),
    };
  });
}

/** Ids are unique within a benefit, across conditions, exclusions and caps: examples name them. */
export function checkConditionIds(raw: RawBenefit, sheet: Sheet): void {
  const named = [...(raw.when ?? []), ...(raw.unless ?? []), ...(raw.caps ?? [])];
  reportTwice(
    named.map((it) => ({ name: it.id, at: whereIs(sheet, it, "id") })),
    faultsInto(sheet.problems),
  );
}
