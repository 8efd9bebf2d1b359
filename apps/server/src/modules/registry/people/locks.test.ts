import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "#kernel/scope.ts";
import { asOwner } from "../../../../test/database.ts";
import { aRegistry, type Registry } from "../registry.fixture.ts";
import { registryTables } from "../registry.tables.ts";
import { matchesOf, searchCondition } from "./search.ts";

const many = 30_000;
let app: Registry;
beforeAll(async () => {
  app = await aRegistry();
  const { townA, townB } = app.units;
  // Names of two and three characters out of a few dozen, so that each search finds some and not all.
  await asOwner(app.connection, async (owner) => {
    await owner.query(
      `insert into person (place, held_by, name, name_pinyin, given_pinyin, name_initials, id_tail, phone_tail, id_index)
       select case when n % 10 = 0 then '350700' else '350423' end, array[case when n % 2 = 0 then $1 else $2 end]::uuid[],
         name, md5(name), md5(n::text), left(md5(name), 3), lpad((n % 10000)::text, 4, '0'), lpad((n * 7 % 10000)::text, 4, '0'),
         sha256(n::text::bytea)
       from (select n, chr(19968 + n % 97) || chr(20100 + n % 89) || case when n % 3 = 0 then chr(20400 + n % 83) else '' end as name
             from generate_series(1, $3::int) as n) as made`,
      [townA, townB, many],
    );
    await owner.query(
      "insert into fact_value (subject_kind, subject, fact, value, source, entered_name) select 'person', id, 'person.degree', '\"master\"', 'office', '甲' from person limit 2000",
    );
    await owner.query("analyze person; analyze fact_value");
  });
});
afterAll(() => app.close());

const nobody: Scope = { account: null, person: null, units: [], places: [], all: false };
const count = (scope: Scope, table: "person" | "fact_value") =>
  app.connection.scoped.within(scope, async (tx) => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(tx);
    return rows[0]!.count;
  });

describe("the second lock", () => {
  it("shows nothing to a query that forgot its scope, and to each scope only its own", async () => {
    for (const table of ["person", "fact_value"] as const) {
      expect((await app.connection.pool.query(`select 1 from ${table} limit 1`)).rows).toEqual([]);
      expect(await count(nobody, table)).toBe(0);
    }
    expect(await count({ ...nobody, units: [app.units.townA] }, "person")).toBe(many / 2);
    expect(await count({ ...nobody, places: ["350423"] }, "person")).toBe((many / 10) * 9);
    expect(await count({ ...nobody, places: ["350423", "350700"] }, "person")).toBe(many);
    expect(await count({ ...nobody, units: [crypto.randomUUID()] }, "person")).toBe(0);
  });

  it("shows a fact only to whoever sees its subject, and himself only himself", async () => {
    const { rows } = await asOwner(app.connection, (owner) =>
      owner.query<{ subject: string }>("select subject from fact_value limit 1"),
    );
    const me = { ...nobody, person: rows[0]!.subject };
    expect([await count(me, "person"), await count(me, "fact_value")]).toEqual([1, 1]);
    const seen = await count({ ...nobody, units: [app.units.townA] }, "fact_value");
    expect(seen).toBeGreaterThan(0);
    expect(seen).toBeLessThan(2000);
  });

  it("lets nobody write where he does not see", async () => {
    const scope = { ...nobody, units: [app.units.townA] };
    const put = (unit: string) =>
      app.connection.scoped.within(scope, (tx) =>
        registryTables(tx)
          .insertInto("person")
          .values({
            place: "350423",
            held_by: [unit],
            name: "甲",
            name_pinyin: "",
            given_pinyin: "",
            name_initials: "",
          })
          .execute(),
      );
    await expect(put(app.units.townB)).rejects.toMatchObject({ code: "42501" });
    await expect(put(app.units.townA)).resolves.toBeDefined();
    const changed = await app.connection.scoped.within(scope, (tx) =>
      registryTables(tx)
        .updateTable("person")
        .set({ name: "乙" })
        .where("place", "=", "350700")
        .where("name", "=", "甲")
        .executeTakeFirst(),
    );
    expect(changed.numUpdatedRows).toBe(0n);
  });
});

describe("a search among many", () => {
  /** How PostgreSQL looks for what was typed, under the scope of a place. */
  async function planOf(typed: string): Promise<string> {
    return app.connection.scoped.within({ ...nobody, places: ["350423"] }, async (tx) => {
      const condition = searchCondition(matchesOf(typed, app.sealing.blindIndex));
      const { rows } = await sql<{ "QUERY PLAN": string }>`
        explain select id from person where merged_into is null and ${condition} order by name_pinyin, id limit 20`.execute(
        tx,
      );
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });
  }

  it.each(["一", "一佄", "abc", "1236", "350423199005151236", "13812348000", "一 1236"])(
    "uses an index for %s, row-level security or not",
    async (typed) => {
      const plan = await planOf(typed);
      expect(plan).toMatch(/Index Scan|Bitmap Index Scan/);
      expect(plan).not.toContain("Seq Scan on person");
      // Walking through everybody in the order of the list would be an index scan as well.
      expect(plan).toContain("Index Cond");
    },
  );
});
