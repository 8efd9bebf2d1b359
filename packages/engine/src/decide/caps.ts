/**
 * Applies caps to the lines of one claim: by payee and calendar year, history included.
 *
 * A line is a pair of bounds, its least and most over all completions. Caps keep
 * the dearest lines (就高) and cut the sum; both rise with every line, so the least
 * total is that of the least lines and the most that of the most: a total that a
 * cap settles is settled although a line in it is not.
 */
import { factOfHole, Unknown } from "../evaluate/unknown.ts";
import { calendarOf } from "../model/date.ts";
import type { Held } from "../model/facts.ts";
import { environmentOf } from "./facts-view.ts";
import type { LineOutcome } from "./line.ts";
import type { Prepared } from "./rules.ts";

/** One line's money for one payee, in fen; `cutBy` names the cap that took some or all of it. */
export type Share = {
  readonly line: number;
  readonly payee: number;
  /** The line is or may be one of the claims that a count counts, even when it comes to nothing. */
  readonly claims: boolean;
  low: number;
  high: number;
  cutBy?: string;
  refused?: true;
};

/** Least and most for one payee over all lines, in fen. */
export type Bounds = { readonly low: number; readonly high: number };

export type Capped = {
  readonly shares: readonly Share[];
  /** By payee, in the benefit's order. */
  readonly totals: readonly Bounds[];
  /** Lines whose own holes can still move the total. */
  readonly openLines: ReadonlySet<number>;
  /** Lines without their date that a full count may refuse. */
  readonly doubtful: ReadonlySet<number>;
  /** Dates that are not known and decide in which year a line counts. */
  readonly missing: readonly string[];
};

type Year = number | "unknown" | undefined;
type Group = { readonly year: Year; readonly payee: number; readonly shares: Share[] };
type Limits = { readonly places: number; readonly fen: number; readonly placesCap?: string; readonly fenCap?: string };

export function applyCaps(prepared: Prepared, lines: readonly LineOutcome[], held: readonly Held[]): Capped {
  const shares: Share[] = lines.flatMap((line, index) =>
    line.low.map((low, payee) => ({ line: index, payee, claims: mayClaim(line), low, high: line.high[payee]! })),
  );
  const past = held.filter((each) => each.benefit === prepared.benefit.id);
  const totals = prepared.amounts.map(() => ({ low: 0, high: 0 }));
  const openLines = new Set<number>();
  const missing = new Set<string>();
  const doubtful = new Set<number>();
  const claims = claimsByPayee(shares, prepared.amounts.length);
  const groups = groupsOf(shares, lines, prepared);
  for (const group of groups) {
    const bounds = boundsOf(group, claims[group.payee]!, prepared, past);
    if (isUndated(group) && claims[group.payee]!.count > limitsOf(prepared, past, group).places) {
      for (const share of group.shares) doubtful.add(share.line);
    }
    const total = totals[group.payee]!;
    total.low += bounds.low;
    total.high += bounds.high;
    if (bounds.low === bounds.high) continue;
    for (const share of group.shares) if (share.low !== share.high || isUndated(group)) openLines.add(share.line);
    if (isUndated(group)) for (const share of group.shares) yearHoles(prepared, lines[share.line]!, missing);
  }
  // Only now, since the bounds of one group look at the shares of the others.
  for (const group of groups) {
    if (isUndated(group)) continue;
    const limits = limitsOf(prepared, past, group);
    keepDearest(group.shares, limits);
    cutTo(group.shares, limits);
  }
  return { shares, totals, openLines, doubtful, missing: [...missing] };
}

function mayClaim({ reach }: LineOutcome): boolean {
  return reach.has("eligible");
}

function isUndated({ year }: Group): boolean {
  return year === "unknown";
}

/** Groups by payee and by the year in which the caps count; a line without its date is a group of its own. */
function groupsOf(shares: readonly Share[], lines: readonly LineOutcome[], prepared: Prepared): Group[] {
  const groups = new Map<string, Group>();
  for (const share of shares) {
    const year = share.claims ? yearOf(prepared, lines[share.line]!) : undefined;
    const key = `${share.payee} ${year === "unknown" ? `line ${share.line}` : year}`;
    const known = groups.get(key);
    if (known) known.shares.push(share);
    else groups.set(key, { year, payee: share.payee, shares: [share] });
  }
  return [...groups.values()];
}

