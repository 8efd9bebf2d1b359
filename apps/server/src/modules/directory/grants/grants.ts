import type { Role } from "@jucai/contract";
import { type ExpressionBuilder, sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { type AccountTables, type AccountTransaction, accountTables } from "../accounts/accounts.tables.ts";
import { insertGrant } from "../accounts/create.ts";
import { administrators, conflictOf } from "./separation.ts";
import { lockGrants, readSettings } from "./settings.ts";

type Given = {
  readonly account: string;
  readonly role: Role;
  readonly unit: string;
  readonly from?: string;
  readonly to?: string;
};

/**
 * Grants a role at a unit. Nobody grants to himself, nobody beyond his own reach (the scope refuses), machines get
 * machines' roles and people get people's, staff roles only who works at a unit; separated duties hold.
 */
export async function grant(
  tx: ScopedTransaction,
  actor: Actor,
  given: Given,
  reach: Pick<Scope, "places" | "all">,
  at: Date,
): Promise<string> {
  const db = accountTables(tx);
  await lockGrants(db);
  if (given.account === actor.account) throw toHimself();
  const account = await db
    .selectFrom("account")
    .select(["id", "kind", "unit_id", "disabled_at"])
    .where("id", "=", given.account)
    .executeTakeFirst();
  const unit = await db.selectFrom("unit").select(["id", "place"]).where("id", "=", given.unit).executeTakeFirst();
  if (account === undefined || unit === undefined || !(reach.all || reach.places.includes(unit.place)))
    throw notThere();
  if (account.disabled_at !== null) throw isOff();
  if ((account.kind === "machine") !== (given.role === "data_source")) throw wrongKind();
  if (given.role !== "person" && account.unit_id === null) throw withoutUnit();
  refuseDates(given, at);
  const held = await unrevoked(db, account.id, at);
  if (held.some((each) => each.role === given.role && each.unit === unit.id)) throw heldAlready();
  await refuseConflict(db, [...held.map(({ role }) => role), given.role]);
  const dates = {
    ...(given.from === undefined ? {} : { from: given.from }),
    ...(given.to === undefined ? {} : { to: given.to }),
  };
  const id = await insertGrant(db, { account: account.id, role: given.role, unit, by: actor.account, ...dates }, at);
  const { role } = given;
  await record(tx, actor, {
    action: "grant.create",
    object: { kind: "grant", id },
    detail: { account: account.id, role, unit: unit.id, ...dates },
  });
  return id;
}

async function refuseConflict(tx: AccountTransaction, roles: readonly Role[]): Promise<void> {
  const conflict = conflictOf(roles);
  if (conflict === undefined || !(await readSettings(tx)).separateDuties) return;
  throw new Refusal("wrong_state", {
    zh: `已开启三员分立：${conflict.zh}。`,
    en: `Duties are separated: ${conflict.en}.`,
  });
}

function refuseDates({ from, to }: Given, at: Date): void {
  const first = from ?? today({ now: () => at });
  if (to === undefined || (to >= first && to >= today({ now: () => at }))) return;
  throw new Refusal("not_valid", {
    zh: "结束日期不能早于开始日期，也不能早于今天。",
    en: "The last day may not come before the first, nor before today.",
  });
}

/** Grants that count today or later. */
function unrevoked(tx: AccountTransaction, account: string, at: Date) {
  const day = today({ now: () => at });
  return tx
    .selectFrom("role_grant")
    .select(["id", "role", "unit"])
    .where("account", "=", account)
    .where("revoked_at", "is", null)
    .where((each: ExpressionBuilder<AccountTables, "role_grant">) =>
      each.or([each("valid_to", "is", null), each("valid_to", ">=", day)]),
    )
    .execute();
}

/** Takes a role away. The last administrator of a kind stays: without him nobody could make another. */
export async function revokeGrant(tx: ScopedTransaction, actor: Actor, id: string, at: Date): Promise<void> {
  const db = accountTables(tx);
  await lockGrants(db);
  const found = await db
    .selectFrom("role_grant")
    .select(["id", "account", "role", "unit", "revoked_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (found === undefined) throw notThere();
  if (found.revoked_at !== null) throw revokedAlready();
  await db.updateTable("role_grant").set({ revoked_at: at, revoked_by: actor.account }).where("id", "=", id).execute();
  await refuseWithoutAdministrators(db, [found.role], at);
  const { account, role, unit } = found;
  await record(tx, actor, { action: "grant.revoke", object: { kind: "grant", id }, detail: { account, role, unit } });
}

/** Refuses the loss of roles after which nobody could administer any more; asks over all places, whatever the scope. */
export async function refuseWithoutAdministrators(
  tx: AccountTransaction,
  lost: readonly Role[],
  at: Date,
): Promise<void> {
  if (!lost.some((role) => role === "system_admin" || role === "security_admin")) return;
  const day = today({ now: () => at });
  const { rows } = await sql<{ left: Role[] }>`select administrators_left(${day}::date) as left`.execute(tx);
  const left = new Set(rows[0]?.left);
  const missing = administrators.find((role) => role !== "audit_admin" && !left.has(role));
  if (missing === undefined) return;
  throw new Refusal("wrong_state", {
    zh: "这样一来就没有管全局的系统管理员或安全管理员了，请先授权给另一个账号（不设结束日期）。",
    en: "After that nobody would administer the whole: first give the role, without a last day, to another account.",
  });
}

const refusal = (
  code: "not_found" | "not_allowed" | "wrong_state" | "already_there" | "not_valid",
  zh: string,
  en: string,
) => new Refusal(code, { zh, en });
const toHimself = () =>
  refusal(
    "not_allowed",
    "不能给自己授权，请由另一位安全管理员办理。",
    "Nobody grants roles to himself; another security administrator does it.",
  );
const notThere = () =>
  refusal("not_found", "没有找到，或不在您的管理范围内。", "It is not there, or not within your reach.");
const isOff = () => refusal("wrong_state", "这个账号已停用。", "This account is switched off.");
const wrongKind = () =>
  refusal(
    "not_valid",
    "数据接口角色只能给接口账号，其他角色只能给人员账号。",
    "Machines hold the role of a data source and no other; people hold any other.",
  );
const withoutUnit = () =>
  refusal(
    "not_valid",
    "这个账号是本人自行注册的，没有所属单位，不能授予工作角色；请先为其开通有单位的工作账号。",
    "This account registered itself and belongs to no unit: make an account at a unit for whoever works there.",
  );
const heldAlready = () =>
  refusal("already_there", "这个账号在该单位已有这个角色。", "This account holds this role at this unit already.");
const revokedAlready = () => refusal("wrong_state", "这项授权已经撤销。", "This grant was taken back already.");
