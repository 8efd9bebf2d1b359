import { sql } from "kysely";
import type { PoolClient } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aRegistry, type Registry, validIds } from "../registry.fixture.ts";
import { checkOf } from "../numbers/identity.ts";
import { takeBack } from "./take-back.ts";
import { takeIn } from "./take-in.ts";
import type { Taken, TakenIn } from "./taken.ts";

let app: Registry;
beforeAll(async () => {
  app = await aRegistry();
});
afterAll(() => app.close());

const by = (importId: string, unit = app.units.townA) => ({
  actor: { account: crypto.randomUUID(), name: "导入员" },
  source: "office" as const,
  unit,
  place: "350423",
  importId,
  at: new Date("2023-03-01T04:00:00Z"),
});
async function take(rows: TakenIn[], importId: string = crypto.randomUUID(), unit?: string): Promise<Taken[]> {
  return app.connection.scoped.asSystem("tests", (tx) => takeIn(tx, app.sealing, rows, by(importId, unit)));
}
const outcomes = (taken: Taken[]) => taken.map(({ row, outcome }) => `${row} ${outcome}`);
const degree = (value: string) => ({ fact: "person.degree", value });

it("registers, then changes only what a second sheet says more, and repeats nothing", async () => {
  const rows: TakenIn[] = [
    {
      row: 4,
      name: "张 三",
      idNumber: validIds[0],
      idKind: "resident_id",
      gender: "male",
      birthMonth: "1990-05",
      facts: [degree("master")],
    },
    { row: 5, name: "李四", birthMonth: "1991-01", phone: "13812348000", facts: [] },
    { row: 6, name: "王五", facts: [{ fact: "person.student_need", value: "poor_family" }] },
  ];
  const first = await take(rows);
  expect(outcomes(first)).toEqual(["4 created", "5 created", "6 created"]);
  expect(outcomes(await take(rows))).toEqual(["4 unchanged", "5 unchanged", "6 unchanged"]);

  const more = await take([
    { ...rows[0]!, name: "张叁", phone: "13900001111", facts: [degree("doctor")] },
    { ...rows[1]!, idNumber: validIds[1], idKind: "resident_id", birthMonth: "1949-12" },
    { ...rows[2]!, facts: [{ fact: "person.student_need", value: "disabled" }] },
  ]);
  // 李四 was born in another month by the number: that is somebody else of the same name.
  expect(outcomes(more)).toEqual(["4 updated", "5 created", "6 updated"]);
  expect(more[0]).toMatchObject({ person: first[0]!.person, kept: ["name"] });

  const office = app.as(app.actor("talent_office"));
  const person = await office("GET", `/api/v1/people/${first[0]!.person}`);
  expect(person.body).toMatchObject({ name: "张三", masked: { phone: "139****1111" }, version: 2 });
  expect(person.body.facts).toMatchObject([{ fact: "person.degree", value: "doctor", values: 2, conflict: false }]);
  const sensitive = await office("GET", `/api/v1/people/${first[2]!.person}`);
  expect(sensitive.body.facts).toMatchObject([{ fact: "person.student_need", sealed: true }]);
  expect(sensitive.body.facts[0]).not.toHaveProperty("value");
  const url = `/api/v1/people/${first[2]!.person}/reveal`;
  expect((await office("POST", url, { facts: ["person.student_need"], reason: "核实困难情况" })).body.facts).toEqual({
    "person.student_need": "disabled",
  });
});

it("knows a person whom another unit registered, and both hold him afterwards", async () => {
  const row: TakenIn = { row: 1, name: "陈六", idNumber: validIds[2], facts: [] };
  const [first] = await take([row]);
  const [second] = await take([row], crypto.randomUUID(), app.units.townB);
  expect(second).toMatchObject({ person: first!.person, outcome: "updated" });
  const { body } = await app.as(app.actor("talent_office"))("GET", `/api/v1/people/${first!.person}`);
  expect(body.units.map(({ id }: { id: string }) => id)).toEqual([app.units.townA, app.units.townB]);
});

it("leaves out whom only others of another place hold, and takes no number without its name, also when they came since the check", async () => {
  const number = { row: 1, name: "林十", idNumber: idOf("19850202001"), facts: [degree("master")] };
  const phone = { row: 2, name: "许十一", phone: "13812340011", facts: [] };
  const [first, second] = await take([number, phone]);
  const far = { ...by(crypto.randomUUID(), app.units.nanping), place: "350700" };
  const taken = await app.connection.scoped.asSystem("tests", (tx) => takeIn(tx, app.sealing, [number, phone], far));
  expect(taken).toEqual([]);
  expect(await take([{ ...number, name: "别人" }], crypto.randomUUID(), app.units.townB)).toEqual([]);
  const pointed = { ...phone, person: second!.person, address: "别处" };
  const [points] = await take([pointed], crypto.randomUUID(), app.units.townB);
  expect(points).toMatchObject({ person: second!.person, outcome: "unchanged" });
  const joins = { ...number, person: first!.person, address: "别处", facts: [] };
  const [joined] = await take([joins], crypto.randomUUID(), app.units.townB);
  expect(joined).toMatchObject({ person: first!.person, outcome: "updated" });
  const office = app.as(app.actor("talent_office"));
  const units = async (id: string) => (await office("GET", `/api/v1/people/${id}`)).body;
  expect((await units(first!.person)).units).toHaveLength(2);
  expect((await units(second!.person)).units).toHaveLength(1);
  expect((await units(first!.person)).masked).not.toHaveProperty("address");
});

