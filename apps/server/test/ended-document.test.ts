/** What becomes of claims when their document is repealed: new ones are refused, what was handed in goes on. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { consider } from "../src/modules/claims/decisions/consider.ts";
import { aClaims, allowance, allowanceAnswers, place, type ClaimsApp } from "../src/modules/claims/claims.fixture.ts";

let day = "2023-03-01";
let app: ClaimsApp;
beforeAll(async () => {
  app = await aClaims({ clock: { now: () => new Date(`${day}T04:00:00Z`) } });
});
afterAll(() => app.close());

describe("a repealed document", () => {
  it("takes no new claims and no form begun before; a claim handed in before is decided as before", async () => {
    const handed = await app.submitted();
    const late = await app.aPerson();
    const form = await app.draft(late);

    const author = app.actor("policy_author");
    const asked = await app.as(author)("POST", "/api/v1/policies/qingliu-2023-1/endings", {
      kind: "repeal",
      from: "2023-03-10",
      basis: "县委人才工作领导小组会议纪要",
      successor: null,
    });
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    expect((await app.as(author)("POST", `/api/v1/endings/${asked.body.id}/approve`)).status).toBe(403);
    const made = await app.as(app.actor("policy_publisher"))("POST", `/api/v1/endings/${asked.body.id}/approve`);
    expect(made.status, JSON.stringify(made.body)).toBe(200);

    const begin = async (person: string) =>
      app.as(app.himself(person))("POST", "/api/v1/applications", {
        place,
        chosen: [allowance],
        answers: allowanceAnswers,
      });
    // Its last day is the day before.
    day = "2023-03-09";
    expect((await begin(await app.aPerson())).status).toBe(200);

    day = "2023-03-10";
    expect((await begin(await app.aPerson())).body).toMatchObject({ code: "wrong_state" });
    const submit = { version: form.version, declared: true, consent: form.consent.version, accountConsent: true };
    const refused = await app.as(app.himself(late))("POST", `/api/v1/applications/${form.id}/submit`, submit);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect((await app.claim(form.claims[0]!.id)).status).toBe("draft");

    const { decision, grant } = await app.system(async (tx) =>
      consider(tx, app.sealing, await app.claim(handed.id), day),
    );
    expect(decision.status).toBe("eligible");
    expect(grant?.fen).toBe(3_600_000);
  });
});
