import { createHash, randomUUID } from "node:crypto";
import type { MultipartFile } from "@fastify/multipart";
import type { ImportSummary } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import type { Jobs } from "#kernel/jobs/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { limits, openBook, refused } from "../sheets/index.ts";
import { summaryIn } from "./batches.ts";
import type { ImportDeps } from "./check.job.ts";
import { type Asked, importTables } from "./imports.tables.ts";
import { concerns, publishedRoster } from "../rosters/definitions.ts";
import { stageFile } from "./staged.ts";

export type Upload = { readonly roster: string; readonly year: number; readonly unit: string };
export type File = { readonly name: string; readonly bytes: Buffer };

/** Uploads that wait at one time for one account: the staged files lie in the database. */
const waitingAtMost = 20;

/** Reads the only file of a request; its content decides what it is. Throws Refusal. */
export async function fileOf(part: MultipartFile | undefined): Promise<File> {
  if (part === undefined)
    throw new Refusal("bad_request", { zh: "请选择要上传的文件。", en: "Choose a file to upload." });
  const bytes = await part.toBuffer().catch((error: unknown) => {
    throw (error as { code?: string }).code === "FST_REQ_FILE_TOO_LARGE" ? refused.tooLarge(limits.bytes) : error;
  });
  return { name: plainName(part.filename), bytes };
}

/** The name as it is shown: without folders and control characters. Nothing is ever opened by it. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  return last.replaceAll(/[\p{Cc}\p{Cf}]/gu, "").slice(-120) || "未命名";
}

/** Keeps a file for checking, encrypted, and asks for the check. Refused at once when it is no spreadsheet. */
export async function stageUpload(
  tx: ScopedTransaction,
  { sealing, clock }: Pick<ImportDeps, "sealing" | "clock">,
  jobs: Pick<Jobs, "send">,
  actor: Actor,
  scope: Scope,
  { roster: rosterId, year, unit: unitId }: Upload,
  { name, bytes }: File,
): Promise<ImportSummary> {
  await openBook(bytes);
  const roster = await publishedRoster(tx, rosterId);
  const place = await placeOf(tx, unitId, scope);
  if (!concerns(roster.place, place)) throw elsewhere;
  const db = importTables(tx);
  await refuseMany(tx, actor.account);
  const id = randomUUID();
  await db
    .insertInto("import_batch")
    .values({
      id,
      roster: roster.id,
      year,
      unit_id: unitId,
      place,
      file_name: name,
      file_bytes: bytes.length,
      file_hash: createHash("sha256").update(bytes).digest(),
      status: "checking",
      mode: null,
      asked: JSON.stringify({
        sees: { units: scope.units, places: scope.places, all: scope.all },
        ...(onlyAsEmployer(actor, unitId, place) ? { source: "employer" } : {}),
      } satisfies Asked),
      layout: null,
      counts: null,
      total: null,
      receipt: null,
      created_by: actor.account,
      created_name: actor.name,
      created_at: clock.now(),
      confirmed_by: null,
      confirmed_name: null,
      finished_at: null,
      undone_at: null,
      undone_name: null,
      undone_why: null,
    })
    .execute();
  await stageFile(db, sealing, id, bytes);
  await record(tx, actor, {
    action: "import.create",
    object: { kind: "import", id },
    detail: { roster: roster.id, year, unit: unitId, file: name, bytes: bytes.length },
  });
  await jobs.send(tx, "import.check", { id }, actor.account);
  return summaryIn(tx, id);
}

const elsewhere = new Refusal("not_valid", {
  zh: "这张名册是别处的文件要求的，不向这个单位收集。",
  en: "A document of another place asks for this roster; it does not collect from this unit.",
});

/** Whether the unit is reached by an employer's clerk alone: his sheet says what an employer says, no more. */
function onlyAsEmployer({ grants }: Actor, unit: string, place: string): boolean {
  const reaching = grants.filter(({ units, places }) => units.includes(unit) || places.includes(place));
  return reaching.length > 0 && reaching.every(({ role }) => role === "employer_clerk");
}

/** The unit's place, when the one who imports works for it. */
async function placeOf(tx: ScopedTransaction, id: string, { all, units, places }: Scope): Promise<string> {
  const unit = await importTables(tx).selectFrom("unit").select("place").where("id", "=", id).executeTakeFirst();
  if (unit !== undefined && (all || units.includes(id) || places.includes(unit.place))) return unit.place;
  throw new Refusal("not_allowed", {
    zh: "您不能为这个单位导入名册。",
    en: "You may not import rosters for this unit.",
  });
}

async function refuseMany(tx: ScopedTransaction, account: string): Promise<void> {
  const { count } = await importTables(tx)
    .selectFrom("import_batch")
    .select((each) => each.fn.countAll<string>().as("count"))
    .where("created_by", "=", account)
    .where("status", "in", ["checking", "checked"])
    .executeTakeFirstOrThrow();
  if (Number(count) < waitingAtMost) return;
  throw new Refusal("too_many_requests", {
    zh: `您有 ${count} 个导入还没有确认，请先确认或放弃一些。`,
    en: `${count} of your imports wait to be confirmed; confirm or drop some first.`,
  });
}
