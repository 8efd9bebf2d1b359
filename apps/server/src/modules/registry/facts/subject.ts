import type { SubjectKind } from "@jucai/contract";
import { Refusal } from "#kernel/refusal.ts";
import type { RegistryTransaction } from "../registry.tables.ts";

/** What a person and an employer have in common: facts, and a key for those that are sensitive. */
export type Subject = {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly sealedKey: Buffer | null;
  readonly changeable: boolean;
};

/**
 * The subject, as far as the transaction's scope sees it; the same refusal when it is absent and when
 * it is somebody else's, so that ids cannot be probed.
 */
export async function subjectOf(db: RegistryTransaction, kind: SubjectKind, id: string): Promise<Subject> {
  const row = await db
    .selectFrom(kind)
    .select(["id", "sealed_key", "withdrawn_at", "merged_into"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) throw notFound(kind);
  const changeable = row.withdrawn_at === null && row.merged_into === null;
  return { kind, id: row.id, sealedKey: row.sealed_key, changeable };
}

/** The same, locked until the end of the transaction, and refused when it was withdrawn or merged. */
export async function subjectToChange(db: RegistryTransaction, kind: SubjectKind, id: string): Promise<Subject> {
  const locked = await db.selectFrom(kind).select("id").where("id", "=", id).forUpdate().executeTakeFirst();
  // Whoever only keeps in touch with a person sees him and cannot lock him.
  if (locked === undefined) throw notFound(kind);
  const subject = await subjectOf(db, kind, id);
  if (!subject.changeable) throw noLongerKept();
  return subject;
}

export function notFound(kind: SubjectKind | "value"): Refusal {
  const what = { person: "这个人", employer: "这家单位", value: "这条信息" }[kind];
  return new Refusal("not_found", {
    zh: `没有找到${what}，或者不在您的管理范围内。`,
    en: "There is nothing of that id among what you may see.",
  });
}

export function noLongerKept(): Refusal {
  return new Refusal("wrong_state", {
    zh: "该记录已撤下或已并入另一条记录，不能再改。",
    en: "The record was withdrawn or merged into another; it can no longer be changed.",
  });
}
