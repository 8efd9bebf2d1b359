import type { Duration } from "./expression.ts";

/**
 * A known value. `null` is the value "there is none" (no spouse, never graduated);
 * a value that is not known yet is no value at all, it is absent from the facts.
 */
export type Value = boolean | number | string | null | Duration;

/** Several things of one subject. `complete: false` says that there may be more than those named. */
export type FactList = { readonly items: readonly Item[]; readonly complete: boolean };
/** One of them: fact id → value, absent where unknown. */
export type Item = ReadonlyMap<string, Value>;

/** What is known of one applicant. Absent keys are unknown, never no and never zero. */
export type Facts = {
  readonly values: ReadonlyMap<string, Value>;
  readonly lists: ReadonlyMap<string, FactList>;
};

/** An award already held or paid elsewhere, so that caps and exclusivity know history. */
export type Held = {
  /** Benefit id, or the name of an exclusive group when the award comes from another policy. */
  readonly benefit?: string;
  readonly group?: string;
  /** The year its cap counts in. */
  readonly year?: number;
  readonly fen?: number;
  readonly count?: number;
  readonly payee?: string;
};
