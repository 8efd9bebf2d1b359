import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#kernel/permissions/index.ts";
import { messenger } from "#kernel/events.ts";
import { factsOf } from "#modules/registry/facts/index.ts";
import { aClaims, type ClaimsApp } from "../claims.fixture.ts";
import { moveClaim } from "../standing/move-claim.ts";
import { grantOnDecision } from "./on-decision.ts";
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
    const himself = { ...office, account: crypto.randomUUID(), person };
    const own = await app.as(himself)("POST", "/api/v1/recognitions", grades(person, { level: "A" }));
    expect(own.body.code).toBe("not_allowed");
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
    const look = () => app.system((tx) => lookAtTerms(tx, { clock, sealing: app.sealing, events: messenger() }));
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

  it("pay a promotion by the ladder from the grades on record alone (qingliu-2023-1/08b)", async () => {
    const person = await app.aPerson("邹测四");
    await takenOver(person, { level: "E", from: "2023-03-01", until: "2026-02-28" });
    const { level, promotion } = await takenOver(person, { level: "C", from: "2024-05-20" });
    expect(promotion).toMatchObject({ before: { id: "E" }, on: "2024-05-20", withinTerm: true });
    const claim = await app.handedIn(person, {
      chosen: ["qingliu-2023-1/08b"],
      answers: {
        "grade.before": promotion.before.id,
        "grade.after": level.id,
        "grade.promoted_on": promotion.on,
        "grade.within_term": promotion.withinTerm,
        "grade.in_stock": true,
      },
    });
    // D 500 and C 800 yuan a month for 60 months.
    expect(Number(claim.asked_fen)).toBe(7_800_000);
    const lower = await takenOver(person, { level: "D", from: "2024-06-01" });
    expect(lower.promotion).toBeNull();
  });

  it("come of a claim that runs like any other: level proposed, decided, noticed, then granted", async () => {
    const person = await app.aPerson("邹测三");
    const claim = await app.submitted(person, { chosen: [enterprise], account: null });
    expect(claim).toMatchObject({ kind: "recognition", status: "submitted" });
    const path = `/api/v1/claims/${claim.id}`;
    const officer = await itsOfficer(claim.id);
    const send = app.as(officer);
    const put = (level: string) => send("PUT", `${path}/level`, { level, until: "2026-12-31", basis: "研发带头人" });
    expect((await send("GET", `${path}/level`)).body).toMatchObject({ level: null, scheme: { measure: enterprise } });
    expect((await put("gold")).status).toBe(422);
    const himself = { ...officer, account: crypto.randomUUID(), person };
    const own = { level: "E", until: "2026-12-31", basis: "我" };
    expect((await app.as(himself)("PUT", `${path}/level`, own)).body.code).toBe("not_allowed");
    expect((await app.as(app.himself(person))("PUT", `${path}/level`, { level: "E", basis: "我" })).status).toBe(403);

    const version = async () => (await app.claim(claim.id)).version;
    const judged = await send("POST", `${path}/review/judge`, {
      version: await version(),
      condition: "recognised",
      holds: true,
      basis: "企业推荐，一线技术骨干",
    });
    expect(judged.status, JSON.stringify(judged.body)).toBe(200);
    const pass = async (who: Actor) =>
      app.as(who)("POST", `${path}/review/pass`, { version: await version(), opinion: "同意" });
    expect((await pass(officer)).status).toBe(200);
    expect((await pass(await itsOfficer(claim.id))).status).toBe(200);
    const approver = await itsOfficer(claim.id);
    const early = await pass(approver);
    expect(early.body.says, JSON.stringify(early.body)).toContain("请先定认定层次");
    expect((await put("E")).body).toMatchObject({ level: { id: "E" }, basis: "研发带头人" });
    const approved = await pass(approver);
    expect(approved.body, JSON.stringify(approved.body)).toMatchObject({ status: "approved", step: "notice" });
    // Nothing is granted before the notice has run.
    expect((await app.as(app.himself(person))("GET", "/api/v1/my/recognitions")).body.items).toEqual([]);
    expect((await put("D")).status).toBe(409);

    await app.move(claim.id, { do: "publish" });
    const events = messenger();
    grantOnDecision({ events, clock, sealing: app.sealing });
    await app.system((tx) => moveClaim(tx, { actor: "system", clock, events }, claim.id, { do: "clear" }));
    const [mine] = (await app.as(app.himself(person))("GET", "/api/v1/my/recognitions")).body.items;
    expect(mine).toMatchObject({
      level: { id: "E" },
      from: "2024-06-03",
      until: "2026-12-31",
      state: "valid",
      claim: { id: claim.id },
      authority: null,
    });
    const { facts, support } = await app.system((tx) => factsOf(tx, app.sealing, person));
    expect(facts.values.get("person.talent_grade")).toBe("E");
    expect(support.get("person.talent_grade")).toMatchObject({ source: "office", verified: true });
  });
});

/** The officer of the step that is open, somebody new each time. */
async function itsOfficer(claim: string): Promise<Actor> {
  const step = (await app.steps(claim)).find(({ state }) => state === "open")!;
  return app.officer(step.role as "officer", step.unit ?? "");
}
