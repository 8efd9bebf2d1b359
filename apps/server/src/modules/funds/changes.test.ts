import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { place } from "#modules/claims/claims.fixture.ts";
import { aFunds, card, type FundsApp, months, otherCard, returnOf } from "./funds.fixture.ts";

const clock = { now: () => new Date("2023-07-03T04:00:00Z") };
const allowance = "qingliu-2023-1/05";
let app: FundsApp;
let fund: string;
beforeAll(async () => {
  app = await aFunds({ clock });
  fund = await app.aFund("county-talent", { 2023: 100_000_000 });
});
afterAll(() => app.close());

const post = (who: "preparer" | "checker" | "releaser", path: string, body?: object, key?: string) =>
  app.as(app[who])("POST", `/api/v1${path}`, body, key);

describe("a batch", () => {
  it("waits until the place has set what payment needs, and names it", async () => {
    const { person } = await app.anAward();
    await app.verified(person);
    const refused = await post("preparer", "/batches", { place });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: "not_set" });
    expect(refused.body.fields.map(({ field }: { field: string }) => field).sort()).toEqual([
      `${allowance}#interval`,
      `${allowance}#start_delay`,
    ]);
    await app.set(`${allowance}#start_delay`, 0);
    await app.set(`${allowance}#interval`, "month");
    expect((await post("preparer", "/batches", { place, expectFen: 1 })).body.code).toBe("conflict");
  });

  it("takes three people, none of whom decided; the first answer comes again on a repeat", async () => {
    const key = crypto.randomUUID();
    const first = await post("preparer", "/batches", { place }, key);
    const again = await post("preparer", "/batches", { place }, key);
    expect(first.status, JSON.stringify(first.body)).toBe(200);
    expect(again.body).toEqual(first.body);
    const { id } = first.body;
    expect((await post("preparer", `/batches/${id}/check`)).status).toBe(403);
    expect((await post("releaser", `/batches/${id}/check`)).body.code).toBe("not_allowed");
    expect((await post("checker", `/batches/${id}/check`)).status).toBe(200);
    expect((await post("checker", `/batches/${id}/release`)).body.code).toBe("not_allowed");
    const cancelled = await post("preparer", `/batches/${id}/cancel`, { why: "少了一人" });
    expect(cancelled.body).toMatchObject({ state: "cancelled", sum: { fen: 0 } });

    const decider = app.releaser;
    const { person } = await app.anAward({ decidedBy: decider.account });
    await app.verified(person);
    const batch = (await post("preparer", "/batches", { place })).body;
    await post("checker", `/batches/${batch.id}/check`);
    const refused = await post("releaser", `/batches/${batch.id}/release`);
    expect(refused.body.message.zh).toContain("您审批过");
    await post("preparer", `/batches/${batch.id}/cancel`, { why: "换人" });
    await expect(
      app.system((tx) => sql`update batch set checked_by = prepared_by where id = ${batch.id}`.execute(tx)),
    ).rejects.toThrow("batch_three_people");
    // The person whose claim it is leaves, so that later tests can release.
    const awards = await app.as(app.preparer)("GET", `/api/v1/awards?party=${person}`);
    await post("preparer", `/awards/${awards.body.items[0].id}/stop`, {
      reason: "other",
      from: "2023-01-01",
      why: "测试",
    });
  });

  it("is answered row by row: what does not fit is listed, and nothing is lost or booked twice", async () => {
    const people = [];
    for (let n = 0; n < 3; n++) {
      const made = await app.anAward();
      await app.verified(made.person);
      people.push(made);
    }
    const batch = await app.released();
    const [a, b, c] = batch.payments.map(({ number, fen }) => [number, (fen / 100).toFixed(2)] as const);
    const half = [returnOf([[a![0], a![1], "成功"]]), `${b![0]},`].join("\r\n");
    const key = crypto.randomUUID();
    const partial = (await app.bankSays(batch.id, half, key)).body;
    expect(partial.returns[0], JSON.stringify(partial)).toMatchObject({ paid: 1, problems: 1 });
    // Sent again it is the same answer; another file under the same key is no repeat.
    expect((await app.bankSays(batch.id, half, key)).body).toEqual(partial);
    expect((await app.bankSays(batch.id, `${half}\r\n`, key)).body.code).toBe("conflict");
    expect(partial).toMatchObject({ paidFen: 400_000, differenceFen: batch.sentFen - 400_000 });
    expect((await app.bankSays(batch.id, half)).body.code).toBe("already_there");
    expect((await post("preparer", `/batches/${batch.id}/close`)).body.message.zh).toContain("差额不是 0.00");

    const odd = returnOf([
      [a![0], a![1], "成功"],
      [a![0], a![1], "退汇"],
      [b![0], "1.00", "成功"],
      ["PC350423-2023-99999-0001", "1.00", "成功"],
      [c![0], c![1], "处理中"],
    ]);
    const second = (await app.bankSays(batch.id, odd)).body.returns[0];
    expect(second.items.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      "same",
      "problem",
      "problem",
      "problem",
      "problem",
    ]);
    expect((await app.bankSays(batch.id, "<html>not a table</html>")).status).toBe(415);
    expect((await app.bankSays(batch.id, "a,b\r\n1,2")).body.message.zh).toContain("支付编号");
    expect((await app.bankSays(batch.id, "")).body.code).toBe("not_valid");

    const rest = returnOf(
      batch.payments
        .slice(1)
        .map(({ number, fen }, at) => [number, (fen / 100).toFixed(2), at === 0 ? "退汇" : "成功", "户名不符"]),
    );
    const all = (await app.bankSays(batch.id, rest)).body;
    expect(all.differenceFen).toBe(0);
    expect((await post("preparer", `/batches/${batch.id}/close`)).body.state).toBe("closed");
    expect(await app.faults()).toEqual([]);

    const bounced = all.payments.find(({ state }: { state: string }) => state === "bounced");
    expect(bounced).toMatchObject({ why: "户名不符", retry: "needs_account" });
    const { id: person } = bounced.party;
    expect((await app.claim(bounced.claim)).status).toBe("bounced");
    const dropped = await app.as(app.preparer)("GET", `/api/v1/batches/proposal?place=${place}`);
    expect(dropped.body.dropped[0].because[0].code).toBe("account_unchanged");
    const given = { number: otherCard, bank: "另一家银行", holder: "林测" };
    expect((await app.as(app.himself(person))("POST", "/api/v1/my/money/account", given)).body.masked).toBe(
      "**** 0018",
    );
    await app.verified(person);
    const retry = await app.released();
    expect(retry.payments[0]).toMatchObject({ attempt: 2, retryOf: bounced.number });

    const wrong = retry.payments[0]!;
    await app.bankSays(retry.id, returnOf([[wrong.number, "4000.00", "成功"]]));
    const reversed = await post("checker", `/payments/${wrong.id}/reverse`, { why: "银行更正" });
    expect(reversed.body, JSON.stringify(reversed.body)).toMatchObject({
      paidFen: 0,
      outFen: 400_000,
      state: "returned",
    });
    const final = await app.bankSays(retry.id, returnOf([[wrong.number, "4000.00", "成功", "更正后"]]));
    expect(final.body.paidFen).toBe(400_000);
    expect(await app.faults()).toEqual([]);
    const statement = await app.as(app.preparer)("GET", `/api/v1/statements?period=2023-07&place=${place}`);
    const { total } = statement.body;
    expect(total.paidFen).toBe(batch.sentFen);
    expect(total.closingFen).toBe(
      total.openingFen + total.budgetFen - total.heldFen + total.releasedFen + total.recoveredFen,
    );
    const supervised = await app.as(app.preparer)("GET", `/api/v1/supervision/funds?place=${place}`);
    expect(supervised.body.total).toMatchObject({ paidFen: total.paidFen, failedFen: 0 });
    const lines = await app.as(app.preparer)(
      "GET",
      `/api/v1/supervision/funds/lines?place=${place}&year=2023&kind=paid&pageSize=100`,
    );
    const sum = lines.body.items.reduce((all: number, { fen }: { fen: number }) => all + fen, 0);
    expect(sum).toBe(total.paidFen);
    expect(lines.body.items[0]).toMatchObject({ decision: expect.any(String), claim: expect.any(String) });
  });
});

