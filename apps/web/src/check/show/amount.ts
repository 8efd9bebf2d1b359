import type { Benefit, DecidedAmount, Decision } from "@jucai/engine/run";
import { figureOf, formatFen } from "../../lib/format.ts";
import type { Wording } from "../words/words.ts";

/** A decided amount as a person reads it; what is not set is said, never shown as 0. */
export function amountInWords(amount: DecidedAmount, { w, locale }: Wording): string {
  const money = (fen: number) => formatFen(fen, locale);
  if (amount.kind === "unset") return w.amountUnset;
  if (amount.kind === "in_kind") return w.amountInKind;
  if (amount.kind === "by_authority" && amount.totalFen === null) return w.amountByAuthority;
  if (amount.totalFen !== null) {
    if (amount.kind === "ceiling") return w.amountAtMost(money(amount.totalFen));
    return amount.kind === "floor" ? w.amountAtLeast(money(amount.totalFen)) : money(amount.totalFen);
  }
  const { minFen, maxFen } = amount;
  // A person still judges, and no figure follows before that.
  if (maxFen === 0) return w.amountUnknown;
  if (minFen !== undefined && maxFen !== undefined) return w.amountBetween(figureOf(minFen), money(maxFen));
  if (maxFen !== undefined) return w.amountAtMost(money(maxFen));
  return minFen !== undefined && minFen > 0 ? w.amountAtLeast(money(minFen)) : w.amountUnknown;
}

/** How the total is paid: so much a month, in so many instalments, or once. */
export function scheduleInWords(benefit: Benefit, decision: Decision, { w, locale }: Wording): string {
  const { schedule } = benefit.pays;
  const { totalFen } = decision.amount;
  if (totalFen === null) return "";
  const each = (parts: number) => (totalFen % parts === 0 ? formatFen(totalFen / parts, locale) : undefined);
  if (schedule.kind === "monthly") {
    const rate = each(schedule.months);
    return rate ? w.perMonth(rate, schedule.months) : w.parts(decision.instalments.length);
  }
  if (schedule.kind === "parts") return w.parts(schedule.count);
  return schedule.kind === "once" ? w.once : "";
}
