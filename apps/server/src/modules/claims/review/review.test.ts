import type { Acted, DecisionView, Replay, ReviewView } from "@jucai/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#kernel/permissions/index.ts";
import { allowance, aClaims, type ClaimsApp } from "../claims.fixture.ts";
import type { Claim } from "../claims.tables.ts";

let app: ClaimsApp;
beforeAll(async () => {
  app = await aClaims();
});
afterAll(() => app.close());

/** The officer of the step that is open, somebody new each time. */
async function itsOfficer(claim: string): Promise<Actor> {
  const step = (await app.steps(claim)).find(({ state }) => state === "open")!;
  return app.officer(step.role as "officer", step.unit ?? "");
}
const at = (claim: string, path = "") => `/api/v1/claims/${claim}/review${path}`;
const view = async (claim: string, who: Actor) => {
  const answer = await app.as(who)("GET", at(claim));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as ReviewView;
};
const may = (it: ReviewView, action: string) => it.actions.find((each) => each.action === action);

async function pass(claim: Pick<Claim, "id">, who?: Actor, more: object = {}) {
  const { version } = await app.claim(claim.id);
  const actor = who ?? (await itsOfficer(claim.id));
  return app.as(actor)("POST", at(claim.id, "/pass"), { version, opinion: "材料齐全，同意", ...more });
}

describe("the review of a claim", () => {
  it("goes from the first look to the letter of the decision, and runs again to the same fen", async () => {
    const claim = await app.submitted();
    const officer = await itsOfficer(claim.id);
    const seen = await view(claim.id, officer);
    expect(seen).toMatchObject({ verdict: "eligible", step: { key: "review" }, amount: { grantsFen: 3_600_000 } });
    const degree = seen.facts.find(({ fact }) => fact === "person.degree");
    expect(degree).toMatchObject({ shown: { zh: "硕士研究生" }, source: "self", verified: null });
    expect(degree?.conditions).toContain("degree");
    expect(seen.conditions.find(({ id }) => id === "degree")).toMatchObject({ holds: true, clause: "四(一)5" });
    expect(may(seen, "pass")).toEqual({ action: "pass", may: true, why: null });
    expect(may(seen, "judge")?.may).toBe(false);

    const first = await pass(claim, officer);
    expect(first.body, JSON.stringify(first.body)).toMatchObject({
      status: "in_review",
      step: "check",
      decision: null,
    });
    const again = await pass(claim, officer);
    expect(again.status).toBe(403);
    expect((await pass(claim)).status).toBe(200);
    const approver = await itsOfficer(claim.id);
    const approved = (await pass(claim, approver)).body as Acted;
    expect(approved).toMatchObject({ status: "approved", step: "notice" });

    const send = app.as(approver);
    const decision = (await send("GET", `/api/v1/decisions/${approved.decision}`)).body as DecisionView;
    expect(decision).toMatchObject({
      outcome: "approved",
      amountFen: 3_600_000,
      ruleFen: 3_600_000,
      benefit: allowance,
    });
    expect(decision.instalments.length).toBe(36);
    expect(decision.letterNumber).toMatch(/^清流才决〔2023〕\d+号$/);
    const letter = await send("GET", `/api/v1/decisions/${approved.decision}/letter`);
    expect(letter.body).toContain("人民币叁万陆仟元整（¥36,000.00），分36期发放");
    const replayed = (await send("GET", `/api/v1/decisions/${approved.decision}/replay`)).body as Replay;
    expect(replayed, JSON.stringify(replayed)).toMatchObject({
      same: true,
      now: { totalFen: 3_600_000, instalments: 36 },
    });
  });
});
