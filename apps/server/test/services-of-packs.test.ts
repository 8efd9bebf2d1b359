/** What the five documents recognise and serve, each driven from the wish to the answer. */
import type { Application, RecognitionView, Role, ServiceRequestView } from "@jucai/contract";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aClaims, type ClaimsApp } from "../src/modules/claims/claims.fixture.ts";
import { grantOnDecision } from "../src/modules/claims/recognitions/on-decision.ts";
import { moveClaim } from "../src/modules/claims/standing/move-claim.ts";
import { messenger } from "../src/kernel/events.ts";
import { supervisionDay } from "../src/modules/supervision/index.ts";
import { inForce } from "./app.ts";

let app: ClaimsApp;
beforeAll(async () => {
  app = await aClaims();
});
afterAll(() => app.close());

const places = { qingliu: "350423", minhou: "350121", nanping: "350700", linxia: "622900" } as const;
type Place = (typeof places)[keyof typeof places];

/** Somebody, or an employer, registered in a place. */
async function aPersonIn(place: Place): Promise<string> {
  const id = await app.aPerson();
  await app.system((tx) => sql`update person set place = ${place} where id = ${id}::uuid`.execute(tx));
  return id;
}
async function anEmployerIn(place: Place): Promise<string> {
  const id = await app.anEmployer();
  await app.system((tx) => sql`update employer set place = ${place} where id = ${id}::uuid`.execute(tx));
  return id;
}
/** An officer of a unit, whose reach is its place. */
const officerAt = (place: Place, role: Role, unit: string) =>
  app.actor(role, { grant: { unit, units: [unit], places: [place] } });

describe("services of the documents", () => {
  const services: readonly (readonly [Place, "person" | "employer", string, string, Record<string, string>])[] = [
    [
      places.qingliu,
      "person",
      "qingliu-2023-1/sec7",
      "qingliu-2023-1/card-services",
      { kind: "cinema", wish: "两张票" },
    ],
    [places.qingliu, "person", "qingliu-2023-1/15d", "qingliu-2023-1/youth", { kind: "housing", wish: "合租" }],
    [places.qingliu, "employer", "qingliu-2023-1/17b", "qingliu-2023-1/fluorine", { kind: "finance", wish: "贷款" }],
    [places.qingliu, "person", "qingliu-2023-1/annex2-4c", "qingliu-2023-1/taiwan-justice", { matter: "租约" }],
    [
      places.qingliu,
      "employer",
      "qingliu-huigui-2023/16",
      "qingliu-huigui-2023/hiring-advice",
      { matter: "招不到焊工" },
    ],
    [places.minhou, "person", "minhou-2021-81/m17a", "minhou-2021-81/household", { home: "租住" }],
    [places.minhou, "person", "minhou-2021-81/m17c", "minhou-2021-81/public-housing", { persons: "3" }],
    [places.minhou, "person", "minhou-2021-81/m22a", "minhou-2021-81/schooling", { child: "三年级" }],
    [places.minhou, "person", "minhou-2021-81/m10c", "minhou-2021-81/pension", { from: "外省转入" }],
    [places.minhou, "person", "minhou-2021-81/m16a", "minhou-2021-81/files", { kind: "in" }],
    [places.minhou, "person", "minhou-2021-81/m23b", "minhou-2021-81/relief", { need: "火灾" }],
    [places.minhou, "person", "minhou-2021-81/m24a", "minhou-2021-81/women", { need: "照看老人" }],
    // Also what the text says in general: nanping-2021-2/p08g and nanping-2021-2/p08h.
    [places.nanping, "person", "nanping-2021-2/a5-05b", "nanping-2021-2/schooling", { child: "初一" }],
    [places.nanping, "person", "nanping-2021-2/a5-05c", "nanping-2021-2/medical", { wish: "体检" }],
    [places.nanping, "person", "nanping-2021-2/a5-05d", "nanping-2021-2/rest", { day: "2023-10-09" }],
    [places.nanping, "person", "nanping-2021-2/a5-06", "nanping-2021-2/household", { where: "work" }],
    [places.nanping, "person", "nanping-2021-2/a1-02e", "nanping-2021-2/studio", { wish: "一间实验室" }],
    [places.linxia, "person", "linxia-2021-48/m14a", "linxia-2021-48/talent-card", { ground: "省级人才" }],
    [places.linxia, "person", "linxia-2021-48/m03b", "linxia-2021-48/returnees", { wish: "学历认证" }],
    [places.linxia, "employer", "linxia-2021-48/m05d", "linxia-2021-48/experts", { field: "养殖" }],
  ];

  it.each(services)("%s, %s: %s is asked for and answered", async (place, kind, measure, service, answers) => {
    const person = kind === "person" ? await aPersonIn(place) : undefined;
    const employer = person === undefined ? await anEmployerIn(place) : undefined;
    const asker = person === undefined ? app.clerkOf(employer ?? "") : app.himself(person);
    // Whoever asks for an employer is told by his account.
    await app.system((tx) =>
      sql`insert into account (id, kind, name, unit_id, place, created_at)
        values (${asker.account}::uuid, 'human', 'test', ${app.units.qingliu}::uuid, ${place}, now())`.execute(tx),
    );
    const body = { service, place, answers, ...(employer && { asker: { kind: "employer", id: employer } }) };
    const offered = await app.as(asker)(
      "GET",
      `/api/v1/services?place=${place}${employer ? `&employer=${employer}` : ""}`,
    );
    expect(offered.body.items.map((it: { measure: string }) => it.measure)).toContain(measure);
    const asked = await app.as(asker)("POST", "/api/v1/service-requests", body);
    expect(asked.body, JSON.stringify(asked.body)).toMatchObject({ state: "asked", service: { measure } });
    const { id, version, unit } = asked.body as ServiceRequestView;
    const officer = app.as(officerAt(place, "officer", unit.id));
    const words = "已安排";
    const done = await officer("POST", `/api/v1/service-requests/${id}/answer`, { version, outcome: "granted", words });
    expect(done.body, JSON.stringify(done.body)).toMatchObject({ state: "granted", answer: { words } });
  });
});

