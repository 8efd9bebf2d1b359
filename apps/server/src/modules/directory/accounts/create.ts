import { randomUUID } from "node:crypto";
import { type Role } from "@jucai/contract";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { AccountTransaction } from "./accounts.tables.ts";

type NewAccount = {
  readonly kind?: "human" | "machine";
  readonly name: string;
  readonly username?: string;
  readonly mobile?: string;
  readonly password?: string;
  readonly unit?: string;
  readonly place: string;
  readonly createdBy?: string;
};

/** Writes a new account; a username or number that is taken is refused. */
export async function insertAccount(
  tx: AccountTransaction,
  sealing: Sealing,
  it: NewAccount,
  at: Date,
): Promise<{ id: string; name: string }> {
  const id = randomUUID();
  await tx
    .insertInto("account")
    .values({
      id,
      kind: it.kind ?? "human",
      name: it.name,
      username: it.username ?? null,
      ...mobileColumns(sealing, id, it.mobile ?? null),
      password: it.password ?? null,
      password_set_at: it.password === undefined ? null : at,
      second_step: null,
      second_step_new: null,
      token_hash: null,
      token_until: null,
      unit_id: it.unit ?? null,
      place: it.place,
      person_id: null,
      disabled_at: null,
      last_sign_in: null,
      created_at: at,
      created_by: it.createdBy ?? null,
    })
    .execute()
    .catch(taken);
  return { id, name: it.name };
}

/** A number is found by its keyed hash, shown by its last four figures, and sealed otherwise. */
export function mobileColumns(sealing: Sealing, account: string, mobile: string | null) {
  if (mobile === null) return { mobile_index: null, mobile_sealed: null, mobile_tail: null };
  return {
    mobile_index: sealing.blindIndex("phone", mobile),
    mobile_sealed: sealing.sealSystem(mobile, `account/${account}/mobile`),
    mobile_tail: mobile.slice(-4),
  };
}

/** Turns a broken unique index into a refusal. */
export function taken(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code !== "23505") throw error;
  if (constraint === "account_mobile_index_key") {
    throw new Refusal("already_there", {
      zh: "这个手机号已有账号，请直接登录。",
      en: "This mobile number has an account already; sign in with it.",
    });
  }
  throw new Refusal("already_there", {
    zh: "这个用户名已有人用，请换一个。",
    en: "This username is taken; choose another.",
  });
}

/** Writes a grant; whether it may be given is asked before. */
export async function insertGrant(
  tx: AccountTransaction,
  it: {
    readonly account: string;
    readonly role: Role;
    readonly unit: { readonly id: string; readonly place: string };
    readonly from?: string;
    readonly to?: string;
    readonly by: string | null;
  },
  at: Date,
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto("role_grant")
    .values({
      id,
      account: it.account,
      role: it.role,
      unit: it.unit.id,
      place: it.unit.place,
      valid_from: it.from ?? today({ now: () => at }),
      valid_to: it.to ?? null,
      granted_by: it.by,
      granted_at: at,
      revoked_by: null,
      revoked_at: null,
    })
    .execute();
  return id;
}

/** The widest units there are, widest first: where the first administrator is, and people without an office. */
export async function topUnits(tx: AccountTransaction) {
  return tx
    .selectFrom("unit")
    .select(["id", "place"])
    .where("parent", "is", null)
    .where("kind", "=", "jurisdiction")
    .orderBy("place")
    .execute();
}
