import type { ImportProblem } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { openBook, returnedAtMost, returnedWorkbook } from "../sheets/index.ts";
import { batchOf } from "./batches.ts";
import { importTables } from "./imports.tables.ts";
import { chunkNumbers, stagedFile, stagedRows } from "./staged.ts";

/** The uploaded rows as a workbook with their problems marked, what was corrected meanwhile put in. */
export async function returnedFile(
  tx: ScopedTransaction,
  sealing: Sealing,
  actor: Actor,
  id: string,
): Promise<{ name: string; bytes: Buffer }> {
  const batch = await batchOf(tx, id);
  const db = importTables(tx);
  const file = await stagedFile(db, sealing, id);
  if (batch.layout === null || file.length === 0) throw gone;
  const at = new Map(
    batch.layout.columns.flatMap(({ at: position, key }) => (key === null ? [] : [[key, position] as const])),
  );
  const problems = new Map<number, readonly ImportProblem[]>();
  const corrected = new Map<number, ReadonlyMap<number, string>>();
  for (const { no } of await chunkNumbers(db, id)) {
    for (const row of await stagedRows(db, sealing, id, no)) {
      if (row.problems.length > 0) problems.set(row.row, row.problems);
      const typed = Object.entries(row.typed ?? {}).flatMap(([key, text]) => {
        const position = at.get(key);
        return position === undefined ? [] : [[position, text] as const];
      });
      if (typed.length > 0) corrected.set(row.row, new Map(typed));
    }
  }
  const book = await openBook(file);
  const { sheet, headerTo } = batch.layout;
  const onlyProblems = (batch.counts?.rows ?? 0) > returnedAtMost;
  const bytes = await returnedWorkbook(book.rows(sheet), { sheet, headerTo, at, problems, corrected, onlyProblems });
  await record(tx, actor, { action: "import.return", object: { kind: "import", id }, detail: { rows: problems.size } });
  return { name: `${batch.file_name.replace(/\.[^.]{1,5}$/, "")}-标错`, bytes };
}

const gone = new Refusal("wrong_state", {
  zh: "这次导入的文件已不在，请重新上传。",
  en: "The file of this import is no longer kept; upload it again.",
});
