import type { Population, WhatIf, WhatIfBenefits } from "@jucai/contract";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "#kernel/permissions/index.ts";
import { allowance, allowanceAnswers, place } from "#modules/claims/claims.fixture.ts";
import { aFunds, type FundsApp } from "#modules/funds/funds.fixture.ts";
import { hideFew } from "./few.ts";

let app: FundsApp;
let author: Actor;
let office: Actor;
let monthly: string;
beforeAll(async () => {
  app = await aFunds();
  author = app.actor("policy_author");
  office = app.actor("talent_office");
});
afterAll(() => app.close());

const base = "/api/v1/what-if";
const generate = (by: Actor, over = {}) =>
  app.as(by)("POST", `${base}/populations/generated`, { benefit: allowance, people: 40, unknownShare: 0.1, ...over });
const read = (by: Actor, over = {}) =>
  app.as(by)("POST", `${base}/populations/registry`, { benefit: allowance, why: "修订标准前测算", ...over });

async function ready(by: Actor, made: { status: number; body: Population }): Promise<Population> {
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  return vi.waitFor(
    async () => {
      const { body } = await app.as(by)("GET", `${base}/populations/${made.body.id}`);
      expect(body.state, JSON.stringify(body)).toBe("ready");
      return body as Population;
    },
    { timeout: 20_000, interval: 50 },
  );
}

const tryIt = (by: Actor, population: string, changes: object[], over = {}) =>
  app.as(by)("POST", base, { population, benefit: allowance, changes, ...over });

/** Somebody who meets every condition of the allowance, as an office says. */
async function aTalent(over: object = {}, units = [app.units.townA]): Promise<string> {
  const person = await app.aPerson(undefined, units);
  const officer = app.as(app.actor("officer"));
  for (const [fact, value] of Object.entries({
    ...allowanceAnswers,
    "employer.leading_firm": false,
    "insurance.started_on": "2023-03-01",
    ...over,
  })) {
    if (value === undefined) continue;
    const answer = await officer("POST", `/api/v1/facts/person/${person}`, { fact, value });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }
  return person;
}

describe("benefits that can be tried", () => {
  it("are those published for the place, with every figure that may change", async () => {
    const { status, body } = await app.as(author)("GET", `${base}/benefits`);
    expect(status, JSON.stringify(body)).toBe(200);
    const { items } = body as WhatIfBenefits;
    const own = items.find(({ benefit }) => benefit === allowance);
    expect(own).toMatchObject({ claimant: "person", policy: { id: "qingliu-2023-1" } });
    expect(own?.affected).toContain(allowance);
    const money = own?.numbers.find(({ kind, value }) => kind === "money" && value === 100_000);
    expect(money?.label.zh).not.toBe("");
    monthly = money?.path ?? "";
    expect(own?.numbers.find(({ kind }) => kind === "date")?.value).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect((await app.as(author)("GET", `${base}/benefits?place=350424`)).status).toBe(403);
    expect((await app.http.inject({ url: `${base}/benefits` })).statusCode).toBe(401);
    expect((await app.as(app.actor("officer"))("GET", `${base}/benefits`)).status).toBe(403);
  });
});

