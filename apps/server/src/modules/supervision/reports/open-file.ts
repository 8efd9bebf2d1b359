import type { FastifyReply } from "fastify";
import { sql } from "kysely";
import type { ModuleDeps } from "#http/deps.ts";
import { record } from "#kernel/audit/index.ts";
import type { StoredFile } from "#kernel/files/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { supervisionTables } from "../supervision.tables.ts";
import { fileContext } from "./upload.ts";

type Opened = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: string;
  readonly stored: StoredFile;
};

/** What is needed to read a file: of the reader's unit or place, or named in a report or activity that he may read. */
export async function openTaskFile(
  tx: ScopedTransaction,
  { sealing }: Pick<ModuleDeps, "sealing">,
  actor: Actor,
  id: string,
): Promise<Opened> {
  const { rows } = await sql<{ seen: boolean }>`select
    exists (select 1 from task_file where id = ${id}::uuid)
    or exists (select 1 from task_report where ${id}::uuid = any(files))
    or exists (select 1 from activity where ${id}::uuid = any(files)) as seen`.execute(tx);
  if (rows[0]?.seen !== true) throw notThere();
  const file = await unlimited(tx, "a file of a report that may be read", () =>
    supervisionTables(tx).selectFrom("task_file").selectAll().where("id", "=", id).executeTakeFirst(),
  );
  if (file === undefined) throw notThere();
  await record(tx, actor, { action: "task.export", object: { kind: "task_file", id } });
  const key = sealing.openSystem(file.key_sealed, fileContext(id));
  return { id, name: file.name, type: file.type, bytes: file.bytes, stored: { key, hash: file.content_hash } };
}

const notThere = () =>
  new Refusal("not_found", { zh: "没有找到这个附件。", en: "There is no such file within your reach." });

/** Sends a file as a download. Nothing in it may run or load anything; the type is ours, from its content. */
export function sendTaskFile(
  reply: FastifyReply,
  { files }: Pick<ModuleDeps, "files">,
  { id, name, type, bytes, stored }: Opened,
): FastifyReply {
  const plain = encodeURIComponent(name.replaceAll(/[\\/:*?"<>|]/g, ""));
  const inline = type === "application/pdf" || type.startsWith("image/");
  return reply
    .type(type)
    .headers({
      "content-disposition": `${inline ? "inline" : "attachment"}; filename="file"; filename*=UTF-8''${plain}`,
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
      "content-length": bytes,
    })
    .send(files.read(id, stored));
}
