import type { Acted, CorrectionView, DecisionView, Replay, ReviewView, VerifiedDocument } from "@jucai/contract";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aClock } from "#modules/directory/testing/directory.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { allowance, aClaims, type ClaimsApp, place } from "../claims.fixture.ts";
import type { Claim } from "../claims.tables.ts";
import { lookAtCorrections } from "../corrections/overdue.ts";
import { messenger } from "#kernel/events.ts";

const clock = aClock("2023-03-01T04:00:00Z");
let app: ClaimsApp;
beforeAll(async () => {
  app = await aClaims({ clock });
  await app.set("place#correction_days", 5);
});
afterAll(() => app.close());

const minutes = (count: number) => clock.forward(count * 60);
/** The officer of the step that is open, somebody new each time. */
async function itsOfficer(claim: string): Promise<Actor> {
  const step = (await app.steps(claim)).find(({ state }) => state === "open")!;
  return app.officer(step.role as "officer", step.unit ?? "");
}
const at = (claim: string, path = "") => `/api/v1/claims/${claim}/review${path}`;
async function view(claim: string, who: Actor): Promise<ReviewView> {
  const answer = await app.as(who)("GET", at(claim));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as ReviewView;
}
const may = (it: ReviewView, action: string) => it.actions.find((each) => each.action === action);

/** Acts as the step's officer, or as somebody given, on the claim as it stands. */
async function act(claim: Pick<Claim, "id">, path: string, body: object, who?: Actor) {
  const { version } = await app.claim(claim.id);
  return app.as(who ?? (await itsOfficer(claim.id)))("POST", at(claim.id, path), { version, ...body });
}
const pass = (claim: Pick<Claim, "id">, who?: Actor, more: object = {}) =>
  act(claim, "/pass", { opinion: "材料齐全，同意", ...more }, who);