describe("made-up people", () => {
  it("are decided by changed figures against the published ones; the same seed gives the same", async () => {
    const one = await ready(author, await generate(author));
    expect(one).toMatchObject({ kind: "generated", done: 40, of: 40, seed: 1, hidesFew: false, place });
    const same: WhatIf = (await tryIt(author, one.id, [])).body;
    expect(same.comparison).toMatchObject({ rows: 40, winners: 0, losers: 0 });
    expect(same.comparison.costFen.before).toBe(same.comparison.costFen.after);
    const { status, body } = await tryIt(author, one.id, [{ path: monthly, value: 150_000 }]);
    expect(status, JSON.stringify(body)).toBe(200);
    const { comparison } = body as WhatIf;
    const { winners, losers, unchanged, undecided } = comparison;
    expect((winners ?? 0) + (losers ?? 0) + (unchanged ?? 0) + (undecided ?? 0)).toBe(40);
    expect(comparison.groups.map(({ by }) => by)).toEqual(["township", "age_band", "degree"]);
    for (const { rows } of comparison.groups) {
      expect(rows.reduce((sum, { people }) => sum + (people ?? 0), 0)).toBe(40);
      expect(rows.every(({ label }) => label.zh !== "" && label.en !== "")).toBe(true);
    }
    const again = await ready(author, await generate(author));
    expect((await tryIt(author, again.id, [{ path: monthly, value: 150_000 }])).body.comparison).toEqual(comparison);
  });

  it("are refused with every fault of the changes at once, each with its place and what to do", async () => {
    const { id } = await ready(author, await generate(author, { people: 1 }));
    const { status, body } = await tryIt(author, id, [
      { path: monthly, value: 0.5 },
      { path: "pays.nobody", value: 3 },
      { path: monthly.replace(/.*/, "force.from"), value: 3 },
    ]);
    expect(status).toBe(422);
    expect(body.code).toBe("not_valid");
    expect(body.fields.map(({ field }: { field: string }) => field).toSorted()).toEqual([
      "changes[0].value",
      "changes[1].value",
      "changes[2].value",
    ]);
    for (const { says } of body.fields) expect(says).toMatch(/。.+。/);
    expect((await tryIt(author, id, [], { benefit: "qingliu-2023-1/06" })).status).toBe(422);
    expect((await generate(author, { people: 1_000_001 })).status).toBe(400);
    expect((await generate(author, { benefit: "nowhere/1" })).status).toBe(404);
    expect((await generate(author, { place: "350424" })).status).toBe(403);
  });

  it("are their maker's alone, end when he says so, and the oldest give way", async () => {
    const { id } = await ready(author, await generate(author, { people: 1 }));
    const other = app.actor("policy_author");
    expect((await app.as(other)("GET", `${base}/populations/${id}`)).status).toBe(404);
    expect((await app.as(other)("DELETE", `${base}/populations/${id}`)).status).toBe(404);
    expect((await tryIt(other, id, [])).status).toBe(404);
    expect((await app.as(author)("DELETE", `${base}/populations/${id}`)).status).toBe(200);
    const gone = await tryIt(author, id, []);
    expect(gone.body).toMatchObject({ code: "not_found" });
    expect(gone.body.message.zh).toContain("重新生成");
    const kept = [];
    for (let nth = 0; nth < 5; nth += 1) kept.push(await ready(author, await generate(author, { people: 1 })));
    const states = await Promise.all(kept.map((each) => app.as(author)("GET", `${base}/populations/${each.id}`)));
    expect(states.map(({ status }) => status)).toEqual([404, 200, 200, 200, 200]);
    // Whoever makes more than there is room for pushes out his own, not another's.
    const theirs = await ready(other, await generate(other, { people: 1 }));
    for (let nth = 0; nth < 5; nth += 1) await ready(author, await generate(author, { people: 1 }));
    expect((await app.as(other)("GET", `${base}/populations/${theirs.id}`)).status).toBe(200);
  });

  it("stop being made when cancelled, and a newer try puts the older one out of work", async () => {
    const long = (await generate(author, { people: 1_000_000 })).body as Population;
    expect((await tryIt(author, long.id, [])).body).toMatchObject({ code: "wrong_state" });
    expect((await app.as(author)("DELETE", `${base}/populations/${long.id}`)).status).toBe(200);
    const { id } = await ready(author, await generate(author, { people: 40 }));
    const tries = await Promise.all(
      [110_000, 120_000, 130_000].map((value) => tryIt(author, id, [{ path: monthly, value }])),
    );
    expect(tries.at(-1)?.status).toBe(200);
    expect(tries.slice(0, -1).every(({ status, body }) => status === 200 || body.code === "conflict")).toBe(true);
  });
});

