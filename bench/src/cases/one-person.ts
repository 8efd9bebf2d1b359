/** One person after another, prepared beforehand as the system wants them. */
import type { Timed } from "../harness/case.ts";
import { type Person } from "../people/facts.ts";
import { personsOf, populationOf } from "../people/population.ts";

/** People that are taken in turn: enough for no branch to be learnt by heart, few enough to stay in the cache. */
export const inTurn = 10_000;

export function peopleInTurn(): Person[] {
  return personsOf(populationOf(inTurn));
}

/** Results that are held at a time. */
const held = 64;

/**
 * Quick systems do everybody in one run. Results are held for a while: a compiler that sees that nobody looks at
 * a result, or only at its total, would not make the rest of it.
 */
export function everyone<T>(prepared: readonly T[], decide: (it: T) => unknown): Timed {
  const results = new Array<unknown>(held).fill(undefined);
  return {
    things: prepared.length,
    run: () => {
      for (let index = 0; index < prepared.length; index++) results[index % held] = decide(prepared[index]!);
      return results;
    },
  };
}

/** Slow systems do a few people in one run and go on where they stopped. */
export function aFew<T>(prepared: readonly T[], decide: (it: T) => unknown, few = 20): Timed {
  let next = 0;
  return {
    things: few,
    run: async () => {
      let last: unknown;
      for (let done = 0; done < few; done++) {
        last = decide(prepared[next]!);
        // Awaiting what is no promise would charge a system for being waited for.
        if (last instanceof Promise) last = await last;
        next = (next + 1) % prepared.length;
      }
      return last;
    },
  };
}