const item = (about: string, more: object = {}) => {
  return { kind: "evidence", about, wrong: "看不清", how: "请重拍", ...more };
};

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
    expect(seen.evidence.map(({ item: of, files }) => [of, files.length])).toContainEqual(["毕业证书和学历认证", 0]);
    expect(seen.settings.find(({ id }) => id === "interval")).toMatchObject({ set: false });
    expect(may(seen, "pass")).toEqual({ action: "pass", may: true, why: null });
    expect(may(seen, "judge")?.may).toBe(false);

    const first = await pass(claim, officer);
    expect(first.body, JSON.stringify(first.body)).toMatchObject({
      status: "in_review",
      step: "check",
      decision: null,
    });
    // Who prepared does not check, and who checked does not decide.
    expect((await pass(claim, officer)).status).toBe(403);
    const checker = await itsOfficer(claim.id);
    expect((await pass(claim, checker)).status).toBe(200);
    const unit = (await app.steps(claim.id)).find(({ state }) => state === "open")?.unit ?? "";
    const grant = { unit, units: [unit], places: [place] };
    const both = { ...checker, grants: [...checker.grants, { role: "approver" as const, ...grant }] };
    expect((await pass(claim, both)).status).toBe(403);
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

    // Whoever holds the letter finds out that it is genuine, and no more of the name than its first character.
    const { verifyCode } = decision;
    const verified = await app.http.inject({ url: `/api/v1/verify/${verifyCode.toLowerCase().replaceAll("-", "")}` });
    expect(verified.json<VerifiedDocument>()).toMatchObject({ kind: "decision", amountFen: 3_600_000, void: null });
    expect(verified.json<VerifiedDocument>().name).toMatch(/^林\*/);
    expect((await app.http.inject({ url: "/api/v1/verify/2222-2222-2222-2222" })).statusCode).toBe(404);
  });

  it("keeps a decision as it was made: nobody changes or removes it, and the facts in it are sealed", async () => {
    const { claim, step } = await app.toDecide();
    const { decision } = (await pass(claim, app.officer("approver", step.unit ?? ""))).body as Acted;
    const change = app.system((tx) => sql`update decision set amount_fen = 1 where id = ${decision}`.execute(tx));
    await expect(change).rejects.toThrow("never changes");
    const remove = app.system((tx) => sql`delete from decision where id = ${decision}`.execute(tx));
    await expect(remove).rejects.toThrow("never changes");
    const { rows } = await app.system((tx) =>
      sql<{ row: string }>`select to_jsonb(d) - 'sealed' as row from decision d where id = ${decision}`.execute(tx),
    );
    expect(JSON.stringify(rows)).not.toContain("2021-06-30");
  });

  it("locks a claim for others while it is open, until it is released or fifteen idle minutes have passed", async () => {
    const claim = await app.submitted();
    const [one, other] = [await itsOfficer(claim.id), await itsOfficer(claim.id)];
    const opened = await app.as(one)("POST", at(claim.id, "/open"));
    expect(opened.body, JSON.stringify(opened.body)).toMatchObject({
      claim: { status: "in_review" },
      lock: { mine: true },
    });
    const second = await app.as(other)("POST", at(claim.id, "/open"));
    expect([second.status, second.body.code]).toEqual([423, "locked"]);
    expect((await view(claim.id, other)).lock).toMatchObject({ mine: false, by: one.name });
    expect((await pass(claim, other)).status).toBe(423);
    minutes(14);
    await app.as(one)("POST", at(claim.id, "/open"));
    minutes(14);
    expect((await app.as(other)("POST", at(claim.id, "/open"))).status).toBe(423);
    await app.as(one)("POST", at(claim.id, "/release"));
    expect((await app.as(other)("POST", at(claim.id, "/open"))).status).toBe(200);
    minutes(15);
    expect((await app.as(one)("POST", at(claim.id, "/open"))).status).toBe(200);
  });

  it("tells whoever comes second that the claim changed, and repeats the first answer to a repeated wish", async () => {
    const claim = await app.submitted();
    const { version } = await app.claim(claim.id);
    const officer = await itsOfficer(claim.id);
    const body = { version, opinion: "同意" };
    const first = await app.as(officer)("POST", at(claim.id, "/pass"), body, "the-same-wish");
    const again = await app.as(officer)("POST", at(claim.id, "/pass"), body, "the-same-wish");
    expect([again.status, again.body]).toEqual([200, first.body]);
    const late = await app.as(await itsOfficer(claim.id))("POST", at(claim.id, "/pass"), body);
    expect([late.status, late.body.code]).toEqual([409, "conflict"]);
    expect(late.body.says).toContain(officer.name);
  });

  it("takes the last action back within thirty seconds as long as nothing followed", async () => {
    const claim = await app.submitted();
    const officer = await itsOfficer(claim.id);
    const { undo } = (await pass(claim, officer)).body as Acted;
    const back = await act(claim, "/undo", { action: undo?.id ?? "" }, officer);
    expect(back.body, JSON.stringify(back.body)).toMatchObject({ step: "review" });
    const again = (await pass(claim, officer)).body as Acted;
    expect((await act(claim, "/undo", { action: again.undo?.id ?? "" })).status).toBe(409);
    clock.forward(31);
    expect((await act(claim, "/undo", { action: again.undo?.id ?? "" }, officer)).status).toBe(409);
  });
});

