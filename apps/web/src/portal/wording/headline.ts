import type { Benefit } from "@jucai/engine/model";
import { formatFen } from "../../lib/format.ts";
import type { Language } from "../../lib/messages.ts";
import { amountBounds, type Bounds } from "./amount-bounds.ts";
import { amountMessages } from "./amount.messages.ts";

/** The part of a benefit that its one-line amount comes from. */
export type Paying = Pick<Benefit, "pays">;

/** How much a benefit gives, in one phrase: for lists and the top of its page. Never invents a figure. */
export function amountHeadline({ pays }: Paying, language: Language): string {
  const m = amountMessages[language];
  if (pays.kind === "unset" || pays.kind === "by_authority" || pays.kind === "in_kind") {
    const printed = pays.to.map(({ amount }) => amountBounds(amount)).filter(({ max }) => max < Infinity);
    return printed.length === 0
      ? m[pays.kind]
      : [m[pays.kind], boundsWords(sum(printed), language)].join(language === "zh" ? "，" : ", ");
  }
  const bounds = sum(pays.to.map(({ amount }) => amountBounds(amount)));
  const money = pays.kind === "ceiling" ? ceilingWords(bounds, language) : boundsWords(bounds, language);
  if (money === undefined) return m.byFacts;
  return pays.schedule.kind === "monthly" ? m.perMonth(money, pays.schedule.months) : money;
}

function sum(all: readonly Bounds[]): Bounds {
  return all.reduce((total, one) => ({ min: total.min + one.min, max: total.max + one.max }), { min: 0, max: 0 });
}

function boundsWords({ min, max }: Bounds, language: Language): string | undefined {
  const m = amountMessages[language];
  const [from, to] = [formatFen(min, language), max < Infinity ? formatFen(max, language) : undefined];
  if (to === undefined) return min > 0 ? m.atLeast(from) : undefined;
  if (min === max) return to;
  return min > 0 ? m.range(from, to) : m.upTo(to);
}

function ceilingWords({ max }: Bounds, language: Language): string | undefined {
  return max < Infinity ? amountMessages[language].upTo(formatFen(max, language)) : undefined;
}
