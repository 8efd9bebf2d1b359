import type { Result } from "./environment.ts";
import type { Run } from "./run.ts";
import { merge, Unknown } from "./unknown.ts";

/** Kleene conjunction: one false settles it, whatever else is unknown. */
export function and(operands: readonly Run[]): Run {
  return junction(operands, false);
}

/** Kleene disjunction: one true settles it. */
export function or(operands: readonly Run[]): Run {
  return junction(operands, true);
}

function junction(operands: readonly Run[], settles: boolean): Run {
  return (env, bound) => {
    let unknown: Unknown | undefined;
    for (const operand of operands) {
      const value = operand(env, bound);
      if (value === settles) return settles;
      if (value instanceof Unknown) unknown = unknown ? merge(unknown, value) : value;
    }
    return unknown ?? !settles;
  };
}

export function not(operand: Run): Run {
  return (env, bound) => {
    const value = operand(env, bound);
    return value instanceof Unknown ? value : !value;
  };
}

/** With the test unknown, both branches are looked at: equal ones settle it. */
export function choose(test: Run, yes: Run, no: Run): Run {
  return (env, bound) => {
    const decided = test(env, bound);
    if (!(decided instanceof Unknown)) return decided === true ? yes(env, bound) : no(env, bound);
    const a = yes(env, bound);
    const b = no(env, bound);
    return isPlain(a) && a === b ? a : merge(decided, a, b);
  };
}

function isPlain(value: Result): boolean {
  return value === null || typeof value !== "object";
}
