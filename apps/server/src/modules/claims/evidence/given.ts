import type { ClaimEvidence } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { evidenceTables } from "./evidence.tables.ts";
import { notThere } from "./owner.ts";
import { fileViews, fileWithin } from "./views.ts";

export type Doing = { readonly actor: Actor; readonly clock: Clock };

/** Until it is decided, evidence can be added; a decision keeps what it was made on. */
const open = ["draft", "awaiting_employer", "submitted", "in_review", "correction"];

/** What was given for a claim within reach, in the order in which it came. */
export async function evidenceOf(tx: ScopedTransaction, claim: string, on: string): Promise<ClaimEvidence[]> {
  const db = evidenceTables(tx);
  const given = await db
    .selectFrom("claim_evidence")
    .selectAll()
    .where("claim", "=", claim)
    .orderBy("given_at")
    .orderBy("item")
    .execute();
  if (given.length === 0) return [];
  const ids = given.map(({ file }) => file);
  const files = await db.selectFrom("evidence_file").selectAll().where("id", "in", ids).execute();
  const views = new Map((await fileViews(tx, files, on)).map((view) => [view.id, view]));
  return given.flatMap(({ file: id, item, state, note, given_at, checked_name }) => {
    const file = views.get(id);
    if (file === undefined) return [];
    return [{ file, item, state, note, givenAt: given_at.toISOString(), checkedBy: checked_name }];
  });
}

/** The claim, locked against a decision at the same moment. */
export async function claimWithin(tx: ScopedTransaction, id: string) {
  const claim = await evidenceTables(tx)
    .selectFrom("claim")
    .select(["id", "status", "person_id", "employer_id"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (claim === undefined) throw notThere();
  return claim;
}

/** Gives a file of the claimant's to a claim; given already, it stays as it is. */
export async function giveFile(
  tx: ScopedTransaction,
  { actor, clock }: Doing,
  claimId: string,
  { file: fileId, item }: { readonly file: string; readonly item: string },
): Promise<void> {
  const claim = await claimWithin(tx, claimId);
  if (!open.includes(claim.status)) throw decided();
  const file = await fileWithin(tx, fileId);
  const his =
    file.owner_person === null
      ? file.owner_employer !== null && file.owner_employer === claim.employer_id
      : await same(tx, file, claim);
  if (!his || file.removed_at !== null) throw notHis();
  if (file.expires_on !== null && file.expires_on < today(clock)) throw expired(file.expires_on);
  const { numInsertedOrUpdatedRows } = await evidenceTables(tx)
    .insertInto("claim_evidence")
    .values({ claim: claimId, file: fileId, item, given_by: actor.account, given_at: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return;
  await record(tx, actor, {
    action: "evidence.give",
    object: { kind: "claim", id: claimId },
    detail: { file: fileId, item, sha256: file.content_hash.toString("hex") },
  });
}

/** A person who was merged into another is the same person. */
async function same(
  tx: ScopedTransaction,
  { owner_person }: { readonly owner_person: string | null },
  { person_id }: { readonly person_id: string | null },
): Promise<boolean> {
  if (owner_person === person_id) return true;
  const { rows } = await sql<{ same: boolean }>`
    select current_person(${owner_person}::uuid) = current_person(${person_id}::uuid) as same`.execute(tx);
  return rows[0]?.same ?? false;
}

/** Takes a file back from a claim that nobody has decided and whose evidence nobody has accepted. */
export async function takeBack(
  tx: ScopedTransaction,
  { actor }: Doing,
  claimId: string,
  fileId: string,
): Promise<void> {
  const claim = await claimWithin(tx, claimId);
  if (claim.status !== "draft" && claim.status !== "awaiting_employer" && claim.status !== "correction")
    throw decided();
  const { numDeletedRows } = await evidenceTables(tx)
    .deleteFrom("claim_evidence")
    .where("claim", "=", claimId)
    .where("file", "=", fileId)
    .where("state", "<>", "accepted")
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw notThere();
  await record(tx, actor, {
    action: "evidence.take_back",
    object: { kind: "claim", id: claimId },
    detail: { file: fileId },
  });
}

/** An officer says whether it proves what it should. */
export async function checkFile(
  tx: ScopedTransaction,
  { actor, clock }: Doing,
  claimId: string,
  fileId: string,
  { state, note }: { readonly state: "accepted" | "wrong"; readonly note?: string },
): Promise<void> {
  const claim = await claimWithin(tx, claimId);
  if (claim.person_id !== null && claim.person_id === actor.person) throw own();
  if (!open.includes(claim.status) || claim.status === "draft") throw decided();
  const { numUpdatedRows } = await evidenceTables(tx)
    .updateTable("claim_evidence")
    .set({
      state,
      note: note ?? null,
      checked_by: actor.account,
      checked_name: actor.name,
      checked_at: clock.now(),
    })
    .where("claim", "=", claimId)
    .where("file", "=", fileId)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw notThere();
  await record(tx, actor, {
    action: "evidence.check",
    object: { kind: "claim", id: claimId },
    detail: { file: fileId, state, note: note ?? null },
  });
}

function decided(): Refusal {
  return new Refusal("wrong_state", {
    zh: "这件办件现在不能增减材料。",
    en: "The evidence of this claim cannot be changed now.",
  });
}

function own(): Refusal {
  return new Refusal("not_allowed", {
    zh: "这是您本人的材料，须由别人核对。",
    en: "This is your own evidence; somebody else checks it.",
  });
}

function notHis(): Refusal {
  return new Refusal("not_valid", {
    zh: "这份材料不是申请人的，或者已经删除，请重新上传。",
    en: "The file is not the claimant's, or was removed; upload it again.",
  });
}

function expired(on: string): Refusal {
  return new Refusal("not_valid", {
    zh: `这份材料有效期到 ${on}，已经过期，请换成有效的。`,
    en: `The file was valid until ${on}; give one that is still valid.`,
  });
}
