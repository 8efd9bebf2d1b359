import { createHash, randomUUID } from "node:crypto";
import type { MultipartFile } from "@fastify/multipart";
import { type EvidenceUploaded, evidenceLimits, type UploadQuery } from "@jucai/contract";
import { sql } from "kysely";
import type { ModuleDeps } from "#http/deps.ts";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { evidenceTables, type FileRow } from "./evidence.tables.ts";
import { type Examined, examine, refused, type Scan } from "./examine/index.ts";
import { giveFile } from "./given.ts";
import { type Owner, ownerColumn, ownerOf, sealedFileKey } from "./owner.ts";
import { fileViews } from "./views.ts";

export type EvidenceDeps = Pick<ModuleDeps, "sealing" | "clock" | "files" | "database"> & { readonly scan: Scan };
type Within = <T>(work: (tx: ScopedTransaction) => Promise<T>) => Promise<T>;
type Sent = { readonly name: string; readonly bytes: Buffer };

/** Reads the only file of a request. Throws Refusal. */
export async function sentFile(part: MultipartFile | undefined): Promise<Sent> {
  if (part === undefined) throw refused.none();
  const bytes = await part.toBuffer().catch((error: unknown) => {
    throw (error as { code?: string }).code === "FST_REQ_FILE_TOO_LARGE" ? refused.tooLarge() : error;
  });
  return { name: plainName(part.filename), bytes };
}

/** The name as it is shown: without folders and control characters. Nothing is ever opened by it. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  return last.replaceAll(/[\p{Cc}\p{Cf}]/gu, "").slice(-120) || "未命名";
}

/**
 * Takes a file in: whose it is, what it is, whether it is there already; then onto the disk, then into the database.
 * Whatever fails after the disk removes it again; after a crash the daily tidying does.
 */
export async function upload(
  deps: EvidenceDeps,
  { within, actor }: { readonly within: Within; readonly actor: Actor },
  query: UploadQuery,
  sent: Sent,
): Promise<EvidenceUploaded> {
  const uploadHash = createHash("sha256").update(sent.bytes).digest();
  const already = await within(async (tx) => {
    const owner = await ownerOf(tx, deps.sealing, actor, query);
    const there = await sameUpload(tx, owner, uploadHash);
    if (there === undefined) await refuseMany(tx, owner);
    return there === undefined ? undefined : answerFor(tx, deps, actor, query, there, true);
  });
  if (already !== undefined) return { ...already, turned: false, compressed: false };

  const examined = await examine(sent.bytes, deps.scan);
  const id = randomUUID();
  const stored = await store(deps, id, examined);
  try {
    const answer = await within(async (tx) => {
      const owner = await ownerOf(tx, deps.sealing, actor, query);
      await lockOwner(tx, owner);
      // Sent twice at the same moment: the second one waits here and then finds the first.
      const there = await sameUpload(tx, owner, uploadHash);
      if (there !== undefined) return answerFor(tx, deps, actor, query, there, true);
      const row = await insert(tx, deps, { actor, owner, query, sent, examined, id, stored, uploadHash });
      return answerFor(tx, deps, actor, query, row, false);
    });
    if (answer.already) await forget(deps, id);
    return { ...answer, turned: examined.turned, compressed: examined.compressed };
  } catch (error) {
    await forget(deps, id);
    throw error;
  }
}

type OnDisk = { readonly key: Buffer; readonly hash: Buffer; readonly thumbHash: Buffer | null };

async function store({ files }: EvidenceDeps, id: string, { bytes, thumbnail }: Examined): Promise<OnDisk> {
  const { key, hash } = await files.save(id, bytes);
  if (thumbnail === undefined) return { key, hash, thumbHash: null };
  return { key, hash, thumbHash: (await files.save(`${id}.thumb`, thumbnail, key)).hash };
}

async function forget({ files }: EvidenceDeps, id: string): Promise<void> {
  await files.remove(id);
  await files.remove(`${id}.thumb`);
}

function sameUpload(tx: ScopedTransaction, { kind, id }: Owner, hash: Buffer): Promise<FileRow | undefined> {
  return evidenceTables(tx)
    .selectFrom("evidence_file")
    .selectAll()
    .where(ownerColumn[kind], "=", id)
    .where((is) => is.or([is("upload_hash", "=", hash), is("content_hash", "=", hash)]))
    .where("removed_at", "is", null)
    .executeTakeFirst();
}

async function lockOwner(tx: ScopedTransaction, { id }: Owner): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`evidence ${id}`}, 0))`.execute(tx);
}

async function refuseMany(tx: ScopedTransaction, { kind, id }: Owner): Promise<void> {
  const { count } = await evidenceTables(tx)
    .selectFrom("evidence_file")
    .select((each) => each.fn.countAll<string>().as("count"))
    .where(ownerColumn[kind], "=", id)
    .where("removed_at", "is", null)
    .executeTakeFirstOrThrow();
  if (Number(count) < evidenceLimits.files) return;
  throw new Refusal("too_many_requests", {
    zh: `已存了 ${count} 份材料，请先删掉不再用的。`,
    en: `${count} files are kept already; remove those that are not needed.`,
  });
}

type Insert = {
  readonly actor: Actor;
  readonly owner: Owner;
  readonly query: UploadQuery;
  readonly sent: Sent;
  readonly examined: Examined;
  readonly id: string;
  readonly stored: OnDisk;
  readonly uploadHash: Buffer;
};

async function insert(
  tx: ScopedTransaction,
  { sealing, clock }: EvidenceDeps,
  { actor, owner, query, sent, examined, id, stored, uploadHash }: Insert,
): Promise<FileRow> {
  const row = await evidenceTables(tx)
    .insertInto("evidence_file")
    .values({
      id,
      owner_person: owner.kind === "person" ? owner.id : null,
      owner_employer: owner.kind === "employer" ? owner.id : null,
      owner_unit: owner.kind === "unit" ? owner.id : null,
      place: owner.place,
      kind: query.kind,
      name: sent.name,
      mime: examined.type,
      bytes: examined.bytes.length,
      pages: examined.pages,
      ...sealedFileKey(sealing, owner, id, stored.key),
      content_hash: stored.hash,
      upload_hash: uploadHash,
      thumb_hash: stored.thumbHash,
      expires_on: query.expiresOn ?? null,
      scanned: examined.scanned,
      taken_by: actor.account,
      taken_name: actor.name,
      created_at: clock.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, actor, {
    action: "evidence.upload",
    object: { kind: "evidence", id },
    detail: {
      owner: owner.id,
      kind: query.kind,
      type: examined.type,
      bytes: examined.bytes.length,
      sha256: stored.hash.toString("hex"),
    },
  });
  return row;
}

async function answerFor(
  tx: ScopedTransaction,
  { clock }: EvidenceDeps,
  actor: Actor,
  { claim, kind }: UploadQuery,
  row: FileRow,
  already: boolean,
): Promise<Pick<EvidenceUploaded, "file" | "already">> {
  if (claim !== undefined) await giveFile(tx, { actor, clock }, claim, { file: row.id, item: kind });
  const [file] = await fileViews(tx, [row], today(clock));
  if (file === undefined) throw new Error("a row has a view");
  return { file, already };
}
