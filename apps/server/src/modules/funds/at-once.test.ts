/** Many hands on the same money at the same moment: nothing is overdrawn, nothing paid twice, nobody waits for ever. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { place } from "#modules/claims/claims.fixture.ts";
import { validIds } from "#modules/registry/registry.fixture.ts";
import { grant } from "./awards/grant.ts";
import { aFunds, type Decided, type FundsApp, months, returnOf } from "./funds.fixture.ts";

const clock = { now: () => new Date("2023-07-03T04:00:00Z") };
let app: FundsApp;
beforeAll(async () => {
  app = await aFunds({ clock });
  await app.set("qingliu-2023-1/05#start_delay", 0);
  await app.set("qingliu-2023-1/05#interval", "month");
});
afterAll(() => app.close());

it("never overdraws a budget, a programme or a yearly limit, and pays every instalment once", async () => {
  const many = 12;
  const superior = await app.aFund("superior", { 2023: 1_234_567 });
  const county = await app.aFund("county-talent", { 2023: 2_000_033 });
  await app.as(app.checker)("POST", "/api/v1/funds/programme-caps", {
    place,
    benefit: "qingliu-2023-1/05",
    year: 2023,
    fen: 3_000_000,
    basis: "会议纪要",
  });
  const decisions: Decided[] = [];
  for (let n = 0; n < many; n++) decisions.push(await app.aDecision({ instalments: months("2023-03", 10, 33_333) }));
  // Each decision is told twice, as a retry would.
  await Promise.all(
    [...decisions, ...decisions].map((it) => app.system((tx) => grant(tx, app.doing(), it)).catch(oneOfTwo)),
  );
  const held = await app.system((tx) =>
    sql<{ awards: number; held: number; short: number }>`
      select (select count(*)::int from award) as awards, (select coalesce(sum(fen), 0)::float8 from hold) as held,
        (select count(*)::int from instalment where status = 'planned') as short`.execute(tx),
  );
  expect(held.rows[0]).toEqual({ awards: many, held: 90 * 33_333, short: many * 10 - 90 });
  expect(await app.faults()).toEqual([]);

  for (const { person } of decisions) await app.verified(person);
  const prepared = await Promise.all(
    Array.from({ length: 4 }, () => app.as(app.preparer)("POST", "/api/v1/batches", { place })),
  );
  expect(prepared.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
  const batch = prepared.find(({ status }) => status === 200)!.body;
  await app.as(app.checker)("POST", `/api/v1/batches/${batch.id}/check`);
  const awards = await app.as(app.preparer)("GET", "/api/v1/awards?pageSize=100");
  const stop = { reason: "own_wish", from: "2023-01-01", why: "本人放弃" };
  const [stopped] = awards.body.items;
  const answers = await Promise.all([
    ...Array.from({ length: 3 }, () => app.as(app.releaser)("POST", `/api/v1/batches/${batch.id}/release`)),
    app.as(app.preparer)("POST", `/api/v1/awards/${stopped.id}/stop`, stop),
    app.as(app.preparer)("POST", `/api/v1/batches/${batch.id}/cancel`, { why: "同时作废" }),
    app.budget(superior, 2023, 100_000),
    app.budget(county, 2023, -1),
  ]);
  expect(
    answers.every(({ status }) => status < 500),
    JSON.stringify(answers.map(({ body }) => body.message)),
  ).toBe(true);
  expect(await app.faults()).toEqual([]);

  const after = (await app.as(app.preparer)("GET", `/api/v1/batches/${batch.id}`)).body;
  if (after.state === "released") {
    const sent = after.payments.filter(({ state }: { state: string }) => state === "sent");
    const rows = sent.map(({ number, fen }: { number: string; fen: number }) => [
      number,
      (fen / 100).toFixed(2),
      "成功",
    ]);
    const files = await Promise.all(
      [1, 2, 3].map((n) => app.bankSays(batch.id, returnOf([...rows, ["", "", "", String(n)]]))),
    );
    expect(files.filter(({ status }) => status === 200).length).toBe(3);
    const twice = await app.system((tx) =>
      sql`select instalment from payment_instalment pi join payment p on p.id = pi.payment where p.state in ('sent', 'paid')
        group by instalment having count(*) > 1`.execute(tx),
    );
    expect(twice.rows).toEqual([]);
  }
  expect(await app.faults()).toEqual([]);
});

/** The second telling of one decision finds it granted or is refused by the database. */
function oneOfTwo(fault: unknown): void {
  if (!/award_decision|instalment_once|already|duplicate/.test(String(fault))) throw fault;
}

