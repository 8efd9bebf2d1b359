import type { Assignment } from "@jucai/contract";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { findRows, type Wish } from "./find.ts";
import { lookAt } from "./look.ts";
import { assignmentViews } from "./views.ts";

/** Assignments within the transaction's reach with their lights on a day, in the order of their last days. */
export async function assignmentsOf(
  tx: ScopedTransaction,
  { on, ...wish }: Wish & { readonly on: string },
): Promise<Assignment[]> {
  if (wish.ids?.length === 0 || wish.units?.length === 0) return [];
  return assignmentViews(tx, await lookAt(tx, await findRows(tx, wish), on));
}
