import { undoHours } from "@jucai/contract";
import { sql } from "kysely";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { takeBack } from "../people/take-back.ts";
import type { ImportDeps } from "./check.job.ts";
import { type Batch, importTables } from "./imports.tables.ts";

/** Whether an import can still be taken back; throws Refusal when not. */
export function mustBeUndoable({ status, finished_at }: Batch, now: Date): void {
  if (status !== "done") {
    throw new Refusal("wrong_state", {
      zh: "只有已经写入的导入才能撤销。",
      en: "Only an import that was written can be undone.",
    });
  }
  if (finished_at !== null && now.getTime() - finished_at.getTime() <= undoHours * 3_600_000) return;
  throw new Refusal("wrong_state", {
    zh: `写入已超过 ${undoHours} 小时，不能整批撤销。请逐人更正。`,
    en: `It was written more than ${undoHours} hours ago and cannot be undone as a whole. Correct people one by one.`,
  });
}

/**
 * Takes a whole import back: its facts count no more, its rows leave the roster, those that it replaced come back,
 * and whom it registered first is withdrawn. Nothing is erased. What somebody has changed since stays.
 */
export async function undoImport(deps: ImportDeps, id: string, actor: Actor, why: string): Promise<void> {
  const at = deps.clock.now();
  await deps.database.asSystem("undo an import", async (tx) => {
    const db = importTables(tx);
    const batch = await db
      .selectFrom("import_batch")
      .selectAll()
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    mustBeUndoable(batch, at);
    const reason = `撤销导入${batch.number}：${why}`;
    await takeBack(tx, { importId: id, actor, why: reason, at });
    await restoreEntries(tx, id);
    await withdrawSubjects(tx, id, actor, reason, at);
    await db
      .updateTable("import_batch")
      .set({ status: "undone", undone_at: at, undone_name: actor.name, undone_why: why })
      .where("id", "=", id)
      .execute();
  });
}

async function restoreEntries(tx: ScopedTransaction, id: string): Promise<void> {
  await sql`update roster_entry set status = 'withdrawn' where import_id = ${id}::uuid and status = 'current'`.execute(
    tx,
  );
  // Not where a later import has put its own row in the place meanwhile.
  await sql`
    update roster_entry before set status = 'current', ended_by = null
    where ended_by = ${id}::uuid and not exists (
      select 1 from roster_entry now
      where now.status = 'current' and now.roster = before.roster and now.year = before.year
        and now.unit_id = before.unit_id and now.apart = before.apart
        and now.person_id is not distinct from before.person_id
        and now.employer_id is not distinct from before.employer_id)`.execute(tx);
}

/** Those whom an import had brought back after an earlier undo: nothing else speaks for them. */
async function withdrawSubjects(tx: ScopedTransaction, id: string, actor: Actor, why: string, at: Date): Promise<void> {
  await sql`
    update person set withdrawn_at = ${at}, withdrawn_reason = ${why}, version = version + 1,
      updated_by = ${actor.account}::uuid, updated_name = ${actor.name}, updated_at = ${at}
    where withdrawn_at is null
      and id in (select person_id from roster_entry where import_id = ${id}::uuid and made_subject)
      and not exists (select 1 from roster_entry other where other.person_id = person.id and other.status = 'current')
      and not exists (select 1 from fact_value f where f.subject = person.id and f.retracted_at is null)`.execute(tx);
  await sql`
    update employer set withdrawn_at = ${at}, withdrawn_reason = ${why}, version = version + 1,
      updated_by = ${actor.account}::uuid, updated_name = ${actor.name}, updated_at = ${at}
    where withdrawn_at is null
      and id in (select employer_id from roster_entry where import_id = ${id}::uuid and made_subject)
      and not exists (select 1 from roster_entry other where other.employer_id = employer.id and other.status = 'current')
      and not exists (select 1 from fact_value f where f.subject = employer.id and f.retracted_at is null)`.execute(tx);
}
