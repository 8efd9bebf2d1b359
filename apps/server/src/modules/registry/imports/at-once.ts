import type { ImportCounts, ImportMode, ImportProblem, ImportReceipt, ImportStatus } from "@jucai/contract";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope } from "#kernel/scope.ts";
import { confirmImport } from "./actions.ts";
import { batchOf } from "./batches.ts";
import { checkImport, type ImportDeps } from "./check.job.ts";
import { importTables } from "./imports.tables.ts";
import { returnedFile } from "./returned.ts";
import { chunkNumbers, stagedRows } from "./staged.ts";
import { stageUpload } from "./upload.ts";
import { writeImport } from "./write.job.ts";

export type AtOnce = {
  readonly roster: string;
  readonly year: number;
  readonly unit: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly write: ImportMode | undefined;
  /** Whether the workbook with what is wrong marked is wanted. */
  readonly mark: boolean;
};
export type DoneAtOnce = {
  readonly id: string;
  readonly status: ImportStatus;
  readonly counts: ImportCounts | null;
  readonly problems: readonly ImportProblem[];
  readonly receipt: ImportReceipt | null;
  readonly workbook?: Buffer;
};

/** Problems that are listed; a workbook of a wrong kind has thousands. */
const listed = 200;
const everything: Scope = { account: null, person: null, units: [], places: [], all: true };
/** Nobody waits in another process: the work is done here and now. */
const here = { send: async () => "" };

/** Stages, checks and, when asked, writes a file in one go: the same steps as on the screen, without background work. */
export async function importAtOnce(deps: ImportDeps, actor: Actor, given: AtOnce): Promise<DoneAtOnce> {
  const { database } = deps;
  const context = { progress: async () => undefined, signal: new AbortController().signal };
  const { id } = await database.asSystem("stage an import", (tx) =>
    stageUpload(tx, deps, here, actor, everything, given, given),
  );
  await checkImport(deps, id, context);
  const { write } = given;
  const checked = await database.asSystem("read an import", (tx) => batchOf(tx, id));
  if (checked.status === "failed") throw failure(checked.problems[0]);
  if (write !== undefined) {
    await database.asSystem("confirm an import", (tx) => confirmImport(tx, here, actor, id, write));
    await writeImport(deps, id, context);
  }
  return database.asSystem("read an import", async (tx) => {
    const { status, counts, receipt, problems } = await batchOf(tx, id);
    const db = importTables(tx);
    const found = [...problems];
    for (const { no, errors } of await chunkNumbers(db, id)) {
      if (errors === 0 || found.length >= listed) continue;
      const rows = await stagedRows(db, deps.sealing, id, no);
      found.push(...rows.flatMap((row) => row.problems.filter(({ level }) => level === "error")));
    }
    const workbook = given.mark ? (await returnedFile(tx, deps.sealing, actor, id)).bytes : undefined;
    return {
      id,
      status,
      counts,
      receipt,
      problems: found.slice(0, listed),
      ...(workbook === undefined ? {} : { workbook }),
    };
  });
}

function failure(problem: ImportProblem | undefined): Refusal {
  return new Refusal("not_valid", problem?.says ?? { zh: "这个文件读不了。", en: "This file cannot be read." });
}
