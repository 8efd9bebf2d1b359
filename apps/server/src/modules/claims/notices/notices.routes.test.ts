import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asOwner } from "../../../../test/database.ts";
import { careHelpers } from "../../../../test/care.ts";
import { messenger } from "#kernel/events.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { aRegistry, type Registry } from "../../registry/registry.fixture.ts";
import { aClaim, type ClaimGiven } from "../evidence/test/a-claim.ts";
import { listenToOthers } from "../standing/listening.ts";
import { closeNotices } from "./index.ts";

let now = new Date("2023-03-01T04:00:00Z");
const clock = { now: () => now };
const goTo = (day: string) => (now = new Date(`${day}T04:00:00Z`));

let app: Registry;
let person: string;
let clerk: Actor;
let approver: Actor;
let lin: Actor;
const process = "qingliu-2023-1/benefit";

beforeAll(async () => {
  app = await aRegistry({ clock });
  person = await careHelpers(app).aPerson({ name: "林小夏" });
  clerk = app.actor("officer", { name: "拟稿人" });
  approver = app.actor("approver", { name: "签发人" });
  lin = app.actor("person", { person });
});
afterAll(() => app.close());

const given = (over: Partial<ClaimGiven> = {}) => aClaim(app, { person, process, ...over });
const set = (key: string, value: unknown) =>
  asOwner(app.connection, (owner) =>
    owner.query(
      `insert into policy_setting (place, key, value, basis, valid_from, set_name, set_at)
       values ('350423', $1, $2, '会议纪要', '2023-01-01', 'test', now())`,
      [key, JSON.stringify(value)],
    ),
  );
const statusOf = async (id: string) =>
  asOwner(
    app.connection,
    async (owner) => (await owner.query("select status, step from claim where id = $1", [id])).rows[0],
  );
