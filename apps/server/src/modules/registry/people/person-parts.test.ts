import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aRegistry, type Registry, type Send } from "../registry.fixture.ts";

let app: Registry;
let office: Send;
let town: Send;
let otherTown: Send;
let officer: Send;
let id: string;
beforeAll(async () => {
  app = await aRegistry({ clock: { now: () => new Date("2025-11-26T02:00:00Z") } });
  const { townB } = app.units;
  office = app.as(app.actor("talent_office", { name: "人才办经办" }));
  officer = app.as(app.actor("officer"));
  town = app.as(app.actor("township_clerk", { name: "甲乡经办" }));
  otherTown = app.as(app.actor("township_clerk", { grant: { unit: townB, units: [townB] } }));
  id = (await town("POST", "/api/v1/people", { name: "林晓一", phone: "13900001111" })).body.id;
  const enter = (send: Send, unit: string, category: string) =>
    send("POST", "/api/v1/rosters/qingliu-huigui-2023/survey/entries", {
      subject: id,
      cells: { category, education: "本科", place: "厦门" },
      year: 2025,
      unit,
    });
  expect((await enter(town, app.units.townA, "务工人员")).status).toBe(200);
  expect((await enter(office, townB, "学生")).status).toBe(200);
});
afterAll(() => app.close());

const elsewhere = () => app.as(app.actor("talent_office", { grant: { places: ["350700"] } }));

describe("the rosters that a person stands on", () => {
  const url = () => `/api/v1/people/${id}/rosters`;

  it("are those of the reader's own units or places, named as the document names them", async () => {
    const all = await office("GET", url());
    expect(all.status).toBe(200);
    expect(all.body.items.map(({ unit }: { unit: { id: string } }) => unit.id).sort()).toEqual(
      [app.units.townA, app.units.townB].sort(),
    );
    const own = await town("GET", url());
    expect(own.body.items).toMatchObject([
      {
        roster: "qingliu-huigui-2023/survey",
        name: { zh: expect.stringContaining("摸底表") },
        year: 2025,
        unit: { id: app.units.townA },
        category: { zh: expect.stringContaining("务工") },
        status: "current",
        import: null,
      },
    ]);
    expect(own.body.items).toHaveLength(1);
  });

  it("are nobody's business where the person is not", async () => {
    expect((await elsewhere()("GET", url())).status).toBe(404);
    expect((await app.as(app.actor("supervisor"))("GET", url())).status).toBe(403);
    expect((await town("GET", `/api/v1/people/${crypto.randomUUID()}/rosters`)).status).toBe(404);
  });
});

describe("who looked at a person", () => {
  const url = () => `/api/v1/people/${id}/access`;

  it("is told to the office that answers for the data, from every unit, the latest first", async () => {
    await town("GET", `/api/v1/people/${id}`);
    await town("POST", `/api/v1/people/${id}/reveal`, { fields: ["phone"], reason: "电话核实学历" });
    const { status, body } = await office("GET", `${url()}?pageSize=2`);
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { who: "甲乡经办", action: "reveal", reason: "电话核实学历 [phone]", unit: expect.any(String) },
      { who: "甲乡经办", action: "read", reason: null },
    ]);
    expect(body).toMatchObject({ page: 1, pageSize: 2, total: 2 });
  });

  it("is told to nobody else: not to whoever reads the person, nor to an office of another place", async () => {
    for (const who of [town, otherTown, officer, app.as(app.actor("person", { person: id }))]) {
      expect((await who("GET", url())).status).toBe(403);
    }
    expect((await elsewhere()("GET", url())).status).toBe(404);
  });
});
