import { randomUUID } from "node:crypto";
import type { TaskFile } from "@jucai/contract";
import { evidenceLimits } from "@jucai/contract";
import { fileTypeFromBuffer } from "file-type";
import { sql } from "kysely";
import type { ModuleDeps } from "#http/deps.ts";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { type Actor, scopeFor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { examine, refused, type Scan } from "#modules/claims/evidence/examine/index.ts";
import { supervisionTables } from "../supervision.tables.ts";

export type FileDeps = Pick<ModuleDeps, "sealing" | "clock" | "files" | "permissions"> & { readonly scan: Scan };
type Within = <T>(work: (tx: ScopedTransaction) => Promise<T>) => Promise<T>;
export type Sent = { readonly name: string; readonly bytes: Buffer };

const office = "application/vnd.openxmlformats-officedocument";
/** Tables and texts without macros: those with macros have other types. */
const papers = [`${office}.spreadsheetml.sheet`, `${office}.wordprocessingml.document`];

/** What a file's key is sealed with; admin/sealed-columns.ts names it too. */
export const fileContext = (id: string): string => `task_file/${id}`;

/** Takes a file in: looked at, onto the disk sealed, then into the database; what fails after the disk removes it again. */
export async function uploadTaskFile(
  deps: FileDeps,
  { within, actor }: { readonly within: Within; readonly actor: Actor },
  sent: Sent,
): Promise<TaskFile> {
  const { type, bytes } = await looked(sent.bytes, deps.scan);
  const id = randomUUID();
  const stored = await deps.files.save(id, bytes);
  try {
    return await within(async (tx) => {
      const unit = await uploadingUnit(tx, deps, actor);
      const at = deps.clock.now();
      await supervisionTables(tx)
        .insertInto("task_file")
        .values({
          id,
          place: unit.place,
          unit_id: unit.id,
          name: sent.name,
          type,
          bytes: String(bytes.length),
          key_sealed: deps.sealing.sealSystem(stored.key, fileContext(id)),
          content_hash: stored.hash,
          by_account: actor.account,
          created_at: at,
          created_on: today(deps.clock),
        })
        .execute();
      await record(tx, actor, {
        action: "task.upload",
        object: { kind: "task_file", id },
        detail: { type, bytes: bytes.length },
      });
      return { id, name: sent.name, type, bytes: bytes.length, at: at.toISOString() };
    });
  } catch (error) {
    await deps.files.remove(id);
    throw error;
  }
}

/** PDF and pictures as evidence is looked at; beside them workbooks and texts, by what they are and not by their names. */
async function looked(bytes: Buffer, scan: Scan): Promise<{ readonly type: string; readonly bytes: Buffer }> {
  if (bytes.length === 0) throw refused.empty();
  if (bytes.length > evidenceLimits.bytes) throw refused.tooLarge();
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? "";
  if (papers.includes(type)) {
    await scan?.(bytes);
    return { type, bytes };
  }
  if (type !== "application/pdf" && !type.startsWith("image/")) throw notTaken();
  return examine(bytes, scan);
}

function notTaken(): Refusal {
  return new Refusal("unsupported_type", {
    zh: "只收 PDF、照片（JPG、PNG、WebP）、.xlsx 和 .docx。旧格式和带宏的文件请另存后再传。",
    en: "PDF, photos (JPEG, PNG, WebP), .xlsx and .docx are taken. Save older files or files with macros as one of these.",
  });
}

/** The unit at which the actor hands in reports. */
async function uploadingUnit(tx: ScopedTransaction, { permissions }: FileDeps, actor: Actor) {
  const grant = actor.grants.find((each) => scopeFor(permissions, { ...actor, grants: [each] }, "task", "update"));
  const { rows } = await sql<{ id: string; place: string }>`
    select id, place from unit where id = ${grant?.unit ?? null}::uuid`.execute(tx);
  const unit = rows[0];
  if (unit === undefined) throw new Error("whoever may hand in reports has a unit");
  return unit;
}