it("cuts what goes beyond a yearly limit, although both were decided before either was granted", async () => {
  const employer = await app.anEmployer();
  await app.aFund("employment", { 2023: 100_000_000 });
  const benefit = "qingliu-huigui-2023/12c";
  const given = {
    person: employer,
    benefit,
    account: null,
    instalments: [{ due: "2023-06-01", fen: 15_000_000, payee: "employer" }],
  };
  const both = [await app.aDecision(given), await app.aDecision(given)];
  await Promise.all(both.map((it) => app.system((tx) => grant(tx, app.doing(), it))));
  const awards = await app.as(app.preparer)("GET", `/api/v1/awards?party=${employer}`);
  const totals = awards.body.items
    .map(({ totalFen }: { totalFen: number }) => totalFen)
    .toSorted((a: number, b: number) => a - b);
  expect(totals).toEqual([5_000_000, 15_000_000]);
  const uses = await app.system((tx) =>
    sql<{ used: number }>`select used_fen::float8 as used from cap_use where party = ${employer}::uuid`.execute(tx),
  );
  expect(uses.rows).toEqual([{ used: 20_000_000 }]);
  expect(await app.faults()).toEqual([]);
});

it("takes over what ran before, once, and pays no month twice across the cut", async () => {
  const person = await app.aPerson("林接续");
  const index = app.sealing.blindIndex("id", validIds[0]);
  await app.system((tx) => sql`update person set id_index = ${index} where id = ${person}::uuid`.execute(tx));
  const header = "证件号码,姓名,待遇,起始月份,总期数,已付期数,每期金额(元),资金来源";
  const row = (name: string, k: string, benefit = "qingliu-2023-1/05", fund = "county-talent") =>
    `${validIds[0]},${name},${benefit},2023-01,36,${k},1000.00,${fund}`;
  const path = `/api/v1/takeovers?place=${place}`;
  const bad = await app.upload(
    path,
    app.preparer,
    [
      header,
      row("别人", "5"),
      row("林接续", "40"),
      row("林接续", "5", "没有的"),
      row("林接续", "5", undefined, "不存在"),
      row("林接续", "0", "qingliu-huigui-2023/12c"),
    ].join("\r\n"),
  );
  expect(bad.status, JSON.stringify(bad.body)).toBe(200);
  expect(bad.body).toMatchObject({ good: 0, problems: 5 });
  // Paid for each worker: the sheet cannot say for which, and the same worker could be claimed again.
  expect(bad.body.rows[4].problems[0].says.zh).toContain("无法防止同一件再领");
  expect(JSON.stringify(bad.body)).not.toContain(validIds[0]);
  const file = [header, row("林接续", "5")].join("\r\n");
  const loaded = await app.upload(path, app.preparer, file);
  expect(loaded.body).toMatchObject({ good: 1, paidBeforeFen: 500_000, openFen: 3_100_000 });
  expect((await app.upload(path, app.preparer, file)).body.code).toBe("already_there");
  expect((await app.as(app.preparer)("POST", `/api/v1/takeovers/${loaded.body.id}/confirm`)).status).toBe(403);
  const done = await app.as(app.checker)("POST", `/api/v1/takeovers/${loaded.body.id}/confirm`);
  expect(done.body, JSON.stringify(done.body)).toMatchObject({ state: "done" });
  const again = await app.upload(path, app.preparer, `${file}\r\n`);
  expect(again.body).toMatchObject({ good: 0, same: 1 });
  const { award } = await app.anAward({ person, instalments: months("2023-03", 36, 100_000) });
  const covered = award.instalments.filter(({ state }) => state === "cancelled").map(({ period }) => period);
  // Five of 36 were paid before, two of them for months that the new decision does not count: 31 are left.
  expect(covered).toEqual(["2023-03", "2023-04", "2023-05", "2026-01", "2026-02"]);

  const fund = await app.aFund("own-2", {});
  const balances = `/api/v1/takeovers?place=${place}&kind=balances`;
  const opening = await app.upload(
    balances,
    app.preparer,
    "资金,年度,预算(元),已支付(元)\r\nown-2,2023,1000.00,250.50",
  );
  expect(opening.body, JSON.stringify(opening.body)).toMatchObject({ good: 1 });
  await app.as(app.checker)("POST", `/api/v1/takeovers/${opening.body.id}/confirm`);
  const year = (await app.as(app.preparer)("GET", `/api/v1/funds/${fund}`)).body.years[0];
  expect(year).toMatchObject({ budgetFen: 100_000, paidFen: 25_050, availableFen: 74_950 });
  expect(await app.faults()).toEqual([]);
});
