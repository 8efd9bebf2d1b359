import type { Role, Session } from "@jucai/contract";
import { sql } from "kysely";
import { today } from "#kernel/clock.ts";
import { allowedTo, type PermissionTable } from "#kernel/permissions/index.ts";
import type { AccountTransaction } from "../accounts/accounts.tables.ts";
import { type Language, unitBriefs } from "../accounts/unit-briefs.ts";
import { dutiesOf } from "./load-actor.ts";

/** Seconds before the end at which pages warn. */
const warnAt = 120;

export type SessionContext = {
  readonly permissions: PermissionTable;
  readonly outbox: boolean;
  readonly language: Language;
  readonly at: Date;
};

/** What a page knows of the session that it works in. */
export async function sessionView(tx: AccountTransaction, session: string, context: SessionContext): Promise<Session> {
  const { at } = context;
  const found = await readSession(tx, session);
  const held = await grantsOf(tx, found.account, at);
  const acting = await actingOf(tx, found.acting, at);
  const duties = dutiesOf({
    mustChange: isOld(found, at),
    secondStep: found.second_step !== null,
    bySingleSignOn: found.way === "single_sign_on",
    secondStepRoles: found.second_step_roles,
    grants: held,
  });
  const resting = duties.length > 0;
  const roles: Role[] = acting !== null ? ["person"] : resting ? [] : held.map(({ role }) => role);
  const briefs = await unitBriefs(
    tx,
    held.map(({ unit }) => unit),
    context.language,
  );
  const atMost = secondsUntil(found.ends_at, at);
  const idle = secondsUntil(new Date(found.seen_at.getTime() + found.idle_minutes * 60_000), at);
  return {
    account: {
      id: found.account,
      name: found.name,
      username: found.username,
      mobileTail: found.mobile_tail,
      person: found.person_id,
    },
    roles: held.flatMap(({ role, unit, valid_to }) => {
      const brief = briefs.get(unit);
      return brief === undefined ? [] : [{ role, unit: brief, to: valid_to }];
    }),
    may: allowedTo(context.permissions, roles),
    csrf: found.csrf,
    secondsLeft: Math.min(idle, atMost),
    secondsAtMost: atMost,
    warnAt,
    must: duties,
    secondStep: found.second_step !== null,
    acting,
    outbox: context.outbox && roles.includes("system_admin"),
    home: roles.some((role) => role !== "person") ? "/desk" : "/my",
  };
}

function readSession(tx: AccountTransaction, session: string) {
  return tx
    .selectFrom("session")
    .innerJoin("account", "account.id", "session.account")
    .innerJoin("directory_setting", (join) => join.onTrue())
    .select(["session.account", "session.csrf", "session.way", "session.seen_at", "session.ends_at", "session.acting"])
    .select(["account.name", "account.username", "account.mobile_tail", "account.person_id", "account.password_set_at"])
    .select(["account.second_step", "directory_setting.idle_minutes", "directory_setting.second_step_roles"])
    .select(["directory_setting.password_days"])
    .where("session.id", "=", session)
    .executeTakeFirstOrThrow();
}

type Password = { readonly way: string; readonly password_set_at: Date | null; readonly password_days: number | null };

/** A password that was not changed for as long as the settings allow. Whoever comes in otherwise is not asked. */
function isOld({ way, password_set_at: set, password_days: days }: Password, at: Date): boolean {
  return way === "password" && set !== null && days !== null && set.getTime() + days * 86_400_000 <= at.getTime();
}

/** Roles that an account holds today. */
export function grantsOf(tx: AccountTransaction, account: string, at: Date) {
  const day = today({ now: () => at });
  return tx
    .selectFrom("role_grant")
    .select(["id", "role", "unit", "valid_to"])
    .where("account", "=", account)
    .where("revoked_at", "is", null)
    .where("valid_from", "<=", day)
    .where((each) => each.or([each("valid_to", "is", null), each("valid_to", ">=", day)]))
    .orderBy("granted_at")
    .execute();
}

async function actingOf(tx: AccountTransaction, delegation: string | null, at: Date): Promise<Session["acting"]> {
  if (delegation === null) return null;
  const found = await tx
    .selectFrom("delegation")
    .leftJoin("person", "person.id", "delegation.person")
    .select(["delegation.id", "delegation.person", "delegation.purposes", "delegation.valid_to", "person.name"])
    .where("delegation.id", "=", delegation)
    .where("delegation.revoked_at", "is", null)
    .where(sql<boolean>`delegation.valid_to >= ${today({ now: () => at })}`)
    .executeTakeFirst();
  if (found === undefined) return null;
  const { id, person, purposes, valid_to, name } = found;
  return { delegation: id, person, name: name ?? "", purposes, until: valid_to };
}

const secondsUntil = (end: Date, at: Date) => Math.max(0, Math.floor((end.getTime() - at.getTime()) / 1000));
