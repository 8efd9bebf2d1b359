import type { FastifyReply } from "fastify";
import { sql } from "kysely";
import { record, recordAccess } from "#kernel/audit/index.ts";
import type { StoredFile } from "#kernel/files/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { evidenceTables, type FileRow } from "./evidence.tables.ts";
import { fileKey, notThere } from "./owner.ts";
import type { EvidenceDeps } from "./upload.ts";
import { fileWithin } from "./views.ts";

export type Look = "content" | "thumbnail" | "download";
type Opened = { readonly file: FileRow; readonly name: string; readonly stored: StoredFile };

/** What is needed to read a file, once it stands who asked for it. */
export async function openFile(
  tx: ScopedTransaction,
  { sealing, clock }: EvidenceDeps,
  actor: Actor,
  id: string,
  what: Look,
): Promise<Opened> {
  const file = await fileWithin(tx, id);
  const hash = what === "thumbnail" ? file.thumb_hash : file.content_hash;
  if (hash === null) throw notThere();
  const key = await fileKey(tx, sealing, file);
  if (!isOwn(actor, file)) await writeDown(tx, actor, file, what, clock.now());
  return { file, name: what === "thumbnail" ? `${id}.thumb` : id, stored: { key, hash } };
}

/** His own look is not written down; that of somebody who acts for him is. */
function isOwn({ person, grants, onBehalfOf }: Actor, file: FileRow): boolean {
  if (file.owner_person !== null) return person === file.owner_person && onBehalfOf === undefined;
  return grants.some(
    ({ role, units }) =>
      role === "employer_clerk" && file.owner_employer !== null && units.includes(file.owner_employer),
  );
}

async function writeDown(tx: ScopedTransaction, actor: Actor, file: FileRow, what: Look, at: Date): Promise<void> {
  if (what === "thumbnail" && (await lookedToday(tx, actor.account, file.id, at))) return;
  const unit = actor.grants[0]?.unit ?? null;
  await evidenceTables(tx)
    .insertInto("evidence_access")
    .values({ file: file.id, at, account: actor.account, actor_name: actor.name, unit, what })
    .execute();
  const reason = `材料：${file.kind}`;
  if (file.owner_person !== null) {
    const action = what === "download" ? "export" : "read";
    await recordAccess(tx, actor, { person: file.owner_person, action, reason });
  } else if (what === "download") {
    await record(tx, actor, { action: "evidence.export", object: { kind: "evidence", id: file.id } });
  }
}

/** A page full of small pictures is one look a day, not twenty at each visit. */
async function lookedToday(tx: ScopedTransaction, account: string, file: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select 1 from evidence_access where file = ${file}::uuid and account = ${account}::uuid
      and at > ${new Date(at.getTime() - 86_400_000)}) as there`.execute(tx);
  return rows[0]?.there ?? false;
}

/**
 * Sends a file. Nothing in it may run or load anything, whatever it claims to be; the type is ours, from its content.
 */
export function sendFile(
  reply: FastifyReply,
  { files }: Pick<EvidenceDeps, "files">,
  { file, name, stored }: Opened,
  what: Look,
): FastifyReply {
  const thumbnail = what === "thumbnail";
  const plain = encodeURIComponent(file.name.replaceAll(/[\\/:*?"<>|]/g, ""));
  const ending = file.mime === "application/pdf" ? "pdf" : file.mime.slice("image/".length);
  const disposition = `${what === "download" ? "attachment" : "inline"}; filename="file.${ending}"; filename*=UTF-8''${plain}`;
  return reply
    .type(thumbnail ? "image/jpeg" : file.mime)
    .headers({
      "content-disposition": disposition,
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
      ...(thumbnail ? {} : { "content-length": String(file.bytes) }),
    })
    .send(files.read(name, stored));
}
