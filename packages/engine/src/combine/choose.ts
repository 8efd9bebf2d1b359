/**
 * Finds the best lawful choice by branch and bound, exactly.
 *
 * Only awards that stand in a conflict are branched on; everything else is always
 * taken. Taking more never pays less, so the value with everything undecided
 * taken bounds every choice below.
 */
import type { Conflict } from "./awards.ts";

/** What remains of a set of awards: the person's wishes kept, things in kind kept, whole fen. */
export type Worth = { readonly wished: number; readonly inKind: number; readonly fen: number };
export type Value = (dropped: ReadonlySet<number>) => Worth;

/** Conflicts that are chosen together, and what a choice among them is worth. */
export type Part = {
  readonly conflicts: readonly Conflict[];
  readonly value: Value;
  /** The most that one award can be worth by itself, caps left aside. */
  readonly alone: (award: number) => Worth;
  /** What one look at the value costs, counted in lines. */
  readonly cost: number;
};

export type Choice = {
  readonly dropped: ReadonlySet<number>;
  /** Every other lawful choice was looked at or shown to be worth no more. */
  readonly proved: boolean;
};

/** So few conflicts are searched through at once. */
const few = 8;

/** Lines looked at in one part before the best choice so far is taken: about a second of work. */
export const mostWork = 400_000;

/** The dropped awards of the best lawful choice of a part; ties keep what stands first. */
export function choose({ conflicts, value, alone, cost }: Part): Choice {
  if (conflicts.length > few) {
    const first = dearest(conflicts, alone);
    if (isBest(first, { conflicts, value, alone, cost })) return { dropped: first, proved: true };
  }
  let best: { dropped: ReadonlySet<number>; worth: Worth } | undefined;
  let left = Math.max(mostWork, cost * 16);
  let proved = true;
  const explore = (index: number, dropped: ReadonlySet<number>): void => {
    if (left < 0) {
      proved = false;
      return;
    }
    left -= cost;
    const worth = value(dropped);
    if (best && !better(worth, best.worth)) return;
    const next = conflicts.findIndex((each, at) => at >= index && standing(each.awards, dropped).length > 1);
    if (next < 0) {
      best = { dropped, worth };
      return;
    }
    const members = standing(conflicts[next]!.awards, dropped);
    for (const keep of members) {
      explore(next + 1, new Set([...dropped, ...members.filter((member) => member !== keep)]));
    }
    // Keeping none of them can be best when each also stands in another conflict.
    if (conflicts.some((each, at) => at !== next && each.awards.some((award) => members.includes(award)))) {
      explore(next + 1, new Set([...dropped, ...members]));
    }
  };
  explore(0, new Set());
  if (proved && best) return { dropped: best.dropped, proved };
  const part = { conflicts, value, alone, cost };
  const found = [dearest(conflicts, alone), ...(conflicts.length * cost * 2 <= mostWork * 4 ? [oneByOne(part)] : [])];
  for (const dropped of found) {
    const worth = value(dropped);
    if (!best || better(worth, best.worth)) best = { dropped, worth };
  }
  return { dropped: best!.dropped, proved };
}

/** Whether a choice is worth as much as if no cap joined the conflicts, which none can exceed. */
function isBest(dropped: ReadonlySet<number>, { conflicts, value, alone }: Part): boolean {
  const [worth, all] = [value(dropped), value(new Set())];
  if (worth.wished < all.wished || worth.inKind < all.inKind) return false;
  const beside = value(new Set(conflicts.flatMap(({ awards }) => awards))).fen;
  return worth.fen >= conflicts.reduce((sum, each) => sum + mostFen(each, alone), beside);
}

function mostFen({ awards }: Conflict, alone: Part["alone"]): number {
  return awards.reduce((most, award) => Math.max(most, alone(award).fen), 0);
}

/** A lawful choice found in one pass: of each conflict the award that is worth most on its own. */
function dearest(conflicts: readonly Conflict[], alone: Part["alone"]): ReadonlySet<number> {
  const dropped = new Set<number>();
  for (const { awards } of conflicts) {
    const members = standing(awards, dropped);
    const keep = members.reduce<number | undefined>(
      (most, each) => (most === undefined || better(alone(each), alone(most)) ? each : most),
      undefined,
    );
    for (const member of members) if (member !== keep) dropped.add(member);
  }
  return dropped;
}

/** A lawful choice found by adding one award after the other, each time the one that adds most. */
function oneByOne({ conflicts, value, alone }: Part): ReadonlySet<number> {
  const dropped = new Set(conflicts.flatMap(({ awards }) => awards));
  const others = new Map<number, number[]>();
  for (const { awards } of conflicts) {
    for (const award of awards) others.set(award, [...(others.get(award) ?? []), ...awards]);
  }
  const order = conflicts.toSorted((a, b) => mostFen(b, alone) - mostFen(a, alone));
  for (const { awards } of order) {
    const free = awards.filter((award) => others.get(award)!.every((other) => dropped.has(other)));
    const tried = free.map((award) => {
      const without = new Set(dropped);
      without.delete(award);
      return { award, worth: value(without) };
    });
    const [first, ...rest] = tried;
    if (!first) continue;
    dropped.delete(rest.reduce((most, each) => (better(each.worth, most.worth) ? each : most), first).award);
  }
  return dropped;
}

function standing(awards: readonly number[], dropped: ReadonlySet<number>): number[] {
  return awards.filter((award) => !dropped.has(award));
}

/** Wishes first, then things in kind (never dropped for money unasked), then money. */
export function better(one: Worth, other: Worth): boolean {
  if (one.wished !== other.wished) return one.wished > other.wished;
  if (one.inKind !== other.inKind) return one.inKind > other.inKind;
  return one.fen > other.fen;
}

/** Whether no two awards of a conflict are both taken. */
export function isLawful(conflicts: readonly Conflict[], dropped: ReadonlySet<number>): boolean {
  return conflicts.every((conflict) => standing(conflict.awards, dropped).length <= 1);
}