describe("an award", () => {
  it("stops after somebody left: the rest is cancelled, what was paid for later is asked back by two people", async () => {
    const { person, award, claim } = await app.anAward();
    await app.verified(person);
    const batch = await app.released();
    await app.bankSays(batch.id, returnOf([[batch.payments[0]!.number, "4000.00", "成功"]]));
    const available = async () => (await app.as(app.preparer)("GET", `/api/v1/funds/${fund}`)).body.years[0];
    const before = await available();
    const stop = { reason: "left_place", from: "2023-06-01", why: "六月已调离本县" };
    const stopped = await post("preparer", `/awards/${award.id}/stop`, stop);
    expect(stopped.body, JSON.stringify(stopped.body)).toMatchObject({
      state: "stopped",
      paidFen: 400_000,
      openFen: 0,
    });
    expect((await app.claim(claim)).status).toBe("stopped");
    const [recovery] = stopped.body.adjustments;
    expect(recovery).toMatchObject({ kind: "recovery", fen: 100_000, state: "proposed" });
    expect((await available()).availableFen).toBe(before.availableFen + 600_000);
    expect(
      (await post("preparer", `/adjustments/${recovery.id}/decide`, { accept: true, answer: "同意" })).status,
    ).toBe(403);
    const accepted = await post("checker", `/adjustments/${recovery.id}/decide`, { accept: true, answer: "同意" });
    expect(accepted.body.state).toBe("accepted");
    expect((await app.claim(claim)).status).toBe("clawback");
    expect(await available()).toMatchObject({ receivableFen: 100_000, paidFen: before.paidFen - 100_000 });
    const too = await post("preparer", `/adjustments/${recovery.id}/received`, { fen: 100_001, reference: "缴款书1" });
    expect(too.body.code).toBe("not_valid");
    await post("preparer", `/adjustments/${recovery.id}/received`, { fen: 40_000, reference: "缴款书1" });
    const settled = await post("preparer", `/adjustments/${recovery.id}/received`, {
      fen: 60_000,
      reference: "缴款书2",
    });
    expect(settled.body).toMatchObject({ state: "settled", receivedFen: 100_000 });
    expect((await app.claim(claim)).status).toBe("stopped");

    const objected = await app.as(app.himself(person))("POST", `/api/v1/my/money/${award.id}/objection`, {
      text: "我没有离开",
    });
    expect(objected.body.events[0]).toMatchObject({ what: "objection" });
    const answered = await post("checker", `/awards/${award.id}/objection-answer`, {
      upheld: true,
      answer: "核实后恢复",
    });
    expect(answered.body, JSON.stringify(answered.body)).toMatchObject({ state: "active" });
    expect((await app.claim(claim)).status).toBe("paying");
    expect(await app.faults()).toEqual([]);
    await post("preparer", `/awards/${award.id}/stop`, { ...stop, from: "2023-07-01" });
  });

  it("is replaced by a better one in mid-stream, and no month is paid twice", async () => {
    const { person, award } = await app.anAward();
    await app.verified(person);
    const batch = await app.released();
    await app.bankSays(batch.id, returnOf([[batch.payments[0]!.number, "4000.00", "成功"]]));
    const better = await app.anAward({ person, instalments: months("2023-03", 36, 150_000) });
    expect((await app.award(award.id)).state).toBe("stopped");
    expect(better.award.instalments.filter(({ state }) => state === "cancelled").map(({ period }) => period)).toEqual([
      "2023-03",
      "2023-04",
      "2023-05",
      "2023-06",
    ]);
    expect(better.award).toMatchObject({ totalFen: 5_400_000, openFen: 32 * 150_000 });
    const month = better.award.instalments[0]!;
    await expect(
      app.system((tx) => sql`update instalment set status = 'planned' where id = ${month.id}`.execute(tx)),
    ).rejects.toThrow("instalment_once");
    const arrears = await post("preparer", `/awards/${better.award.id}/adjustments`, {
      kind: "arrears",
      fen: 200_000,
      why: "四个月差额",
    });
    const decide = (who: typeof app.checker) =>
      app.as(who)("POST", `/api/v1/adjustments/${arrears.body.id}/decide`, { accept: true, answer: "补发" });
    // Nobody decides on his own award, and whoever accepts arrears does not pay them.
    const payee = { ...app.checker, account: crypto.randomUUID(), person };
    expect((await decide(payee)).body).toMatchObject({ code: "not_allowed" });
    const other = { ...app.checker, account: crypto.randomUUID() };
    expect((await decide(other)).body.state).toBe("accepted");
    const batch2 = (await post("preparer", "/batches", { place })).body;
    expect((await app.as(other)("POST", `/api/v1/batches/${batch2.id}/check`)).body.message.zh).toContain("补发");
    await post("preparer", `/batches/${batch2.id}/cancel`, { why: "换人" });
    const paid = await app.released();
    expect(paid.sum.fen).toBe(200_000);
    const suspended = await post("preparer", `/awards/${better.award.id}/suspend`, {
      reason: "new_employer",
      why: "换了单位，待核实",
    });
    expect(suspended.body).toMatchObject({ state: "suspended" });
    const resumed = await post("preparer", `/awards/${better.award.id}/resume`, { why: "已核实" });
    expect(resumed.body.heldFen).toBe(better.award.heldFen);
    expect(await app.faults()).toEqual([]);
  });
});

