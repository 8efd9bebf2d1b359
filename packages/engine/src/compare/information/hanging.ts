/** Counts of open cases and the money that hangs on them. */
import type { Hanging } from "../types.ts";

export const nothing: Hanging = { claimants: 0, cases: 0, fen: 0, unbounded: 0 };

export function plus(a: Hanging, b: Hanging): Hanging {
  return {
    claimants: a.claimants + b.claimants,
    cases: a.cases + b.cases,
    fen: a.fen + b.fen,
    unbounded: a.unbounded + b.unbounded,
  };
}

export function minus(a: Hanging, b: Hanging): Hanging {
  return {
    claimants: a.claimants - b.claimants,
    cases: a.cases - b.cases,
    fen: a.fen - b.fen,
    unbounded: a.unbounded - b.unbounded,
  };
}

/** Most cases first, then most money. */
export function byCases(a: Hanging, b: Hanging): number {
  return b.cases - a.cases || b.fen - a.fen || b.unbounded - a.unbounded;
}

/** Cases added up one outcome after the other; claimants are counted elsewhere, over all benefits at once. */
export class Tally {
  private cases = 0;
  private fen = 0;
  private unbounded = 0;

  add({ cases, fen, unbounded }: Hanging): void {
    this.cases += cases;
    this.fen += fen;
    this.unbounded += unbounded;
  }

  of(claimants: number): Hanging {
    const { cases, fen, unbounded } = this;
    return { claimants, cases, fen, unbounded };
  }
}
