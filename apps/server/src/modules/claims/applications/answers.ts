import type { CaseAnswers, CaseList, CaseValue } from "@jucai/contract";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { ClaimantRef } from "#modules/granted/index.ts";
import { registryTables } from "#modules/registry/registry.tables.ts";
import type { Application } from "../claims.tables.ts";

/** One answer, and at which version of the form it was written by whom. */
export type Answer = {
  readonly value: CaseValue | CaseList;
  readonly version: number;
  readonly by: string;
  readonly at: string;
};
export type PayeeAccountText = { readonly holder: string; readonly bank: string; readonly number: string };

/** What is sealed in a form. Fields that were taken back keep their place, so that a later conflict is seen. */
export type Answers = {
  readonly fields: Readonly<Record<string, Answer | Omit<Answer, "value">>>;
  readonly account: PayeeAccountText | null;
};

export const noAnswers: Answers = { fields: {}, account: null };

const contextOf = (id: string) => `application/${id}`;

/** The key of a person or an employer; null once it was destroyed. */
export async function claimantKey(tx: ScopedTransaction, { kind, id }: ClaimantRef): Promise<Buffer | null> {
  const row = await registryTables(tx).selectFrom(kind).select("sealed_key").where("id", "=", id).executeTakeFirst();
  return row?.sealed_key ?? null;
}

/** The same, refused when there is none: nothing more can be written of whoever was forgotten. */
export async function claimantKeyOrRefuse(tx: ScopedTransaction, who: ClaimantRef): Promise<Buffer> {
  const key = await claimantKey(tx, who);
  if (key !== null) return key;
  throw new Refusal("wrong_state", {
    zh: "该申请人的敏感信息已按规定销毁，不能再申请。",
    en: "This claimant's sensitive fields were destroyed; no claim can be made any more.",
  });
}

export function sealAnswers(sealing: Sealing, key: Buffer, id: string, answers: Answers): Buffer {
  return sealing.seal(key, { answers: JSON.stringify(answers) }, contextOf(id));
}

export function openAnswers(
  sealing: Sealing,
  key: Buffer,
  { id, sealed }: Pick<Application, "id" | "sealed">,
): Answers {
  return JSON.parse(sealing.open(key, sealed, contextOf(id))["answers"] ?? "null") as Answers;
}

/** The answers that stand, by field. */
export function plainAnswers({ fields }: Answers): CaseAnswers {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, answer]) => ("value" in answer ? [[field, answer.value]] : [])),
  );
}
