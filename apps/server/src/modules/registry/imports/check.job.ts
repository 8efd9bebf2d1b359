import type { ImportProblem } from "@jucai/contract";
import { type Clock, today } from "#kernel/clock.ts";
import type { JobContext } from "#kernel/jobs/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedDatabase } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { vocabularyOf } from "../facts/vocabulary.ts";
import { type Entry, openBook, readSheet } from "../sheets/index.ts";
import { checkRows } from "./check.ts";
import { counted, noCounts } from "./counts.ts";
import { type Batch, importTables } from "./imports.tables.ts";
import { mappingOf } from "./mapping.ts";
import { publishedRoster } from "../rosters/definitions.ts";
import { rowsPerChunk, stagedFile, stageRows } from "./staged.ts";

export type ImportDeps = { readonly database: ScopedDatabase; readonly sealing: Sealing; readonly clock: Clock };
type Progress = Pick<JobContext, "progress" | "signal">;

/**
 * Reads and checks an uploaded file piece by piece. Nothing is written but the pieces; run again after a crash it
 * begins anew. A file that cannot be read makes the import `failed`, with the reason.
 */
export async function checkImport(deps: ImportDeps, id: string, context: Progress): Promise<void> {
  const batch = await deps.database.asSystem("read an import", (tx) => startChecking(tx, id));
  if (batch === undefined) return;
  try {
    await checkAll(deps, batch, context);
  } catch (error) {
    if (context.signal.aborted) throw error;
    await deps.database.asSystem("note that an import cannot be read", (tx) => failed(tx, id, error));
    if (!(error instanceof Refusal)) throw error;
  }
}

async function startChecking(tx: Parameters<typeof importTables>[0], id: string): Promise<Batch | undefined> {
  const db = importTables(tx);
  const batch = await db.selectFrom("import_batch").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (batch?.status !== "checking") return undefined;
  await db.deleteFrom("import_chunk").where("batch", "=", id).where("kind", "=", "rows").execute();
  await db.updateTable("import_batch").set({ done: 0, total: null, counts: null }).where("id", "=", id).execute();
  return batch;
}

async function checkAll(deps: ImportDeps, batch: Batch, { progress, signal }: Progress): Promise<void> {
  const { database, sealing, clock } = deps;
  const { roster, vocabulary, bytes, mapping } = await database.asSystem("read an import", async (tx) => ({
    roster: await publishedRoster(tx, batch.roster),
    vocabulary: (await vocabularyOf(tx)).vocabulary,
    bytes: await stagedFile(importTables(tx), sealing, batch.id),
    mapping: await mappingOf(importTables(tx), batch),
  }));
  const { sheet } = batch.asked;
  const reading = await readSheet(await openBook(bytes), roster, {
    ...(sheet === undefined ? {} : { sheet }),
    mapping,
    today: today(clock),
  });
  let counts = noCounts;
  let no = 0;
  const put = async (entries: readonly Entry[]) => {
    await database.asSystem("check rows of an import", async (tx) => {
      const rows = await checkRows(tx, { sealing, roster, vocabulary }, batch, entries);
      const db = importTables(tx);
      await stageRows(db, sealing, batch.id, no++, rows);
      counts = counted(counts, rows);
      await db.updateTable("import_batch").set({ done: counts.rows }).where("id", "=", batch.id).execute();
    });
    await progress(counts.rows);
  };
  let gathered: Entry[] = [];
  for await (const entry of reading.entries()) {
    gathered.push(entry);
    if (gathered.length < rowsPerChunk) continue;
    signal.throwIfAborted();
    await put(gathered);
    gathered = [];
  }
  if (gathered.length > 0) await put(gathered);
  await database.asSystem("finish checking an import", async (tx) => {
    await importTables(tx)
      .updateTable("import_batch")
      .set({
        status: "checked",
        layout: JSON.stringify(reading.layout()),
        problems: JSON.stringify(reading.problems),
        counts: JSON.stringify(counts),
        total: counts.rows,
        done: counts.rows,
      })
      .where("id", "=", batch.id)
      .where("status", "=", "checking")
      .execute();
  });
  await progress(counts.rows, counts.rows);
}

async function failed(tx: Parameters<typeof importTables>[0], id: string, error: unknown): Promise<void> {
  const says = error instanceof Refusal ? error.says : apology;
  const problem: ImportProblem = {
    code: "file/refused",
    level: "error",
    row: null,
    column: null,
    header: null,
    value: "",
    says,
    fix: null,
  };
  await importTables(tx)
    .updateTable("import_batch")
    .set({ status: "failed", problems: JSON.stringify([problem]) })
    .where("id", "=", id)
    .where("status", "=", "checking")
    .execute();
}

const apology = {
  zh: "对不起，检查这个文件时出了错，已记录。请再上传一次；仍不行时请联系管理员。",
  en: "Sorry, checking this file failed and was recorded. Upload it again; if it stays, ask the administrator.",
};
