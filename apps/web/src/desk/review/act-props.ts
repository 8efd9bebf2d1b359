import type { Draft } from "./drafts.ts";
import type { Acted, Review } from "./types.ts";

/** What every dialog of an action gets: the case, what was begun on it, and what to tell when it is done. */
export type ActProps = {
  readonly review: Review;
  readonly draft: Draft;
  readonly onDraft: (changes: Partial<Draft>) => void;
  /** The action stands; `says` tells what was done to whom. */
  readonly onDone: (acted: Acted, says: string) => void;
  readonly onClose: () => void;
};