describe("a payee who is not the claimant", () => {
  it("is named by an office before anything is paid, and gets his part into his own account", async () => {
    const [lender, borrower] = [await app.anEmployer(), await app.anEmployer()];
    const { award } = await app.anAward({
      person: lender,
      benefit: "qingliu-huigui-2023/15b",
      account: null,
      instalments: ["lender", "borrower"].map((payee) => ({ due: "2023-06-01", fen: 250_000, payee })),
    });
    await app.aFund("employment", { 2023: 10_000_000 });
    for (const [payee, id] of [
      ["lender", lender],
      ["borrower", borrower],
    ] as const) {
      const before = (
        await app.as(app.preparer)("GET", `/api/v1/batches/proposal?place=${place}&benefit=qingliu-huigui-2023/15b`)
      ).body;
      expect(
        before.dropped.some(({ because }: { because: { code: string }[] }) => because[0]?.code === "payee_unknown"),
      ).toBe(true);
      const named = await post("preparer", `/awards/${award.id}/payees`, {
        payee,
        party: { kind: "employer", id },
        why: "调剂协议",
      });
      expect(named.status, JSON.stringify(named.body)).toBe(200);
      const given = { number: card, bank: "测试银行", holder: payee };
      await app.as(app.clerkOf(id))("POST", `/api/v1/employers/${id}/money/account`, given);
      await app.verified(id);
    }
    await app.set("qingliu-huigui-2023/15b#cap_scope", "company");
    const batch = await app.released({ benefit: "qingliu-huigui-2023/15b" });
    expect(batch.payments.map(({ party }) => party.id).toSorted()).toEqual([lender, borrower].toSorted());
    await app.bankSays(batch.id, returnOf(batch.payments.map(({ number }) => [number, "2500.00", "成功"])));
    expect((await app.award(award.id)).state).toBe("done");
    expect(await app.faults()).toEqual([]);
  });
});

