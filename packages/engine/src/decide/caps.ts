/**
 * Applies caps to the lines of one claim: by payee and calendar year, history included.
 *
 * A line is a pair of bounds, its least and most over all completions. Caps keep
 * the dearest lines (就高) and cut the sum; both rise with every line, so the least
 * total is that of the least lines and the most that of the most: a total that a
 * cap settles is settled although a line in it is not.
 */
import { calendarOf } from "../model/date.ts";
import type { Held } from "../model/facts.ts";
import { environmentOf } from "./facts-view.ts";
import type { LineOutcome } from "./line.ts";
import type { Prepared } from "./rules.ts";

/** One line's money for one payee, in fen; `cutBy` names the cap that took some or all of it. */
export type Share = {
  readonly line: number;
  readonly payee: number;
  low: number;
  high: number;
  cutBy?: string;
  refused?: true;
};

export type Capped = {
  readonly shares: readonly Share[];
  readonly low: number;
  readonly high: number;
  /** Lines whose own holes can still move the total. */
  readonly openLines: ReadonlySet<number>;
};

type Limits = { readonly places: number; readonly fen: number; readonly placesCap?: string; readonly fenCap?: string };

export function applyCaps(prepared: Prepared, lines: readonly LineOutcome[], held: readonly Held[]): Capped {
  const shares: Share[] = lines.flatMap((line, index) =>
    line.low.map((low, payee) => ({ line: index, payee, low, high: line.high[payee]! })),
  );
  const past = held.filter((each) => each.benefit === prepared.benefit.id);
  const openLines = new Set<number>();
  let [low, high] = [0, 0];
  for (const { year, group } of groupsOf(shares, lines, prepared)) {
    const payee = prepared.benefit.pays.to[group[0]!.payee]!.id;
    const limits = limitsOf(prepared, past, year, payee);
    const total = [sumWithin(group, "low", limits), sumWithin(group, "high", limits)] as const;
    low += total[0];
    high += total[1];
    if (total[0] !== total[1]) for (const share of group) if (share.low !== share.high) openLines.add(share.line);
    keepDearest(group, limits);
    cutTo(group, limits);
  }
  return { shares, low, high, openLines };
}

/** Groups by payee and by the year in which the caps count. */
function groupsOf(shares: readonly Share[], lines: readonly LineOutcome[], prepared: Prepared) {
  const groups = new Map<string, { year: number | undefined; group: Share[] }>();
  for (const share of shares) {
    const year = yearOf(prepared, lines[share.line]!);
    const key = `${share.payee} ${year}`;
    const known = groups.get(key);
    if (known) known.group.push(share);
    else groups.set(key, { year, group: [share] });
  }
  return groups.values();
}

/** The calendar year that the benefit's caps count a line in; undefined without a period or without the date. */
function yearOf(prepared: Prepared, line: LineOutcome): number | undefined {
  const run = prepared.capYears.find((each) => each !== undefined);
  const day = run?.(environmentOf(line.view, new Map()));
  return typeof day === "number" ? calendarOf(day).year : undefined;
}

function limitsOf(prepared: Prepared, past: readonly Held[], year: number | undefined, payee: string): Limits {
  let limits: Limits = { places: Infinity, fen: Infinity };
  for (const cap of prepared.benefit.caps) {
    const counted = past.filter((each) => (!cap.yearOf || each.year === year) && (each.payee ?? payee) === payee);
    const sum = (of: (each: Held) => number) => counted.reduce((total, each) => total + of(each), 0);
    if ("count" in cap.limit) {
      const places = Math.max(0, cap.limit.count - sum((each) => each.count ?? 1));
      if (places < limits.places) limits = { ...limits, places, placesCap: cap.id };
    } else {
      const fen = Math.max(0, cap.limit.fen - sum((each) => each.fen ?? 0));
      if (fen < limits.fen) limits = { ...limits, fen, fenCap: cap.id };
    }
  }
  return limits;
}

function sumWithin(group: readonly Share[], end: "low" | "high", { places, fen }: Limits): number {
  const dearest = group.map((share) => share[end]).sort((a, b) => b - a);
  const kept = dearest.slice(0, Math.min(places, dearest.length));
  return Math.min(
    fen,
    kept.reduce((sum, each) => sum + each, 0),
  );
}

/** A line is out when enough others are at least as dear whatever happens. */
function keepDearest(group: readonly Share[], { places, placesCap }: Limits): void {
  if (placesCap === undefined) return;
  const claiming = group.filter((share) => share.high > 0);
  const before = new Map(claiming.map((share) => [share, { ...share }]));
  for (const share of claiming) {
    const others = claiming.filter((other) => other !== share).map((other) => before.get(other)!);
    const own = before.get(share)!;
    if (others.filter((other) => ahead(other, own)).length >= places) {
      Object.assign(share, { low: 0, high: 0, cutBy: placesCap, refused: true });
    } else if (others.filter((other) => !ahead(own, other)).length >= places) {
      share.low = 0;
    }
  }
}

/** Surely dearer, or as dear and named earlier. */
function ahead(one: Share, other: Share): boolean {
  return one.low > other.high || (one.low === other.high && one.high === other.low && one.line < other.line);
}

/** Cuts the money to what is left, in the order of the lines. */
function cutTo(group: readonly Share[], { fen, fenCap }: Limits): void {
  if (fenCap === undefined) return;
  let [leastLeft, mostLeft] = [fen, fen];
  for (const share of group) {
    const { low, high } = share;
    // The least this line gets is what is left when all lines before it took the most they can.
    share.low = Math.min(low, Math.max(0, leastLeft));
    share.high = Math.min(high, Math.max(0, mostLeft));
    leastLeft -= high;
    mostLeft -= low;
    if (share.low < low) share.cutBy = fenCap;
  }
}
