import { randomUUID } from "node:crypto";
import type {
  Acted,
  AppealView,
  BatchPreview,
  CaseAnswers,
  DecisionView,
  MeetingView,
  ReviewView,
  VerifiedDocument,
} from "@jucai/contract";
import { sql } from "kysely";
import { checkConfig } from "#config/config.ts";
import { makeFirstKeys } from "#kernel/sealing/key-folder.ts";
import { ringOf } from "#kernel/sealing/open-sealing.ts";
import { sealingOver } from "#kernel/sealing/sealing.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#kernel/permissions/index.ts";
import { accountTables } from "#modules/directory/accounts/accounts.tables.ts";
import { insertAccount, insertGrant } from "#modules/directory/accounts/create.ts";
import { aClock } from "#modules/directory/testing/directory.ts";
import { replayDecision } from "../../../admin/verbs/replay.ts";
import { embedded } from "../../../../test/database.ts";
import { temporaryFolder } from "../../../../test/scratch.ts";
import { aClaims, allowanceAnswers, type ClaimsApp, place } from "../claims.fixture.ts";
import type { Claim } from "../claims.tables.ts";

const clock = aClock("2024-06-01T04:00:00Z");
const keys = temporaryFolder();
let app: ClaimsApp;
beforeAll(async () => {
  makeFirstKeys(keys, "intl", clock.now());
  app = await aClaims({ clock, sealing: sealingOver(ringOf(keys)) });
});
afterAll(() => app.close());

const at = (claim: string, path = "") => `/api/v1/claims/${claim}/review${path}`;
async function itsOfficer(claim: string): Promise<Actor> {
  const step = (await app.steps(claim)).find(({ state }) => state === "open")!;
  return app.officer(step.role as "officer", step.unit ?? "");
}
async function act(claim: Pick<Claim, "id">, path: string, body: object, who?: Actor) {
  const { version } = await app.claim(claim.id);
  return app.as(who ?? (await itsOfficer(claim.id)))("POST", at(claim.id, path), { version, ...body });
}
const view = async (claim: Pick<Claim, "id">, who?: Actor) =>
  (await app.as(who ?? (await itsOfficer(claim.id)))("GET", at(claim.id))).body as ReviewView;
const pass = (claim: Pick<Claim, "id">, who?: Actor, more: object = {}) =>
  act(claim, "/pass", { opinion: "同意", ...more }, who);
const decisionOf = async (id: string | null, who: Actor) =>
  (await app.as(who)("GET", `/api/v1/decisions/${id}`)).body as DecisionView;
const replayOf = async (id: string | null) =>
  (await app.as(app.officer("talent_office", app.units.qingliu))("GET", `/api/v1/decisions/${id}/replay`)).body;

/** How the command line reaches the same database with the same keys. */
async function itsConfig() {
  const { rows } = await app.connection.pool.query<{ name: string }>("select current_database() as name");
  const { host, port, user, password } = embedded();
  const at = `host=${encodeURIComponent(host ?? "")}&port=${port}`;
  const DATABASE_URL = `postgres://${user}:${String(password)}@/${rows[0]?.name}?${at}`;
  return checkConfig({ DATABASE_URL, JUCAI_KEYS: keys }, "/nowhere");
}

/** A claim that an employer's clerk hands in; the first step of the review is open. */
async function byEmployer(measure: string, answers: CaseAnswers): Promise<{ id: string }> {
  const employer = await app.anEmployer();
  const clerk = app.as(app.clerkOf(employer));
  const started = await clerk("POST", "/api/v1/applications", { place, employer, chosen: [measure], answers });
  expect(started.status, JSON.stringify(started.body)).toBe(200);
  const { id, version } = started.body;
  const account = { holder: "测试企业", bank: "测试银行", number: "6222020000000000000" };
  const saved = await clerk("PATCH", `/api/v1/applications/${id}`, { version, account });
  const { application } = saved.body;
  const sent = await clerk("POST", `/api/v1/applications/${id}/submit`, {
    version: application.version,
    declared: true,
    consent: application.consent.version,
    accountConsent: true,
  });
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  return { id: sent.body.claims[0].id };
}

/** A publicly funded teacher student of the state: the one condition of the allowance that a person judges. */
const teacher: CaseAnswers = { "person.student_scheme": "national-teacher" };
const whole = { condition: "national_teacher", basis: "人社局认定通知" };

