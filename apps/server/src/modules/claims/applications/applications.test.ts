import type { Application } from "@jucai/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allowance, allowanceAnswers, aClaims, type ClaimsApp, place } from "../claims.fixture.ts";

let app: ClaimsApp;
beforeAll(async () => {
  app = await aClaims();
});
afterAll(() => app.close());

describe("a form", () => {
  it("takes what the check found out, asks only what is missing, and becomes a claim with steps", async () => {
    const person = await app.aPerson("林小清");
    const send = app.as(app.himself(person));
    const { "person.degree": _, ...unfinished } = allowanceAnswers;
    const started = await send("POST", "/api/v1/applications", { place, chosen: [allowance], answers: unfinished });
    expect(started.status, JSON.stringify(started.body)).toBe(200);
    const form = started.body as Application;
    expect(form.facts.filter(({ state }) => state === "missing").map(({ field }) => field.fact)).toEqual([
      "person.degree",
    ]);
    expect(form.tasks.map(({ key, state }) => [key, state])).toEqual([
      ["basics", "done"],
      ["facts", "open"],
      ["evidence", "optional"],
      ["account", "open"],
      ["employer", "open"],
      ["declaration", "open"],
    ]);
    const saved = await send("PATCH", `/api/v1/applications/${form.id}`, {
      version: form.version,
      set: [{ field: "person.degree", value: "master" }],
      employer: await app.anEmployer(),
      account: { holder: "林小清", bank: "清流农商行", number: "6222020000000001234" },
    });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    const { application } = saved.body as { application: Application };
    expect(application.problems).toEqual([]);
    expect(application.decisions[0]).toMatchObject({
      status: "eligible",
      totalFen: 3_600_000,
      beforeStatus: "unknown",
    });
    const submitted = await send("POST", `/api/v1/applications/${form.id}/submit`, {
      version: application.version,
      declared: true,
      consent: 1,
      accountConsent: true,
    });
    expect(submitted.status, JSON.stringify(submitted.body)).toBe(200);
    const handed = submitted.body as Application;
    expect(handed.number).toMatch(/^S350423-2023-\d{5}$/);
    expect(handed.claims[0]).toMatchObject({ status: "awaiting_employer" });
    const steps = await app.steps(handed.claims[0]?.id ?? "");
    expect(steps.map(({ key, state }) => `${key} ${state}`)).toEqual([
      "fill done",
      "confirm open",
      "review waiting",
      "check waiting",
      "decide waiting",
      "notice waiting",
      "release waiting",
      "pay waiting",
    ]);
  });

  it("is worked through step by step until it is approved", async () => {
    const { claim, step } = await app.toDecide();
    expect(claim.status).toBe("in_review");
    const approver = app.officer("approver", step.unit ?? "");
    const decision = crypto.randomUUID();
    const done = await app.move(
      claim.id,
      { do: "approve", step: step.id, opinion: "同意", decision, amountFen: 3_600_000 },
      approver,
    );
    expect(done.status).toBe("approved");
    expect((await app.move(claim.id, { do: "publish" })).status).toBe("in_notice");
    expect((await app.move(claim.id, { do: "clear" })).status).toBe("awaiting_funds");
    expect((await app.move(claim.id, { do: "money", to: "paying" })).status).toBe("paying");
    expect((await app.move(claim.id, { do: "money", to: "paid" })).status).toBe("paid");
    expect((await app.steps(claim.id)).every(({ state }) => state === "done")).toBe(true);
  });
});

const submitBody = (form: Application) => ({
  version: form.version,
  declared: true,
  consent: form.consent.version,
  accountConsent: true,
});

describe("a bundle", () => {
  it("becomes one claim for each measure, a recognition among them, each with a number and steps of its own", async () => {
    const recognition = "qingliu-2023-1/10b";
    const claim = await app.handedIn(await app.aPerson(), { chosen: [allowance, recognition] });
    const send = app.as(app.himself(claim.person_id ?? ""));
    const { claims } = (await send("GET", `/api/v1/applications/${claim.application}`)).body as Application;
    expect(new Set(claims.map(({ number }) => number)).size).toBe(2);
    const of = claims.find(({ measure }) => measure === recognition);
    expect(of?.status).toBe("submitted");
    expect((await app.steps(of?.id ?? "")).map(({ kind }) => kind)).not.toContain("pay");
    const tracking = await send("GET", `/api/v1/claims/${of?.id}`);
    expect(tracking.body).toMatchObject({ kind: "recognition", siblings: [{ title: {} }], askedFen: null });
  });
});

