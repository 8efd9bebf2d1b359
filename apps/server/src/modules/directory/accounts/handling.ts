import type { Role } from "@jucai/contract";
import { sql } from "kysely";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope } from "#kernel/scope.ts";
import { readSettings } from "../grants/settings.ts";
import type { AccountTransaction } from "./accounts.tables.ts";

/**
 * Refuses to handle an account through which somebody would come by more than he has: whoever makes a link
 * for a new password could use it himself.
 *
 * An account that holds a role beyond one's reach is left to whoever reaches that far. While duties are separated,
 * accounts of security and audit administrators are left to security administrators, and those handle no others.
 */
export async function refuseHandling(
  tx: AccountTransaction,
  actor: Actor,
  scope: Scope,
  account: string,
  at: Date,
): Promise<void> {
  const held = await everyRole(tx, account, at);
  if (!scope.all && held.some(({ role, place }) => role !== "person" && !scope.places.includes(place))) throw beyond();
  const is = (role: Role) => actor.grants.some((grant) => grant.role === role);
  const guarded = held.some(({ role }) => role === "security_admin" || role === "audit_admin");
  if (!is("system_admin") && !guarded) throw notHis();
  if (guarded && !is("security_admin") && (await readSettings(tx)).separateDuties) throw apart();
}

/**
 * All roles of an account, also those that the scope does not show, and those that begin later: whoever has an account
 * in hand today would have them then.
 */
export async function everyRole(tx: AccountTransaction, account: string, at: Date) {
  const day = today({ now: () => at });
  const { rows } = await sql<{ role: Role; place: string }>`
    select held.role, unit.place
    from jsonb_to_recordset(every_grant(${account}::uuid, ${day}::date)) as held(role text, unit uuid)
    join unit on unit.id = held.unit
    union
    select held.role, unit.place
    from jsonb_to_recordset(every_grant(${account}::uuid, date '9999-12-31')) as held(role text, unit uuid)
    join unit on unit.id = held.unit
    union
    select role, place from role_grant
    where account = ${account}::uuid and revoked_at is null and valid_from > ${day}::date`.execute(tx);
  return rows;
}

const refusal = (zh: string, en: string) => new Refusal("not_allowed", { zh, en });
const beyond = () =>
  refusal(
    "这个账号还有您管理范围以外的角色，请由上级管理员办理。",
    "This account holds a role beyond your reach; an administrator above you handles it.",
  );
const notHis = () => refusal("这个账号由系统管理员办理。", "A system administrator handles this account.");
const apart = () =>
  refusal(
    "已开启三员分立，这个账号由安全管理员办理。",
    "Duties are separated: a security administrator handles this account.",
  );
