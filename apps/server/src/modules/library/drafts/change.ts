import type { ChangeDraftRequest, PutFileRequest } from "@jucai/contract";
import { draftLimits } from "@jucai/contract";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { changed } from "./changes.ts";
import type { DraftRow } from "./drafts.tables.ts";
import { type By, heldDraft, note, saveWork } from "./store.ts";
import { draftTables } from "./drafts.tables.ts";
import { unitsById } from "./units.ts";

/** Makes corrections, all or none. */
export async function changeDraft(
  tx: ScopedTransaction,
  by: By,
  id: string,
  { version, changes }: ChangeDraftRequest,
): Promise<DraftRow> {
  const row = await heldDraft(tx, id, version, "open");
  const wanted = changes.flatMap((it) => (it.do === "unit" && it.bind?.to === "unit" ? [it.bind.unit] : []));
  const work = changed(row, changes, await unitsById(tx, wanted, row.place));
  if (work.measures.length > draftLimits.measures || work.units.length > draftLimits.units)
    throw new Refusal("too_large", { zh: "事项或单位太多。", en: "Too many measures or units." });
  return saveWork(tx, by, row, work, {}, changes);
}

/** Writes a file of the pack by hand, or takes it back. */
export async function putFile(
  tx: ScopedTransaction,
  by: By,
  id: string,
  { version, path, text }: PutFileRequest,
): Promise<DraftRow> {
  const row = await heldDraft(tx, id, version, "open");
  const { [path]: was, ...others } = row.files;
  const files = text === null ? others : { ...others, [path]: text };
  return saveWork(tx, by, row, row, { files }, { do: "file", path, was: was ?? null });
}

/** Gives up what was written by hand; of a draft of a published document there would be nothing left. */
export async function remake(tx: ScopedTransaction, by: By, id: string, version: number): Promise<DraftRow> {
  const row = await heldDraft(tx, id, version, "open");
  if (row.base !== null)
    throw new Refusal("wrong_state", {
      zh: "这份草稿是从已发布的文件开始的，没有可以重新生成的事项。",
      en: "This draft began with a published document; there are no measures to make its files from.",
    });
  return saveWork(tx, by, row, row, { files: {} }, { do: "remake", was: row.files });
}

/** Gives a draft up; it stays readable. */
export async function dropDraft(
  tx: ScopedTransaction,
  by: By,
  id: string,
  { version, why }: { readonly version: number; readonly why: string },
): Promise<DraftRow> {
  const row = await heldDraft(tx, id, version, "open", "failed", "reading");
  return moved(tx, by, row, { state: "dropped" }, { do: "drop", why }, "draft.drop");
}

type Columns = Partial<
  Pick<
    DraftRow,
    | "state"
    | "submitted_by"
    | "submitted_name"
    | "submitted_at"
    | "effective_from"
    | "basis"
    | "returned_name"
    | "returned_at"
    | "returned_why"
    | "approved_by"
    | "approved_name"
    | "approved_at"
  >
>;

/** Moves a draft on without changing what it says: whoever changed it last stays who he was. */
export async function moved(
  tx: ScopedTransaction,
  by: By,
  row: DraftRow,
  columns: Columns,
  history: object,
  action: string,
): Promise<DraftRow> {
  const saved = await draftTables(tx)
    .updateTable("policy_draft")
    .set({ ...columns, version: row.version + 1 })
    .where("id", "=", row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await note(tx, by, saved, history, action);
  return saved;
}
