import type { TaskFile, TaskReport } from "@jucai/contract";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { supervisionTables } from "../supervision.tables.ts";

/** Reports on an assignment, the latest first. */
export async function reportsOf(tx: ScopedTransaction, assignment: string): Promise<TaskReport[]> {
  const rows = await supervisionTables(tx)
    .selectFrom("task_report")
    .selectAll()
    .where("assignment", "=", assignment)
    .orderBy("handed_in_at", "desc")
    .execute();
  const files = await fileViews(
    tx,
    rows.flatMap((row) => row.files),
  );
  return rows.map((row) => ({
    id: row.id,
    progress: row.progress,
    problems: row.problems,
    value: row.value === null ? null : Number(row.value),
    files: row.files.flatMap((id) => files.get(id) ?? []),
    state: row.state,
    handedInAt: row.handed_in_at.toISOString(),
    handedInBy: row.handed_in_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: row.decided_name,
    why: row.why,
  }));
}

/** Files by their ids, as far as they are within reach. */
export async function fileViews(tx: ScopedTransaction, ids: readonly string[]): Promise<ReadonlyMap<string, TaskFile>> {
  if (ids.length === 0) return new Map();
  const rows = await supervisionTables(tx)
    .selectFrom("task_file")
    .select(["id", "name", "type", "bytes", "created_at"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(
    rows.map(({ id, name, type, bytes, created_at }) => {
      return [id, { id, name, type, bytes: Number(bytes), at: created_at.toISOString() }];
    }),
  );
}