describe("who may not act", () => {
  it("is a stranger, another unit, the claimant, and whoever stands in no role of the step", async () => {
    const person = await app.aPerson();
    const claim = await app.submitted(person);
    const { unit } = (await app.steps(claim.id)).find(({ state }) => state === "open")!;
    const body = { version: (await app.claim(claim.id)).version, opinion: "同意" };
    const as = async (who: Actor) => (await app.as(who)("POST", at(claim.id, "/pass"), body)).status;
    expect(await as(app.himself(person))).toBe(403);
    expect(await as({ ...app.officer("officer", unit ?? ""), person })).toBe(403);
    expect(await as(app.officer("officer", app.units.townA))).toBe(403);
    expect(await as(app.officer("approver", unit ?? ""))).toBe(403);
    expect(await as(app.officer("supervisor", unit ?? ""))).toBe(403);
    const elsewhere = { unit: app.units.nanping, units: [app.units.nanping], places: ["350700"] };
    expect(await as(app.actor("officer", { grant: elsewhere }))).toBe(404);
    expect((await app.as(app.himself(person))("GET", at(claim.id))).status).toBe(403);
    expect((await app.http.inject({ url: at(claim.id) })).statusCode).toBe(401);
  });

  it("is a declared relative, whoever shares a phone with the claimant, and who stood aside", async () => {
    const number = "350423199005151236";
    const person = await app.aPerson("林亲属");
    const phone = app.sealing.blindIndex("phone", "13800138000");
    await app.system((tx) =>
      sql`update person set id_index = ${app.sealing.blindIndex("id", number)}, phone_index = ${phone}
        where id = ${person}`.execute(tx),
    );
    const claim = await app.submitted(person);
    const officer = await itsOfficer(claim.id);
    const declare = (idNumber: string) =>
      app.as(officer)("POST", "/api/v1/my/relatives", { name: "林亲属", relation: "妹妹", idNumber });
    expect((await declare("350423199005151234")).status).toBe(422);
    expect((await pass(claim, officer)).status).toBe(200);
    const { id } = await app.submitted(person, { chosen: ["qingliu-2023-1/05"] }).catch(() => claim);
    expect(id).toBe(claim.id);
    const checker = await itsOfficer(claim.id);
    const own = await app.as(checker)("POST", "/api/v1/my/relatives", {
      name: "林亲属",
      relation: "妹妹",
      idNumber: number,
    });
    expect(own.status, JSON.stringify(own.body)).toBe(200);
    expect((await view(claim.id, checker)).hints).toMatchObject([{ kind: "relative" }]);
    const refused = await pass(claim, checker);
    expect([refused.status, refused.body.says]).toEqual([403, expect.stringContaining("回避")]);
    const list = await app.as(checker)("GET", "/api/v1/my/relatives");
    expect(JSON.stringify(list.body)).not.toContain(number);
    await app.as(checker)("POST", `/api/v1/my/relatives/${own.body.id}/withdraw`);
    expect((await view(claim.id, checker)).hints).toEqual([]);

    const neighbour = await app.aPerson("林同号");
    await app.system((tx) =>
      sql`update person set phone_index = ${phone}, id_index = ${app.sealing.blindIndex("id", "440524188001010014")}
        where id = ${neighbour}`.execute(tx),
    );
    expect((await view(claim.id, { ...checker, person: neighbour })).hints).toMatchObject([{ kind: "phone" }]);
    const housemate = await app.aPerson("林同住");
    const live = (id: string, address: string) =>
      app.system(async (tx) => {
        const { rows } = await sql<{ key: Buffer }>`select sealed_key as key from person where id = ${id}`.execute(tx);
        const sealed = app.sealing.seal(rows[0]!.key, { address }, `person/${id}`);
        await sql`update person set sealed = ${sealed} where id = ${id}`.execute(tx);
      });
    await live(person, "清流县龙津镇某路 12 号 3 栋 401 室");
    await live(housemate, "清流县龙津镇某路12号3栋401");
    expect((await view(claim.id, { ...checker, person: housemate })).hints).toMatchObject([{ kind: "household" }]);
    await live(housemate, "清流县龙津镇某路12号3栋402");
    expect((await view(claim.id, { ...checker, person: housemate })).hints).toEqual([]);
    await act(claim, "/recuse", { why: "同学" }, checker);
    expect((await pass(claim, checker)).status).toBe(403);
    expect((await pass(claim)).status).toBe(200);
  });
});