describe("a stop condition", () => {
  it("is looked at before the payment: unknown and broken ones hold it back with what is missing, a person's word lets it go", async () => {
    const employer = await app.anEmployer();
    const { award } = await app.anAward({
      person: employer,
      benefit: "qingliu-huigui-2023/12b",
      instalments: [{ due: "2023-06-01", fen: 300_000, payee: "employer" }],
    });
    expect(award.noStops).toBe(false);
    await app.verified(employer);
    const proposal = async () =>
      (await app.as(app.preparer)("GET", `/api/v1/batches/proposal?place=${place}&benefit=qingliu-huigui-2023/12b`))
        .body;
    const before = await proposal();
    expect(before.lines).toEqual([]);
    expect(before.dropped[0].because.map(({ code, check }: { code: string; check: string }) => [code, check])).toEqual([
      ["stop_unknown", "not_on_duty"],
      ["stop_unknown", "gone"],
    ]);
    expect(before.dropped[0].because[0].missing.length).toBeGreaterThan(0);
    const instalment = award.instalments[0]!.id;
    const say = (check: string, outcome: boolean) =>
      post("preparer", `/instalments/${instalment}/checks`, { check, outcome, basis: "电话核实记录第3号" });
    await say("not_on_duty", true);
    await say("gone", false);
    expect((await proposal()).dropped[0].because.map(({ code }: { code: string }) => code)).toEqual(["stop_false"]);
    const answered = await say("gone", true);
    expect(answered.body.checks.length).toBe(2);
    expect((await proposal()).lines.length).toBe(1);

    // Between preparing and releasing somebody finds out: the batch does not go to the bank.
    const batch = (await post("preparer", "/batches", { place, benefit: "qingliu-huigui-2023/12b" })).body;
    await post("checker", `/batches/${batch.id}/check`);
    await say("gone", false);
    const late = await post("releaser", `/batches/${batch.id}/release`);
    expect(late.body.code, JSON.stringify(late.body)).toBe("wrong_state");
    expect((await post("preparer", `/batches/${batch.id}/cancel`, { why: "已不在岗" })).status).toBe(200);
  });
});

