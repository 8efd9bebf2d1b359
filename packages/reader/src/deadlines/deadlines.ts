import type { Amount, Deadline } from "../model.ts";
import { fold } from "../words/fold.ts";
import { rules, type Due } from "./rules.ts";

type Found = { readonly from: number; readonly to: number; readonly due: Due };

function find(text: string): Found[] {
  const found: Found[] = [];
  for (const { pattern, due } of rules)
    for (const match of text.matchAll(pattern)) {
      const made = due(match.groups ?? {}, match[0]);
      if (made === null) continue;
      const inner = match.groups?.["text"];
      const from = match.index + (inner === undefined ? 0 : match[0].lastIndexOf(inner));
      found.push({ from, to: match.index + match[0].length, due: made });
    }
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** 每年组织一次，10月底前上报: the day belongs to the rhythm printed before it in the same sentence. */
function inRhythm(text: string, each: Found, previous: Found | undefined): Due {
  const bare = each.due.every === undefined && /^\d\d-\d\d$/.test(each.due.by ?? "");
  const yearly = previous?.due.every === "year" && previous.due.by === undefined && previous.due.years === undefined;
  if (!bare || !yearly || /[。；\n]/.test(text.slice(previous.to, each.from))) return each.due;
  return { every: "year", ...each.due };
}

/**
 * Days, stretches and rhythms by which something is due, in the order printed.
 *
 * A day without a year is 'MM-DD' without `every`: the reader of a whole document finds its year.
 *
 * @param offset where `text` begins in the document
 */
export function findDeadlines(text: string, offset = 0): Deadline[] {
  const folded = fold(text);
  const deadlines: Deadline[] = [];
  let previous: Found | undefined;
  for (const each of find(folded)) {
    if (each.from < (previous?.to ?? 0)) continue;
    const due = inRhythm(folded, each, previous);
    deadlines.push({
      text: text.slice(each.from, each.to),
      at: { from: offset + each.from, to: offset + each.to },
      ...due,
    });
    previous = { ...each, due };
  }
  return deadlines;
}

const periods = { year: "year", month: "month" } as const;

/**
 * Deadlines without the periods by which money is paid: 每人每月500元 is a rate, not something due every month.
 *
 * @param text the document, for what stands between the period and the sum
 */
export function withoutRates(text: string, deadlines: readonly Deadline[], amounts: readonly Amount[]): Deadline[] {
  let first = 0;
  return deadlines.filter((deadline) => {
    while (first < amounts.length && amounts[first]!.at.to < deadline.at.to) first++;
    const bare = deadline.by === undefined && deadline.window === undefined && deadline.years === undefined;
    if (!bare || (deadline.every !== "year" && deadline.every !== "month")) return true;
    const period = periods[deadline.every];
    for (let i = first; i < amounts.length && amounts[i]!.at.from - deadline.at.to < 60; i++) {
      const amount = amounts[i]!;
      const between = fold(text.slice(deadline.at.to, Math.max(deadline.at.to, amount.at.from)));
      if (amount.per.includes(period) && !/[，。；：！？（\n]/.test(between)) return false;
    }
    return true;
  });
}