describe("returning for correction", () => {
  it("tells everything at once; the time rests; a further return needs the head unless new material caused it", async () => {
    const person = await app.aPerson();
    const claim = await app.submitted(person);
    const himself = app.as(app.himself(person));
    const officer = await itsOfficer(claim.id);
    const twice = await act(claim, "/return", { items: [item("劳动合同"), item("劳动合同")] }, officer);
    expect(twice.status).toBe(422);
    const items = [item("劳动合同或营业执照"), { ...item("person.graduated_on"), kind: "fact" }];
    const returned = await act(claim, "/return", { items }, officer);
    expect(returned.body, JSON.stringify(returned.body)).toMatchObject({ status: "correction" });
    const { correction } = returned.body as Acted;
    const list = (await himself("GET", `/api/v1/claims/${claim.id}/corrections`)).body.items as CorrectionView[];
    expect(list[0]).toMatchObject({ round: 1, state: "sent", dueOn: "2023-03-08", dueKnown: true });
    expect(list[0]?.items.map(({ label }) => label.zh)).toEqual(["劳动合同或营业执照", "毕业日期"]);
    expect((await app.claim(claim.id)).paused_since).toBe("2023-03-01");
    const letter = await himself("GET", `/api/v1/corrections/${correction}/letter`);
    expect(letter.body).toContain("补正告知书");
    expect((await pass(claim, officer)).status).toBe(409);

    const answer = (no: number, body: object, who = himself) =>
      who("PUT", `/api/v1/corrections/${correction}/items/${no}`, body);
    expect((await answer(1, {})).status).toBe(422);
    expect((await answer(9, { answer: "好" })).status).toBe(404);
    expect((await answer(1, { answer: "已换", value: true })).status).toBe(422);
    expect((await answer(1, { answer: "已换" }, app.as(app.himself(await app.aPerson())))).status).toBe(404);
    expect((await himself("POST", `/api/v1/corrections/${correction}/submit`)).status).toBe(422);
    expect((await answer(1, { couldNot: "原件遗失，单位已出证明" })).body.items[0]).toMatchObject({
      state: "could_not",
    });
    expect((await answer(2, { value: "2021-13-01" })).status).toBe(422);
    const mended = await answer(2, { value: "2021-07-01" });
    expect(mended.status, JSON.stringify(mended.body)).toBe(200);
    clock.forward(86_400);
    const submitted = await himself("POST", `/api/v1/corrections/${correction}/submit`);
    expect(submitted.body, JSON.stringify(submitted.body)).toMatchObject({ status: "in_review", step: "review" });
    expect((await app.claim(claim.id)).paused_since).toBeNull();
    const after = await view(claim.id, officer);
    expect(after.facts.find(({ fact }) => fact === "person.graduated_on")).toMatchObject({ value: "2021-07-01" });
    expect((await answer(1, { answer: "再换" })).status).toBe(409);

    // About what was mended it may go out again; about anything else the head signs first.
    const second = await act(claim, "/return", { items: [item("户口簿或生源地证明")] }, officer);
    expect(second.body, JSON.stringify(second.body)).toMatchObject({ status: "in_review" });
    const waiting = (second.body as Acted).correction;
    expect((await view(claim.id, officer)).corrections[0]).toMatchObject({ state: "awaiting_signature" });
    const seen = await himself("GET", `/api/v1/claims/${claim.id}/corrections`);
    expect(seen.body.items.map(({ round }: CorrectionView) => round)).toEqual([1]);
    expect((await himself("GET", `/api/v1/corrections/${waiting}/letter`)).status).toBe(404);
    expect((await pass(claim, officer)).status).toBe(409);
    const sign = (who: Actor, agrees = true) =>
      app.as(who)("POST", `/api/v1/corrections/${waiting}/sign`, { agrees, words: "新发现的问题，同意" });
    expect((await sign(officer)).status).toBe(403);
    expect((await sign(app.officer("approver", app.units.townB))).status).toBe(403);
    const { unit } = (await app.steps(claim.id)).find(({ state }) => state === "open")!;
    const signed = await sign(app.officer("approver", unit ?? ""));
    expect(signed.body, JSON.stringify(signed.body)).toMatchObject({ status: "correction" });
    expect((await sign(app.officer("approver", unit ?? ""))).status).toBe(409);
  });

  it("is taken back with an undo, and is no matter of the deciding step", async () => {
    const claim = await app.submitted();
    const officer = await itsOfficer(claim.id);
    const { undo, correction } = (await act(claim, "/return", { items: [item("劳动合同")] }, officer)).body as Acted;
    await act(claim, "/undo", { action: undo?.id ?? "" }, officer);
    const [taken] = (await view(claim.id, officer)).corrections;
    expect(taken).toMatchObject({ id: correction, state: "taken_back" });
    expect((await act(claim, "/return", { items: [item("户口簿")] }, officer)).status).toBe(200);
    const { claim: other } = await app.toDecide();
    expect((await act(other, "/return", { items: [item("劳动合同")] })).status).toBe(409);
  });

  it("lapses when the time is over only where the place has said so, and reminds three working days before", async () => {
    const person = await app.aPerson();
    const claim = await app.submitted(person);
    await act(claim, "/return", { items: [item("劳动合同")] });
    const look = () => lookAtCorrections(app.connection.scoped, { clock, events: messenger() });
    // Returned on Thursday 2 March with five days: three are left on Monday, and it is said once.
    const reminded: number[] = [];
    for (let day = 3; day <= 7; day += 1) {
      clock.forward(86_400);
      reminded.push((await look()).reminded);
    }
    expect(reminded.map((count) => count > 0)).toEqual([false, false, false, true, false]);
    clock.forward(10 * 86_400);
    expect((await look()).lapsed).toBe(0);
    expect((await app.claim(claim.id)).status).toBe("correction");
    await app.set("place#correction_overdue", "withdraw");
    expect((await look()).lapsed).toBeGreaterThan(0);
    expect((await app.claim(claim.id)).status).toBe("withdrawn");
    await app.set("place#correction_overdue", "wait");
  });
});
