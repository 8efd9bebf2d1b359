/** One piece of work in one system. Each case runs in a process of its own. */

/** How much is done: `people` in the large tables, `checked` people compared with the function by hand. */
export type Size = { readonly people: number; readonly checked: number; readonly checkedSlowly: number };

export const sizes = {
  full: { people: 1_000_000, checked: 20_000, checkedSlowly: 2000 },
  quick: { people: 100_000, checked: 5000, checkedSlowly: 200 },
} as const satisfies Record<string, Size>;
export type SizeName = keyof typeof sizes;

/** What is timed. */
export type Timed = {
  /** Things done by one run: people, or loads. */
  readonly things: number;
  /** Does the work once; `now` is the clock in use, in milliseconds. */
  readonly run: (now: () => number) => unknown;
  /** Milliseconds on the clock, where not all of a run is what is measured. */
  readonly spentMs?: (ran: unknown) => number;
  /** Waits for other threads or processes, so that only the clock on the wall says how long it takes. */
  readonly isWall?: true;
  /** Megabytes to report instead of what this process holds after the run. */
  readonly rssMB?: () => number;
};

export type Case = {
  /** The work, the same words for every system that does it. */
  readonly name: string;
  readonly system: string;
  /** Checks the answers against the function by hand, then gets ready. Throws {@link Differs}. */
  readonly prepare: (size: Size) => Promise<Timed>;
  /** So long that `--quick` leaves it out and other runs measure it in the first round only. */
  readonly long?: true;
  /** Only with `--all`, and then in the first round only. */
  readonly all?: true;
};

/** A system answered otherwise than the function by hand: nothing is timed then. */
export class Differs extends Error {}

export function idOf({ name, system }: Pick<Case, "name" | "system">): string {
  return `${name}: ${system}`;
}
