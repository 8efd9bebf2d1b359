import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { ImportRow } from "@jucai/contract";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { Entry } from "../sheets/index.ts";
import type { ImportTransaction } from "./imports.tables.ts";

/** An entry as it waits for confirmation, with what the registry holds of the one it names. */
export type StagedRow = Entry & {
  readonly known: ImportRow["known"];
  /** Who is meant, also where the one who imports may not see him. */
  readonly person: string | null;
  readonly decision: ImportRow["decision"];
  /** Cells that were typed anew in the grid, by column. */
  readonly typed?: Readonly<Record<string, string>>;
};
export type Level = ImportRow["level"];

/** Rows per piece: small enough to correct one cell quickly, large enough that 100,000 rows make 200 pieces. */
export const rowsPerChunk = 500;
const bytesPerChunk = 1024 * 1024;
const [squeeze, unsqueeze] = [promisify(gzip), promisify(gunzip)];

const contextOf = (batch: string, kind: "file" | "rows", no: number) => `import_chunk/${batch}/${kind}/${no}`;

/** Keeps the file as it came, encrypted, in pieces. */
export async function stageFile(db: ImportTransaction, sealing: Sealing, batch: string, bytes: Buffer): Promise<void> {
  for (let no = 0; no * bytesPerChunk < bytes.length; no++) {
    const piece = bytes.subarray(no * bytesPerChunk, (no + 1) * bytesPerChunk);
    const body = sealing.sealSystem(piece, contextOf(batch, "file", no));
    await db
      .insertInto("import_chunk")
      .values({ batch, kind: "file", no, from_row: null, to_row: null, body })
      .execute();
  }
}

export async function stagedFile(db: ImportTransaction, sealing: Sealing, batch: string): Promise<Buffer> {
  const pieces = await db
    .selectFrom("import_chunk")
    .select(["no", "body"])
    .where("batch", "=", batch)
    .where("kind", "=", "file")
    .orderBy("no")
    .execute();
  return Buffer.concat(pieces.map(({ no, body }) => sealing.openSystem(body, contextOf(batch, "file", no))));
}

/** Where a row stands: left out by the user, wrong, worth a look, or good. */
export function levelOf({ decision, problems }: Pick<StagedRow, "decision" | "problems">): Level {
  if (decision === "skip") return "left_out";
  if (problems.some(({ level }) => level === "error")) return "error";
  return problems.length > 0 ? "notice" : "good";
}

/** Writes a piece of rows with the numbers by which pages are turned; an older one of its number is replaced. */
export async function stageRows(
  db: ImportTransaction,
  sealing: Sealing,
  batch: string,
  no: number,
  rows: readonly StagedRow[],
): Promise<void> {
  const plain = await squeeze(JSON.stringify(rows), { level: 3 });
  const count = (test: (row: StagedRow) => boolean) => rows.filter(test).length;
  const numbers = {
    from_row: rows[0]?.row ?? null,
    to_row: rows.at(-1)?.row ?? null,
    entries: rows.length,
    errors: count((row) => levelOf(row) === "error"),
    notices: count((row) => levelOf(row) === "notice"),
    changes: count(({ known }) => known?.state === "changed"),
    elsewhere: count(({ known }) => (known?.heldBy.length ?? 0) > 0),
    body: sealing.sealSystem(plain, contextOf(batch, "rows", no)),
  };
  await db
    .insertInto("import_chunk")
    .values({ batch, kind: "rows", no, ...numbers })
    .onConflict((conflict) => conflict.columns(["batch", "kind", "no"]).doUpdateSet(numbers))
    .execute();
}

export async function stagedRows(
  db: ImportTransaction,
  sealing: Sealing,
  batch: string,
  no: number,
): Promise<StagedRow[]> {
  const piece = await db
    .selectFrom("import_chunk")
    .select("body")
    .where("batch", "=", batch)
    .where("kind", "=", "rows")
    .where("no", "=", no)
    .executeTakeFirst();
  if (piece === undefined) return [];
  const plain = await unsqueeze(sealing.openSystem(piece.body, contextOf(batch, "rows", no)));
  return JSON.parse(plain.toString("utf8")) as StagedRow[];
}

export type ChunkNumbers = {
  readonly no: number;
  readonly from_row: number | null;
  readonly to_row: number | null;
  readonly entries: number;
  readonly errors: number;
  readonly notices: number;
  readonly changes: number;
  readonly elsewhere: number;
};

/** The numbers of every piece of rows, in order; nothing is decrypted. */
export async function chunkNumbers(db: ImportTransaction, batch: string): Promise<ChunkNumbers[]> {
  return db
    .selectFrom("import_chunk")
    .select(["no", "from_row", "to_row", "entries", "errors", "notices", "changes", "elsewhere"])
    .where("batch", "=", batch)
    .where("kind", "=", "rows")
    .orderBy("no")
    .execute();
}
