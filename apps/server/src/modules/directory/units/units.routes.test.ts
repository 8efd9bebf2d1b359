import type { Resolved, UnitDetail, UnitList } from "@jucai/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "../testing/browser.ts";
import { aDirectory, type TestDirectory } from "../testing/directory.ts";
import { nameOn, unitResolver } from "./find.ts";
import { jurisdictionId } from "./plan.ts";
import { reachOf } from "./reach.ts";

describe("the tree of units over HTTP", () => {
  let directory: TestDirectory;
  let admin: Browser;
  let clerk: Browser;
  const list = async (query: string) => (await clerk.get(`/api/v1/units?${query}`)).json<UnitList>();
  const names = async (query: string) => (await list(query)).items.map(({ name }) => name);
  const read = async (id: string) => (await admin.get(`/api/v1/units/${id}`)).json<UnitDetail>();
  const add = async (name: string, more: object = {}) =>
    (
      await admin.post("/api/v1/units", { parent: directory.units.county, kind: "office", name, ...more })
    ).json<UnitDetail>();

  beforeAll(async () => {
    directory = await aDirectory({ packs: true });
    admin = await directory.as("admin", ["system_admin"]);
    clerk = await directory.as("clerk", ["officer"]);
  });
  afterAll(() => directory.close());

  it("is opened level by level, and searched by name, other names and pinyin", async () => {
    const top = await list("");
    expect(top.items.map(({ name }) => name)).toEqual(["全国", "云水市"]);
    const fujian = await list(`parent=${jurisdictionId("350000")}`);
    expect(fujian.items[0]).toMatchObject({ name: "福州市", above: ["全国", "福建省"], children: 2 });
    expect(await names("q=renshe&place=350423")).toEqual(["人社局"]);
    expect(await names("q=rsj&place=350423")).toEqual(["人社局"]);
    expect(await names("q=县人社局&place=350423")).toEqual(["人社局"]);
    expect(await names("q=卫健委&place=350400")).toEqual(["卫健局"]);
    expect(await names("kind=township&place=350423&pageSize=3")).toHaveLength(3);
    expect((await list("kind=township&place=350423")).total).toBe(13);
    expect(await names("q=%25")).toEqual([]);
  });

  it("says which unit a cell of a workbook means", async () => {
    const found = await clerk.get(
      `/api/v1/units/resolve?place=350423&text=${encodeURIComponent("县委组织部人社局、卫健委")}`,
    );
    expect(found.json<Resolved>().items.map(({ text, unit }) => [text, unit?.name])).toEqual([
      ["县委组织部", "组织部"],
      ["人社局", "人社局"],
      ["卫健委", "卫健局"],
    ]);
    const city = await clerk.get(
      `/api/v1/units/resolve?place=350423&text=${encodeURIComponent("三明市委人才工作领导小组办公室")}`,
    );
    expect(city.json<Resolved>().items[0]?.unit?.place).toBe("350400");
  });

  it("grows, and its units are renamed without forgetting what they were called", async () => {
    const made = await add("县教育局", { aliases: ["教育局"] });
    expect(made).toMatchObject({ above: ["云水市", "云溪县"], place: "990101", version: 1 });
    expect(
      (await admin.post("/api/v1/units", { parent: directory.units.county, kind: "office", name: "教 育 局" }))
        .statusCode,
    ).toBe(409);

    const renamed = await admin.post(`/api/v1/units/${made.id}/rename`, {
      version: 1,
      name: "县教育体育局",
      on: "2026-03-01",
    });
    expect(renamed.json<UnitDetail>()).toMatchObject({ name: "县教育体育局", version: 2 });
    expect(await names("q=县教育局&place=990101")).toEqual(["县教育体育局"]);
    await directory.connection.scoped.asSystem("a test", async (tx) => {
      expect(await nameOn(tx, made.id, "2026-02-28")).toBe("县教育局");
      expect(await nameOn(tx, made.id, "2026-03-01")).toBe("县教育体育局");
    });
    const stale = await admin.post(`/api/v1/units/${made.id}/rename`, { version: 1, name: "别的名字" });
    expect(stale.json()).toMatchObject({ code: "conflict" });
    const aliases = await admin.put(`/api/v1/units/${made.id}/aliases`, { version: 2, aliases: ["教体局", "教体局"] });
    expect(aliases.json<UnitDetail>().names.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      "official 县教育体育局",
      "alias 教体局",
      "former 县教育局",
    ]);
  });

  it("moves and merges units; what a merged one held is reached from its successor", async () => {
    const [water, rural] = [await add("县水利局"), await add("县农业农村局")];
    const station = await add("水利站", { parent: water.id });
    const circle = await admin.post(`/api/v1/units/${water.id}/move`, { version: 1, parent: station.id });
    expect(circle.json()).toMatchObject({ code: "wrong_state" });

    const merged = await admin.post(`/api/v1/units/${water.id}/merge`, {
      version: 1,
      into: rural.id,
      on: "2026-01-01",
    });
    expect(merged.json<UnitDetail>()).toMatchObject({ successor: { name: "县农业农村局" }, validTo: "2025-12-31" });
    expect((await read(rural.id)).predecessors).toMatchObject([{ name: "县水利局" }]);
    await directory.connection.scoped.asSystem("a test", async (tx) => {
      expect((await reachOf(tx, rural.id)).units.sort()).toEqual([water.id, rural.id, station.id].sort());
      const resolve = await unitResolver(tx, "990101", "2026-03-02");
      expect(resolve("水利局")[0]?.unit?.id).toBe(rural.id);
    });
    const again = await admin.post(`/api/v1/units/${water.id}/rename`, { version: 2, name: "水务局" });
    expect(again.json()).toMatchObject({ code: "wrong_state" });
  });

  it("closes a unit once nothing stands below it", async () => {
    const hospital = await add("县医院");
    const ward = await add("县医院分院", { parent: hospital.id });
    expect((await admin.post(`/api/v1/units/${hospital.id}/close`, { version: 1 })).json()).toMatchObject({
      code: "wrong_state",
    });
    expect((await admin.post(`/api/v1/units/${ward.id}/close`, { version: 1 })).statusCode).toBe(200);
    expect((await admin.post(`/api/v1/units/${hospital.id}/close`, { version: 1 })).statusCode).toBe(200);
    expect(await names("q=县医院&place=990101")).toEqual([]);
  });

  it("gives groups their members, and names of documents to other units", async () => {
    const [office, group] = [await add("县科技局"), await add("成员单位", { kind: "group" })];
    const listed = await admin.put(`/api/v1/units/${group.id}/members`, { version: 1, members: [office.id, group.id] });
    expect(listed.json<UnitDetail>().members).toMatchObject([{ name: "县科技局" }]);
    const bound = await admin.put(`/api/v1/units/${office.id}/pack-name`, { pack: "qingliu-2023-1", key: "nobody" });
    expect(bound.json()).toMatchObject({ code: "not_found" });
  });

  it("is changed by administrators of the place alone", async () => {
    const foreign = await admin.post("/api/v1/units", {
      parent: directory.units.otherCounty,
      kind: "office",
      name: "某局",
    });
    expect(foreign.statusCode).toBe(403);
    const county = await read(directory.units.otherCounty);
    const renamed = await admin.post(`/api/v1/units/${county.id}/rename`, { version: county.version, name: "某县" });
    expect(renamed.json()).toMatchObject({ code: "not_allowed" });
    // A role below a merged unit reaches as far as the jurisdiction of its successor does.
    const there = await directory.as("admin.there", ["system_admin"], "otherCounty");
    const heir = await there.post("/api/v1/units", {
      parent: directory.units.otherCounty,
      kind: "office",
      name: "岭县某局",
    });
    const [mine, below] = [await add("县某局"), directory.units.county];
    const into = { version: mine.version, into: heir.json<UnitDetail>().id };
    expect((await admin.post(`/api/v1/units/${mine.id}/merge`, into)).json()).toMatchObject({ code: "not_allowed" });
    for (const [id, parent] of [
      [mine.id, directory.units.city],
      [below, directory.units.otherCounty],
    ] as const) {
      const { version } = await read(id);
      const moved = await admin.post(`/api/v1/units/${id}/move`, { version, parent });
      expect(moved.json()).toMatchObject({ code: "not_allowed" });
    }
    const byClerk = await clerk.post("/api/v1/units", { parent: directory.units.county, kind: "office", name: "某局" });
    expect(byClerk.statusCode).toBe(403);
  });
});
