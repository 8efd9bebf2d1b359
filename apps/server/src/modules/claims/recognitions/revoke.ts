import type { RecognitionView } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { oneView, readRow } from "./find.ts";
import type { Doing } from "./grant.ts";
import { ownRecognition } from "./own.ts";
import { type Recognition, recognitionTables } from "./recognitions.tables.ts";
import { endFacts } from "./written-facts.ts";

/** Takes a recognition back: from today on it counts no more, and what it said in the registry is retracted. */
export async function revoke(
  tx: ScopedTransaction,
  by: Doing & { readonly who: Actor },
  id: string,
  why: string,
): Promise<RecognitionView> {
  await recognitionTables(tx).selectFrom("recognition").select("id").where("id", "=", id).forUpdate().execute();
  const row = await readRow(tx, id);
  if (row.revoked_on !== null || row.replaced_by !== null) {
    throw new Refusal("wrong_state", {
      zh: "这项认定已经撤销或者被新的认定代替。",
      en: "This recognition was taken back already, or replaced by a newer one.",
    });
  }
  if (row.person_id !== null && row.person_id === by.who.person) {
    throw ownRecognition();
  }
  if (!row.facts_ended) await endFacts(tx, { ...by, at: by.clock.now() }, row, why);
  const day = today(by.clock);
  const set = { revoked_on: day, revoked_by: by.who.account, revoked_name: by.who.name, revoked_why: why };
  const revoked = await recognitionTables(tx)
    .updateTable("recognition")
    .set({ ...set, facts_ended: true })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, by.who, {
    action: "recognition.revoke",
    object: { kind: "recognition", id },
    detail: { number: row.number, why },
  });
  return oneView(tx, revoked, day);
}

/** Those whose term has passed: the registry says the level no longer. The recognition itself stays as it was. */
export async function endExpired(tx: ScopedTransaction, by: Doing): Promise<number> {
  const rows: Recognition[] = await recognitionTables(tx)
    .selectFrom("recognition")
    .selectAll()
    .where("until_day", "<", today(by.clock))
    .where("facts_ended", "=", false)
    .forUpdate()
    .execute();
  for (const row of rows) {
    await endFacts(tx, { ...by, at: by.clock.now() }, row, `认定期满（${row.until_day ?? ""}）`);
    await recognitionTables(tx)
      .updateTable("recognition")
      .set({ facts_ended: true })
      .where("id", "=", row.id)
      .execute();
  }
  return rows.length;
}
