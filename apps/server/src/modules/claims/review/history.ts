import type { ReviewView } from "@jucai/contract";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Claim } from "../claims.tables.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import type { Considered } from "../decisions/consider.ts";

/** What the claimant claimed before and what is held already, here and elsewhere. */
export async function historyOf(
  tx: ScopedTransaction,
  { claim, evaluated }: Considered,
): Promise<ReviewView["history"]> {
  const claims = await unlimited(tx, "a claimant's other claims", () => otherClaims(tx, claim));
  return {
    claims: claims.map((row) => ({
      id: row.id,
      number: row.number ?? "",
      title: row.title,
      status: row.status,
      submittedOn: row.submitted_on,
      askedFen: row.asked_fen === null ? null : Number(row.asked_fen),
    })),
    held: evaluated.facts.held.map(({ benefit, group, year, fen }) => ({
      benefit: benefit ?? null,
      group: group ?? null,
      year: year ?? null,
      fen: fen ?? null,
    })),
  };
}

function otherClaims(tx: ScopedTransaction, { id, person_id, employer_id }: Claim) {
  const query = decisionTables(tx)
    .selectFrom("claim")
    .select(["id", "number", "title", "status", "submitted_on", "asked_fen"])
    .where("id", "<>", id)
    .where("status", "<>", "draft")
    .orderBy("submitted_on", "desc")
    .limit(50);
  return person_id === null
    ? query.where("employer_id", "=", employer_id).execute()
    : query.where("person_id", "=", person_id).execute();
}
