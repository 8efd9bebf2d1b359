import { afterAll, beforeAll, expect, it } from "vitest";
import { type Registry, aRegistry, type Send } from "../../registry/registry.fixture.ts";
import { settingOf, settingsOf } from "./index.ts";

let app: Registry;
let office: Send;
beforeAll(async () => {
  app = await aRegistry();
  office = app.as(app.actor("talent_office"));
});
afterAll(() => app.close());

const interval = {
  place: "350423",
  key: "qingliu-2023-1/05#interval",
  basis: "办公会纪要〔2023〕3号",
  validFrom: "2023-03-01",
};

it("lists what the documents leave open: of benefits, of processes and of the place", async () => {
  const { status, body } = await office("GET", "/api/v1/settings?place=350423");
  expect(status).toBe(200);
  const keys = new Set(body.items.map(({ key }: { key: string }) => key));
  expect(keys).toContain(interval.key);
  expect(keys).toContain("process:qingliu-huigui-2023/referral#notice_days");
  expect(keys).toContain("place#correction_days");
  const neededFor = (wanted: string) => body.items.find(({ key }: { key: string }) => key === wanted)?.neededFor;
  expect(
    ["place#correction_days", "place#accept_incomplete", "process:qingliu-huigui-2023/referral#notice_days"].map(
      neededFor,
    ),
  ).toEqual(["deadline", "handling", "step"]);
  expect(body.items.every(({ set }: { set: unknown }) => set === null)).toBe(true);
});

it("sets a value with its ground, keeps the history, and opens it again", async () => {
  const { status, body } = await office("POST", "/api/v1/settings", { ...interval, value: "quarter" });
  expect([status, body.set?.value, body.set?.basis]).toEqual([200, "quarter", interval.basis]);
  const value = (place: string, on: string) =>
    app.connection.scoped.asSystem("a test", (tx) => settingOf(tx, place, interval.key, on));
  expect(await value("350423", "2023-03-01")).toBe("quarter");
  const page = await office("GET", "/api/v1/measures/qingliu-2023-1/05?on=2023-03-02");
  const shown = page.body.settings.find((each: { setting: { id: string } }) => each.setting.id === "interval");
  expect([shown.value, shown.set]).toEqual(["quarter", true]);
  expect(await value("350423", "2023-02-28")).toBeUndefined();
  expect(await value("350700", "2023-03-01")).toBeUndefined();

  await office("POST", "/api/v1/settings", { ...interval, value: null });
  expect(await value("350423", "2023-03-02")).toBeUndefined();
  const history = await office("GET", `/api/v1/settings/history?place=350423&key=${encodeURIComponent(interval.key)}`);
  expect(history.body.items.map((item: { value: unknown }) => item.value)).toEqual([null, "quarter"]);
});

it("takes a city's value for its counties until a county sets its own", async () => {
  const set = (place: string, value: number) =>
    app.connection.scoped.asSystem("a test", (tx) =>
      tx
        .withTables<import("./settings.store.ts").SettingTables>()
        .insertInto("policy_setting")
        .values({
          place,
          key: "place#appeal_days",
          value: JSON.stringify(value),
          basis: "试验",
          valid_from: "2023-01-01",
          set_by: null,
          set_name: "试验",
          set_at: new Date(),
        })
        .execute(),
    );
  const value = () =>
    app.connection.scoped.asSystem("a test", async (tx) =>
      (await settingsOf(tx, "350423", "2023-03-01")).get("place#appeal_days"),
    );
  await set("350400", 60);
  expect(await value()).toBe(60);
  await set("350423", 30);
  await set("350400", 90);
  expect(await value()).toBe(30);
});

it("refuses other places, unknown keys, values out of range, and whoever may not", async () => {
  const send = async (over: object, as = office) =>
    (await as("POST", "/api/v1/settings", { ...interval, value: "quarter", ...over })).status;
  expect(await send({ place: "350700" })).toBe(403);
  expect(await send({ key: "qingliu-2023-1/05#nothing" })).toBe(404);
  expect(await send({ value: "never" })).toBe(422);
  expect(await send({ value: 3 })).toBe(422);
  expect(await send({ basis: " " })).toBe(400);
  expect(await send({}, app.as(app.actor("officer")))).toBe(403);
});
