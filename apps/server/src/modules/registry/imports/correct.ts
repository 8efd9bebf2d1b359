import type { ImportRow, ImportRowBody } from "@jucai/contract";
import type { Roster } from "@jucai/engine";
import type { z } from "zod";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { vocabularyOf } from "../facts/vocabulary.ts";
import { type Above, type Cell, type Entry, type EntryColumn, readEntry, twiceFinder } from "../sheets/index.ts";
import { batchOf, mustBeChecked } from "./batches.ts";
import { checkRows } from "./check.ts";
import type { ImportDeps } from "./check.job.ts";
import { counted, noCounts } from "./counts.ts";
import { type Batch, importTables } from "./imports.tables.ts";
import { rowView, seenOf } from "./pages.ts";
import { publishedRoster } from "../rosters/definitions.ts";
import { chunkNumbers, type StagedRow, stagedRows, stageRows } from "./staged.ts";

type Change = z.output<typeof ImportRowBody>;

/** Corrects cells of one row, or decides about it, and checks it again. */
export async function correctRow(
  deps: ImportDeps,
  within: <T>(work: (tx: ScopedTransaction) => Promise<T>) => Promise<T>,
  id: string,
  rowNumber: number,
  change: Change,
): Promise<ImportRow> {
  // May he? Then as the system: people are matched across units.
  await within((tx) => batchOf(tx, id));
  const { after, roster } = await deps.database.asSystem("check a row of an import", async (tx) => {
    const batch = await batchOf(tx, id, true);
    mustBeChecked(batch);
    const db = importTables(tx);
    const chunks = await chunkNumbers(db, id);
    const chunk = chunks.find(({ from_row, to_row }) => (from_row ?? 0) <= rowNumber && rowNumber <= (to_row ?? 0));
    const rows = chunk === undefined ? [] : await stagedRows(db, deps.sealing, id, chunk.no);
    const index = rows.findIndex(({ row }) => row === rowNumber);
    const before = rows[index];
    if (chunk === undefined || before === undefined) throw notThere;

    const roster = await publishedRoster(tx, batch.roster);
    const vocabulary = (await vocabularyOf(tx)).vocabulary;
    const read =
      change.cells === undefined
        ? before
        : await reread(deps, tx, batch, roster, before, change.cells, rows[index - 1]);
    const [checked] =
      change.cells === undefined
        ? [before]
        : await checkRows(tx, { sealing: deps.sealing, roster, vocabulary }, batch, [
            { ...read, decision: before.decision },
          ]);
    if (checked === undefined) throw new Error("a row was checked and did not come back");
    const typed = { ...before.typed, ...change.cells };
    const after: StagedRow = { ...checked, typed, decision: change.decision ?? checked.decision };
    await stageRows(db, deps.sealing, id, chunk.no, rows.with(index, after));
    const counts = counted(counted(batch.counts ?? noCounts, [before], -1), [after]);
    await db
      .updateTable("import_batch")
      .set({ counts: JSON.stringify(counts) })
      .where("id", "=", id)
      .execute();
    return { after, roster };
  });
  return within(async (tx) => rowView(after, roster, await seenOf(tx, roster, [after])));
}

/** Reads a row again with some cells typed anew; 同上 looks at the row above it. */
async function reread(
  deps: ImportDeps,
  tx: ScopedTransaction,
  batch: Batch,
  roster: Roster,
  before: StagedRow,
  typed: Readonly<Record<string, string>>,
  previous: StagedRow | undefined,
): Promise<Entry> {
  const cells = { ...before.cells, ...typed };
  const columns = columnsOf(batch, roster);
  const above: Above = new Map(
    Object.entries(previous?.cells ?? {})
      .filter(([key]) => previous?.values[key] !== undefined)
      .map(([key, text]) => [key, { text, cell: text as Cell }]),
  );
  const entry = readEntry(
    before.row,
    ({ column }) => cells[column.key] ?? null,
    columns,
    roster,
    today(deps.clock),
    above,
  );
  return { ...entry, problems: [...entry.problems, ...(await twice(deps, tx, batch, roster, entry))] };
}

function columnsOf({ layout }: Batch, roster: Roster): EntryColumn[] {
  const columns = new Map(roster.columns.map((column) => [column.key, column]));
  return (layout?.columns ?? []).flatMap(({ at, header, key }) => {
    const column = columns.get(key ?? "");
    return column === undefined ? [] : [{ at, header, column, inTenThousands: /万元/.test(header) }];
  });
}

/** Whether the corrected row stands in the file twice now: all other rows are looked at. */
async function twice(deps: ImportDeps, tx: ScopedTransaction, batch: Batch, roster: Roster, entry: Entry) {
  const find = twiceFinder(roster);
  const db = importTables(tx);
  for (const { no } of await chunkNumbers(db, batch.id)) {
    for (const row of await stagedRows(db, deps.sealing, batch.id, no)) {
      if (row.row !== entry.row && row.decision !== "skip") find(row);
    }
  }
  return find(entry);
}

const notThere = new Refusal("not_found", { zh: "这次导入里没有这一行。", en: "This import has no such row." });
