import type { DirectorySettings, DirectorySettingsChange, Role } from "@jucai/contract";
import { sql } from "kysely";
import type { z } from "zod";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { type AccountTransaction, accountTables } from "../accounts/accounts.tables.ts";
import { conflictOf } from "./separation.ts";

type Settings = z.output<typeof DirectorySettings>;
type Change = z.output<typeof DirectorySettingsChange>;

export async function readSettings(tx: AccountTransaction): Promise<Settings> {
  const row = await tx.selectFrom("directory_setting").selectAll().executeTakeFirstOrThrow();
  return {
    separateDuties: row.separate_duties,
    idleMinutes: row.idle_minutes,
    passwordDays: row.password_days,
    secondStepRoles: row.second_step_roles,
  };
}

/** Saves the settings; separating duties is refused while anybody holds what it would forbid, and names them. */
export async function saveSettings(tx: ScopedTransaction, actor: Actor, change: Change, at: Date): Promise<Settings> {
  const db = accountTables(tx);
  await lockGrants(db);
  const from = await readSettings(db);
  const to = { ...from, ...change };
  if (to.separateDuties && !from.separateDuties) await refuseConflicts(db, at);
  const secondStepRoles = [...new Set(to.secondStepRoles)];
  await db
    .updateTable("directory_setting")
    .set({
      separate_duties: to.separateDuties,
      idle_minutes: to.idleMinutes,
      password_days: to.passwordDays,
      second_step_roles: secondStepRoles,
    })
    .execute();
  await record(tx, actor, { action: "settings.update", object: { kind: "directory" }, detail: { from, change } });
  return { ...to, secondStepRoles };
}

/** Whoever changes grants or the rules about them waits for whoever does so at the moment. */
export async function lockGrants(tx: AccountTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${0x6772616e74})`.execute(tx);
}

async function refuseConflicts(tx: AccountTransaction, at: Date): Promise<void> {
  const day = today({ now: () => at });
  // Roles that begin later count: the conflict would come by itself.
  const rows = await tx
    .selectFrom("role_grant")
    .innerJoin("account", "account.id", "role_grant.account")
    .select(["account.id", "account.name"])
    .select(sql<Role[]>`array_agg(role_grant.role)`.as("roles"))
    .where("role_grant.revoked_at", "is", null)
    .where((each) => each.or([each("role_grant.valid_to", "is", null), each("role_grant.valid_to", ">=", day)]))
    .groupBy(["account.id", "account.name"])
    .orderBy("account.name")
    .execute();
  const names = rows.filter(({ roles }) => conflictOf(roles) !== undefined).map(({ name }) => name);
  if (names.length === 0) return;
  throw new Refusal("wrong_state", {
    zh: `还不能开启三员分立，请先调整这些账号的角色：${names.join("、")}。`,
    en: `Duties cannot be separated while these accounts hold roles that exclude each other: ${names.join(", ")}.`,
  });
}