const idOf = (rest: string) => `350423${rest}${checkOf(`350423${rest}`)}`;

it("keeps namesakes in one sheet apart, and the same number together", async () => {
  const twice = { name: "黄七", idNumber: validIds[3], facts: [] };
  const taken = await take([
    { row: 1, name: "黄七", facts: [] },
    { row: 2, name: "黄七", facts: [] },
    { row: 3, ...twice },
    { row: 4, ...twice },
  ]);
  expect(new Set(taken.map(({ person }) => person)).size).toBe(3);
});

it("is taken back whole: values retracted, the new withdrawn, the others as they were before", async () => {
  const [held] = await take([{ row: 1, name: "何八", phone: "13812340001", facts: [degree("bachelor")] }]);
  const importId = crypto.randomUUID();
  const [changed, fresh] = await take(
    [
      { row: 1, name: "何八", phone: "13812340001", address: "福建省清流县龙津镇", facts: [degree("master")] },
      { row: 2, name: "郭九", facts: [degree("doctor")] },
    ],
    importId,
  );
  expect(changed!.person).toBe(held!.person);
  const back = () =>
    app.connection.scoped.asSystem("tests", (tx) =>
      takeBack(tx, { importId, actor: by(importId).actor, why: "导错了文件", at: new Date("2023-03-02T04:00:00Z") }),
    );
  expect(await back()).toEqual({ retracted: 2, withdrawn: 1, restored: 1, changedSince: [] });
  const office = app.as(app.actor("talent_office"));
  const person = await office("GET", `/api/v1/people/${held!.person}`);
  expect(person.body).toMatchObject({ masked: { phone: "138****0001" }, facts: [{ value: "bachelor" }] });
  expect(person.body.masked).not.toHaveProperty("address");
  expect((await office("GET", `/api/v1/people/${fresh!.person}`)).body).toMatchObject({ withdrawn: true, facts: [] });
  expect(await back()).toEqual({ retracted: 0, withdrawn: 0, restored: 0, changedSince: [] });
});

it("takes hundreds of rows in a handful of statements", async () => {
  const rows = Array.from({ length: 400 }, (_, index): TakenIn => {
    const digits = `3504231985010${(1 + (index % 9)).toString()}${String(index).padStart(3, "0")}`;
    return {
      row: index,
      name: `人员${index}`,
      idNumber: digits + checkOf(digits),
      facts: [degree("bachelor")],
    };
  });
  const statements = await countStatements(() => take(rows));
  expect(statements).toBeLessThan(20);
  expect(new Set(outcomes(await take(rows)).map((each) => each.split(" ")[1]))).toEqual(new Set(["unchanged"]));
});

/** Counts what the pool is asked while some work runs. */
async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const { pool } = app.connection;
  let count = 0;
  const connect = pool.connect.bind(pool) as () => Promise<PoolClient>;
  const seen = new Map<PoolClient, unknown>();
  Object.assign(pool, {
    connect: async () => {
      const client = await connect();
      if (!seen.has(client)) {
        const query = client.query.bind(client) as (...all: unknown[]) => unknown;
        seen.set(client, query);
        Object.assign(client, { query: (...all: unknown[]) => ((count += 1), query(...all)) });
      }
      return client;
    },
  });
  try {
    await work();
  } finally {
    Object.assign(pool, { connect });
    for (const [client, query] of seen) Object.assign(client, { query });
  }
  return count;
}

it("leaves nothing in clear in the tables", async () => {
  const dump = await app.connection.scoped.asSystem("tests", async (tx) => {
    const { rows } = await sql<{ all: string }>`
      select string_agg(t::text, ' ') as all from (
        select to_jsonb(p)::text from person p union all select to_jsonb(f)::text from fact_value f
        union all select to_jsonb(b)::text from person_before b union all select to_jsonb(a)::text from audit_entry a) as t`.execute(
      tx,
    );
    return rows[0]!.all;
  });
  expect(dump.length).toBeGreaterThan(10_000);
  for (const plain of [...validIds, "13812348000", "13900001111", "13812340001", "龙津镇"]) {
    expect(dump.includes(plain), plain).toBe(false);
    expect(dump.includes(Buffer.from(plain).toString("hex")), plain).toBe(false);
  }
});
