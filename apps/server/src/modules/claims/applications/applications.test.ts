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

describe("the employer's part", () => {
  it("shows the job's facts and nothing else, and goes on when all of them are right", async () => {
    const employer = await app.anEmployer("清流测试公司");
    const claim = await app.handedIn(await app.aPerson("陈测"), { employer });
    const clerk = app.as(app.clerkOf(employer));
    const lines = await clerk("GET", "/api/v1/confirmations");
    expect(lines.status, JSON.stringify(lines.body)).toBe(200);
    expect(lines.body).toMatchObject({ pending: 1, items: [{ claim: claim.id, worker: "陈测", workerTail: "1236" }] });
    const facts = lines.body.items[0].facts.map(({ field }: { field: { fact: string } }) => field.fact);
    expect(facts).toEqual(["employment.kind", "employment.place", "employment.started_on"]);
    expect((await clerk("GET", `/api/v1/claims/${claim.id}`)).status).toBe(404);
    const answer = await clerk("POST", "/api/v1/confirmations", { answers: [{ claim: claim.id, answer: "true" }] });
    expect(answer.body).toEqual({ answered: 1, errors: [] });
    expect((await app.claim(claim.id)).status).toBe("submitted");
    const tracking = await app.as(app.himself(claim.person_id ?? ""))("GET", `/api/v1/claims/${claim.id}`);
    expect(tracking.status, JSON.stringify(tracking.body)).toBe(200);
    expect(tracking.body.timeline.map(({ command }: { command: string }) => command)).toEqual(["submit", "confirm"]);
  });
});
