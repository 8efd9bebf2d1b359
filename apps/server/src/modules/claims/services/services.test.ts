import type { ServiceRequestView, ServiceView } from "@jucai/contract";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#kernel/permissions/index.ts";
import { aClaims, type ClaimsApp } from "../claims.fixture.ts";
import { remindOffices } from "./reminders.ts";
import { next } from "./standing.ts";

let app: ClaimsApp;
/** 3 June 2024 is a Monday; the 10th is the Dragon Boat Festival. */
let now = new Date("2024-06-03T02:00:00Z");
const clock = { now: () => now };
beforeAll(async () => {
  app = await aClaims({ clock });
  await app.set("service:qingliu-2023-1/schooling#days", 5);
});
afterAll(() => app.close());

const schooling = "qingliu-2023-1/schooling";
const place = "350423";
const ask = (who: Actor, over: object = {}) =>
  app.as(who)("POST", "/api/v1/service-requests", {
    service: schooling,
    place,
    answers: { child: "小学一年级", school: "城关小学" },
    words: "九月入学",
    ...over,
  });
/** The real unit of a pack's unit, and an officer there. */
async function officerOf(key: string, name = "经办"): Promise<Actor> {
  const { rows } = await app.system((tx) =>
    sql<{ unit: string }>`select unit from pack_unit where pack = 'qingliu-2023-1' and key = ${key}`.execute(tx),
  );
  return { ...app.officer("officer", rows[0]!.unit), name };
}
async function talent(level = "D"): Promise<string> {
  const person = await app.aPerson();
  const office = app.as(app.actor("talent_office"));
  await office("POST", "/api/v1/recognitions", {
    scheme: "qingliu-2023-1/grades",
    holder: { kind: "person", id: person },
    level,
    from: "2024-01-01",
    authority: "三明市委人才办",
    document: "明委人才办〔2024〕1号",
  });
  return person;
}

