import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { asOwner, migratedDatabase } from "../../../test/database.ts";
import type { Scope } from "../scope.ts";
import { record, recordAccess, type Who } from "./record.ts";

const { scoped, ...connection } = await migratedDatabase();
const owner = <T>(query: string) =>
  asOwner({ scoped, ...connection }, async (client) => (await client.query<T & object>(query)).rows);
const scope = (of: Partial<Scope> = {}): Scope => {
  return { account: null, person: null, units: [], places: [], all: false, ...of };
};
const clerk: Who = { account: randomUUID(), name: "经办人甲", grants: [{ unit: randomUUID() }] };
const count = (of: Scope, table: string) =>
  scoped.within(
    of,
    async (tx) => (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx)).rows[0]?.n,
  );

it("writes an entry with the change or not at all, whoever writes it", async () => {
  await scoped.within(scope(), (tx) =>
    record(tx, clerk, { action: "person.update", object: { kind: "person", id: "1" } }),
  );
  const failed = scoped.within(scope(), async (tx) => {
    await record(tx, clerk, { action: "person.delete", object: { kind: "person", id: "1" } });
    throw new Error("no");
  });
  await expect(failed).rejects.toThrow("no");
  expect(await owner("select action, actor_name from audit_entry")).toEqual([
    { action: "person.update", actor_name: "经办人甲" },
  ]);
  expect(await owner("select count(*)::int as n from audit_pending")).toEqual([{ n: 1 }]);
});

it("shows entries only to those who may see all, and access records to the person too", async () => {
  const person = randomUUID();
  await scoped.within(scope(), (tx) => recordAccess(tx, clerk, { person, action: "read" }));
  await scoped.within(scope(), (tx) => recordAccess(tx, clerk, { person, action: "reveal", reason: "核对银行卡" }));
  expect(await count(scope({ units: [randomUUID()], places: ["350423"] }), "audit_entry")).toBe(0);
  expect(await count(scope({ all: true }), "audit_entry")).toBe(2);
  expect(await count(scope({ person }), "access_record")).toBe(2);
  expect(await count(scope({ person: randomUUID() }), "access_record")).toBe(0);
  // Reading a masked page is not in the chain, revealing is.
  expect(await owner(`select action, detail from audit_entry where object_id = '${person}'`)).toEqual([
    { action: "person.reveal", detail: { reason: "核对银行卡" } },
  ]);
});

it.each(["audit_entry", "audit_link", "access_record", "audit_checkpoint"])(
  "lets nobody change or empty %s",
  async (table) => {
    for (const change of [`update ${table} set`, "delete", "truncate"]) {
      const column = table === "audit_link" || table === "audit_checkpoint" ? "seq" : "id";
      const text = change.startsWith("update")
        ? `${change} ${column} = 0`
        : change === "delete"
          ? `delete from ${table}`
          : `truncate ${table}`;
      const asApp = scoped.asSystem("try", (tx) => sql.raw(text).execute(tx));
      await expect(asApp).rejects.toThrow(/permission denied/);
      const rows = (await owner<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0;
      if (change === "delete" && rows === 0) continue;
      await expect(owner(text)).rejects.toThrow(/is append-only/);
    }
  },
);
