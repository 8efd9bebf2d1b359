import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { sql } from "kysely";
import { claimsTables } from "../claims.tables.ts";
import { withMoney } from "./transitions.ts";

/** Whether money of a claim ever left, or was on its way. */
export async function everHadMoney(tx: ScopedTransaction, claim: string): Promise<boolean> {
  const row = await claimsTables(tx)
    .selectFrom("claim_event")
    .select("id")
    .where("claim", "=", claim)
    .where("to_status", "in", [...withMoney])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What the claim was for may be claimed again. */
export async function releaseSubjects(tx: ScopedTransaction, claim: string): Promise<void> {
  await claimsTables(tx).updateTable("claim_subject").set({ live: false }).where("claim", "=", claim).execute();
}

/** A decision is looked at anew: what it is for is taken again, unless another claim has it by now. */
export async function reviveSubjects(tx: ScopedTransaction, claim: string): Promise<void> {
  const { rows } = await sql<{ grp: string }>`
    select s.grp from claim_subject s join claim_subject other
      on other.grp = s.grp and other.key_index = s.key_index and other.period = s.period and other.live
    where s.claim = ${claim}::uuid and other.claim <> s.claim limit 1`.execute(tx);
  if (rows.length > 0) throw takenMeanwhile();
  await claimsTables(tx).updateTable("claim_subject").set({ live: true }).where("claim", "=", claim).execute();
}

function takenMeanwhile(): Refusal {
  return new Refusal("already_there", {
    zh: "同一事项在此期间已另有办件，须先处理那一件。",
    en: "There is another claim for the same thing by now; deal with that one first.",
  });
}
