import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { evidenceTables, type FileRow } from "./evidence.tables.ts";

/** Whose evidence it is, and the wrapped key that his files' keys are sealed under. */
export type Owner = {
  readonly kind: "person" | "employer";
  readonly id: string;
  readonly place: string;
  readonly name: string;
  readonly sealedKey: Buffer;
};
export type OwnerAsked = { readonly person?: string; readonly employer?: string; readonly claim?: string };

/** The owner that a request means, if the transaction reaches him: named, that of a claim, or the asker himself. */
export async function ownerOf(
  tx: ScopedTransaction,
  sealing: Sealing,
  { person: own }: Pick<Actor, "person">,
  asked: OwnerAsked,
): Promise<Owner> {
  const claim = asked.claim === undefined ? undefined : await claimantOf(tx, asked.claim);
  const employer = asked.employer ?? claim?.employer;
  if (employer !== undefined) return employerOwner(tx, sealing, employer);
  const person = asked.person ?? claim?.person ?? own;
  if (person === null) throw nobody();
  return personOwner(tx, sealing, person);
}

async function claimantOf(tx: ScopedTransaction, claim: string) {
  const found = await evidenceTables(tx)
    .selectFrom("claim")
    .select(["person_id", "employer_id"])
    .where("id", "=", claim)
    .executeTakeFirst();
  if (found === undefined) throw notThere();
  return {
    ...(found.person_id === null ? {} : { person: found.person_id }),
    ...(found.employer_id === null ? {} : { employer: found.employer_id }),
  };
}

async function personOwner(tx: ScopedTransaction, sealing: Sealing, id: string): Promise<Owner> {
  const found = await evidenceTables(tx).selectFrom("person").selectAll().where("id", "=", id).executeTakeFirst();
  if (found === undefined) throw notThere();
  if (found.merged_into !== null) return personOwner(tx, sealing, found.merged_into);
  if (found.forgotten_at !== null || found.withdrawn_at !== null) throw noLonger();
  const { place, name, sealed_key } = found;
  return { kind: "person", id, place, name, sealedKey: sealed_key ?? (await newKey(tx, sealing, "person", id)) };
}

async function employerOwner(tx: ScopedTransaction, sealing: Sealing, id: string): Promise<Owner> {
  const found = await evidenceTables(tx).selectFrom("employer").selectAll().where("id", "=", id).executeTakeFirst();
  if (found === undefined) throw notThere();
  if (found.merged_into !== null) return employerOwner(tx, sealing, found.merged_into);
  const { place, name, sealed_key } = found;
  return { kind: "employer", id, place, name, sealedKey: sealed_key ?? (await newKey(tx, sealing, "employer", id)) };
}

/** Who has nothing sealed so far has no key yet. Of two at the same moment the first one's key holds. */
function newKey(tx: ScopedTransaction, sealing: Sealing, table: "person" | "employer", id: string): Promise<Buffer> {
  return unlimited(tx, "a first key for somebody's files", async () => {
    const db = evidenceTables(tx);
    await db
      .updateTable(table)
      .set({ sealed_key: sealing.newSubjectKey() })
      .where("id", "=", id)
      .where("sealed_key", "is", null)
      .execute();
    const { sealed_key } = await db
      .selectFrom(table)
      .select("sealed_key")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    if (sealed_key === null) throw new Error(`${table} ${id} has no key although one was written`);
    return sealed_key;
  });
}

const contextOf = (id: string) => `evidence_file/${id}/key`;
/** Context of an office's file, whose key is under the master key; admin/sealed-columns.ts names it too. */
export const systemContextOf = contextOf;

export function sealFileKey(sealing: Sealing, owner: Owner, id: string, key: Buffer): Buffer {
  return sealing.seal(owner.sealedKey, { key: key.toString("hex") }, contextOf(id));
}

type Keyed = Pick<FileRow, "id" | "key_sealed" | "key_system" | "owner_person" | "owner_employer">;

/** The key of a file; refuses when its owner's key was destroyed. */
export async function fileKey(tx: ScopedTransaction, sealing: Sealing, file: Keyed): Promise<Buffer> {
  if (file.key_system !== null) return sealing.openSystem(file.key_system, systemContextOf(file.id));
  const [table, owner] =
    file.owner_person === null
      ? (["employer", file.owner_employer] as const)
      : (["person", file.owner_person] as const);
  // Whoever may see the file need not reach its owner in the registry: an office of another step does not.
  const found = await unlimited(tx, "the key of a file that may be read", () =>
    evidenceTables(tx).selectFrom(table).select("sealed_key").where("id", "=", owner).executeTakeFirst(),
  );
  if (found?.sealed_key == null || file.key_sealed === null) throw noLonger();
  return Buffer.from(sealing.open(found.sealed_key, file.key_sealed, contextOf(file.id))["key"] ?? "", "hex");
}

function nobody(): Refusal {
  return new Refusal("bad_request", {
    zh: "请说明是谁的材料（本人或单位）。",
    en: "Say whose evidence it is: a person's or an employer's.",
  });
}

export function notThere(): Refusal {
  return new Refusal("not_found", {
    zh: "没有找到，可能不在您的办理范围内。",
    en: "It was not found, or is not within what you may see.",
  });
}

function noLonger(): Refusal {
  return new Refusal("wrong_state", {
    zh: "这个人的信息已经停用或销毁，材料不能再存取。",
    en: "This person's data is withdrawn or destroyed; no file of his can be kept or opened.",
  });
}