describe("what a person judges", () => {
  it("settles only what the rule leaves open, enters the decision with its basis, and runs again the same", async () => {
    const { claim } = await app.toDecide(undefined, { answers: teacher });
    const approver = await itsOfficer(claim.id);
    const seen = await view(claim, approver);
    expect(seen).toMatchObject({ verdict: "judgement", amount: { grantsFen: null } });
    const open = seen.conditions.find(({ id }) => id === "national_teacher");
    expect(open).toMatchObject({ judgement: true, judge: { zh: "人社局" }, judged: null });
    expect((await pass(claim, approver)).body.code).toBe("wrong_state");
    const judge = (body: object) => act(claim, "/judge", body, approver);
    expect((await judge({ ...whole, condition: "degree", holds: false })).body.code).toBe("wrong_state");
    expect((await judge({ ...whole, condition: "no-such", holds: true })).status).toBe(422);
    expect((await judge({ condition: "national_teacher", holds: true, basis: "" })).status).toBe(400);
    const judged = await judge({ ...whole, holds: true });
    expect(judged.body, JSON.stringify(judged.body)).toMatchObject({
      verdict: "eligible",
      amount: { grantsFen: 3_600_000 },
    });
    const { decision } = (await pass(claim, approver)).body as Acted;
    const made = await decisionOf(decision, approver);
    expect(made.conditions.find(({ id }) => id === "national_teacher")).toMatchObject({
      holds: true,
      judged: { basis: whole.basis, by: approver.name },
    });
    expect(await replayOf(decision)).toMatchObject({ same: true });
  });

  it("sets a figure only where the clause leaves it open, and never above the printed end", async () => {
    const answers = {
      "project.open_challenge_won": true,
      "project.high_tech": true,
      "project.rd_spend": "2000000 yuan",
    };
    const claim = await byEmployer("qingliu-2023-1/annex1-5b", answers);
    await pass(claim);
    await pass(claim);
    const approver = await itsOfficer(claim.id);
    expect((await view(claim, approver)).amount).toMatchObject({ open: true, maxFen: 60_000_000, grantsFen: null });
    expect((await pass(claim, approver)).body.code).toBe("wrong_state");
    const set = (fen: number, why = "按项目绩效核定") => act(claim, "/amount", { fen, why }, approver);
    expect((await set(60_000_001)).status).toBe(422);
    expect((await set(-1)).status).toBe(400);
    expect((await set(1000, "")).status).toBe(400);
    expect((await set(45_000_000)).body).toMatchObject({ amount: { grantsFen: 45_000_000 } });
    const { decision } = (await pass(claim, approver)).body as Acted;
    expect(await decisionOf(decision, approver)).toMatchObject({ amountFen: 45_000_000, why: "按项目绩效核定" });
    expect(await replayOf(decision)).toMatchObject({ same: true, now: { totalFen: 45_000_000, instalments: 1 } });
    // The same by `jucai replay`, at the machine, by the number of the letter or of the claim.
    const { letterNumber, number } = await decisionOf(decision, approver);
    const config = await itsConfig();
    expect(await replayDecision(config, { decision: letterNumber })).toMatchObject({ decision, same: true });
    expect(await replayDecision(config, { decision: number })).toMatchObject({ decision, same: true });
    await expect(replayDecision(config, { decision: "没有这份" })).rejects.toThrow("There is no decision");
    const { claim: fixed } = await app.toDecide();
    expect((await act(fixed, "/amount", { fen: 1, why: "少给" })).status).toBe(422);
  });
});

describe("a recognition", () => {
  it("is judged by a person at the level that was proposed, and grants no money", async () => {
    const nothing = { chosen: ["qingliu-2023-1/10b"], answers: {}, employer: null, account: null };
    const { claim } = await app.toDecide(undefined, nothing);
    const approver = await itsOfficer(claim.id);
    const seen = await view(claim, approver);
    expect(seen).toMatchObject({ verdict: "judgement", claim: { kind: "recognition" }, amount: { kind: "in_kind" } });
    expect((await pass(claim, approver)).status).toBe(409);
    await act(claim, "/judge", { condition: "recognised", holds: true, basis: "企业推荐，评审通过" }, approver);
    // Without a level nothing can be granted, and nothing of the decision stays.
    expect((await pass(claim, approver)).body.says).toContain("层次");
    const office = app.as(app.officer("talent_office", app.units.qingliu));
    const level = { level: "E", until: "2026-12-31", basis: "技术骨干" };
    expect((await office("PUT", `/api/v1/claims/${claim.id}/level`, level)).status).toBe(200);
    const done = await pass(claim, approver);
    expect(done.body, JSON.stringify(done.body)).toMatchObject({ status: "approved" });
    const { decision } = done.body as Acted;
    expect(await decisionOf(decision, approver)).toMatchObject({ amountFen: null, outcome: "approved" });
    const letter = await app.as(approver)("GET", `/api/v1/decisions/${decision}/letter?language=en`);
    expect(letter.body).toContain("Your claim is approved.");
    expect(await replayOf(decision)).toMatchObject({ same: true });
  });
});

