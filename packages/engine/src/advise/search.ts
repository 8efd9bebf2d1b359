/**
 * The smallest sets of changes that give a status on a day.
 *
 * What is in the way names the facts of which at least one must change, so every set that turns the
 * claim is met by changing one of them after the other; sets that contain a smaller one are left out.
 */
import type { Day } from "../model/date.ts";
import { type Block, blocksOf, type Goal, openParts, spotsOf } from "./blocks.ts";
import type { Change } from "./advice.ts";
import { choicesOf } from "./choices.ts";
import type { Claim } from "./claim.ts";
import { keepsConsistent } from "./consistent.ts";
import type { Spot } from "./world.ts";

/** More changes than these at once are no advice. */
export const mostChanges = 3;
/** How many worlds are looked at for one claim before the search ends with what it has. */
export const mostLooks = 1500;

export type Found = { readonly day: Day; readonly changes: readonly Change[] };

export class Search {
  readonly found: Found[] = [];
  private readonly claim: Claim;
  private readonly goal: Goal;
  private readonly told = new Set<string>();
  private seen = new Set<string>();
  private looks = 0;

  constructor(claim: Claim, goal: Goal) {
    this.claim = claim;
    this.goal = goal;
  }

  /** Looks for sets of one change, then two, then three, on a day. */
  on(day: Day, most: number): void {
    for (let size = 0; size <= most; size += 1) {
      this.seen = new Set();
      this.explore(day, [], size);
    }
  }

  private explore(day: Day, changes: readonly Change[], left: number): void {
    const key = `${changes.map(stepKey).sort().join(" ")}`;
    if (this.seen.has(key) || this.containsSmaller(changes) || this.looks >= mostLooks) return;
    this.seen.add(key);
    this.looks += 1;
    const blocks = blocksOf(this.claim, changes, day, this.goal);
    if (blocks.length === 0 && this.claim.status(changes, day) === this.goal) {
      if (!this.told.has(key) && keepsConsistent(this.claim, changes, day)) {
        this.told.add(key);
        this.found.push({ day, changes });
      }
    } else if (left > 0) {
      for (const spot of this.spots(day, changes, blocks, left)) {
        for (const change of choicesOf(this.claim, spot, changes, day)) {
          this.explore(day, [...changes, change], left - 1);
        }
      }
    }
  }

  /** Facts one of which has to change: those of the narrowest block; with none in the way, of all that is open. */
  private spots(day: Day, changes: readonly Change[], blocks: readonly Block[], left: number): readonly Spot[] {
    const of = (block: Block) => spotsOf(this.claim, block, changes);
    if (blocks.length === 0) {
      const open = openParts(this.claim, changes, day).flatMap(of);
      return [...new Map(open.map((spot) => [spotKey(spot), spot])).values()];
    }
    const each = blocks.map(of).sort((a, b) => a.length - b.length);
    return apart(each) > left ? [] : each[0]!;
  }

  /** A set of fewer facts turns it already, or the same facts with time or other values do. */
  private containsSmaller(changes: readonly Change[]): boolean {
    const keys = new Set(changes.map(changeKey));
    return this.found.some(
      (each) => each.changes.length < keys.size && each.changes.every((change) => keys.has(changeKey(change))),
    );
  }
}

/** How many blocks, those with few facts first, share no fact: at least so many changes are needed. A block without facts needs more than any. */
function apart(spots: readonly (readonly Spot[])[]): number {
  const taken = new Set<string>();
  let count = 0;
  for (const own of spots) {
    if (own.length === 0) return Infinity;
    if (own.some((spot) => taken.has(spotKey(spot)))) continue;
    count += 1;
    for (const spot of own) taken.add(spotKey(spot));
  }
  return count;
}

export function spotKey({ fact, list, index }: Spot): string {
  return list === undefined ? fact : `${list}/${index}/${fact}`;
}

/** What is done about a fact: to learn it is another thing than to change it. */
export function changeKey(change: Change): string {
  return spotKey(change) + (change.how === "answer" ? "?" : "");
}

export function stepKey(change: Change): string {
  return `${spotKey(change)}=${change.moves ? "day" : JSON.stringify(change.to)}`;
}