describe("a draft", () => {
  it("shows both values of a field that was written on two devices, and saves the rest", async () => {
    const person = await app.aPerson();
    const form = await app.draft(person);
    const phone = app.as(app.himself(person));
    const desk = app.as(app.himself(person));
    const set = (value: string) => [{ field: "employment.started_on", value }];
    const first = await phone("PATCH", `/api/v1/applications/${form.id}`, {
      version: form.version,
      set: set("2023-04-01"),
    });
    expect(first.body.conflicts).toEqual([]);
    const second = await desk("PATCH", `/api/v1/applications/${form.id}`, {
      version: form.version,
      set: [...set("2023-05-01"), { field: "person.degree", value: "doctor" }],
    });
    expect(second.body.conflicts).toMatchObject([
      { field: "employment.started_on", yours: "2023-05-01", theirs: "2023-04-01" },
    ]);
    const { decisions } = second.body.application as Application;
    expect(decisions[0]).toMatchObject({ totalFen: 7_200_000, beforeFen: 3_600_000 });
    const late = { authorization: "Bearer a-session-that-ended-meanwhile", "accept-language": "zh" };
    const url = `/api/v1/applications/${form.id}`;
    const expired = await app.http.inject({ method: "PATCH", url, headers: late, payload: { version: 1, set: [] } });
    expect(expired.statusCode).toBe(401);
    const read = await desk("GET", `/api/v1/applications/${form.id}`);
    expect(read.body.version).toBe(second.body.application.version);
    expect((await phone("DELETE", `/api/v1/applications/${form.id}`)).body).toEqual({ done: true });
    expect((await phone("GET", `/api/v1/applications/${form.id}`)).status).toBe(404);
  });

  it("is refused with every problem at once, and nobody else sees it", async () => {
    const person = await app.aPerson();
    const { "employment.place": _, ...unfinished } = allowanceAnswers;
    const send = app.as(app.himself(person));
    const started = await send("POST", "/api/v1/applications", { place, chosen: [allowance], answers: unfinished });
    const form = started.body as Application;
    const refused = await send("POST", `/api/v1/applications/${form.id}/submit`, { ...submitBody(form), consent: 0 });
    expect(refused.status).toBe(422);
    expect(refused.body.fields.map(({ field }: { field: string }) => field)).toEqual([
      "facts:employment.place",
      "account:account",
      "employer:employer",
      "declaration:consent",
    ]);
    const officer = app.as(app.officer("officer", app.units.qingliu));
    expect((await officer("GET", `/api/v1/applications/${form.id}`)).status).toBe(403);
    const other = app.as(app.himself(await app.aPerson()));
    expect((await other("GET", `/api/v1/applications/${form.id}`)).status).toBe(404);
    expect((await other("PATCH", `/api/v1/applications/${form.id}`, { version: 1 })).status).toBe(404);
  });

  it("says that a benefit is not in force, or not for this claimant", async () => {
    const person = app.as(app.himself(await app.aPerson()));
    const early = await person("POST", "/api/v1/applications", {
      place,
      chosen: ["qingliu-huigui-2023/13g"],
      answers: {},
    });
    expect(early.status).toBe(409);
    expect(early.body.says).toContain("现在不接受新申请");
    const employers = await person("POST", "/api/v1/applications", {
      place,
      chosen: ["qingliu-2023-1/06b"],
      answers: {},
    });
    expect(employers.body.says).toContain("由单位申请");
    const unknown = await person("POST", "/api/v1/applications", {
      place,
      chosen: ["qingliu-2023-1/none"],
      answers: {},
    });
    expect(unknown.status).toBe(422);
  });

  it("is filled in at the window, by a delegate who may, and by nobody who may not", async () => {
    const person = await app.aPerson("罗测");
    const chosen = { place, chosen: [allowance], answers: allowanceAnswers };
    const window = app.as(app.actor("window_clerk"));
    const atWindow = await window("POST", "/api/v1/applications", { ...chosen, person });
    expect(atWindow.body).toMatchObject({ claimant: { id: person }, filledBy: { way: "window" } });
    const acting = (purposes: readonly ("read" | "correct" | "apply")[]) =>
      app.as(app.actor("person", { person, onBehalfOf: { person, delegation: crypto.randomUUID(), purposes } }));
    const trusted = await acting(["read", "apply"])("POST", "/api/v1/applications", chosen);
    expect(trusted.body, JSON.stringify(trusted.body)).toMatchObject({ filledBy: { way: "delegation" } });
    expect((await acting(["read"])("POST", "/api/v1/applications", chosen)).status).toBe(403);
    const stranger = app.as(app.himself(await app.aPerson()));
    expect((await stranger("POST", "/api/v1/applications", { ...chosen, person })).status).toBe(403);
    const clerk = app.as(app.clerkOf(await app.anEmployer()));
    const elsewhere = await app.anEmployer();
    expect((await clerk("POST", "/api/v1/applications", { ...chosen, employer: elsewhere })).status).toBe(403);
  });
});

