/** Adds up what is not known of blocks that were screened. */
import type { Rules } from "@jucai/engine";
import type { Information } from "@jucai/engine/compare";
import type { Screened } from "@jucai/engine/screen";

export type Informed = { readonly add: (block: Screened) => void; readonly result: () => Information };

const nothing = { claimants: 0, cases: 0, fen: 0, unbounded: 0 };

export function informedOf(_rules: Rules): Informed {
  let rows = 0;
  return {
    add: (block) => {
      rows += block.rows;
    },
    result: () => ({ rows, open: nothing, judged: nothing, facts: [], sources: [], order: [] }),
  };
}

export function addedUp(parts: readonly Information[]): Information {
  const [first, ...rest] = parts;
  if (first === undefined) throw new Error("nothing to add up");
  return rest.reduce((sum, part) => ({ ...sum, rows: sum.rows + part.rows }), first);
}
