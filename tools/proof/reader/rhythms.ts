/** Rhythms of the catalogue and of the reader in one form: `year`, `year/2`, `quarter@25`, `@2023-10-15`. */
import type { ReadMeasure } from "@jucai/reader";
import type { Goal, Rhythm } from "./catalogue.ts";

/** What the catalogue calls open, continuing or at a suitable time prints no rhythm; null then. */
export function keyOfRhythm(rhythm: Rhythm): string | null {
  const every = String(rhythm["every"] ?? "");
  const due = rhythm["due"] === undefined ? "" : String(rhythm["due"]);
  if (every === "once") return rhythm["derived"] === true ? null : `@${due}`;
  const by = /^\d\d-\d\d$/.test(due)
    ? due
    : String(rhythm["derived_due"] !== undefined && /底|end of/.test(due) ? rhythm["derived_due"] : "");
  const at = by === "" ? "" : `@${by}`;
  if (/spring festival|holiday/i.test(every) || /Spring Festival/i.test(String(rhythm["window"] ?? "")))
    return "holiday";
  if (/^2 years/.test(every)) return "year/2";
  if (/^(?:year|1 year)/.test(every)) return `year${at}`;
  if (every === "quarter") return `quarter${rhythm["due_day"] === undefined ? "" : `@${String(rhythm["due_day"])}`}`;
  if (every === "month" || every === "half_year") return every;
  return /^(?:regular|often)/.test(every) ? "often" : null;
}

/** A day by which a target of the catalogue is due. */
export function keyOfGoal(goal: Goal): string | null {
  return typeof goal["by"] === "string" ? `@${goal["by"]}` : null;
}

/** Rhythms that the reader found; stretches from the date of issue (5年内) are no rhythms. */
export function rhythmsOf(measure: ReadMeasure): string[] {
  return measure.deadlines.flatMap(({ every, years, by }) => {
    if (every === undefined) return by === undefined ? [] : [`@${by}`];
    return [`${every}${years === undefined ? "" : `/${years}`}${by === undefined ? "" : `@${by}`}`];
  });
}

/** Periods by which the reader found money to be paid: the catalogue lists some of them as rhythms. */
export function ratesOf(measure: ReadMeasure): string[] {
  return measure.amounts.flatMap((amount) => amount.per.filter((per) => per === "year" || per === "month"));
}
