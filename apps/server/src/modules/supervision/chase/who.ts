import type { Role } from "@jucai/contract";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** Who sees to a unit's tasks. */
const keepers: readonly Role[] = ["officer", "township_clerk", "talent_office"];
export type Holder = { readonly account: string; readonly unit: string };
export type Holders = {
  /** Accounts that see to a unit's tasks. */
  readonly of: (unit: string) => readonly Holder[];
  /** Those who supervise a place. */
  readonly over: (place: string) => readonly Holder[];
};

/** Accounts with a role valid on a day, in one query. */
export async function holdersOn(tx: ScopedTransaction, on: string): Promise<Holders> {
  const { rows } = await sql<Holder & { role: Role; place: string }>`
    select distinct g.account, g.unit, g.role, u.place from role_grant g join account a on a.id = g.account
      join unit u on u.id = g.unit
    where g.role = any(${[...keepers, "supervisor"]}::text[]) and g.revoked_at is null and g.valid_from <= ${on}::date
      and (g.valid_to is null or g.valid_to >= ${on}::date) and a.disabled_at is null and a.kind = 'human'
    order by g.account`.execute(tx);
  const units = Map.groupBy(rows.filter(({ role }) => role !== "supervisor"), ({ unit }) => unit); // prettier-ignore
  const places = Map.groupBy(rows.filter(({ role }) => role === "supervisor"), ({ place }) => place); // prettier-ignore
  return { of: (unit) => units.get(unit) ?? [], over: (place) => places.get(place) ?? [] };
}
