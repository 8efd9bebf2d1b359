import { randomUUID } from "node:crypto";
import type { MultipartFile } from "@fastify/multipart";
import { draftLimits, type DraftHead } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { ModuleDeps } from "#http/deps.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { LibraryTables } from "../library.tables.ts";
import { draftOf, type NewDraft } from "./draft-of.ts";
import { type DraftRow, draftTables } from "./drafts.tables.ts";
import type { ReadAnswer, ReadFile } from "./reading/read-file.ts";
import { type By, draftRow, note, placeFor, saveWork } from "./store.ts";
import { storable } from "./storable.ts";
import { boundByName, placeName } from "./units.ts";

export type DraftDeps = Pick<ModuleDeps, "clock" | "files" | "sealing" | "database"> & { readonly read: ReadFile };
type Within = <T>(work: (tx: ScopedTransaction) => Promise<T>) => Promise<T>;
export type Sent = { readonly name: string; readonly bytes: Buffer };

const keyContext = (id: string) => `policy_draft/${id}`;

/** Reads the only file of a request. Throws Refusal. */
export async function sentFile(part: MultipartFile | undefined): Promise<Sent> {
  if (part === undefined)
    throw new Refusal("bad_request", { zh: "请选择要读的文件。", en: "Choose a document to read." });
  const bytes = await part.toBuffer().catch((error: unknown) => {
    throw (error as { code?: string }).code === "FST_REQ_FILE_TOO_LARGE" ? tooLarge() : error;
  });
  const last = part.filename.split(/[\\/]/).at(-1) ?? "";
  return { name: last.replaceAll(/[\p{Cc}\p{Cf}]/gu, "").slice(-120) || "未命名", bytes };
}

function tooLarge(): Refusal {
  const most = draftLimits.bytes / 1024 / 1024;
  return new Refusal("too_large", { zh: `文件最大${most}兆。`, en: `Files may have up to ${most} MB.` });
}

/** Keeps the file, then reads it. A server that is stopped in between leaves `reading`, which the job takes up again. */
export async function uploadDraft(
  deps: DraftDeps,
  by: By & { readonly within: Within },
  place: string | undefined,
  sent: Sent,
): Promise<DraftRow> {
  const at = placeFor(by.scope, place);
  const id = randomUUID();
  const { key, hash, bytes } = await deps.files.save(id, sent.bytes);
  try {
    await by.within((tx) =>
      begin(tx, by, id, at, sent.name, {
        file_name: sent.name,
        file_bytes: bytes,
        file_hash: hash,
        key_sealed: deps.sealing.sealSystem(key, keyContext(id)),
      }),
    );
  } catch (error) {
    await deps.files.remove(id);
    throw error;
  }
  const answer = await deps.read(sent.bytes, sent.name);
  return by.within((tx) => taken(tx, deps, by, id, answer));
}

/** Reads files again whose reading was cut off with the server. */
export async function readAgain(deps: DraftDeps): Promise<{ read: number }> {
  const rows = await deps.database.asSystem("documents whose reading was cut off", (tx) =>
    draftTables(tx).selectFrom("policy_draft").selectAll().where("state", "=", "reading").execute(),
  );
  const old = rows.filter(({ created_at }) => created_at.getTime() < deps.clock.now().getTime() - 120_000);
  for (const row of old) {
    const answer = await deps.read(await storedFile(deps, row), row.file_name ?? "");
    await deps.database.asSystem("a document is read again", (tx) =>
      taken(tx, deps, { actor: authorOf(row), clock: deps.clock }, row.id, answer),
    );
  }
  return { read: old.length };
}

function authorOf({ created_by, created_name }: DraftRow): By["actor"] {
  return { account: created_by, name: created_name, person: null, session: null, grants: [] };
}

/** The file as it was handed in. */
export async function storedFile(
  { files, sealing }: Pick<DraftDeps, "files" | "sealing">,
  row: DraftRow,
): Promise<Buffer> {
  if (row.key_sealed === null || row.file_hash === null)
    throw new Refusal("not_found", { zh: "这份草稿没有文件。", en: "This draft has no file." });
  return files.readWhole(row.id, { key: sealing.openSystem(row.key_sealed, keyContext(row.id)), hash: row.file_hash });
}

/** A draft from text that was typed or pasted. */
export async function draftFromText(
  deps: DraftDeps,
  by: By & { readonly within: Within },
  given: { readonly place?: string; readonly text: string; readonly name: string },
): Promise<DraftRow> {
  const place = placeFor(by.scope, given.place);
  const answer = await deps.read(Buffer.from(given.text), `${given.name}.txt`);
  const id = randomUUID();
  return by.within(async (tx) => {
    await begin(tx, by, id, place, given.name, noFile);
    return taken(tx, deps, by, id, answer);
  });
}

