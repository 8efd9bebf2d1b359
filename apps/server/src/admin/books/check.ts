import type { Text } from "@jucai/engine";

/**
 * One thing that must hold of the books, asked of the tables alone: no code that wrote them is used here.
 * `sql` answers with a row for everything that is wrong.
 */
export type BookCheck = {
  readonly id: string;
  readonly says: Text;
  /** Columns `what` (an id or number), `found` and `expected`, all text. */
  readonly sql: string;
};
