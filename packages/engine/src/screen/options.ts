/** What a screening is asked for. */
import type { DecideOptions } from "../decide/decide.ts";

export type ScreenOptions = Omit<DecideOptions, "held"> & {
  /** Whether the best lawful bundle of each row is wanted too. */
  readonly bundle?: boolean;
  /** False: plain loops, no generated code. They are also taken where the runtime forbids making code. */
  readonly generate?: boolean;
  /** True: a run over as many rows as the last one writes into the same memory, and what was returned before is void. */
  readonly reuse?: boolean;
};
