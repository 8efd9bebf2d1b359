import type { SimilarCases } from "@jucai/contract";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { decisionTables } from "./decisions.tables.ts";
import { diverging, type PastOutcome } from "./similar.ts";

type Wanted = { readonly place: string; readonly benefit: string; readonly key: string; readonly not: string };

/** Decisions of the place on other claims that turned on the same facts; the last one of each claim counts. */
function pastQuery(tx: ScopedTransaction, { place, benefit, key, not }: Wanted) {
  return decisionTables(tx)
    .selectFrom("decision as d")
    .innerJoin("claim as c", "c.id", "d.claim")
    .where("d.place", "=", place)
    .where("d.benefit", "=", benefit)
    .where("d.similar_key", "=", key)
    .where("d.claim", "<>", not)
    .distinctOn("d.claim")
    .orderBy("d.claim")
    .orderBy("d.decided_at", "desc");
}

export async function pastOutcomes(tx: ScopedTransaction, wanted: Wanted): Promise<PastOutcome[]> {
  return unlimited(tx, "similar cases", () => pastQuery(tx, wanted).select("d.outcome").execute());
}

/** How similar cases were decided: counts, and the latest twenty. */
export async function similarCases(tx: ScopedTransaction, wanted: Wanted): Promise<SimilarCases> {
  const rows = await unlimited(tx, "similar cases", () =>
    pastQuery(tx, wanted)
      .select(["d.id", "d.claim", "d.outcome", "d.amount_fen", "d.on_day", "d.why", "d.decided_at"])
      .select(["c.number", "c.round"])
      .execute(),
  );
  const count = (outcome: PastOutcome["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  const latest = [...rows].sort((a, b) => b.decided_at.getTime() - a.decided_at.getTime()).slice(0, 20);
  return {
    total: rows.length,
    approved: count("approved"),
    rejected: count("rejected"),
    returned: rows.filter(({ round }) => round > 0).length,
    diverging: diverging(rows),
    items: latest.map((row) => ({
      claim: row.claim,
      number: row.number ?? "",
      decision: row.id,
      outcome: row.outcome,
      amountFen: row.amount_fen === null ? null : Number(row.amount_fen),
      on: row.on_day,
      why: row.why,
      returned: row.round,
    })),
  };
}