describe("a refusal", () => {
  it("cites clause and value, is the claimant's to appeal, and is decided anew by somebody else", async () => {
    await app.set("place#appeal_days", 10);
    const person = await app.aPerson("林复核");
    const answers = { ...allowanceAnswers, "person.graduated_on": "2015-06-30" };
    const claim = await app.submitted(person, { answers });
    const officer = await itsOfficer(claim.id);
    const seen = await view(claim, officer);
    expect(seen.grounds.map(({ condition, clause }) => [condition, clause])).toEqual([["recent", "四(一)5"]]);
    const refuse = (grounds: object[], who?: Actor) =>
      act(claim, "/reject", { opinion: "毕业已超过五年", grounds }, who);
    expect((await refuse([], officer)).status).toBe(400);
    expect((await refuse([{ condition: "degree" }], officer)).status).toBe(422);
    expect((await refuse([{ condition: "invented" }], officer)).status).toBe(422);
    // Before the deciding step it is a proposal: the claim goes on.
    expect((await refuse([{ condition: "recent" }], officer)).body).toMatchObject({
      status: "in_review",
      step: "check",
    });
    expect((await refuse([{ condition: "recent" }])).body).toMatchObject({ step: "decide" });
    const approver = await itsOfficer(claim.id);
    expect((await pass(claim, approver)).body.code).toBe("wrong_state");
    const refused = (await refuse([{ condition: "recent" }], approver)).body as Acted;
    expect(refused).toMatchObject({ status: "rejected" });

    const himself = app.as(app.himself(person));
    const letter = await himself("GET", `/api/v1/decisions/${refused.decision}/letter`);
    for (const part of ["四(一)5", "2015年6月30日", "毕业五年以内", "2024年6月17日（含当日）", "复核"]) {
      expect(letter.body).toContain(part);
    }
    expect(await decisionOf(refused.decision, approver)).toMatchObject({ amountFen: null, appealBy: "2024-06-17" });
    expect(await replayOf(refused.decision)).toMatchObject({ same: true });

    const appeal = (send = himself) =>
      send("POST", `/api/v1/decisions/${refused.decision}/appeal`, { grounds: "有延期证明" });
    expect((await appeal(app.as(app.himself(await app.aPerson())))).status).toBe(404);
    const filed = await appeal();
    expect(filed.body, JSON.stringify(filed.body)).toMatchObject({ state: "open", grounds: "有延期证明", may: false });
    expect((await appeal()).status).toBe(409);
    const { rows } = await app.system((tx) =>
      sql<{ row: object }>`select to_jsonb(a) - 'sealed' as row from appeal a`.execute(tx),
    );
    expect(JSON.stringify(rows)).not.toContain("延期");
    const { unit } = (await app.steps(claim.id)).find(({ key }) => key === "decide")!;
    const answer = (who: Actor, outcome = "reopened") =>
      app.as(who)("POST", `/api/v1/appeals/${filed.body.id}/answer`, { outcome, words: "补充证据成立，重新审核" });
    expect((await answer(approver)).status).toBe(403);
    expect((await answer(officer)).status).toBe(403);
    const other = app.officer("approver", unit ?? "");
    const list = (await app.as(other)("GET", "/api/v1/appeals?state=open")).body.items as AppealView[];
    expect(list.find(({ id }) => id === filed.body.id)).toMatchObject({ may: true });
    const reopened = await answer(other);
    expect(reopened.body, JSON.stringify(reopened.body)).toMatchObject({
      claim: { status: "in_review", step: "decide" },
    });
    expect((await answer(other)).status).toBe(409);
    expect((await refuse([{ condition: "recent" }], approver)).status).toBe(403);
    clock.forward(60);
    const last = (await refuse([{ condition: "recent" }], app.officer("approver", unit ?? ""))).body as Acted;
    expect(last.status).toBe("rejected");
    const { verifyCode } = await decisionOf(refused.decision, other);
    const old = await app.http.inject({ url: `/api/v1/verify/${verifyCode}` });
    expect(old.json<VerifiedDocument>().void?.zh).toContain("取代");
    clock.forward(30 * 86_400);
    const late = await himself("POST", `/api/v1/decisions/${last.decision}/appeal`, { grounds: "迟了" });
    expect(late.body.code).toBe("wrong_state");
  });
});