const open = async (method: "GET" | "POST", url: string, payload?: object) => {
  const answer = await app.http.inject({
    method,
    url,
    headers: { "accept-language": "zh" },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
};
const contact = { office: "清流县委人才办", phone: "0598-0000000" };
const draft = (claims: readonly string[], over: object = {}) => ({
  title: "生活补助公示",
  startsOn: "2023-03-02",
  unit: app.units.qingliu,
  contact,
  claims,
  ...over,
});
const close = () => {
  const events = messenger();
  listenToOthers({ events, clock });
  return closeNotices({ database: app.connection.scoped, clock, events });
};
/** A notice that runs, with these claims. */
async function published(claims: readonly string[]) {
  const made = await app.as(clerk)(
    "POST",
    "/api/v1/notices",
    draft(claims, { startsOn: now.toISOString().slice(0, 10) }),
  );
  expect(made.status).toBe(200);
  const done = await app.as(approver)("POST", `/api/v1/notices/${made.body.id}/publish`);
  expect(done.status).toBe(200);
  return done.body;
}

describe("a public notice", () => {
  it("is blocked until the place has said how many days, and says which setting that is", async () => {
    const claim = await given();
    const groups = await app.as(clerk)("GET", "/api/v1/notices/candidates");
    expect(groups.body.groups).toMatchObject([
      {
        place: "350423",
        days: null,
        setting: `process:${process}#notice_days`,
        claims: [{ id: claim.id, fen: 100_000 }],
      },
    ]);
    const made = await app.as(clerk)("POST", "/api/v1/notices", draft([claim.id]));
    expect(made.body).toMatchObject({ state: "draft", days: 0, number: "", mayPublish: false });
    const refused = await app.as(approver)("POST", `/api/v1/notices/${made.body.id}/publish`);
    expect([refused.status, refused.body.code]).toEqual([409, "not_set"]);
    expect(refused.body.fields[0].field).toBe(`process:${process}#notice_days`);
    expect((await statusOf(claim.id)).status).toBe("approved");
    // In a draft it waits for no second notice.
    expect((await app.as(clerk)("GET", "/api/v1/notices/candidates")).body.groups).toEqual([]);
    expect((await app.as(clerk)("POST", "/api/v1/notices", draft([claim.id]))).status).toBe(409);
    expect((await app.as(clerk)("DELETE", `/api/v1/notices/${made.body.id}`)).status).toBe(200);
  });

  it("is prepared by one and published by another; everybody then reads it with masked names", async () => {
    await set(`process:${process}#notice_days`, 5);
    const employer = await careHelpers(app).anEmployer("某某公司", []);
    const [first, second] = [await given({ workplace: employer }), await given({ name: "张伟" })];
    const boss = app.actor("talent_office", { name: "主任" });
    const made = await app.as(boss)("POST", "/api/v1/notices", draft([first.id, second.id]));
    // Five working days from Thursday 2 March: a weekend lies between.
    expect(made.body).toMatchObject({
      days: 5,
      endsOn: "2023-03-08",
      endKnown: true,
      state: "draft",
      mayPublish: false,
    });
    expect((await open("GET", `/api/v1/public-notices/${made.body.id}`)).status).toBe(404);
    const own = await app.as(boss)("POST", `/api/v1/notices/${made.body.id}/publish`);
    expect([own.status, own.body.code]).toEqual([403, "not_allowed"]);
    expect((await app.as(clerk)("POST", `/api/v1/notices/${made.body.id}/publish`)).status).toBe(403);

    const seen = await app.as(approver)("GET", `/api/v1/notices/${made.body.id}`);
    expect(seen.body.mayPublish).toBe(true);
    const key = crypto.randomUUID();
    const publish = () => app.as(approver)("POST", `/api/v1/notices/${made.body.id}/publish`, undefined, key);
    const [once, again] = [await publish(), await publish()];
    expect(again.body).toEqual(once.body);
    expect(once.body).toMatchObject({ state: "published", number: "350423-2023-G0001", publishedBy: "签发人" });
    expect(await statusOf(first.id)).toMatchObject({ status: "in_notice" });

    const list = await open("GET", "/api/v1/public-notices?place=350423&state=running");
    expect(list.body.items).toMatchObject([
      { id: made.body.id, daysLeft: 5, count: 2, contact: { phone: "0598-0000000" } },
    ]);
    const page = await open("GET", `/api/v1/public-notices/${made.body.id}`);
    expect(page.body.rows).toMatchObject([
      { name: "林*夏", workplace: "某某公司", clause: "五(一)", fen: 100_000, state: "running" },
      { name: "张*", workplace: null },
    ]);
    const text = JSON.stringify([list.body, page.body]);
    for (const secret of ["林小夏", "张伟", person, first.id, first.number]) expect(text).not.toContain(secret);
    const change = { title: "x", startsOn: "2023-03-03", contact, claims: [first.id], version: once.body.version };
    expect((await app.as(clerk)("PUT", `/api/v1/notices/${made.body.id}`, change)).status).toBe(409);
  });

  it("ends the day after its last day: rows that nobody spoke against are clear, and the record says so", async () => {
    goTo("2023-03-08");
    expect(await close()).toEqual({ cleared: 0, closed: 0 });
    goTo("2023-03-09");
    expect(await close()).toEqual({ cleared: 2, closed: 1 });
    expect(await close()).toEqual({ cleared: 0, closed: 0 });
    const [notice] = (await app.as(clerk)("GET", "/api/v1/notices?state=closed")).body.items;
    const record = await app.as(clerk)("GET", `/api/v1/notices/${notice.id}/record`);
    expect(record.body).toMatchObject({ on: "2023-03-09", rows: [{ fen: 100_000 }, {}] });
    expect(record.body.says.zh).toContain("2 件无异议");
    const desk = await app.as(clerk)("GET", `/api/v1/notices/${notice.id}`);
    expect(desk.body.rows.map(({ state }: { state: string }) => state)).toEqual(["clear", "clear"]);
    expect((await statusOf(desk.body.rows[0].claim.id)).status).not.toBe("in_notice");
  });

  it("whose last day lies beyond the holidays that are published says so", async () => {
    const claim = await given();
    const made = await app.as(clerk)("POST", "/api/v1/notices", draft([claim.id], { startsOn: "2031-10-06" }));
    expect(made.body).toMatchObject({ endKnown: false });
    const { version } = made.body;
    const past = { title: "x", startsOn: "2023-01-02", contact, claims: [claim.id], version };
    expect((await app.as(clerk)("PUT", `/api/v1/notices/${made.body.id}`, past)).status).toBe(422);
    const changed = await app.as(clerk)("PUT", `/api/v1/notices/${made.body.id}`, { ...past, startsOn: "2023-03-10" });
    expect(changed.body).toMatchObject({ endsOn: "2023-03-16", endKnown: true });
    expect((await app.as(clerk)("PUT", `/api/v1/notices/${made.body.id}`, { ...past, version })).status).toBe(409);
    // A claim that is taken back leaves the draft.
    await asOwner(app.connection, (owner) =>
      owner.query("update claim set status = 'withdrawn' where id = $1", [claim.id]),
    );
    expect((await app.as(approver)("POST", `/api/v1/notices/${made.body.id}/publish`)).status).toBe(409);
    await app.as(clerk)("DELETE", `/api/v1/notices/${made.body.id}`);
  });

  it("of results takes claims that are paid, once, and moves none of them", async () => {
    const paid = await given({ status: "paid" });
    const groups = await app.as(clerk)("GET", "/api/v1/notices/candidates?kind=result");
    expect(groups.body.groups[0].claims.map(({ id }: { id: string }) => id)).toEqual([paid.id]);
    const made = await app.as(clerk)(
      "POST",
      "/api/v1/notices",
      draft([paid.id], { kind: "result", startsOn: "2023-03-10" }),
    );
    expect((await app.as(approver)("POST", `/api/v1/notices/${made.body.id}/publish`)).status).toBe(200);
    expect((await statusOf(paid.id)).status).toBe("paid");
    expect((await open("GET", "/api/v1/public-notices?kind=result")).body.total).toBe(1);
    const { body } = await open("GET", `/api/v1/public-notices/${made.body.id}`);
    const against = await open("POST", `/api/v1/public-notices/${made.body.id}/objections`, {
      row: body.rows[0].id,
      text: "x",
    });
    expect(against.status).toBe(409);
    expect((await app.as(clerk)("GET", "/api/v1/notices/candidates?kind=result")).body.groups).toEqual([]);
  });
});

describe("an objection", () => {
  const object = (notice: any, at: number, over: object = {}) =>
    open("POST", `/api/v1/public-notices/${notice.id}/objections`, {
      row: notice.rows[at].id,
      text: "此人去年已经离开本县。",
      ...over,
    });

  it("pauses its own row alone; dismissed with reasons, the row runs on and is cleared", async () => {
    goTo("2023-03-13");
    await set("place#objection_days", 10);
    const [one, two] = [await given(), await given({ name: "陈一" })];
    const notice = await published([one.id, two.id]);
    const filed = await object(notice, 0, { from: { name: "王举报", phone: "13800000000" } });
    expect(filed.body).toMatchObject({ code: expect.stringMatching(/^(\w{4}-){3}\w{4}$/), state: "received" });
    expect([(await statusOf(one.id)).status, (await statusOf(two.id)).status]).toEqual(["objection", "in_notice"]);
    const page = await open("GET", `/api/v1/public-notices/${notice.id}`);
    expect(page.body.rows.map(({ state }: { state: string }) => state)).toEqual(["objected", "running"]);

    // Nothing of who objects lies in clear, and an office that may not see it does not.
    const stored = await asOwner(
      app.connection,
      async (owner) => (await owner.query("select o::text from objection o")).rows,
    );
    expect(JSON.stringify(stored)).not.toContain("王举报");
    const reviewer = app.actor("reviewer", { name: "核查人" });
    const { items } = (await app.as(reviewer)("GET", "/api/v1/objections")).body;
    expect(items).toMatchObject([{ named: true, dueOn: "2023-03-27", claim: { number: one.number } }]);
    const id = items[0].id;
    expect((await app.as(clerk)("GET", `/api/v1/objections/${id}`)).body.from).toBeNull();
    expect((await app.as(reviewer)("GET", `/api/v1/objections/${id}`)).body.from.name).toBe("王举报");

    // Both sides are asked; neither reads the other.
    const ask = (to: string, text: string) =>
      app.as(reviewer)("POST", `/api/v1/objections/${id}/questions`, { to, text });
    await ask("objector", "您怎么知道的");
    await ask("claimant", "请说明去年的去向");
    const words = { code: filed.body.code.toLowerCase().replaceAll("-", " "), words: "听同事说的" };
    const followed = await open("POST", "/api/v1/objection-follow-up", words);
    expect(followed.body.messages.map(({ text }: { text: string }) => text)).toEqual(["您怎么知道的", "听同事说的"]);
    // Nobody speaks in the claimant's name, and one who works in the office himself does not learn who objected to him.
    const forged = await app.as(clerk)("POST", `/api/v1/claims/${one.id}/objection/words`, { text: "都属实" });
    expect(forged.status).toBe(403);
    const himself = app.actor("reviewer", { person });
    expect((await app.as(himself)("GET", `/api/v1/objections/${id}`)).status).toBe(403);
    const own = { outcome: "dismissed", reasons: "没有这回事" };
    expect((await app.as(himself)("POST", `/api/v1/objections/${id}/outcome`, own)).status).toBe(403);
    const mine = await app.as(lin)("POST", `/api/v1/claims/${one.id}/objection/words`, { text: "一直在本县上班" });
    expect(mine.body).toMatchObject({
      open: true,
      messages: [{ text: "请说明去年的去向" }, { text: "一直在本县上班" }],
    });
    const told = (await app.as(lin)("GET", "/api/v1/notifications")).body.items;
    expect(told.map(({ kind }: { kind: string }) => kind)).toContain("claim.objection");
    expect((await open("POST", "/api/v1/objection-follow-up", { code: "AAAA-AAAA-AAAA-AAAA" })).status).toBe(404);

    const done = await app.as(reviewer)("POST", `/api/v1/objections/${id}/outcome`, {
      outcome: "dismissed",
      reasons: "社保连续缴纳",
    });
    expect(done.body).toMatchObject({
      state: "closed",
      outcome: "dismissed",
      answer: "社保连续缴纳",
      closedBy: "核查人",
    });
    expect((await statusOf(one.id)).status).toBe("in_notice");
    const answered = await open("POST", "/api/v1/objection-follow-up", { code: filed.body.code });
    expect(answered.body).toMatchObject({ state: "closed", outcome: "dismissed", answer: "社保连续缴纳" });
    expect((await open("POST", "/api/v1/objection-follow-up", words)).status).toBe(409);

    goTo("2023-03-20");
    expect(await close()).toMatchObject({ cleared: 2 });
  });

  it("keeps its row waiting after the last day; upheld, the claim goes back to review", async () => {
    const [one, two] = [await given(), await given({ name: "陈二" })];
    const notice = await published([one.id, two.id]);
    await object(notice, 0);
    await object(notice, 0, { text: "另一个人也说" });
    goTo("2023-03-28");
    expect((await object(notice, 1)).status).toBe(409);
    expect(await close()).toEqual({ cleared: 1, closed: 0 });
    const reviewer = app.actor("reviewer");
    const { items } = (await app.as(reviewer)("GET", `/api/v1/objections?notice=${notice.id}`)).body;
    expect(items.map(({ named }: { named: boolean }) => named)).toEqual([false, false]);
    const outcome = (at: number, what: string) =>
      app.as(reviewer)("POST", `/api/v1/objections/${items[at].id}/outcome`, { outcome: what, reasons: "查实" });
    expect((await outcome(0, "dismissed")).status).toBe(200);
    expect((await statusOf(one.id)).status).toBe("objection");
    expect((await outcome(1, "partly")).body.row.state).toBe("upheld");
    expect((await statusOf(one.id)).status).toBe("in_review");
    expect(await close()).toEqual({ cleared: 0, closed: 1 });
    expect((await app.as(lin)("GET", `/api/v1/claims/${one.id}/objection`)).body).toMatchObject({ open: false });
  });

  it("is not judged by whoever decided the claim", async () => {
    const [one, two] = [await given(), await given({ name: "陈三" })];
    const notice = await published([one.id, two.id]);
    await object(notice, 1);
    const id = (await app.as(approver)("GET", `/api/v1/objections?notice=${notice.id}`)).body.items[0].id;
    const [{ decided_by }] = await asOwner(
      app.connection,
      async (owner) => (await owner.query("select decided_by from decision where claim = $1", [two.id])).rows,
    );
    const decider = app.actor("approver", { account: decided_by });
    const refused = await app.as(decider)("POST", `/api/v1/objections/${id}/outcome`, {
      outcome: "dismissed",
      reasons: "x",
    });
    expect(refused.status).toBe(403);
  });

  it("is slowed down from one address", async () => {
    const row = crypto.randomUUID();
    const statuses = [];
    for (let n = 0; n < 40; n++) {
      statuses.push((await open("POST", `/api/v1/public-notices/${row}/objections`, { row, text: "x" })).status);
    }
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
  });
});

describe("a rating", () => {
  it("is given once, by the claimant, to a closed claim; a bad one is called back in time", async () => {
    await set("place#rating_callback_days", 15);
    goTo("2023-04-03");
    const [running, paid, fine] = [
      await given({ status: "in_review" }),
      await given({ status: "paid" }),
      await given({ status: "paid" }),
    ];
    const rate = (claim: string, body: object, actor = lin) =>
      app.as(actor)("POST", `/api/v1/claims/${claim}/rating`, body);
    expect((await rate(running.id, { score: 5 })).status).toBe(409);
    expect((await app.as(lin)("GET", `/api/v1/claims/${paid.id}/rating`)).body).toEqual({
      rating: null,
      mayRate: true,
    });
    const bad = await rate(paid.id, { score: 1, words: "等了三个月" });
    expect(bad.body.rating).toMatchObject({ score: 1, callback: { dueOn: "2023-04-24", state: "open" } });
    expect((await rate(paid.id, { score: 5 })).status).toBe(409);
    expect((await rate(fine.id, { score: 6 })).status).toBe(400);
    expect((await rate(fine.id, { score: 5 })).body.rating.callback).toBeNull();
    expect((await rate(fine.id, { score: 5 }, clerk)).status).toBe(403);

    const tasks = (await app.as(clerk)("GET", "/api/v1/ratings?callback=open")).body.items;
    expect(tasks).toMatchObject([{ score: 1, words: "等了三个月" }]);
    goTo("2023-05-04");
    const summary = (await app.as(clerk)("GET", "/api/v1/ratings/summary")).body;
    expect(summary).toMatchObject({ total: 2, callbacks: { open: 0, overdue: 1, done: 0 } });
    const call = (outcome: string) =>
      app.as(clerk)("POST", `/api/v1/ratings/${tasks[0].id}/callback`, { outcome, words: "已致电说明" });
    expect((await call("unreachable")).body.callback).toMatchObject({ state: "done", outcome: "unreachable" });
    expect((await call("resolved")).body.callback).toMatchObject({ outcome: "resolved", by: "拟稿人" });
    expect((await call("explained")).status).toBe(409);
  });
});
