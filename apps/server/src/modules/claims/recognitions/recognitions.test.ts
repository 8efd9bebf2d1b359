import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor } from "#kernel/permissions/index.ts";
import { factsOf } from "#modules/registry/facts/index.ts";
import { aClaims, type ClaimsApp } from "../claims.fixture.ts";
import { lookAtTerms } from "./expiry.ts";

const enterprise = "qingliu-2023-1/10b";
let app: ClaimsApp;
let office: Actor;
let head: Actor;
/** What the test's clock says. */
let now = new Date("2024-06-03T02:00:00Z");
const clock = { now: () => now };
beforeAll(async () => {
  app = await aClaims({ clock });
  office = app.actor("talent_office", { name: "人才办经办" });
  head = app.actor("approver", { name: "人才办主任" });
});
afterAll(() => app.close());

const grades = (person: string, over: object = {}) => ({
  scheme: "qingliu-2023-1/grades",
  holder: { kind: "person", id: person },
  level: "D",
  from: "2024-05-06",
  authority: "三明市委人才办",
  document: "明委人才办〔2024〕3号",
  ...over,
});
const takenOver = async (person: string, over: object = {}) =>
  (await app.as(office)("POST", "/api/v1/recognitions", grades(person, over))).body;

describe("recognitions of talents", () => {
  it("are taken over from another authority's document, with number, card, services and facts (qingliu-2023-1/sec7)", async () => {
    const person = await app.aPerson("邹测一");
    const granted = await takenOver(person, { until: "2027-05-05" });
    expect(granted).toMatchObject({
      number: "R350423-2024-00001",
      level: { id: "D", label: { zh: "D类高层次人才" } },
      state: "valid",
      until: "2027-05-05",
      card: { name: { zh: "清流人才卡" } },
      claim: null,
    });
    expect(granted.opens.map(({ id }: { id: string }) => id)).toContain("qingliu-2023-1/schooling");
    const { facts, support } = await app.system((tx) => factsOf(tx, app.sealing, person));
    expect(facts.values.get("person.talent_grade")).toBe("D");
    expect(facts.values.get("person.talent_card")).toBe(true);
    expect(support.get("person.talent_grade")).toMatchObject({ source: "office", since: "2024-05-06" });
    const mine = await app.as(app.himself(person))("GET", "/api/v1/my/recognitions");
    expect(mine.body.items.map(({ number }: { number: string }) => number)).toEqual(["R350423-2024-00001"]);
    const others = await app.as(app.himself(await app.aPerson()))("GET", `/api/v1/recognitions/${granted.id}`);
    expect(others.status).toBe(404);
  });

  it("refuse what does not fit, all with words", async () => {
    const person = await app.aPerson();
    const send = app.as(office);
    const status = async (over: object) => (await send("POST", "/api/v1/recognitions", grades(person, over))).status;
    expect(await status({ level: "none" })).toBe(422);
    expect(await status({ from: "2024-06-04" })).toBe(422);
    expect(await status({ until: "2024-05-05" })).toBe(422);
    expect(await status({ scheme: "qingliu-2023-1/nothing" })).toBe(404);
    // Decided here on claims: nobody writes it down without one.
    expect(await status({ scheme: "qingliu-2023-1/enterprise" })).toBe(409);
    expect(await status({ holder: { kind: "person", id: crypto.randomUUID() } })).toBe(404);
    const supervisor = app.as(app.actor("supervisor"));
    expect((await supervisor("POST", "/api/v1/recognitions", grades(person))).status).toBe(403);
  });

  it("replace the lower level of the same scheme, whose facts count no more", async () => {
    const person = await app.aPerson();
    const first = await takenOver(person, { level: "E" });
    const second = await takenOver(person, { level: "C", from: "2024-06-01" });
    const send = app.as(office);
    expect((await send("GET", `/api/v1/recognitions/${first.id}`)).body).toMatchObject({
      state: "replaced",
      opens: [],
    });
    expect(second.state).toBe("valid");
    const { facts } = await app.system((tx) => factsOf(tx, app.sealing, person));
    expect(facts.values.get("person.talent_grade")).toBe("C");
    expect((await send("POST", `/api/v1/recognitions/${first.id}/revoke`, { why: "层次有误" })).status).toBe(409);
  });

  it("are verified by anybody by their code, masked, and as they stand today", async () => {
    const person = await app.aPerson("邹测二");
    const { id, verifyCode } = await takenOver(person, { until: "2024-06-10" });
    const ask = async (code: string) => (await app.http.inject({ url: `/api/v1/verify/${code}` })).json();
    expect(await ask(verifyCode)).toMatchObject({
      kind: "certificate",
      name: "邹*二",
      outcome: { zh: "D类高层次人才" },
      until: "2024-06-10",
      void: null,
    });
    expect(await ask(verifyCode.replaceAll("-", "").toLowerCase())).toMatchObject({ kind: "certificate" });
    const page = await app.as(office)("GET", `/api/v1/recognitions/${id}/certificate`);
    expect(page.body).toContain("清流人才卡");
    expect(page.body).toContain(`/verify/${verifyCode}`);
    expect(page.body).toContain("<svg");

    const send = app.as(head);
    const revoked = await send("POST", `/api/v1/recognitions/${id}/revoke`, { why: "材料不实" });
    expect(revoked.body).toMatchObject({ state: "revoked", revoked: { why: "材料不实", by: "人才办主任" }, opens: [] });
    expect(await ask(verifyCode)).toMatchObject({ void: { zh: "已撤销" } });
    const { facts } = await app.system((tx) => factsOf(tx, app.sealing, person));
    expect(facts.values.has("person.talent_grade")).toBe(false);
    expect((await send("POST", `/api/v1/recognitions/${id}/revoke`, { why: "再来一次" })).status).toBe(409);
  });

  it("end with their term: the level leaves the registry, and a month before its holder is told", async () => {
    const person = await app.aPerson();
    const { id, verifyCode } = await takenOver(person, { until: "2024-07-03" });
    const look = () => app.system((tx) => lookAtTerms(tx, { ...app, clock }));
    expect(await look()).toMatchObject({ told: 1 });
    const inbox = await app.as(app.himself(person))("GET", "/api/v1/notifications");
    expect(inbox.body.items[0].says.zh).toContain("2024-07-03");
    const before = now;
    now = new Date("2024-07-04T02:00:00Z");
    expect((await look()).ended).toBeGreaterThanOrEqual(1);
    expect((await app.as(office)("GET", `/api/v1/recognitions/${id}`)).body.state).toBe("expired");
    expect((await app.http.inject({ url: `/api/v1/verify/${verifyCode}` })).json().void.zh).toBe("已过期");
    const { facts } = await app.system((tx) => factsOf(tx, app.sealing, person));
    expect(facts.values.has("person.talent_grade")).toBe(false);
    now = before;
  });

  it("are found by number, holder, scheme and state", async () => {
    const person = await app.aPerson("寻测人");
    const { number } = await takenOver(person);
    const send = app.as(office);
    const found = async (query: string) => (await send("GET", `/api/v1/recognitions?${query}`)).body;
    expect((await found(`q=${number.toLowerCase()}`)).items).toHaveLength(1);
    expect((await found("q=寻测")).items[0].number).toBe(number);
    expect((await found("state=revoked")).total).toBe(1);
    const schemes = (await send("GET", "/api/v1/recognitions/schemes")).body.items;
    const own = schemes.find(({ id }: { id: string }) => id === "qingliu-2023-1/grades");
    expect(own.levels.map(({ id }: { id: string }) => id)).toEqual([
      "practical_2",
      "practical_1",
      "E",
      "D",
      "C",
      "B",
      "A",
      "special",
    ]);
    expect(own.counts.valid).toBeGreaterThan(1);
  });

  it("come of a claim that runs like any other: level proposed, decided, granted with verified facts", async () => {
    const { claim, step } = await app.toDecide(undefined, { chosen: [enterprise], account: null });
    expect(claim.kind).toBe("recognition");
    const send = app.as(app.officer("officer", step.unit ?? ""));
    const none = await send("GET", `/api/v1/claims/${claim.id}/level`);
    expect(none.body).toMatchObject({ level: null, scheme: { measure: enterprise } });
    expect((await send("PUT", `/api/v1/claims/${claim.id}/level`, { level: "gold", basis: "…" })).status).toBe(422);
    const proposed = await send("PUT", `/api/v1/claims/${claim.id}/level`, {
      level: "E",
      until: "2026-12-31",
      basis: "研发带头人，三项专利",
    });
    expect(proposed.body).toMatchObject({ level: { id: "E" }, basis: "研发带头人，三项专利" });
  });
});