describe("similar cases", () => {
  it("count and show how they were decided; deciding otherwise asks for the difference", async () => {
    const { claim: first } = await app.toDecide(undefined, { answers: { ...teacher, "person.degree": "doctor" } });
    const approver = await itsOfficer(first.id);
    await act(first, "/judge", { ...whole, holds: false }, approver);
    expect(
      (await act(first, "/reject", { opinion: "不认定", grounds: [{ condition: "national_teacher" }] }, approver)).body,
    ).toMatchObject({ status: "rejected" });
    const { claim } = await app.toDecide(undefined, { answers: { ...teacher, "person.degree": "doctor" } });
    const another = await itsOfficer(claim.id);
    const { similar } = await view(claim, another);
    expect(similar).toMatchObject({ total: 1, approved: 0, rejected: 1, diverging: false });
    expect(similar.items[0]).toMatchObject({ claim: first.id, outcome: "rejected" });
    await act(claim, "/judge", { ...whole, holds: true }, another);
    const silent = await pass(claim, another);
    expect([silent.status, silent.body.fields?.[0]?.field]).toEqual([422, "differs"]);
    const told = await pass(claim, another, { differs: "本件已取得人社局认定，前一件没有" });
    expect(told.status, JSON.stringify(told.body)).toBe(200);
    expect((await decisionOf((told.body as Acted).decision, another)).why).toContain("本件已取得");
  });
});

describe("handing on, asking and waiting", () => {
  it("hands a step to another officer or unit, and lets whoever stands in for him do it", async () => {
    const claim = await app.submitted();
    const { unit: office } = (await app.steps(claim.id)).find(({ state }) => state === "open")!;
    const account = async (name: string, role: "officer" | "approver" = "officer", unit = office ?? "") => {
      const id = randomUUID();
      await app.system(async (tx) => {
        const db = accountTables(tx);
        const made = await insertAccount(
          db,
          app.sealing,
          { name, username: `u${id.slice(0, 8)}`, password: "", unit, place },
          clock.now(),
        );
        await sql`update account set id = ${id} where id = ${made.id}`.execute(tx);
        await insertGrant(db, { account: id, role, unit: { id: unit, place }, by: null }, clock.now());
      });
      return { ...app.officer(role, unit), account: id, name };
    };
    const [one, two, three, head] = [
      await account("甲经办"),
      await account("乙经办"),
      await account("丙经办"),
      await account("丁审批", "approver"),
    ];
    expect((await act(claim, "/reassign", { why: "请办" }, one)).status).toBe(422);
    expect((await act(claim, "/reassign", { account: head.account, why: "请办" }, one)).status).toBe(422);
    const elsewhere = await account("戊经办", "officer", app.units.townB);
    expect((await act(claim, "/reassign", { account: elsewhere.account, why: "请办" }, one)).status).toBe(422);
    expect((await act(claim, "/reassign", { unit: app.units.nanping, why: "请办" }, one)).status).toBe(422);
    expect((await act(claim, "/reassign", { account: two.account, why: "熟悉情况" }, one)).status).toBe(200);
    expect((await pass(claim, one)).status).toBe(403);
    expect((await pass(claim, three)).status).toBe(403);
    const stand = (body: object, who: Actor = head) =>
      app.as(who)("POST", "/api/v1/substitutes", {
        account: two.account,
        substitute: three.account,
        from: "2024-01-01",
        to: "2030-01-01",
        why: "休假",
        ...body,
      });
    expect((await stand({}, three)).status).toBe(403);
    expect((await stand({ substitute: head.account })).status).toBe(422);
    expect((await stand({ to: "2023-12-31" })).status).toBe(422);
    const added = await stand({});
    expect(added.body, JSON.stringify(added.body)).toMatchObject({ substitute: { name: "丙经办" }, ended: false });
    await app.as(head)("POST", `/api/v1/substitutes/${added.body.id}/end`);
    expect((await pass(claim, three)).status).toBe(403);
    await stand({});
    expect((await pass(claim, three)).status).toBe(200);
  });

  it("waits for the opinion of another unit, and while it is on hold", async () => {
    const claim = await app.submitted();
    const officer = await itsOfficer(claim.id);
    const asked = await act(claim, "/ask", { unit: app.units.townA, question: "是否在你镇居住" }, officer);
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    expect((await act(claim, "/ask", { unit: app.units.townA, question: "再问" }, officer)).status).toBe(409);
    expect((await pass(claim, officer)).status).toBe(409);
    const { inquiries } = await view(claim, officer);
    const answer = (who: Actor) =>
      app.as(who)("POST", `/api/v1/inquiries/${inquiries[0]?.id}/answer`, { agrees: true, words: "属实" });
    expect((await answer(officer)).status).toBe(403);
    const told = await answer(app.officer("officer", app.units.townA));
    expect(told.body, JSON.stringify(told.body)).toMatchObject({ answer: { agrees: true, words: "属实" } });
    expect((await answer(app.officer("officer", app.units.townA))).status).toBe(409);
    expect((await act(claim, "/hold", { why: "等部门数据", until: "2020-01-01" }, officer)).status).toBe(422);
    expect((await act(claim, "/hold", { why: "等部门数据" }, officer)).body).toMatchObject({
      held: { why: "等部门数据" },
    });
    expect((await pass(claim, officer)).status).toBe(409);
    expect((await act(claim, "/resume", {}, officer)).body).toMatchObject({ held: null });
    expect((await act(claim, "/resume", {}, officer)).status).toBe(409);
    expect((await pass(claim, officer)).status).toBe(200);
  });
});