describe("services that are asked for", () => {
  it("are offered with who gives them, in how many days, and whether they are open (qingliu-2023-1/20)", async () => {
    const offered = async (person: string) => {
      const items = (await app.as(app.himself(person))("GET", `/api/v1/services?place=${place}`)).body.items;
      return items.find(({ id }: ServiceView) => id === schooling) as ServiceView;
    };
    expect(await offered(await talent())).toMatchObject({
      measure: "qingliu-2023-1/20",
      units: [{ zh: "教育局" }],
      days: 5,
      daysPrinted: false,
      opens: true,
    });
    // Of somebody of whom nothing is known the office looks itself.
    expect((await offered(await app.aPerson())).opens).toBeNull();
  });

  it("are asked for, seen to and answered by the office, and the asker reads the answer", async () => {
    const person = await talent();
    const me = app.himself(person);
    const asked = await ask(me);
    expect(asked.body, JSON.stringify(asked.body)).toMatchObject({
      number: "F350423-2024-00001",
      state: "asked",
      // Five working days on, past the festival.
      dueOn: "2024-06-11",
      dueKnown: true,
      unit: { name: { zh: "教育局" } },
      answers: [{ key: "child", value: "小学一年级" }, { key: "school" }],
    });
    const { id, version } = asked.body as ServiceRequestView;
    const path = `/api/v1/service-requests/${id}`;
    const officer = await officerOf("education-bureau", "教育局经办");
    const other = await officerOf("housing-bureau");
    expect((await app.as(other)("POST", `${path}/take`, { version })).status).toBe(403);
    expect((await app.as(me)("POST", `${path}/take`, { version })).status).toBe(403);
    const taken = await app.as(officer)("POST", `${path}/take`, { version });
    expect(taken.body).toMatchObject({ state: "taken", handler: "教育局经办" });
    const answer = { outcome: "granted", words: "安排在城关小学，8月25日报到" };
    expect((await app.as(officer)("POST", `${path}/answer`, { ...answer, version })).status).toBe(409);
    const granted = await app.as(officer)("POST", `${path}/answer`, { ...answer, version: taken.body.version });
    expect(granted.body).toMatchObject({
      state: "granted",
      answer: { words: answer.words, on: "2024-06-03" },
      late: false,
    });
    const [mine] = (await app.as(me)("GET", "/api/v1/my/service-requests")).body.items;
    expect(mine).toMatchObject({ id, state: "granted", words: "九月入学" });
    expect(mine.events.map(({ says }: { says: { zh: string } }) => says.zh)).toEqual(["提交申请", "开始办理", "办结"]);
    expect((await app.as(me)("GET", "/api/v1/notifications")).body.items[0].says.zh).toContain("有答复");
    const ended = await app.as(me)("POST", `${path}/withdraw`, { version: granted.body.version });
    expect(ended.status).toBe(409);
    // What was written lies sealed under the asker's key.
    const { rows } = await app.system((tx) =>
      sql<{ sealed: Buffer }>`select sealed from service_request where id = ${id}::uuid`.execute(tx),
    );
    expect(rows[0]!.sealed.toString("utf8")).not.toContain("城关");
  });

  it("are refused with all that is missing, to whom they are not open, and where nobody gives them", async () => {
    const person = await talent();
    const wrong = await ask(app.himself(person), { answers: { from: "tomorrow" } });
    expect(wrong.status).toBe(422);
    expect(wrong.body.fields.map(({ field }: { field: string }) => field)).toEqual(["answers.child", "answers.from"]);
    const lower = await talent("E");
    const medical = { service: "qingliu-2023-1/medical", answers: { wish: "体检" } };
    const unknown = await ask(app.himself(lower), medical);
    // Class E does not open it, but a doctor's way is not known yet: the office looks.
    expect(unknown.status, JSON.stringify(unknown.body)).toBe(200);
    expect((await ask(app.himself(person), { service: "qingliu-2023-1/nothing" })).status).toBe(404);
    expect((await ask(app.himself(person), { service: "qingliu-2023-1/fluorine" })).status).toBe(422);
    const stranger = { kind: "person", id: await app.aPerson() };
    expect((await ask(app.himself(person), { asker: stranger })).status).toBe(403);
  });

  it("are handed to another office with the reason, declined with words, and taken back by the asker only", async () => {
    const person = await talent();
    const { id, version } = (await ask(app.himself(person))).body as ServiceRequestView;
    const path = `/api/v1/service-requests/${id}`;
    const education = await officerOf("education-bureau");
    const youth = await officerOf("youth-league", "团县委经办");
    const to = youth.grants[0]!.unit;
    const passed = await app.as(education)("POST", `${path}/pass`, { version, unit: to, why: "托管班归团县委" });
    expect(passed.body).toMatchObject({ state: "asked", unit: { id: to }, dueOn: "2024-06-11" });
    expect(
      (
        await app.as(education)("POST", `${path}/pass`, {
          version: passed.body.version,
          unit: app.units.nanping,
          why: "…",
        })
      ).status,
    ).toBe(403);
    const stranger = app.himself(await app.aPerson());
    expect((await app.as(stranger)("POST", `${path}/withdraw`, { version: passed.body.version })).status).toBe(404);
    const declined = await app.as(youth)("POST", `${path}/answer`, {
      version: passed.body.version,
      outcome: "declined",
      words: "本学期没有名额，请秋季再申请",
    });
    expect(declined.body).toMatchObject({ state: "declined", answer: { by: "团县委经办" } });
    const second = (await ask(app.himself(person))).body as ServiceRequestView;
    const back = await app.as(app.himself(person))("POST", `/api/v1/service-requests/${second.id}/withdraw`, {
      version: second.version,
    });
    expect(back.body.state).toBe("withdrawn");
  });

  it("are due on a working day, and their office is reminded before and once more when they are late", async () => {
    const person = await talent();
    const { id } = (await ask(app.himself(person))).body as ServiceRequestView;
    const desk = app.as(app.actor("talent_office"));
    const remind = () => app.system((tx) => remindOffices(tx, { clock }));
    const dayOf = (day: string) => (now = new Date(`${day}T02:00:00Z`));
    expect(await remind()).toBe(0);
    dayOf("2024-06-06");
    expect(await remind()).toBeGreaterThan(0);
    expect(await remind()).toBe(0);
    dayOf("2024-06-12");
    const queue = (await desk("GET", "/api/v1/service-requests?late=true")).body;
    expect(queue.items.map((it: ServiceRequestView) => it.id)).toContain(id);
    expect(queue.late).toBeGreaterThan(0);
    expect(await remind()).toBeGreaterThan(0);
    expect(await remind()).toBe(0);
    const events = (await desk("GET", `/api/v1/service-requests/${id}`)).body.events;
    expect(events.filter(({ says }: { says: { zh: string } }) => says.zh === "催办")).toHaveLength(2);
    dayOf("2024-06-03");
  });

  it("stay as they are once they were answered or taken back", () => {
    const commands = ["take", "pass", "grant", "decline", "withdraw"] as const;
    for (const ended of ["granted", "declined", "withdrawn"] as const)
      expect(commands.map((command) => next(ended, command))).toEqual(commands.map(() => undefined));
    expect(commands.map((command) => next("asked", command))).toEqual([
      "taken",
      "asked",
      "granted",
      "declined",
      "withdrawn",
    ]);
  });
});
