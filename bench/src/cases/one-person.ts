/** One person after another, prepared beforehand as the system wants them. */
import type { Case, Timed } from "../harness/case.ts";
import { type Person } from "../people/facts.ts";
import { personsOf, populationOf } from "../people/population.ts";

/** People that are taken in turn: enough for no branch to be learnt by heart, few enough to stay in the cache. */
export const inTurn = 10_000;

export function peopleInTurn(): Person[] {
  return personsOf(populationOf(inTurn));
}

/** Quick systems do everybody in one run. */
export function everyone<T>(prepared: readonly T[], decide: (it: T) => number): Timed {
  return {
    things: prepared.length,
    run: () => {
      let sum = 0;
      for (const each of prepared) sum += decide(each);
      return sum;
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

export type Cases = readonly Case[];