describe("a meeting", () => {
  /** A number that is well formed and nobody's. */
  const numberOf = (serial: number) => {
    const body = `35042319900101${String(serial).padStart(3, "0")}`;
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const sum = weights.reduce((all, weight, index) => all + weight * Number(body[index]), 0);
    return `${body}${"10X98765432"[sum % 11]}`;
  };
  const hires = (name: string): CaseAnswers => ({
    "referrer.personnel_staff": "none",
    hires: [
      {
        person: name,
        company: true,
        place: "350423",
        months: 6,
        month6: "2024-03-10",
        on_duty: true,
        left_county: false,
        hard_to_employ: false,
        fresh_graduate: false,
        degree: "below_college",
        skill_level: "none",
      },
    ],
  });

  it("decides many claims at once, each with its own outcome, under its minutes", async () => {
    const chosen = ["qingliu-huigui-2023/12c"];
    const claims: Claim[] = [];
    for (const serial of [1, 2, 3]) {
      claims.push((await app.toDecide(undefined, { chosen, answers: hires(numberOf(serial)) })).claim);
    }
    const [one, two, three] = claims as [Claim, Claim, Claim];
    const step = (await app.steps(one.id)).find(({ state }) => state === "open")!;
    const group = step.unit ?? "";
    const secretary = app.officer("approver", group);
    const send = app.as(secretary);
    expect((await pass(one, secretary)).body.says).toContain("会议");
    const agenda = (await send("GET", "/api/v1/meetings/agenda")).body.items as { claim: string; grantsFen: number }[];
    expect(agenda.map(({ claim, grantsFen }) => [claim, grantsFen])).toEqual(
      expect.arrayContaining(claims.map(({ id }) => [id, 50_000])),
    );
    const minutes = {
      unit: group,
      number: "〔2024〕3号",
      heldOn: "2024-07-01",
      attendees: ["组长", "成员"],
      minutes: "同意",
    };
    const record = (over: object = {}, who = send) => who("POST", "/api/v1/meetings", { ...minutes, ...over });
    expect((await record({ heldOn: "2030-01-01" })).status).toBe(422);
    expect((await record({ attendees: ["组长"] })).status).toBe(400);
    expect((await record({}, app.as(app.officer("approver", app.units.townB)))).status).toBe(403);
    const meeting = (await record()).body as MeetingView;
    expect((await record()).status).toBe(409);
    const row = async ({ id }: Claim, over: object = {}) => {
      return { claim: id, version: (await app.claim(id)).version, outcome: "approved", opinion: "同意", ...over };
    };
    const decide = (rows: object[]) => send("POST", `/api/v1/meetings/${meeting.id}/decide`, { rows });
    // One that cannot be decided so holds all back.
    const bad = await decide([await row(one), await row(two, { outcome: "rejected" })]);
    expect(bad.status).toBe(422);
    expect((await app.claim(one.id)).status).toBe("in_review");
    expect((await decide([await row(one), await row(one)])).status).toBe(422);
    expect((await decide([await row(one, { amountFen: 1 })])).status).toBe(422);
    const done = await decide([await row(one), await row(two)]);
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect((done.body.items as Acted[]).map(({ status }) => status)).toEqual(["approved", "approved"]);
    const after = (await send("GET", `/api/v1/meetings/${meeting.id}`)).body as MeetingView;
    expect(after.decisions.map(({ amountFen }) => amountFen)).toEqual([50_000, 50_000]);
    const letter = await send("GET", `/api/v1/decisions/${after.decisions[0]?.decision}/letter`);
    expect(letter.body).toContain("会议研究（〔2024〕3号）");
    expect((await app.claim(three.id)).status).toBe("in_review");
    expect(await replayOf(after.decisions[0]?.decision ?? "")).toMatchObject({ same: true });
  });
});

