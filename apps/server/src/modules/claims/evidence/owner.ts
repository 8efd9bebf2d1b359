import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { evidenceTables, type FileRow } from "./evidence.tables.ts";

/** Whose evidence it is, and the wrapped key that his files' keys are sealed under. */
export type Owner = {
  readonly kind: "person" | "employer" | "unit";
  readonly id: string;
  readonly place: string;
  readonly name: string;
  /** Null of an office: keys of its papers are under the master key. */
  readonly sealedKey: Buffer | null;
};
export type OwnerAsked = {
  readonly person?: string;
  readonly employer?: string;
  readonly unit?: string;
  readonly claim?: string;
};
/** The column that names an owner of a kind. */
export const ownerColumn = { person: "owner_person", employer: "owner_employer", unit: "owner_unit" } as const;

/** The owner that a request means, if the transaction reaches him: named, that of a claim, or the asker himself. */
export async function ownerOf(
  tx: ScopedTransaction,
  sealing: Sealing,
  { person: own, grants }: Pick<Actor, "person" | "grants">,
  asked: OwnerAsked,
): Promise<Owner> {
  if (asked.unit !== undefined) return unitOwner(tx, grants, asked.unit);
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

/** An office that the asker works at or for whose place he works; units are public, so the table alone says nothing. */
async function unitOwner(tx: ScopedTransaction, grants: Actor["grants"], id: string): Promise<Owner> {
  const found = await evidenceTables(tx).selectFrom("unit").selectAll().where("id", "=", id).executeTakeFirst();
  if (found === undefined) throw notThere();
  const { place, name } = found;
  if (!grants.some(({ units, places }) => units.includes(id) || places.includes(place))) throw notThere();
  return { kind: "unit", id, place, name: name.zh, sealedKey: null };
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

/** Of an office's file admin/sealed-columns.ts names it too. */
const contextOf = (id: string) => `evidence_file/${id}/key`;

/** The columns that keep a file's key, sealed. */
export function sealedFileKey(sealing: Sealing, { sealedKey }: Owner, id: string, key: Buffer) {
  if (sealedKey === null) return { key_sealed: null, key_system: sealing.sealSystem(key, contextOf(id)) };
  return { key_sealed: sealing.seal(sealedKey, { key: key.toString("hex") }, contextOf(id)), key_system: null };
}

type Keyed = Pick<FileRow, "id" | "key_sealed" | "key_system" | "owner_person" | "owner_employer">;

/** The key of a file; refuses when its owner's key was destroyed. */
export async function fileKey(tx: ScopedTransaction, sealing: Sealing, file: Keyed): Promise<Buffer> {
  if (file.key_system !== null) return sealing.openSystem(file.key_system, contextOf(file.id));
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
    zh: "请说明是谁的材料（个人、单位或办理机构）。",
    en: "Say whose evidence it is: a person's, an employer's or an office's.",
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