describe("a corrected fact", () => {
  it("proposes a recovery with the reason, and no second time", async () => {
    const { person, award } = await app.anAward();
    await app.verified(person);
    const batch = await app.released();
    await app.bankSays(batch.id, returnOf([[batch.payments[0]!.number, "4000.00", "成功"]]));
    const office = app.as(app.actor("officer"));
    const said = { fact: "person.degree", value: "bachelor" };
    const added = await office("POST", `/api/v1/facts/person/${person}`, said);
    expect(added.status, JSON.stringify(added.body)).toBe(200);
    const { adjustments } = await app.award(award.id);
    expect(adjustments).toMatchObject([
      { kind: "recovery", fen: 200_000, state: "proposed", facts: ["person.degree"] },
    ]);
    await office("POST", `/api/v1/facts/person/${person}`, { fact: "person.study_mode", value: "full-time" });
    expect((await app.award(award.id)).adjustments.length).toBe(1);
  });
});

describe("an account", () => {
  it("is verified by somebody else, and the number stands nowhere in clear", async () => {
    const { person } = await app.anAward({ account: null });
    const bad = await app.as(app.himself(person))("POST", "/api/v1/my/money/account", {
      number: "6222020000000000001",
      bank: "行",
      holder: "林",
    });
    expect(bad.body.code).toBe("not_valid");
    const mine = await app.as(app.himself(person))("POST", "/api/v1/my/money/account", {
      number: card,
      bank: "行",
      holder: "林",
    });
    expect(JSON.stringify(mine.body)).not.toContain(card);
    const { rows } = await app.system((tx) =>
      sql<{
        text: string;
      }>`select row_to_json(c)::text as text from payee_account c where person_id = ${person}`.execute(tx),
    );
    expect(rows[0]?.text).not.toContain(card);
  });
});

describe("a budget", () => {
  it("is never zero nor lowered below what is held; what waits is served in the order due when it comes", async () => {
    expect((await app.budget(fund, 2023, 0)).body.message.zh).toContain("不能是 0 元");
    const lowered = await app.budget(fund, 2023, -100_000_000);
    expect(lowered.body.code).toBe("not_valid");
    const early = await app.anAward({ instalments: months("2024-01", 2, 300_000) });
    const late = await app.anAward({ instalments: months("2024-02", 1, 100_000) });
    expect(early.award.instalments[0]?.heldBack?.code).toBe("no_budget");
    const short = await app.budget(fund, 2024, 350_000);
    expect(short.body.held.instalments).toBeGreaterThan(0);
    const first = await app.award(early.award.id);
    const open = await app.as(app.preparer)("GET", `/api/v1/funds/shortfalls?place=${place}&year=2024`);
    expect(open.body.items.map(({ because }: { because: string }) => because)).toContain("dry");
    // The January instalments of all awards go first; nothing later overtakes what is dry.
    const held = (await app.award(late.award.id)).instalments[0];
    expect(held?.state).toBe("planned");
    expect(first.instalments[0]?.dueOn).toBe("2024-01-31");
    const cap = { place, benefit: allowance, year: 2023, fen: 1, basis: "会议纪要" };
    expect((await post("checker", "/funds/programme-caps", cap)).body.code).toBe("not_valid");
    expect(await app.faults()).toEqual([]);
  });
});
