import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { place } from "#modules/claims/claims.fixture.ts";
import { aFunds, type FundsApp, returnOf } from "./funds.fixture.ts";

const clock = { now: () => new Date("2023-07-03T04:00:00Z") };
let app: FundsApp;
beforeAll(async () => {
  app = await aFunds({ clock });
  await app.set("qingliu-2023-1/05#start_delay", 0);
  await app.set("qingliu-2023-1/05#interval", "quarter");
});
afterAll(() => app.close());

describe("money", () => {
  // The order of funds that qingliu-2023-1/sup-6c prints: higher levels first, the county's own last.
  it("goes from the budget to the bank and comes to the person, with every fen accounted for", async () => {
    const superior = await app.aFund("superior", { 2023: 250_000 });
    const county = await app.aFund("county-talent", { 2023: 10_000_000 });
    const { award, person, claim } = await app.anAward();
    expect(award).toMatchObject({ totalFen: 3_600_000, heldFen: 1_000_000, n: 36, state: "active", noStops: true });
    const shares = award.instalments.flatMap((each) => each.shares.map((share) => [share.fund.key, share.fen]));
    expect(shares.slice(0, 4)).toEqual([
      ["superior", 100_000],
      ["superior", 100_000],
      ["superior", 50_000],
      ["county-talent", 50_000],
    ]);
    expect(award.instalments[10]?.heldBack?.code).toBe("no_budget");

    const before = await app.as(app.preparer)("GET", `/api/v1/batches/proposal?place=${place}`);
    expect(before.body.dropped[0].because[0].code).toBe("account_unverified");
    await app.verified(person);
    const batch = await app.released();
    expect(batch).toMatchObject({ state: "released", outFen: 400_000, differenceFen: 400_000 });
    expect(batch.sum.words).toBe("人民币肆仟元整");
    expect(batch.payments[0]?.account?.masked).toBe("**** 0000");
    expect((await app.claim(claim)).status).toBe("paying");

    const file = await app.as(app.releaser)("GET", `/api/v1/batches/${batch.id}/file?format=csv`);
    expect(file.body).toContain("6222020000000000000");
    const { number } = batch.payments[0]!;
    const answered = await app.bankSays(batch.id, returnOf([[number, "4000.00", "成功"]]));
    expect(answered.body, JSON.stringify(answered.body)).toMatchObject({
      state: "returned",
      paidFen: 400_000,
      differenceFen: 0,
    });
    const closed = await app.as(app.preparer)("POST", `/api/v1/batches/${batch.id}/close`);
    expect(closed.body.state).toBe("closed");
    const mine = await app.as(app.himself(person))("GET", "/api/v1/my/money");
    expect(mine.body.awards[0]).toMatchObject({ paidFen: 400_000, k: 4 });
    const year = async (fund: string) => (await app.as(app.preparer)("GET", `/api/v1/funds/${fund}`)).body.years[0];
    expect(await year(superior)).toMatchObject({ budgetFen: 250_000, availableFen: 0, paidFen: 250_000 });
    expect(await year(county)).toMatchObject({ budgetFen: 10_000_000, heldFen: 600_000, paidFen: 150_000 });
    expect(await app.faults()).toEqual([]);
  });
});
