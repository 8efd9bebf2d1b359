import type { GrantItem, Role } from "@jucai/contract";
import { sql } from "kysely";
import type { z } from "zod";
import { today } from "#kernel/clock.ts";
import type { AccountTransaction } from "../accounts/accounts.tables.ts";
import { type Language, unitBriefs } from "../accounts/unit-briefs.ts";

type Item = z.input<typeof GrantItem>;
type State = Item["state"];
export type GrantFilter = {
  readonly account?: string;
  readonly unit?: string;
  readonly role?: Role;
  readonly state?: State;
  readonly id?: string;
  readonly page: number;
  readonly pageSize: number;
};

/** Grants that the scope reaches, the newest first. */
export async function listGrants(tx: AccountTransaction, filter: GrantFilter, language: Language, at: Date) {
  const day = today({ now: () => at });
  const matching = tx
    .selectFrom("role_grant as g")
    .innerJoin("account as a", "a.id", "g.account")
    .leftJoin("account as by", "by.id", "g.granted_by")
    .where((each) =>
      each.and([
        ...(filter.id === undefined ? [] : [each("g.id", "=", filter.id)]),
        ...(filter.account === undefined ? [] : [each("g.account", "=", filter.account)]),
        ...(filter.unit === undefined ? [] : [each("g.unit", "=", filter.unit)]),
        ...(filter.role === undefined ? [] : [each("g.role", "=", filter.role)]),
        ...(filter.state === undefined ? [] : [sql<boolean>`${stateOn(day)} = ${filter.state}`]),
      ]),
    );
  const { total } = await matching.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await matching
    .select(["g.id", "g.account", "g.role", "g.unit", "g.valid_from", "g.valid_to", "g.granted_at"])
    .select(["a.name", "a.username", "by.name as by_name", stateOn(day).as("state")])
    .orderBy("g.granted_at", "desc")
    .orderBy("g.id")
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute();
  const units = await unitBriefs(
    tx,
    rows.map(({ unit }) => unit),
    language,
  );
  const items = rows.map((row): Item => {
    const unit = units.get(row.unit);
    if (unit === undefined) throw new Error(`a grant stands at a unit that is not there: ${row.unit}`);
    return {
      id: row.id,
      account: { id: row.account, name: row.name, username: row.username },
      role: row.role,
      unit,
      from: row.valid_from,
      to: row.valid_to,
      state: row.state,
      grantedBy: row.by_name,
      grantedAt: row.granted_at.toISOString(),
    };
  });
  return { items, page: filter.page, pageSize: filter.pageSize, total };
}

const stateOn = (day: string) => sql<State>`case
  when g.revoked_at is not null then 'revoked'
  when g.valid_to < ${day}::date then 'ended'
  when g.valid_from > ${day}::date then 'coming'
  else 'valid' end`;
