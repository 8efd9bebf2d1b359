import type { Benefit } from "@jucai/engine";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { settingsOf } from "#modules/library/index.ts";
import { dayOf, type PlaceRules } from "#modules/library/rules-at.ts";
import type { RulesOfDay } from "./work.ts";

/** Some of a place's published benefits with its settings of a day, as workers want them. `on` is a calendar date. */
export async function rulesOfDay(
  tx: ScopedTransaction,
  place: string,
  rules: PlaceRules,
  benefits: readonly string[],
  on: string,
): Promise<RulesOfDay> {
  return {
    vocabulary: rules.vocabulary,
    benefits: rules.only(benefits).benefits.map(({ benefit }) => benefit),
    settings: await settingsOf(tx, place, on),
    on: dayOf(on),
  };
}

export function benefitIn(rules: PlaceRules, id: string): Benefit {
  const benefit = rules.find(id)?.benefit;
  if (benefit !== undefined) return benefit;
  throw new Refusal("not_found", {
    zh: "本地已发布的政策里没有这项待遇。",
    en: "No published policy of this place has such a benefit.",
  });
}

/** Whoever refers people is kept nowhere: he is known by his claim alone. */
export function keptKind({ for: of }: Benefit): "person" | "employer" {
  if (of !== "referrer") return of;
  throw new Refusal("not_valid", {
    zh: "这项待遇由引荐人申领，名册里没有引荐人，不能按名册来算。",
    en: "Whoever refers people claims this benefit, and the registry keeps no such list.",
  });
}
