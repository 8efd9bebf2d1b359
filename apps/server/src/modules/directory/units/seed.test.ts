import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectPacks } from "../../../../test/app.ts";
import { migratedDatabase } from "../../../../test/database.ts";
import type { Connection } from "#kernel/database.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { jurisdictionId } from "./plan.ts";
import { membersOf, reachOf } from "./reach.ts";
import { seedUnits } from "./seed.ts";
import { unitTables } from "./units.tables.ts";

describe("units in the database", () => {
  let connection: Connection;
  let packs: Awaited<ReturnType<typeof projectPacks>>;
  const system = <T>(work: (tx: ScopedTransaction) => Promise<T>) => connection.scoped.asSystem("a test", work);
  const boundTo = (pack: string, key: string) =>
    system(async (tx) => {
      const row = await unitTables(tx)
        .selectFrom("pack_unit")
        .select("unit")
        .where("pack", "=", pack)
        .where("key", "=", key)
        .executeTakeFirstOrThrow();
      return row.unit;
    });

  beforeAll(async () => {
    connection = await migratedDatabase();
    packs = await projectPacks();
    await Promise.all([seedUnits(connection.scoped, packs), seedUnits(connection.scoped, packs)]);
  });
  afterAll(() => connection.pool.end());

  it("are there once, however many processes start, and stay as an administrator left them", async () => {
    const count = () => system((tx) => unitTables(tx).selectFrom("unit_name").select("id").execute());
    const before = await count();
    await system((tx) => unitTables(tx).updateTable("unit").set({ touched: true, pinyin: "x" }).execute());
    await seedUnits(connection.scoped, packs);
    expect((await count()).length).toBe(before.length);
    const changed = await system((tx) =>
      unitTables(tx).selectFrom("unit").select("id").where("pinyin", "!=", "x").execute(),
    );
    expect(changed).toEqual([]);
  });

  it("give a grant what lies below: a county its townships and offices, a city its counties' places", async () => {
    const county = await system((tx) => reachOf(tx, jurisdictionId("350423")));
    const township = await boundTo("qingliu-huigui-2023", "litian");
    expect(county.places).toEqual(["350423"]);
    expect(county.units).toContain(township);
    expect(county.units).toContain(await boundTo("qingliu-2023-1", "hr-bureau"));
    expect(county.units).not.toContain(await boundTo("qingliu-huigui-2023", "city-talent-office"));

    const one = await system((tx) => reachOf(tx, township));
    expect(one).toEqual({ units: [township], places: ["350423"] });

    const nanping = await system((tx) => reachOf(tx, jurisdictionId("350700")));
    expect(nanping.places).toHaveLength(11);
    const country = await system((tx) => reachOf(tx, jurisdictionId("000000")));
    expect(country.places).toEqual(expect.arrayContaining(["000000", "350423", "622900"]));
    expect(await system((tx) => reachOf(tx, "00000000-0000-4000-8000-000000000000"))).toEqual({
      units: [],
      places: [],
    });
  });

  it("that were merged are reached from whoever took them over; employers only by themselves", async () => {
    const [from, into] = [
      await boundTo("qingliu-2023-1", "water-bureau"),
      await boundTo("qingliu-2023-1", "hr-bureau"),
    ];
    await system((tx) =>
      unitTables(tx)
        .updateTable("unit")
        .set({ successor: into, valid_to: "2024-01-01" })
        .where("id", "=", from)
        .execute(),
    );
    expect((await system((tx) => reachOf(tx, into))).units).toEqual([from, into].sort());
    const firm = await boundTo("qingliu-2023-1", "caitong-group");
    expect((await system((tx) => reachOf(tx, jurisdictionId("350423")))).units).not.toContain(firm);
    expect((await system((tx) => reachOf(tx, firm))).units).toEqual([firm]);
  });

  it("that are groups stand for their members of the day", async () => {
    const townships = await boundTo("qingliu-huigui-2023", "townships");
    expect(await system((tx) => membersOf(tx, townships, "2024-01-01"))).toHaveLength(13);
    const sectors = await boundTo("qingliu-huigui-2023", "sector-authorities");
    expect(await system((tx) => membersOf(tx, sectors, "2024-01-01"))).toHaveLength(7);
    const counties = await boundTo("nanping-2021-2", "counties");
    expect(await system((tx) => membersOf(tx, counties, "2024-01-01"))).toHaveLength(10);
    const offices = await boundTo("qingliu-huigui-2023", "county-units");
    const all = await system((tx) => membersOf(tx, offices, "2025-01-01"));
    expect(all).toContain(await boundTo("qingliu-2023-1", "hr-bureau"));
    expect(all).not.toContain(await boundTo("qingliu-2023-1", "water-bureau"));
  });

  it("can be read by anybody and written by nobody without a scope", async () => {
    const open = await connection.scoped.within(
      { account: null, person: null, units: [], places: [], all: false },
      async (tx) => {
        const seen = await unitTables(tx).selectFrom("unit").select("id").execute();
        const changed = await unitTables(tx).updateTable("unit").set({ touched: true }).executeTakeFirst();
        return [seen.length > 100, changed.numUpdatedRows];
      },
    );
    expect(open).toEqual([true, 0n]);
  });
});
