import type { ImportReceipt } from "@jucai/contract";
import { undoHours } from "@jucai/contract";
import type { Roster } from "@jucai/engine";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import type { JobContext } from "#kernel/jobs/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { vocabularyOf } from "../facts/vocabulary.ts";
import { takeIn, type Taken, type TakenBy } from "../people/take-in.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { ImportDeps } from "./check.job.ts";
import { takeEmployersIn } from "./employers.ts";
import { type Ground } from "./check.ts";
import { type Batch, importTables } from "./imports.tables.ts";
import { type Parts, partsOf } from "./parts.ts";
import { publishedRoster } from "../rosters/definitions.ts";
import { chunkNumbers, levelOf, type StagedRow, stagedRows } from "./staged.ts";
import { writeEntries } from "./write-entries.ts";

/**
 * Writes a confirmed import in one transaction: others see all of it or nothing, and a crash in the middle leaves
 * the registry as it was; the work is taken up again from the beginning. 100,000 rows hold one connection for some
 * minutes and lock only the persons whom they change.
 */
export async function writeImport(deps: ImportDeps, id: string, context: Context): Promise<void> {
  try {
    await writeAll(deps, id, context);
  } catch (error) {
    // Nothing was written. When the server ends the work is taken up again; after a fault of ours the user may.
    if (!context.signal.aborted) {
      await deps.database.asSystem("an import was not written", async (tx) => {
        const waiting = importTables(tx).updateTable("import_batch").set({ status: "checked", mode: null });
        await waiting.where("id", "=", id).where("status", "=", "writing").execute();
      });
    }
    throw error;
  }
}

type Context = Pick<JobContext, "progress" | "signal">;

async function writeAll({ database, sealing, clock }: ImportDeps, id: string, context: Context): Promise<void> {
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
      roster: await publishedRoster(tx, batch.roster),
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
    await finish(tx, batch, by, ground.roster.of, sums);
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
  return {
    actor,
    source: batch.asked.source ?? "office",
    unit: batch.unit_id,
    place: batch.place,
    sees: batch.asked.sees,
    importId: batch.id,
    at,
  };
}

/** Rows without errors that the user did not leave out. */
async function writeRows(tx: ScopedTransaction, ground: Ground, batch: Batch, by: TakenBy, rows: readonly StagedRow[]) {
  const { sealing, roster, vocabulary } = ground;
  const wanted = rows.filter((row) => ["good", "notice"].includes(levelOf(row)));
  const parted = wanted.map((row) => ({ row, parts: partsOf(roster, vocabulary, row) }));
  const taken = await (roster.of === "person" ? takePersons : takeEmployers)(tx, sealing, batch, by, parted);
  const outcome = new Map(taken.map((each) => [each.row, each]));
  const back = await bringBack(
    tx,
    roster.of,
    taken.map(({ person }) => person),
  );
  const made = (each: Taken) => each.outcome === "created" || back.has(each.person);
  const entries = await writeEntries(
    tx,
    sealing,
    batch,
    by,
    roster.of,
    parted.flatMap(({ row: { row }, parts }) => {
      const each = outcome.get(row);
      return each === undefined ? [] : [{ row, parts, subject: each.person, made: made(each) }];
    }),
  );
  // A person is as he was, but his row in the roster is another one: that is a change too.
  const became = taken.map(({ row, outcome: how }) => (how === "unchanged" && entries.rows.has(row) ? "updated" : how));
  return {
    newOnes: became.filter((how) => how === "created").length,
    changed: became.filter((how) => how === "updated").length,
    same: became.filter((how) => how === "unchanged").length,
    entries: entries.rows.size,
  };
}

type Parted = readonly { readonly row: StagedRow; readonly parts: Parts }[];

function factsOf({ row, parts }: Parted[number], { number }: Batch) {
  // What is held stays as it is; the row only enters the roster.
  if (row.decision === "keep_old" && row.person !== null) return [];
  return parts.facts.map(({ fact, value }) => ({ fact, value, note: `导入${number}第${row.row}行` }));
}

function takePersons(tx: ScopedTransaction, sealing: Sealing, batch: Batch, by: TakenBy, parted: Parted) {
  const given = parted.map((each) => {
    const { row, parts } = each;
    const { uscc: _employers, ...own } = parts.own;
    // Own fields of somebody whom only others hold are theirs to change: an account number above all.
    const keepOwn = row.person !== null && (row.decision === "keep_old" || row.known?.person === null);
    return {
      row: row.row,
      ...(row.person === null ? {} : { person: row.person }),
      ...own,
      keepOwn,
      name: own.name ?? "",
      facts: factsOf(each, batch),
    };
  });
  return takeIn(tx, sealing, given, by);
}

function takeEmployers(tx: ScopedTransaction, sealing: Sealing, batch: Batch, by: TakenBy, parted: Parted) {
  const given = parted.map((each) => {
    return { row: each.row.row, employer: each.row.person, own: each.parts.own, facts: factsOf(each, batch) };
  });
  return takeEmployersIn(tx, sealing, given, by);
}

/** Those whom an undone import or a clerk had withdrawn: a confirmed row puts them back on the lists. */
async function bringBack(tx: ScopedTransaction, of: Roster["of"], subjects: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(of)} set withdrawn_at = null, withdrawn_reason = null
    where id = any(${[...subjects]}::uuid[]) and withdrawn_at is not null returning id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

async function finish(
  tx: ScopedTransaction,
  batch: Batch,
  { actor, at }: TakenBy,
  of: Roster["of"],
  sums: Sums,
): Promise<void> {
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
    says: saysOf(of, sums),
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

function saysOf(of: Roster["of"], { newOnes, changed, same, leftOut }: Sums) {
  const one = of === "person" ? "人" : "家";
  if (newOnes + changed === 0) {
    return {
      zh: `没有任何变化：${same} 行与现有内容一致${leftOut > 0 ? `，${leftOut} 行未写入` : ""}。`,
      en: `Nothing changed: ${same} rows are what is held already${leftOut > 0 ? `, ${leftOut} were not written` : ""}.`,
    };
  }
  return {
    zh: `新增 ${newOnes} ${one}，更新 ${changed} ${one}，${same} ${one}没有变化${leftOut > 0 ? `，${leftOut} 行未写入` : ""}。`,
    en: `${newOnes} new, ${changed} updated, ${same} unchanged${leftOut > 0 ? `, ${leftOut} rows not written` : ""}.`,
  };
}
