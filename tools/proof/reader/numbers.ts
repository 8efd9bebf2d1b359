/** Which numbers of an entry's facts are sums of money or shares that the document prints. */
import type { Goal } from "./catalogue.ts";

/** Sums in yuan and shares in percent, as keys to compare: `50000元`, `30%`. */
export type Figure = string;
export const yuan = (value: number): Figure => `${value}元`;
export const percent = (value: number): Figure => `${value}%`;

/** Products and readings of the catalogue are not printed: derived_, totals of a year or batch, and counts. */
const notPrinted = /derived|yearly_total|batch_total|total_cny/;
const moneyKey =
  /^(?:amount|amount_cap|stated_total|cny|min_cny|max_cny|loan_max_cny|city_reward_cny|county_reward_cny|per_\w+_cny)$/;
const shareKey =
  /^(?:percent|percent_cap|cap_percent|return_percent|pct|share_min_pct|share_max_pct|ratio_max_pct|county_match_pct)$/;

/** Money and shares of an entry's facts. */
export function figuresOf(facts: unknown): Figure[] {
  const found: Figure[] = [];
  const visit = (value: unknown, key: string): void => {
    if (notPrinted.test(key)) return;
    if (Array.isArray(value))
      value.forEach((each) =>
        key === "range_cny" && typeof each === "number" ? found.push(yuan(each)) : visit(each, ""),
      );
    else if (typeof value === "number") {
      if (value === 0) return;
      if (moneyKey.test(key)) found.push(yuan(value));
      else if (shareKey.test(key)) found.push(percent(value));
    } else if (typeof value === "object" && value !== null) {
      const record = value as Record<string, unknown>;
      const unit = String(record["unit"] ?? "");
      if (typeof record["value"] === "number" && unit === "CNY") found.push(yuan(record["value"]));
      if (typeof record["value"] === "number" && /^percent/.test(unit)) found.push(percent(record["value"]));
      if (key === "stated_range")
        for (const each of Object.values(record)) if (typeof each === "number") found.push(yuan(each));
      for (const [inner, each] of Object.entries(record)) visit(each, inner);
    }
  };
  visit(facts, "");
  return found;
}

/** Money and shares that the catalogue lists as targets. */
export function figuresOfGoal(goal: Goal): Figure[] {
  const values = [goal["value"]].flat().filter((value): value is number => typeof value === "number");
  const unit = String(goal["unit"] ?? "");
  return /^CNY/.test(unit) ? values.map(yuan) : /^percent/.test(unit) ? values.map(percent) : [];
}
