import type { ImportDetail, ImportSummary } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { type Batch, importTables } from "./imports.tables.ts";

/** The import as far as the scope sees it; the same refusal when it is absent and when it is somebody else's. */
export async function batchOf(tx: ScopedTransaction, id: string, lock = false): Promise<Batch> {
  const batch = await importTables(tx)
    .selectFrom("import_batch")
    .selectAll()
    .where("id", "=", id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  if (batch === undefined) {
    throw new Refusal("not_found", { zh: "没有找到这次导入。", en: "There is no such import." });
  }
  return batch;
}

/** Only an import that waits for its user can be changed. */
export function mustBeChecked({ status }: Batch): void {
  if (status === "checked") return;
  const why: Partial<Record<Batch["status"], Text>> = {
    checking: { zh: "还在检查，请稍候。", en: "It is still being checked; wait a moment." },
    writing: { zh: "正在写入，不能再改。", en: "It is being written and can no longer be changed." },
    done: {
      zh: "已经写入。需要更改时请撤销后重新导入。",
      en: "It has been written. Undo it and import again to change it.",
    },
  };
  throw new Refusal("wrong_state", why[status] ?? { zh: "这次导入已经结束。", en: "This import has ended." });
}

type Names = { readonly units: ReadonlyMap<string, Text>; readonly rosters: ReadonlyMap<string, Text> };

/** Names of the units and rosters of some imports. */
export async function namesFor(tx: ScopedTransaction, batches: readonly Batch[]): Promise<Names> {
  const units = await sql<{ id: string; name: Text }>`
    select id, name from unit where id = any(${[...new Set(batches.map(({ unit_id }) => unit_id))]}::uuid[])`.execute(
    tx,
  );
  const rosters = await sql<{ id: string; name: Text }>`
    select it ->> 'id' as id, it -> 'name' as name
    from current_document, jsonb_array_elements(coalesce(body -> 'rosters', '[]')) as it
    where it ->> 'id' = any(${[...new Set(batches.map(({ roster }) => roster))]}::text[])`.execute(tx);
  return {
    units: new Map(units.rows.map(({ id, name }) => [id, name])),
    rosters: new Map(rosters.rows.map(({ id, name }) => [id, name])),
  };
}

export function summaryOf(batch: Batch, names: Names): ImportSummary {
  return {
    id: batch.id,
    roster: batch.roster,
    rosterName: names.rosters.get(batch.roster) ?? { zh: batch.roster, en: batch.roster },
    year: batch.year,
    unit: { id: batch.unit_id, name: names.units.get(batch.unit_id) ?? { zh: "", en: "" } },
    fileName: batch.file_name,
    fileBytes: batch.file_bytes,
    status: batch.status,
    mode: batch.mode,
    counts: batch.counts,
    progress: { done: batch.done, total: batch.total },
    createdBy: batch.created_name,
    createdAt: batch.created_at.toISOString(),
    finishedAt: batch.finished_at?.toISOString() ?? null,
  };
}

export async function summaryIn(tx: ScopedTransaction, id: string): Promise<ImportSummary> {
  const batch = await batchOf(tx, id);
  return summaryOf(batch, await namesFor(tx, [batch]));
}

export async function detailIn(tx: ScopedTransaction, id: string): Promise<ImportDetail> {
  const batch = await batchOf(tx, id);
  const before = await importTables(tx)
    .selectFrom("import_batch")
    .select(["id", "finished_at"])
    .where("file_hash", "=", batch.file_hash)
    .where("roster", "=", batch.roster)
    .where("unit_id", "=", batch.unit_id)
    .where("year", "=", batch.year)
    .where("status", "=", "done")
    .where("id", "<>", id)
    .orderBy("finished_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return {
    ...summaryOf(batch, await namesFor(tx, [batch])),
    layout: batch.layout,
    problems: [...batch.problems],
    receipt: batch.receipt,
    undo:
      batch.undone_at === null
        ? null
        : { at: batch.undone_at.toISOString(), by: batch.undone_name ?? "", reason: batch.undone_why ?? "" },
    before: before?.finished_at == null ? null : { id: before.id, at: before.finished_at.toISOString() },
  };
}
