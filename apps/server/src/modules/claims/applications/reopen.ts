import { sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { claimsTables } from "../claims.tables.ts";
import { looksAt } from "./fields.ts";
import type { Chosen, Look } from "./look.ts";

/** A keyed hash of all that a claim rests on: facts, lists, files, and the document's version. */
export async function factsHash(
  tx: ScopedTransaction,
  sealing: Sealing,
  { facts }: Look,
  { benefit, version }: Chosen,
  claim: string,
): Promise<Buffer> {
  const ids = [...looksAt(benefit)].sort();
  const values = ids.flatMap((id) => (facts.facts.values.has(id) ? [[id, facts.facts.values.get(id)]] : []));
  const list = benefit.each && facts.facts.lists.get(benefit.each.list);
  const rows = list?.items.map((item) => [...item].sort(([a], [b]) => (a < b ? -1 : 1))) ?? [];
  const { rows: files } = await sql<{ file: string }>`
    select file from claim_evidence where claim = ${claim}::uuid order by file`.execute(tx);
  const all = JSON.stringify({ version, values, rows, files: files.map(({ file }) => file) });
  return sealing.blindIndex("account", `facts of a claim\n${all}`);
}

/** What was turned down comes back on something new only: a fact, a file, or another version of the document. */
export async function refuseUnchanged(
  tx: ScopedTransaction,
  { form }: Look,
  benefit: string,
  hash: Buffer,
): Promise<void> {
  const before = await unlimited(tx, "an earlier claim", () =>
    claimsTables(tx)
      .selectFrom("claim")
      .select(["status", "facts_hash", "number"])
      .where("benefit", "=", benefit)
      .where(form.person_id === null ? "employer_id" : "person_id", "=", form.person_id ?? form.employer_id)
      .where("status", "<>", "draft")
      .orderBy("created_at", "desc")
      .orderBy("id")
      .limit(1)
      .executeTakeFirst(),
  );
  if (before?.status !== "rejected" || before.facts_hash?.equals(hash) !== true) return;
  throw new Refusal("wrong_state", {
    zh: `情况和上次（${before.number ?? ""}）一样，上次已决定不予通过。有新情况或新材料再申请；不服决定的，请申请复核。`,
    en: `Nothing is different from ${before.number ?? "the claim"} that was turned down. Claim again with new facts or evidence, or appeal against that decision.`,
  });
}
