import type { conflictKinds } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { AccountTables } from "#modules/directory/accounts/accounts.tables.ts";
import { openFields } from "#modules/registry/people/sealed-fields.ts";
import { registryTables } from "#modules/registry/registry.tables.ts";
import type { Claim } from "../claims.tables.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";

export type Conflict = { readonly kind: (typeof conflictKinds)[number]; readonly says: Text };
type ClaimOf = Pick<Claim, "id" | "person_id" | "employer_id" | "made_by">;

const says = {
  own: { zh: "这是您本人的办件", en: "This is your own claim" },
  relative: { zh: "申请人是您申报的亲属", en: "You declared the claimant as a relative" },
  household: { zh: "申请人与您登记的住址相同", en: "The claimant is registered at your address" },
  phone: { zh: "申请人与您登记的手机号码相同", en: "The claimant is registered with your mobile number" },
  declared: { zh: "您已申请回避", en: "You have stood aside from this claim" },
} as const satisfies Readonly<Record<string, Text>>;

/**
 * Why an officer is too close to the claimant 回避: himself, a declared relative, the same household or phone, or
 * because he said so. What it is found by is never shown.
 */
export async function conflictsOf(
  tx: ScopedTransaction,
  sealing: Sealing,
  actor: Actor,
  claim: ClaimOf,
): Promise<Conflict[]> {
  return unlimited(tx, "whether an officer is close to a claimant", async () => {
    const found = [
      (actor.person !== null && actor.person === claim.person_id) || actor.account === claim.made_by
        ? "own"
        : undefined,
      (await isRelative(tx, actor, claim)) ? "relative" : undefined,
      ...(await sharedWith(tx, sealing, actor, claim)),
      (await stoodAside(tx, actor, claim)) ? "declared" : undefined,
    ] as const;
    return found.flatMap((kind) => (kind === undefined ? [] : [{ kind, says: says[kind] }]));
  });
}

/** Refuses whoever is too close. */
export async function refuseConflicts(
  tx: ScopedTransaction,
  sealing: Sealing,
  actor: Actor,
  claim: ClaimOf,
): Promise<void> {
  const [first] = await conflictsOf(tx, sealing, actor, claim);
  if (first === undefined) return;
  throw new Refusal("not_allowed", {
    zh: `${first.says.zh}，须回避，请转给别人办理。`,
    en: `${first.says.en}; hand it to somebody else.`,
  });
}

async function isRelative(tx: ScopedTransaction, { account }: Actor, { person_id }: ClaimOf): Promise<boolean> {
  if (person_id === null) return false;
  const found = await decisionTables(tx)
    .withTables<{ person: { id: string; id_index: Buffer | null } }>()
    .selectFrom("relative as r")
    .innerJoin("person as p", "p.id_index", "r.id_index")
    .select("r.id")
    .where("r.account", "=", account)
    .where("r.withdrawn_at", "is", null)
    .where("p.id", "=", person_id)
    .executeTakeFirst();
  return found !== undefined;
}

/** An address or a phone of the officer's own that is the claimant's as well. */
async function sharedWith(
  tx: ScopedTransaction,
  sealing: Sealing,
  actor: Actor,
  { person_id }: ClaimOf,
): Promise<("household" | "phone")[]> {
  if (person_id === null || actor.person === person_id) return [];
  const columns = ["id", "sealed", "sealed_key", "phone_index"] as const;
  const person = (id: string) =>
    registryTables(tx).selectFrom("person").select(columns).where("id", "=", id).executeTakeFirst();
  const claimant = await person(person_id);
  const own = actor.person === null ? undefined : await person(actor.person);
  const account = await tx
    .withTables<AccountTables>()
    .selectFrom("account")
    .select("mobile_index")
    .where("id", "=", actor.account)
    .executeTakeFirst();
  const phones = [own?.phone_index, account?.mobile_index];
  const phone = claimant?.phone_index != null && phones.some((each) => each?.equals(claimant.phone_index!));
  const home = (of: typeof claimant) => plainAddress(of === undefined ? undefined : openFields(sealing, of).address);
  const household = home(own) !== "" && home(own) === home(claimant);
  return [...(household ? (["household"] as const) : []), ...(phone === true ? (["phone"] as const) : [])];
}

/** The same house, however it was typed. */
function plainAddress(address: string | undefined): string {
  const plain = (address ?? "").replaceAll(/[\s,，.。·\-—#号室栋幢单元]/g, "");
  // A town or a village alone is no household.
  return plain.length >= 8 && /\d/.test(plain) ? plain : "";
}

async function stoodAside(tx: ScopedTransaction, { account }: Actor, { id }: ClaimOf): Promise<boolean> {
  const db = decisionTables(tx).selectFrom("recusal").select("claim");
  return (await db.where("claim", "=", id).where("account", "=", account).executeTakeFirst()) !== undefined;
}