/** Reads pasted text in place of what was there. */
export async function replaceText(
  tx: ScopedTransaction,
  deps: DraftDeps,
  by: By,
  row: DraftRow,
  given: ReadAnswer,
): Promise<DraftRow> {
  const answer = withinLimits(given);
  if ("unreadable" in answer) throw new Refusal("not_valid", answer.unreadable);
  return writeRead(tx, deps, by, row, draftOf(answer.read, (await placeName(tx, row.place)).zh), {
    was: row.source?.text,
  });
}

const noFile = { file_name: null, file_bytes: null, file_hash: null, key_sealed: null };
type FileColumns = Pick<DraftRow, keyof typeof noFile>;

export async function begin(
  tx: ScopedTransaction,
  { actor, clock }: Pick<By, "actor" | "clock">,
  id: string,
  place: string,
  title: string,
  file: FileColumns = noFile,
): Promise<DraftRow> {
  const at = clock.now();
  const head: DraftHead = {
    policy: `draft-${id.slice(0, 8)}`,
    title,
    short: title.slice(0, 100),
    number: null,
    issuer: null,
    issued: null,
    from: null,
    to: null,
    force: { clause: "", says: "" },
    implements: null,
  };
  const who = { created_by: actor.account, created_name: actor.name, created_at: at };
  const row = await draftTables(tx)
    .insertInto("policy_draft")
    .values({
      id,
      place,
      state: "reading",
      document: head.policy,
      title,
      number: null,
      ...file,
      head: storable(head),
      measures: "[]",
      units: "[]",
      problems: "[]",
      files: "{}",
      counts: storable({ measures: 0, doubts: 0, errors: 0 }),
      base: null,
      ...who,
      changed_by: actor.account,
      changed_name: actor.name,
      changed_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await note(tx, { actor, clock }, row, { do: "begin", title }, "draft.create");
  return row;
}

/** What was read goes into the draft; of a file that could not be read, why. */
async function taken(
  tx: ScopedTransaction,
  deps: Pick<DraftDeps, "clock">,
  by: Pick<By, "actor" | "clock">,
  id: string,
  given: ReadAnswer,
): Promise<DraftRow> {
  const row = await draftRow(tx, id);
  if (row.state !== "reading") return row;
  const answer = withinLimits(given);
  if ("unreadable" in answer) {
    return saveWork(tx, by, row, row, { state: "failed", failed: answer.unreadable }, { do: "failed" });
  }
  return writeRead(tx, deps, by, row, draftOf(answer.read, (await placeName(tx, row.place)).zh), {});
}

async function writeRead(
  tx: ScopedTransaction,
  { clock }: Pick<DraftDeps, "clock">,
  by: Pick<By, "actor" | "clock">,
  row: DraftRow,
  { source, head, measures, units, problems }: NewDraft,
  history: object,
): Promise<DraftRow> {
  const work = {
    head: { ...head, policy: await freeId(tx, head, row.place), title: head.title || row.title },
    measures,
    units: await boundByName(tx, row.place, today(clock), units),
  };
  const values = { source, problems, state: "open", failed: null, files: {} } as const;
  return saveWork(tx, by, row, work, values, { do: "read", ...history });
}

/** What is too much for a draft counts as unreadable, before anything is made of it: many names take the server long. */
function withinLimits(answer: ReadAnswer): ReadAnswer {
  if ("unreadable" in answer) return answer;
  const { measures } = answer.read;
  const units = new Set(measures.flatMap((measure) => measure.units.map(({ name }) => name)));
  if (measures.length <= draftLimits.measures && units.size <= draftLimits.units) return answer;
  return {
    unreadable: {
      zh: `事项或单位太多（最多${draftLimits.measures}项、${draftLimits.units}个），请分成几份文件。`,
      en: `Too many measures or units (up to ${draftLimits.measures} and ${draftLimits.units}); split the document.`,
    },
  };
}

/** An id that no other document has: the same title and place is a new version of the same document. */
async function freeId(tx: ScopedTransaction, { policy, title }: DraftHead, place: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? policy : `${policy.slice(0, 58)}-${count}`;
    const known = await tx
      .withTables<LibraryTables>()
      .selectFrom("document_version")
      .select(["place", "body"])
      .where("document", "=", id)
      .orderBy("id", "desc")
      .executeTakeFirst();
    const same = known?.place === place && sameTitle(known.body.title, title);
    if (known === undefined || same) return id;
  }
}

function sameTitle({ zh }: Text, title: string): boolean {
  const letters = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, "");
  return letters(zh) === letters(title);
}
