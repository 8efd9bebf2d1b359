import type { Text } from "../model/text.ts";

/** One day that matters. `closes` and `last_day` are the last day itself, included. */
export type CalendarEvent = {
  /** ISO date. */
  readonly date: string;
  readonly kind: "opens" | "closes" | "last_day" | "instalment" | "force_ends";
  readonly benefit: string;
  readonly fen?: number;
  /** Id of the payee of an instalment. */
  readonly payee?: string;
  readonly says: Text;
};
