import type { AccountItem, Role } from "@jucai/contract";
import { sql } from "kysely";
import type { z } from "zod";
import { today } from "#kernel/clock.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { failuresBeforeLock, lockMinutes } from "../sign-in/attempts.ts";
import type { AccountTransaction } from "./accounts.tables.ts";
import { type Language, unitBriefs } from "./unit-briefs.ts";

type Item = z.input<typeof AccountItem>;
type State = Item["state"];

export type AccountFilter = {
  readonly id?: string;
  readonly q?: string;
  readonly unit?: string;
  readonly role?: Role;
  readonly state?: State;
  readonly kind?: Item["kind"];
  readonly page: number;
  readonly pageSize: number;
};

/** Accounts that the scope reaches, by name. A whole mobile number finds its account; part of one finds nothing. */
export async function listAccounts(
  tx: AccountTransaction,
  sealing: Sealing,
  filter: AccountFilter,
  language: Language,
  at: Date,
) {
  const matching = matchingAccounts(tx, sealing, filter, at);
  const { total } = await matching.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await matching
    .select(["a.id", "a.kind", "a.name", "a.username", "a.mobile_tail", "a.unit_id", "a.person_id", "a.last_sign_in"])
    .select(["a.created_at", sql<boolean>`a.second_step is not null`.as("second_step"), stateAt(at).as("state")])
    .orderBy("a.name")
    .orderBy("a.id")
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute();
  const held = await rolesOf(
    tx,
    rows.map(({ id }) => id),
    at,
  );
  const units = await unitBriefs(
    tx,
    [...rows.map(({ unit_id }) => unit_id), ...held.map(({ unit }) => unit)],
    language,
  );
  const items = rows.map((row): Item => {
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      username: row.username,
      mobileTail: row.mobile_tail,
      unit: units.get(row.unit_id ?? "") ?? null,
      person: row.person_id,
      state: row.state,
      secondStep: row.second_step,
      roles: held.flatMap(({ account, role, unit }) => {
        const brief = units.get(unit);
        return account === row.id && brief !== undefined ? [{ role, unit: brief }] : [];
      }),
      lastSignIn: row.last_sign_in?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
    };
  });
  return { items, page: filter.page, pageSize: filter.pageSize, total };
}

function matchingAccounts(tx: AccountTransaction, sealing: Sealing, filter: AccountFilter, at: Date) {
  const { id, q = "", unit, role, state, kind } = filter;
  const day = today({ now: () => at });
  return tx.selectFrom("account as a").where((each) =>
    each.and([
      ...(id === undefined ? [] : [each("a.id", "=", id)]),
      ...(q === "" ? [] : [wordsMatch(sealing, q)]),
      ...(unit === undefined ? [] : [each("a.unit_id", "=", unit)]),
      ...(kind === undefined ? [] : [each("a.kind", "=", kind)]),
      ...(state === undefined ? [] : [sql<boolean>`${stateAt(at)} = ${state}`]),
      ...(role === undefined
        ? []
        : [
            sql<boolean>`exists (select from role_grant g where g.account = a.id and g.role = ${role} and g.revoked_at is null
              and g.valid_from <= ${day}::date and (g.valid_to is null or g.valid_to >= ${day}::date))`,
          ]),
    ]),
  );
}

function wordsMatch(sealing: Sealing, q: string) {
  // % and _ mean themselves.
  const part = `%${q.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
  return sql<boolean>`(lower(a.name) like ${part} or a.username like ${part} or a.mobile_index = ${sealing.blindIndex("phone", q)})`;
}

const stateAt = (at: Date) => sql<State>`case
  when a.disabled_at is not null then 'disabled'
  when exists (select from sign_in_failure f where f.name = uuid_send(a.id) and f.failures >= ${failuresBeforeLock}
    and f.last_at > ${new Date(at.getTime() - lockMinutes * 60_000)}) then 'locked'
  when a.kind = 'human' and a.password is null and a.last_sign_in is null then 'invited'
  else 'active' end`;

function rolesOf(tx: AccountTransaction, accounts: readonly string[], at: Date) {
  if (accounts.length === 0) return Promise.resolve([]);
  const day = today({ now: () => at });
  return tx
    .selectFrom("role_grant")
    .select(["account", "role", "unit"])
    .where("account", "in", accounts)
    .where("revoked_at", "is", null)
    .where("valid_from", "<=", day)
    .where((each) => each.or([each("valid_to", "is", null), each("valid_to", ">=", day)]))
    .orderBy("granted_at")
    .execute();
}
