import type { Draft } from "../types.ts";

/** How far a draft is checked: everything that somebody has to look at, and how much of it he has. */
export type Progress = {
  readonly kinds: { readonly done: number; readonly all: number };
  readonly units: { readonly done: number; readonly all: number };
  readonly errors: number;
  readonly doubts: number;
  readonly done: number;
  readonly all: number;
};

export function progressOf({ measures, units, problems }: Pick<Draft, "measures" | "units" | "problems">): Progress {
  const kept = measures.filter(({ removed }) => !removed);
  const kinds = { done: kept.filter(({ doubt }) => doubt === null).length, all: kept.length };
  const bound = { done: units.filter(({ binding }) => binding.to !== "open").length, all: units.length };
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const doubts = problems.length - errors;
  return {
    kinds,
    units: bound,
    errors,
    doubts,
    done: kinds.done + bound.done,
    // Doubts are about kinds and units, which are counted already, or stay on record.
    all: kinds.all + bound.all + errors,
  };
}
