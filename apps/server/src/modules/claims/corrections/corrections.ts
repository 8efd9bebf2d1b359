import type { CorrectionView } from "@jucai/contract";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import type { Round } from "./one-notice.ts";

/** What a claim was returned for, the latest round first. */
export async function correctionsOf(
  tx: ScopedTransaction,
  { claim, id, on }: { readonly claim?: string; readonly id?: string; readonly on: string },
): Promise<CorrectionView[]> {
  const db = decisionTables(tx);
  let query = db.selectFrom("correction").selectAll().orderBy("created_at", "desc");
  if (claim !== undefined) query = query.where("claim", "=", claim);
  if (id !== undefined) query = query.where("id", "=", id);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const items = await db
    .selectFrom("correction_item")
    .selectAll()
    .where(
      "correction",
      "in",
      rows.map((row) => row.id),
    )
    .orderBy("no")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    claim: row.claim,
    round: row.round,
    state: row.state === "sent" && row.due_on !== null && row.due_on < on ? "overdue" : row.state,
    sentBy: row.sent_name,
    sentAt: row.sent_at?.toISOString() ?? null,
    dueOn: row.due_on,
    dueKnown: row.due_known,
    answeredAt: row.answered_at?.toISOString() ?? null,
    signedBy: row.signed_name,
    letterNumber: row.letter_number,
    items: items
      .filter((item) => item.correction === row.id)
      .map((item) => ({
        no: item.no,
        kind: item.kind,
        about: item.about,
        label: item.label,
        wrong: item.wrong,
        how: item.how,
        causedBy: item.caused_by,
        answer: item.answer,
        couldNot: item.could_not,
        files: item.files,
        answeredAt: item.answered_at?.toISOString() ?? null,
        state: item.answered_at === null ? "open" : item.could_not ? "could_not" : "answered",
      })),
  }));
}

/** The rounds that were answered, the first one first, as the rule of one notice looks at them. */
export function roundsOf(corrections: readonly CorrectionView[]): Round[] {
  return corrections
    .filter(({ state }) => state === "answered")
    .map(({ round, items }) => ({
      round,
      items: items.map(({ no, about, state }) => ({ no, about, answered: state === "answered" })),
    }))
    .sort((a, b) => a.round - b.round);
}
