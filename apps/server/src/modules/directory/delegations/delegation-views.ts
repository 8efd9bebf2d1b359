import type { DelegationItem } from "@jucai/contract";
import type { z } from "zod";
import { today } from "#kernel/clock.ts";
import type { AccountTransaction } from "../accounts/accounts.tables.ts";

export type Item = z.input<typeof DelegationItem>;
type Which = { readonly person?: string | null; readonly account?: string; readonly ids?: readonly string[] };

/** Delegations of a person, of an account, or by their ids; the newest first. Asks as the system: names of both sides show. */
export async function delegations(tx: AccountTransaction, which: Which, at: Date): Promise<Item[]> {
  const rows = await tx
    .selectFrom("delegation")
    .leftJoin("person", "person.id", "delegation.person")
    .leftJoin("account", "account.id", "delegation.account")
    .selectAll("delegation")
    .select(["person.name as person_name", "account.name as account_name"])
    .where((each) =>
      each.or([
        ...(which.ids === undefined || which.ids.length === 0 ? [] : [each("delegation.id", "in", which.ids)]),
        ...(which.person == null ? [] : [each("delegation.person", "=", which.person)]),
        ...(which.account === undefined ? [] : [each("delegation.account", "=", which.account)]),
      ]),
    )
    .orderBy("delegation.created_at", "desc")
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    side: which.account !== undefined && row.account === which.account ? "held" : "given",
    person: { id: row.person, name: row.person_name ?? "" },
    delegate: row.account_name,
    purposes: row.purposes,
    until: row.valid_to,
    consent: row.consent,
    reference: row.reference,
    state: stateOf(row, at),
    createdAt: row.created_at.toISOString(),
  }));
}

type Row = { readonly revoked_at: Date | null; readonly valid_to: string; readonly account: string | null };

function stateOf(row: Row, at: Date): Item["state"] {
  if (row.revoked_at !== null) return "revoked";
  if (row.valid_to < today({ now: () => at })) return "ended";
  return row.account === null ? "offered" : "active";
}