describe("recognitions of the documents", () => {
  const schemes: readonly (readonly [Place, string, string])[] = [
    [places.qingliu, "qingliu-2023-1/10b", "E"],
    [places.nanping, "nanping-2021-2/a4-04a", "technician"],
    [places.nanping, "nanping-2021-2/a3-04b", "candidate"],
    [places.nanping, "nanping-2021-2/a3-06a", "middle"],
    [places.nanping, "nanping-2021-2/a3-06b", "L2"],
    [places.nanping, "nanping-2021-2/a4-07a", "next"],
    [places.nanping, "nanping-2021-2/a4-07b", "associate"],
    [places.linxia, "linxia-2021-48/m08b", "recommended"],
    [places.linxia, "linxia-2021-48/m08c", "labour"],
    [places.minhou, "minhou-2021-81/m04d", "accepted"],
    [places.minhou, "minhou-2021-81/m13b", "appointed"],
  ];

  it.each(schemes)("%s: %s is claimed, judged, decided and granted", async (place, measure, level) => {
    const person = await aPersonIn(place);
    await app.system((tx) =>
      sql`insert into policy_setting (place, key, value, basis, valid_from, set_name, set_at)
        values (${place}, 'place#accept_incomplete', 'true', 'test', '2000-01-01', 'test', now())`.execute(tx),
    );
    const me = app.as(app.himself(person));
    const started = await me("POST", "/api/v1/applications", { place, chosen: [measure], answers: {} });
    expect(started.status, JSON.stringify(started.body)).toBe(200);
    const { id: form, version: of, consent } = started.body as Application;
    const sent = await me("POST", `/api/v1/applications/${form}/submit`, {
      version: of,
      declared: true,
      consent: consent.version,
    });
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    const id = (sent.body as Application).claims[0]?.id ?? "";
    const path = `/api/v1/claims/${id}`;
    const open = async () => (await app.steps(id)).find(({ state }) => state === "open")!;
    const act = async (url: string, body: object, method: "POST" | "PUT" = "POST") => {
      const step = await open();
      const send = app.as(officerAt(place, step.role as Role, step.unit ?? ""));
      const answer = await send(method, `${path}${url}`, { version: (await app.claim(id)).version, ...body });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    };
    await act("/review/judge", { condition: "recognised", holds: true, basis: "材料核实" });
    await act("/level", { level, until: null, basis: "符合条件" }, "PUT");
    while (["review", "countersign", "decide"].includes((await open()).kind))
      await act("/review/pass", { opinion: "同意" });
    await app.move(id, { do: "publish" });
    const events = messenger();
    grantOnDecision({ events, clock: inForce, sealing: app.sealing });
    await app.system((tx) => moveClaim(tx, { actor: "system", clock: inForce, events }, id, { do: "clear" }));
    const [held] = (await me("GET", "/api/v1/my/recognitions")).body.items as RecognitionView[];
    expect(held).toMatchObject({ level: { id: level }, state: "valid", scheme: { measure } });
  });
});

describe("targets that claims turn by themselves", () => {
  it.each([
    // Forms are filled in online: nanping-2021-2/a5-02b; and decided at one stop: nanping-2021-2/a5-02f.
    ["nanping-2021-2/online-filing", "nanping-2021-2/a5-02b"],
    ["nanping-2021-2/one-stop", "nanping-2021-2/a5-02f"],
  ])("%s counts what was just claimed and decided", async (task, measure) => {
    await supervisionDay({ database: app.connection.scoped, clock: inForce });
    const office = app.as(app.actor("talent_office", { grant: { units: [], places: [places.nanping] } }));
    const { body } = await office("GET", `/api/v1/assignments?year=2023&task=${task}`);
    expect(body.items[0], JSON.stringify(body)).toMatchObject({ measure, state: "done", byItself: true });
    expect(body.items[0].goal.value).toBeGreaterThanOrEqual(6);
  });
});
