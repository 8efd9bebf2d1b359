import type { Amount, Benefit, Schedule } from "@jucai/engine/model";
import { formatFen } from "../../lib/format.ts";
import type { Language } from "../../lib/messages.ts";
import { amountBounds, type Bounds } from "./amount-bounds.ts";
import { amountMessages } from "./amount.messages.ts";
import { expressionWords, type Names, subjectLabel } from "./names.ts";

/** The parts of a benefit that its one-line amount comes from. */
export type Paying = Pick<Benefit, "pays" | "each">;

/** How much a benefit gives, in one phrase. Where the document prints no figure it says so, and invents none. */
export function amountHeadline({ pays, each }: Paying, names: Names): string {
  const m = amountMessages[names.language];
  const figures = pays.to.filter(({ amount }) => amount.kind !== "none");
  if (pays.kind === "unset" || pays.kind === "by_authority" || (pays.kind === "in_kind" && figures.length === 0))
    return m[pays.kind];
  const lines = figures.map(({ label, amount }) => {
    const money = oneAmount(amount, pays.kind === "ceiling", pays.schedule, names);
    return figures.length > 1 ? m.perPayee(label[names.language], money) : money;
  });
  const words = lines.join(m.joinPayees) || m.none;
  return each && lines.length === 1 ? m.perItem(subjectLabel(names, each.subject), words) : words;
}

function oneAmount(amount: Amount, ceiling: boolean, schedule: Schedule, names: Names): string {
  const m = amountMessages[names.language];
  if (amount.kind === "times")
    return m.times(oneAmount(amount.of, ceiling, schedule, names), expressionWords(names, amount.count));
  const money = boundsWords(amountBounds(amount), ceiling, names.language);
  if (money === undefined) return m.byFacts;
  return schedule.kind === "monthly" ? m.perMonth(money, schedule.months) : money;
}

function boundsWords({ min, max }: Bounds, ceiling: boolean, language: Language): string | undefined {
  const m = amountMessages[language];
  const [from, to] = [formatFen(min, language), max < Infinity ? formatFen(max, language) : undefined];
  if (to === undefined) return min > 0 ? m.atLeast(from) : undefined;
  if (ceiling || min === 0) return m.upTo(to);
  return min === max ? to : m.range(from, to);
}