describe("what is claimed for", () => {
  it("is claimed once, whoever asks again, and once more after it was taken back", async () => {
    const person = await app.aPerson();
    const claim = await app.handedIn(person);
    const send = app.as(app.himself(person));
    const again = await app.draft(person);
    const refused = await send("POST", `/api/v1/applications/${again.id}/submit`, submitBody(again));
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: "already_there" });
    expect(refused.body.says).not.toContain(claim.number);
    const taken = await send("POST", `/api/v1/claims/${claim.id}/withdraw`, {
      version: claim.version,
      why: "先不办了",
    });
    expect(taken.body, JSON.stringify(taken.body)).toMatchObject({
      status: "withdrawn",
      may: { reopen: true, withdraw: false },
    });
    const handed = await send("POST", `/api/v1/applications/${again.id}/submit`, submitBody(again));
    expect(handed.status).toBe(200);
  });

  it("comes back on new facts only after it was turned down", async () => {
    const { claim, step } = await app.toDecide();
    const person = claim.person_id ?? "";
    const approver = app.officer("approver", step.unit ?? "");
    await app.move(
      claim.id,
      { do: "reject", step: step.id, opinion: "不符合", decision: crypto.randomUUID() },
      approver,
    );
    const send = app.as(app.himself(person));
    const reopened = await send("POST", `/api/v1/claims/${claim.id}/reopen`);
    expect(reopened.status, JSON.stringify(reopened.body)).toBe(200);
    const form = reopened.body as Application;
    expect(form.reopens).toBe(claim.id);
    const ready = await send("PATCH", `/api/v1/applications/${form.id}`, {
      version: form.version,
      employer: await app.anEmployer(),
      account: { holder: "林测", bank: "测试银行", number: "6222020000000000000" },
    });
    const saved = ready.body.application as Application;
    const same = await send("POST", `/api/v1/applications/${form.id}/submit`, submitBody(saved));
    expect(same.status).toBe(409);
    expect(same.body.says).toContain("申请复核");
    const changed = await send("PATCH", `/api/v1/applications/${form.id}`, {
      version: saved.version,
      set: [{ field: "person.degree", value: "doctor" }],
    });
    const handed = await send("POST", `/api/v1/applications/${form.id}/submit`, submitBody(changed.body.application));
    expect(handed.status, JSON.stringify(handed.body)).toBe(200);
    const tracking = await send("GET", `/api/v1/claims/${claim.id}`);
    expect(tracking.body.reopenedAs).toBe(handed.body.claims[0].id);
  });

  it("happens once for one wish: a repeat gets the first answer", async () => {
    const person = await app.aPerson();
    const form = await app.draft(person);
    const send = app.as(app.himself(person));
    const first = await send("POST", `/api/v1/applications/${form.id}/submit`, submitBody(form), "one-wish-1");
    const second = await send("POST", `/api/v1/applications/${form.id}/submit`, submitBody(form), "one-wish-1");
    expect(second.body).toEqual(first.body);
    const both = await Promise.all([0, 1].map(() => app.handedIn(person).catch((error: Error) => error.message)));
    expect(both.every((each) => typeof each === "string" && each.includes("already_there"))).toBe(true);
  });
});
