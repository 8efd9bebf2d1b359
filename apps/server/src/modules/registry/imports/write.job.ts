import type { ImportReceipt } from "@jucai/contract";
import { undoHours } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import type { JobContext } from "#kernel/jobs/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { vocabularyOf } from "../facts/vocabulary.ts";
import { takeIn, type Taken, type TakenBy } from "../people/take-in.ts";
import type { ImportDeps } from "./check.job.ts";
import { type Ground } from "./check.ts";
import { type Batch, importTables } from "./imports.tables.ts";
import { partsOf } from "./parts.ts";
import { rosterOf } from "./rosters.ts";
import { chunkNumbers, levelOf, type StagedRow, stagedRows } from "./staged.ts";
import { writeEntries } from "./write-entries.ts";

/**
 * Writes a confirmed import in one transaction: others see all of it or nothing, and a crash in the middle leaves
 * the registry as it was; the work is taken up again from the beginning. 100,000 rows hold one connection for some
 * minutes and lock only the persons whom they change.
 */
export async function writeImport(
  deps: ImportDeps,
  id: string,
  context: Pick<JobContext, "progress" | "signal">,
): Promise<void> {
  const { database, sealing, clock } = deps;
  const done = (count: number) =>
    database.asSystem("progress of an import", async (tx) => {
      await importTables(tx).updateTable("import_batch").set({ done: count }).where("id", "=", id).execute();
    });
  await done(0);
  await database.asSystem("write an import", async (tx) => {
    // Not the row itself: its progress is told in other transactions meanwhile.
    await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx);
    const db = importTables(tx);
    const batch = await db.selectFrom("import_batch").selectAll().where("id", "=", id).executeTakeFirst();
    if (batch?.status !== "writing") return;
    const ground = {
      sealing,
      roster: await rosterOf(tx, batch.roster),
      vocabulary: (await vocabularyOf(tx)).vocabulary,
    };
    const by = takenBy(batch, clock.now());
    const sums = { newOnes: 0, changed: 0, same: 0, entries: 0, leftOut: 0 };
    let count = 0;
    for (const { no } of await chunkNumbers(db, id)) {
      context.signal.throwIfAborted();
      const rows = await stagedRows(db, sealing, id, no);
      const written = await writeRows(tx, ground, batch, by, rows);
      for (const key of ["newOnes", "changed", "same", "entries"] as const) sums[key] += written[key];
      sums.leftOut += rows.length - written.newOnes - written.changed - written.same;
      count += rows.length;
      await context.progress(count, batch.total ?? undefined);
      await done(count);
      // Others' requests come in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await finish(tx, batch, by, sums);
  });
}

type Sums = {
  readonly newOnes: number;
  readonly changed: number;
  readonly same: number;
  readonly entries: number;
  readonly leftOut: number;
};

function takenBy(batch: Batch, at: Date): TakenBy {
  const actor = { account: batch.confirmed_by ?? batch.created_by, name: batch.confirmed_name ?? batch.created_name };
  return { actor, source: "office", unit: batch.unit_id, place: batch.place, importId: batch.id, at };
}

/** Rows without errors that the user did not leave out. */
async function writeRows(tx: ScopedTransaction, ground: Ground, batch: Batch, by: TakenBy, rows: readonly StagedRow[]) {
  const { sealing, roster, vocabulary } = ground;
  const wanted = rows.filter((row) => ["good", "notice"].includes(levelOf(row)));
  const parted = wanted.map((row) => ({ row, parts: partsOf(roster, vocabulary, row) }));
  const taken = await takeIn(
    tx,
    sealing,
    parted.map(({ row, parts }) => ({
      row: row.row,
      name: parts.own.name ?? "",
      ...(row.person === null ? {} : { person: row.person }),
      ...(row.decision === "keep_old" && row.person !== null
        ? { facts: [] }
        : {
            ...parts.own,
            facts: parts.facts.map(({ fact, value }) => ({ fact, value, note: `导入${batch.number}第${row.row}行` })),
          }),
    })),
    by,
  );
  const outcome = new Map(taken.map((each) => [each.row, each]));
  const back = await bringBack(
    tx,
    taken.map(({ person }) => person),
  );
  const entries = await writeEntries(
    tx,
    sealing,
    batch,
    by,
    parted.flatMap(({ row, parts }) => {
      const person = outcome.get(row.row);
      return person === undefined
        ? []
        : [
            {
              row: row.row,
              parts,
              subject: person.person,
              made: person.outcome === "created" || back.has(person.person),
            },
          ];
    }),
  );
  const touched = (row: StagedRow) => entries.rows.has(row.row);
  const count = (test: (taken: Taken, row: StagedRow) => boolean) =>
    parted.filter(({ row }) => {
      const each = outcome.get(row.row);
      return each !== undefined && test(each, row);
    }).length;
  return {
    newOnes: count(({ outcome: how }) => how === "created"),
    changed: count(({ outcome: how }, row) => how === "updated" || (how === "unchanged" && touched(row))),
    same: count(({ outcome: how }, row) => how === "unchanged" && !touched(row)),
    entries: entries.rows.size,
  };
}

/** Those whom an undone import or a clerk had withdrawn: a confirmed row puts them back on the lists. */
async function bringBack(tx: ScopedTransaction, persons: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    update person set withdrawn_at = null, withdrawn_reason = null
    where id = any(${[...persons]}::uuid[]) and withdrawn_at is not null returning id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

async function finish(tx: ScopedTransaction, batch: Batch, { actor, at }: TakenBy, sums: Sums): Promise<void> {
  const { rows } = await sql<{
    facts: number;
  }>`select count(*)::int as facts from fact_value where import = ${batch.id}`.execute(tx);
  const facts = rows[0]?.facts ?? 0;
  const receipt: ImportReceipt = {
    number: batch.number,
    ...sums,
    facts,
    at: at.toISOString(),
    undoUntil: new Date(at.getTime() + undoHours * 3_600_000).toISOString(),
    says: saysOf(sums),
  };
  await importTables(tx)
    .updateTable("import_batch")
    .set({ status: "done", receipt: JSON.stringify(receipt), finished_at: at })
    .where("id", "=", batch.id)
    .execute();
  await record(tx, actor, {
    action: "import.write",
    object: { kind: "import", id: batch.id },
    detail: { roster: batch.roster, year: batch.year, unit: batch.unit_id, ...sums, facts },
  });
}

function saysOf({ newOnes, changed, same, leftOut }: Sums) {
  if (newOnes + changed === 0) {
    return {
      zh: `没有任何变化：${same} 行与现有内容一致${leftOut > 0 ? `，${leftOut} 行未写入` : ""}。`,
      en: `Nothing changed: ${same} rows are what is held already${leftOut > 0 ? `, ${leftOut} were not written` : ""}.`,
    };
  }
  return {
    zh: `新增 ${newOnes} 人，更新 ${changed} 人，${same} 人没有变化${leftOut > 0 ? `，${leftOut} 行未写入` : ""}。`,
    en: `${newOnes} new, ${changed} updated, ${same} unchanged${leftOut > 0 ? `, ${leftOut} rows not written` : ""}.`,
  };
}
