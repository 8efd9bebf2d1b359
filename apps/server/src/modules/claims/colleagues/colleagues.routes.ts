import { type Colleague, colleagueRoutes as routes, type Role } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { AccountTables } from "#modules/directory/accounts/accounts.tables.ts";

const deciding: readonly Role[] = ["officer", "reviewer", "approver", "talent_office"];
type Tables = Pick<AccountTables, "account" | "role_grant"> & { unit: { id: string; name: Text } };

/** Who works on claims: whoever hands a step over, or goes on leave, chooses among them. */
export function colleagueRoutes(http: FastifyInstance, { clock }: ModuleDeps): void {
  handle(http, routes.colleagues, ({ scope, within }) =>
    within(async (tx) => ({ items: await colleaguesIn(tx, scope.places, today(clock)) })),
  );
}

/** Officers of these places, by name, with the roles that they hold on a day. */
async function colleaguesIn(tx: ScopedTransaction, places: readonly string[], day: string): Promise<Colleague[]> {
  const rows = await unlimited(tx, "officers who work on claims", () =>
    tx
      .withTables<Tables>()
      .selectFrom("account as a")
      .innerJoin("role_grant as g", "g.account", "a.id")
      .innerJoin("unit as u", "u.id", "g.unit")
      .select(["a.id", "a.name", "g.role", "g.unit", "u.name as unitName"])
      .where("g.place", "in", [...places, ""])
      .where("g.role", "in", deciding)
      .where("a.disabled_at", "is", null)
      .where("g.revoked_at", "is", null)
      .where("g.valid_from", "<=", day)
      .where((is) => is.or([is("g.valid_to", "is", null), is("g.valid_to", ">=", day)]))
      .orderBy("a.name")
      .orderBy("a.id")
      .execute(),
  );
  const found = new Map<string, Colleague>();
  for (const { id, name, role, unit, unitName } of rows) {
    const one = found.get(id) ?? { id, name, grants: [] };
    found.set(id, { ...one, grants: [...one.grants, { role, unit, unitName }] });
  }
  return [...found.values()];
}
