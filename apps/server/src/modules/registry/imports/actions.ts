import type { ImportColumnsBody, ImportMode, ImportSummary } from "@jucai/contract";
import type { z } from "zod";
import { record } from "#kernel/audit/index.ts";
import type { Clock } from "#kernel/clock.ts";
import type { Jobs } from "#kernel/jobs/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { batchOf, mustBeChecked, summaryIn } from "./batches.ts";
import { importTables } from "./imports.tables.ts";
import { rememberMapping } from "./mapping.ts";

/** Confirms: from here on the rows are written, in the background, all at once. */
export async function confirmImport(
  tx: ScopedTransaction,
  jobs: Pick<Jobs, "send">,
  actor: Actor,
  id: string,
  mode: ImportMode,
): Promise<ImportSummary> {
  const batch = await batchOf(tx, id, true);
  mustBeChecked(batch);
  const { good = 0, notices = 0, errors = 0 } = batch.counts ?? {};
  if (batch.problems.some(({ level }) => level === "error")) throw refusals.lacking;
  if (mode === "all_or_none" && errors > 0) throw refusals.notAllGood(errors);
  if (good + notices === 0) throw refusals.nothingGood;
  await importTables(tx)
    .updateTable("import_batch")
    .set({ status: "writing", mode, done: 0, confirmed_by: actor.account, confirmed_name: actor.name })
    .where("id", "=", id)
    .execute();
  await record(tx, actor, {
    action: "import.confirm",
    object: { kind: "import", id },
    detail: { mode, good, notices, errors },
  });
  await jobs.send(tx, "import.write", { id }, actor.account);
  return summaryIn(tx, id);
}

/** Says what columns are, or names another sheet; the file is checked again. */
export async function nameColumns(
  tx: ScopedTransaction,
  jobs: Pick<Jobs, "send">,
  actor: Actor,
  id: string,
  { sheet, columns }: z.output<typeof ImportColumnsBody>,
): Promise<ImportSummary> {
  const batch = await batchOf(tx, id, true);
  if (batch.status !== "failed" || sheet === undefined) mustBeChecked(batch);
  const db = importTables(tx);
  await rememberMapping(db, batch, columns);
  const asked = { ...batch.asked, ...(sheet === undefined ? {} : { sheet }), columns };
  await db
    .updateTable("import_batch")
    .set({ status: "checking", asked: JSON.stringify(asked), problems: "[]" })
    .where("id", "=", id)
    .execute();
  await jobs.send(tx, "import.check", { id }, actor.account);
  return summaryIn(tx, id);
}

/** Gives an upload up; what was staged of it is erased. */
export async function dropImport(
  tx: ScopedTransaction,
  actor: Actor,
  clock: Clock,
  id: string,
): Promise<ImportSummary> {
  const batch = await batchOf(tx, id, true);
  if (!["checking", "checked", "failed"].includes(batch.status)) mustBeChecked(batch);
  const db = importTables(tx);
  await db.deleteFrom("import_chunk").where("batch", "=", id).execute();
  await db
    .updateTable("import_batch")
    .set({ status: "dropped", finished_at: clock.now() })
    .where("id", "=", id)
    .execute();
  await record(tx, actor, { action: "import.drop", object: { kind: "import", id } });
  return summaryIn(tx, id);
}

const refusals = {
  lacking: new Refusal("not_valid", {
    zh: "表中缺少必填的列，请先指明是哪一列，或补上后重新上传。",
    en: "A required column is missing: say which one it is, or add it and upload again.",
  }),
  notAllGood: (errors: number) =>
    new Refusal("not_valid", {
      zh: `还有 ${errors} 行有错误。请改好，或选择只写入无错误的行。`,
      en: `${errors} rows still have errors. Correct them, or choose to write the good rows only.`,
    }),
  nothingGood: new Refusal("not_valid", {
    zh: "没有可以写入的行。请按提示改正后再确认。",
    en: "No row can be written. Correct them as told, then confirm.",
  }),
};