describe("everybody of the registry", () => {
  let talents: string[];
  beforeAll(async () => {
    talents = [];
    for (let nth = 0; nth < 3; nth += 1) talents.push(await aTalent());
    await aTalent({ "person.degree": undefined });
    await app.system((tx) => sql`insert into person (place, name) values ('350424', '邻县人')`.execute(tx));
  });

  it("are read under the reach of who asks, audited with why and how many, and counted", async () => {
    const population = await ready(office, await read(office));
    const { rows: persons } = await app.system((tx) =>
      sql<{ count: number }>`select count(*)::int as count from person where place = ${place}`.execute(tx),
    );
    expect(population).toMatchObject({ kind: "registry", hidesFew: false, done: persons[0]?.count });
    const { body } = await tryIt(office, population.id, [{ path: monthly, value: 150_000 }]);
    const { comparison } = body as WhatIf;
    expect(comparison).toMatchObject({ rows: persons[0]?.count, winners: 3, losers: 0 });
    expect(comparison.wonFen).toBe(3 * 36 * 50_000);
    const township = comparison.groups.find(({ by }) => by === "township");
    expect(township?.rows.find(({ key }) => key === app.units.townA)).toMatchObject({ people: 4, winners: 3 });
    const { rows: entries } = await app.system((tx) =>
      sql<{ account: string; detail: Record<string, unknown> }>`
        select account, detail from audit_entry where action = 'person.screen' order by id desc limit 1`.execute(tx),
    );
    expect(entries[0]).toMatchObject({
      account: office.account,
      detail: { why: "修订标准前测算", rows: persons[0]?.count, place },
    });
    expect((await read(office, { why: " " })).status).toBe(400);
  });

  it("show no few of them to whoever may not see persons", async () => {
    const population = await ready(author, await read(author));
    expect(population.hidesFew).toBe(true);
    const { comparison } = (await tryIt(author, population.id, [{ path: monthly, value: 150_000 }])).body as WhatIf;
    expect(comparison).toMatchObject({ winners: null, wonFen: null, costFen: { before: null, after: null } });
    const township = comparison.groups.find(({ by }) => by === "township");
    expect(township?.rows.find(({ key }) => key === app.units.townA)).toMatchObject({ people: null, afterFen: null });
    expect(hideFew(comparison)).toEqual(comparison);
  });

  it("are found by a benefit that they have not claimed and do not hold, masked, page by page", async () => {
    const [claimant, holder, left] = talents as [string, string, string];
    await app.handedIn(claimant);
    await app.aFund("county", { 2023: 100_000_000 });
    await app.anAward({ person: holder, benefit: allowance });
    const population = await ready(office, await read(office));
    const { comparison } = (await tryIt(office, population.id, [{ path: monthly, value: 150_000 }])).body as WhatIf;
    expect(comparison).toMatchObject({
      winners: 2,
      headcount: { before: 3, after: 3 },
      costFen: { before: 7_200_000 },
    });
    const officer = app.actor("officer");
    const url = `/api/v1/found?benefit=${encodeURIComponent(allowance)}`;
    const { status, body } = await app.as(officer)("GET", url);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ total: 1, claimed: 2, verified: 0, fen: 3_600_000, claimant: "person" });
    expect(body.undecided).toBeGreaterThan(0);
    expect(body.items).toEqual([
      {
        id: left,
        name: expect.stringMatching(/^林\*/),
        units: [{ id: app.units.townA, name: expect.any(String) }],
        fen: 3_600_000,
        verified: false,
      },
    ]);
    expect((await app.as(officer)("GET", `${url}&verified=true`)).body.total).toBe(0);
    expect((await app.as(officer)("GET", `${url}&page=2`)).body).toMatchObject({
      items: [],
      total: 1,
      readAt: body.readAt,
    });
    expect((await app.as(author)("GET", url)).status).toBe(403);
    expect((await app.http.inject({ url })).statusCode).toBe(401);
  });

  it("tell which missing fact would settle most, and who can confirm it", async () => {
    const url = `/api/v1/insight/information?benefits=${encodeURIComponent(allowance)}`;
    const { status, body } = await app.as(office)("GET", url);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ place, benefits: [allowance], hidesFew: false });
    expect(body.information.rows).toBe(body.screened);
    expect(body.information.open.claimants).toBeGreaterThan(0);
    expect(
      body.information.facts.find(({ fact }: { fact: string }) => fact === "person.degree")?.settles.claimants,
    ).toBe(1);
    expect((await app.as(office)("GET", "/api/v1/insight/information?benefits=no/1")).status).toBe(404);
  });
});
