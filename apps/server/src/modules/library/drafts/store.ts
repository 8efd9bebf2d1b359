import type { DraftsQuery, DraftSummary } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { type Clock } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import type { Work } from "./changes.ts";
import { summaryOf } from "./draft-view.ts";
import { type DraftRow, draftTables } from "./drafts.tables.ts";
import { countsOf, problemsOf } from "./problems.ts";
import { plain, storable } from "./storable.ts";

export type By = { readonly actor: Actor; readonly scope: Scope; readonly clock: Clock };

export async function listDrafts(tx: ScopedTransaction, query: DraftsQuery, account: string) {
  const { page, pageSize, state, place } = query;
  const found = draftTables(tx)
    .selectFrom("policy_draft")
    .$if(state !== undefined, (it) => it.where("state", "=", state ?? "open"))
    .$if(place !== undefined, (it) => it.where("place", "=", place ?? ""));
  const { total } = await found.select((of) => of.fn.countAll<string>().as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll()
    .orderBy("changed_at", "desc")
    .orderBy("id")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const items: DraftSummary[] = rows.map((row) => summaryOf(row, account));
  return { items, page, pageSize, total: Number(total) };
}

/** A draft within reach. */
export async function draftRow(tx: ScopedTransaction, id: string): Promise<DraftRow> {
  const row = await draftTables(tx).selectFrom("policy_draft").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refusal("not_found", { zh: "没有这份草稿。", en: "There is no such draft." });
  return row;
}

/** The draft, held against everybody else, as it was when the asker saw it. Throws Refusal. */
export async function heldDraft(
  tx: ScopedTransaction,
  id: string,
  version: number,
  ...states: readonly DraftRow["state"][]
): Promise<DraftRow> {
  const row = await draftTables(tx)
    .selectFrom("policy_draft")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not_found", { zh: "没有这份草稿。", en: "There is no such draft." });
  if (row.version !== version)
    throw new Refusal("conflict", {
      zh: `${row.changed_name}刚刚改过这份草稿，请刷新后再改。`,
      en: `${row.changed_name} changed this draft meanwhile; load it again.`,
    });
  if (!states.includes(row.state))
    throw new Refusal("wrong_state", { zh: "草稿现在的状态不能这样做。", en: "The draft is not in a state for this." });
  return row;
}

type Values = Partial<Pick<DraftRow, "source" | "problems" | "files" | "state" | "failed">>;

/** Writes a change with its place in the history. What it says of the document follows from the work. */
export async function saveWork(
  tx: ScopedTransaction,
  { actor, clock }: Pick<By, "actor" | "clock">,
  row: DraftRow,
  work: Work,
  values: Values,
  changes: unknown,
): Promise<DraftRow> {
  const at = clock.now();
  const doubts = values.problems ?? row.problems;
  const counts = countsOf(work, problemsOf(work, doubts));
  const saved = await draftTables(tx)
    .updateTable("policy_draft")
    .set({
      version: row.version + 1,
      document: work.head.policy,
      title: plain(work.head.title),
      number: work.head.number === null ? null : plain(work.head.number),
      head: storable(work.head),
      measures: storable(work.measures),
      units: storable(work.units),
      counts: storable(counts),
      ...(values.source === undefined ? {} : { source: storable(values.source) }),
      ...(values.problems === undefined ? {} : { problems: storable(values.problems) }),
      ...(values.files === undefined ? {} : { files: storable(values.files) }),
      ...(values.state === undefined ? {} : { state: values.state }),
      ...(values.failed === undefined ? {} : { failed: values.failed === null ? null : storable(values.failed) }),
      changed_by: actor.account,
      changed_name: actor.name,
      changed_at: at,
    })
    .where("id", "=", row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await note(tx, { actor, clock }, saved, changes);
  return saved;
}

/** One line of the history, and the audit entry with it. */
export async function note(
  tx: ScopedTransaction,
  { actor, clock }: Pick<By, "actor" | "clock">,
  { id, version, place, document }: DraftRow,
  changes: unknown,
  action = "draft.change",
): Promise<void> {
  await draftTables(tx)
    .insertInto("policy_draft_change")
    .values({
      draft: id,
      version,
      by_account: actor.account,
      by_name: actor.name,
      at: clock.now(),
      changes: storable(changes),
    })
    .execute();
  await record(tx, actor, { action, object: { kind: "draft", id }, detail: { place, document, version } });
}

/** The place that somebody works for, or that he names within his reach. */
export function placeFor({ all, places }: Scope, wanted: string | undefined): string {
  const place = wanted ?? places[0];
  if (place !== undefined && (all || places.includes(place))) return place;
  throw new Refusal("not_allowed", { zh: "只能办本辖区的文件。", en: "Only documents of your own place." });
}
