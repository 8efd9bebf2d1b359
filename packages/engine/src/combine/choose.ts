/**
 * Finds the best lawful choice by branch and bound, exactly.
 *
 * Only awards that stand in a conflict are branched on; everything else is always
 * taken. Taking more never pays less, so the value with everything undecided
 * taken bounds every choice below.
 */
import type { Choices, Conflict } from "./awards.ts";

/** What remains of a set of awards: the person's wishes kept, things in kind kept, whole fen. */
export type Worth = { readonly wished: number; readonly inKind: number; readonly fen: number };
export type Value = (dropped: ReadonlySet<number>) => Worth;

/**
 * The set of dropped awards of the best lawful choice; ties keep what stands first.
 *
 * Conflicts that share no benefit are free of each other and are chosen one after the other.
 */
export function choose(choices: Choices, value: Value): ReadonlySet<number> {
  let dropped: ReadonlySet<number> = new Set();
  for (const conflicts of components(choices)) dropped = chooseWithin(conflicts, dropped, value);
  return dropped;
}

function chooseWithin(conflicts: readonly Conflict[], start: ReadonlySet<number>, value: Value): ReadonlySet<number> {
  let best: { dropped: ReadonlySet<number>; worth: Worth } | undefined;
  const explore = (index: number, dropped: ReadonlySet<number>): void => {
    const worth = value(dropped);
    if (best && !better(worth, best.worth)) return;
    const conflict = conflicts.slice(index).find((each) => standing(each.awards, dropped).length > 1);
    if (!conflict) {
      best = { dropped, worth };
      return;
    }
    const next = conflicts.indexOf(conflict) + 1;
    const members = standing(conflict.awards, dropped);
    for (const keep of members) {
      explore(next, new Set([...dropped, ...members.filter((member) => member !== keep)]));
    }
    // Keeping none of them can be best when each also stands in another conflict.
    if (conflicts.some((each) => each !== conflict && each.awards.some((award) => members.includes(award)))) {
      explore(next, new Set([...dropped, ...members]));
    }
  };
  explore(0, start);
  return best!.dropped;
}

/** Conflicts in groups that share no benefit, so that no cap joins their sums. */
function components({ awards, conflicts }: Choices): Conflict[][] {
  const benefitsOf = (conflict: Conflict) => conflict.awards.map((award) => awards[award]!.benefit);
  let groups: { benefits: Set<string>; conflicts: Conflict[] }[] = [];
  for (const conflict of conflicts) {
    const benefits = benefitsOf(conflict);
    const [touched, apart] = [true, false].map((wanted) =>
      groups.filter((group) => benefits.some((benefit) => group.benefits.has(benefit)) === wanted),
    );
    const joined = {
      benefits: new Set([...benefits, ...touched!.flatMap((group) => [...group.benefits])]),
      conflicts: [...touched!.flatMap((group) => group.conflicts), conflict],
    };
    groups = [...apart!, joined];
  }
  return groups.map((group) => group.conflicts);
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
export function isLawful({ conflicts }: Choices, dropped: ReadonlySet<number>): boolean {
  return conflicts.every((conflict) => standing(conflict.awards, dropped).length <= 1);
}
