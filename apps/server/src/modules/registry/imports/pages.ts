import type { ImportRow } from "@jucai/contract";
import { sql } from "kysely";
import type { z } from "zod";
import type { ImportRowList, ImportRowsQuery } from "@jucai/contract";
import type { Roster } from "@jucai/engine";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { isMasked, masked } from "../sheets/index.ts";
import { batchOf } from "./batches.ts";
import { hiddenValue } from "./compare.ts";
import { importTables } from "./imports.tables.ts";
import { publishedRoster } from "../rosters/definitions.ts";
import { chunkNumbers, type ChunkNumbers, levelOf, type StagedRow, stagedRows } from "./staged.ts";

type Query = z.output<typeof ImportRowsQuery>;
type Show = Query["show"];

const sorts: Readonly<
  Record<Show, { readonly of: (chunk: ChunkNumbers) => number; readonly is: (row: StagedRow) => boolean }>
> = {
  all: { of: ({ entries }) => entries, is: () => true },
  problems: { of: ({ errors, notices }) => errors + notices, is: (row) => ["error", "notice"].includes(levelOf(row)) },
  errors: { of: ({ errors }) => errors, is: (row) => levelOf(row) === "error" },
  notices: { of: ({ notices }) => notices, is: (row) => levelOf(row) === "notice" },
  changes: { of: ({ changes }) => changes, is: ({ known }) => known?.state === "changed" },
  elsewhere: { of: ({ elsewhere }) => elsewhere, is: ({ known }) => (known?.heldBy.length ?? 0) > 0 },
};

/** One page of rows; only the pieces that the page lies in are decrypted. */
export async function rowsPage(
  tx: ScopedTransaction,
  sealing: Sealing,
  id: string,
  { show, page, pageSize }: Query,
): Promise<z.input<typeof ImportRowList>> {
  const batch = await batchOf(tx, id);
  const db = importTables(tx);
  const roster = await publishedRoster(tx, batch.roster);
  const { of, is } = sorts[show];
  const chunks = await chunkNumbers(db, id);
  const items: ImportRow[] = [];
  let skip = (page - 1) * pageSize;
  for (const chunk of chunks) {
    if (items.length >= pageSize) break;
    if (skip >= of(chunk)) {
      skip -= of(chunk);
      continue;
    }
    const rows = (await stagedRows(db, sealing, id, chunk.no)).filter(is);
    const some = rows.slice(skip, skip + pageSize - items.length);
    const seen = await seenOf(tx, roster, some);
    items.push(...some.map((row) => rowView(row, roster, seen)));
    skip = 0;
  }
  return { items, page, pageSize, total: chunks.reduce((sum, chunk) => sum + of(chunk), 0) };
}

/** Whom of the rows the reader's own scope reaches now; the one who uploaded may have reached more. */
export async function seenOf(
  tx: ScopedTransaction,
  { of }: Pick<Roster, "of">,
  rows: readonly StagedRow[],
): Promise<ReadonlySet<string>> {
  const ids = rows.flatMap(({ person }) => person ?? []);
  if (ids.length === 0) return new Set();
  const { rows: found } = await sql<{ id: string }>`
    select id from ${sql.table(of)} where id = any(${ids}::uuid[])`.execute(tx);
  return new Set(found.map(({ id }) => id));
}

/** What was met, without whatever the reader may not see of him. */
function knownFor({ known, person }: StagedRow, seen: ReadonlySet<string>): ImportRow["known"] {
  if (known === null || known.person === null || (person !== null && seen.has(person))) return known;
  const changes = known.changes.map((change) => (change.column === "" ? change : { ...change, old: hiddenValue }));
  return { ...known, person: null, changes };
}

/** A row as it is shown: sensitive cells masked unless something about them must be put right. */
export function rowView(staged: StagedRow, roster: Roster, seen: ReadonlySet<string>): ImportRow {
  const { row, cells, problems, decision } = staged;
  const wrong = new Set(problems.filter(({ level }) => level === "error").map(({ column }) => column));
  const columns = new Map(roster.columns.map((column) => [column.key, column]));
  const shown = Object.entries(cells).map(([key, text]) => {
    const column = columns.get(key);
    return [key, column === undefined || !isMasked(column) || wrong.has(key) ? text : masked(column, text)];
  });
  const told = problems.map((problem) => {
    const column = columns.get(problem.column ?? "");
    return column === undefined || !isMasked(column) || problem.level === "error"
      ? problem
      : { ...problem, value: masked(column, problem.value) };
  });
  return {
    row,
    level: levelOf({ problems, decision }),
    cells: Object.fromEntries(shown),
    problems: told,
    known: knownFor(staged, seen),
    decision,
  };
}