describe("a batch", () => {
  it("approves only what the rule settles from verified facts, within budget, after a look at the sample", async () => {
    const { claim, step } = await app.toDecide();
    const approver = app.officer("approver", step.unit ?? "");
    const preview = async (claims: string[], who = approver) =>
      (await app.as(who)("POST", "/api/v1/review/batches", { claims })).body as BatchPreview;
    const first = await preview([claim.id]);
    expect(first).toMatchObject({ ready: false, rows: [{ may: false }], sample: [{ opened: false }] });
    const why = first.rows[0]?.why.map(({ zh }) => zh).join();
    expect(why).toContain("没有核实");
    expect(why).toContain("预算");
    expect((await app.as(approver)("POST", "/api/v1/review/batches", { claims: [claim.id, claim.id] })).status).toBe(
      422,
    );
    expect((await app.as(approver)("POST", "/api/v1/review/batches", { claims: [] })).status).toBe(400);
    const officer = app.officer("officer", step.unit ?? "");
    expect((await app.as(officer)("POST", "/api/v1/review/batches", { claims: [claim.id] })).status).toBe(403);
    await app.system((tx) =>
      sql`update fact_value set verified_at = now(), verified_name = 'test' where subject = ${claim.person_id}`.execute(
        tx,
      ),
    );
    const finance = (role: "finance_preparer" | "finance_checker") => app.as(app.officer(role, app.units.qingliu));
    const name = { zh: "县人才专项资金", en: "County fund" };
    const fund = await finance("finance_preparer")("POST", "/api/v1/funds", { place, key: "county-talent", name });
    const budget = { year: 2024, fen: 10_000_000, basis: "清财预〔2024〕1号" };
    const added = await finance("finance_checker")("POST", `/api/v1/funds/${fund.body.id}/budget`, budget);
    expect(added.status, JSON.stringify(added.body)).toBe(200);
    const approve = (id: string, who = approver) =>
      app.as(who)("POST", `/api/v1/review/batches/${id}/approve`, { opinion: "批量同意" });
    await app.set("place#batch_ceiling_fen", 3_000_000);
    expect((await preview([claim.id])).rows[0]?.why.map(({ zh }) => zh)).toEqual([expect.stringContaining("30000元")]);
    await app.set("place#batch_ceiling_fen", null);
    const second = await preview([claim.id]);
    expect(second.rows, JSON.stringify(second.rows)).toMatchObject([{ may: true, why: [] }]);
    // The sample has to be opened since.
    expect((await approve(second.id)).status).toBe(409);
    expect((await approve(second.id, app.officer("approver", step.unit ?? ""))).status).toBe(404);
    await app.as(approver)("POST", at(claim.id, "/open"));
    const done = await approve(second.id);
    expect(done.body, JSON.stringify(done.body)).toMatchObject({ items: [{ claim: claim.id, status: "approved" }] });
    expect((await approve(second.id)).status).toBe(409);
    expect(await replayOf((done.body.items as Acted[])[0]?.decision ?? "")).toMatchObject({ same: true });
  });
});
