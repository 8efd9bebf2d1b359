import type { EvidenceChange, EvidenceFile, EvidenceQuery } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { evidenceTables } from "./evidence.tables.ts";
import type { Doing } from "./given.ts";
import { ownerColumn, ownerOf } from "./owner.ts";
import { fileViews, fileWithin } from "./views.ts";

/** One owner's files, the newest first. */
export async function listFiles(
  tx: ScopedTransaction,
  { actor, clock }: Doing,
  sealing: Sealing,
  { kind, page, pageSize, ...asked }: EvidenceQuery,
) {
  const owner = await ownerOf(tx, sealing, actor, asked);
  let found = evidenceTables(tx)
    .selectFrom("evidence_file")
    .where(ownerColumn[owner.kind], "=", owner.id)
    .where("removed_at", "is", null);
  if (kind !== undefined) found = found.where("kind", "=", kind);
  const { total } = await found.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll()
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items: await fileViews(tx, rows, today(clock)), page, pageSize, total };
}

export async function fileView(tx: ScopedTransaction, { clock }: Pick<Doing, "clock">, id: string) {
  const [view] = await fileViews(tx, [await fileWithin(tx, id)], today(clock));
  return view as EvidenceFile;
}

/** Another name, kind or last day; what was examined stays. */
export async function changeFile(tx: ScopedTransaction, by: Doing, id: string, change: EvidenceChange) {
  await fileWithin(tx, id, { lock: true });
  const { name, kind, expiresOn } = change;
  await evidenceTables(tx)
    .updateTable("evidence_file")
    .set({ name, kind, expires_on: expiresOn })
    .where("id", "=", id)
    .execute();
  await record(tx, by.actor, { action: "evidence.change", object: { kind: "evidence", id }, detail: change });
  return fileView(tx, by, id);
}

/**
 * Removes a file from its owner's list. Where a claim that was handed in rests on it, its bytes stay with that claim;
 * otherwise the next tidying takes them from the disk.
 */
export async function removeFile(tx: ScopedTransaction, { actor, clock }: Doing, id: string): Promise<EvidenceFile> {
  const row = await fileWithin(tx, id, { lock: true });
  // Counted without limits: a claim that the remover does not see may rest on it.
  const [before] = await unlimited(tx, "what rests on a file", () => fileViews(tx, [row], today(clock)));
  const kept = before?.kept ?? true;
  const at = clock.now();
  const db = evidenceTables(tx);
  if (!kept) await db.deleteFrom("claim_evidence").where("file", "=", id).execute();
  await db
    .updateTable("evidence_file")
    .set({ removed_at: at, ...(kept ? {} : { gone_at: at }) })
    .where("id", "=", id)
    .execute();
  await record(tx, actor, { action: "evidence.remove", object: { kind: "evidence", id }, detail: { kept } });
  const [view] = await fileViews(tx, [{ ...row, removed_at: at }], today(clock));
  return view as EvidenceFile;
}

/** Who saw a file within reach, the latest first. */
export async function accessesOf(tx: ScopedTransaction, id: string) {
  await fileWithin(tx, id);
  const { rows } = await sql<{
    at: Date;
    who: string;
    unit: string | null;
    what: "content" | "thumbnail" | "download";
  }>`
    select a.at, a.actor_name as who, u.name ->> 'zh' as unit, a.what
    from evidence_access a left join unit u on u.id = a.unit
    where a.file = ${id}::uuid order by a.id desc limit 500`.execute(tx);
  return { items: rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })) };
}