/** The calendar year that the benefit's caps count a line in; undefined when they have no period. */
function yearOf({ capYear }: Prepared, line: LineOutcome): Year {
  const day = capYear?.(environmentOf(line.view, new Map()));
  if (day instanceof Unknown) return "unknown";
  return typeof day === "number" ? calendarOf(day).year : undefined;
}

function yearHoles({ capYear }: Prepared, line: LineOutcome, into: Set<string>): void {
  const day = capYear?.(environmentOf(line.view, new Map()));
  if (day instanceof Unknown) for (const hole of day.holes) into.add(factOfHole(hole));
}

/** How many lines claim for a payee, and the most that they come to. */
type Claims = { readonly count: number; readonly high: number };

function claimsByPayee(shares: readonly Share[], payees: number): Claims[] {
  const claims = Array.from({ length: payees }, () => ({ count: 0, high: 0 }));
  for (const { payee, claims: counts, high } of shares) {
    if (!counts) continue;
    claims[payee]!.count += 1;
    claims[payee]!.high += high;
  }
  return claims;
}

function boundsOf(group: Group, all: Claims, prepared: Prepared, past: readonly Held[]): Bounds {
  if (!isUndated(group)) {
    const limits = limitsOf(prepared, past, group);
    return { low: sumWithin(group.shares, "low", limits), high: sumWithin(group.shares, "high", limits) };
  }
  // At best it falls into an empty year; at worst into one that the others have filled.
  const best = limitsOf(prepared, [], group);
  const worst = limitsOf(prepared, past, group);
  const room = all.count <= worst.places && all.high <= worst.fen;
  return { low: room ? sumWithin(group.shares, "low", best) : 0, high: sumWithin(group.shares, "high", best) };
}

/** What caps leave in a year after what is held; an award without a year counts in every year. */
function limitsOf(prepared: Prepared, past: readonly Held[], { year, payee }: Group): Limits {
  const name = prepared.benefit.pays.to[payee]!.id;
  let limits: Limits = { places: Infinity, fen: Infinity };
  for (const cap of prepared.benefit.caps) {
    const inYear = (each: Held) => !cap.yearOf || year === "unknown" || each.year === undefined || each.year === year;
    const counted = past.filter((each) => inYear(each) && (each.payee ?? name) === name);
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
  const claiming = group.filter((share) => share.claims);
  const lows = claiming.map(({ low }) => low).sort(ascending);
  const highs = claiming.map(({ high }) => high).sort(ascending);
  const equals = equalsAmong(claiming);
  const changes = claiming.map((share) => {
    const { before, after } = equals.get(share) ?? { before: 0, after: 0 };
    const surelyAhead = claiming.length - countBelow(lows, share.high, true) + before;
    const surelyBehind = countBelow(highs, share.low, false) + after;
    return { share, out: surelyAhead >= places, perhapsOut: claiming.length - 1 - surelyBehind >= places };
  });
  for (const { share, out, perhapsOut } of changes) {
    if (out) Object.assign(share, { low: 0, high: 0, cutBy: placesCap, refused: true });
    else if (perhapsOut) share.low = 0;
  }
}

const ascending = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Among settled shares of one sum the one named earlier is ahead: how many stand before and after each. */
function equalsAmong(claiming: readonly Share[]): Map<Share, { before: number; after: number }> {
  const bySum = new Map<number, Share[]>();
  for (const share of claiming) {
    if (share.low !== share.high) continue;
    const same = bySum.get(share.low);
    if (same) same.push(share);
    else bySum.set(share.low, [share]);
  }
  return new Map(
    [...bySum.values()].flatMap((same) =>
      same.map((share, index) => [share, { before: index, after: same.length - 1 - index }] as const),
    ),
  );
}

/** How many of the sorted figures lie below a limit, or up to it. */
function countBelow(sorted: readonly number[], limit: number, included: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const below = included ? sorted[middle]! <= limit : sorted[middle]! < limit;
    if (below) low = middle + 1;
    else high = middle;
  }
  return low;
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
