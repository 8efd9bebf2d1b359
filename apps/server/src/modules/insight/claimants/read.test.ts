import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "#kernel/scope.ts";
import { heldFacts } from "#modules/claims/applications/facts-of-claim.ts";
import { allowance, allowanceAnswers, place } from "#modules/claims/claims.fixture.ts";
import { aFunds, type FundsApp } from "#modules/funds/funds.fixture.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { type Claimant, claimantBlocks, countOf } from "./read.ts";
import { factsWanted } from "./wanted.ts";

let app: FundsApp;
beforeAll(async () => {
  app = await aFunds();
});
afterAll(() => app.close());

const county: Scope = { account: null, person: null, units: [], places: [place], all: false };
const elsewhere: Scope = { ...county, places: ["350424"] };

/** Everybody within a scope, with how many queries it took. */
async function readAll(scope: Scope, block?: number) {
  let queries = 0;
  const read: Claimant[][] = [];
  const looked = await app.connection.scoped.within(scope, async (tx) => {
    const { rules, vocabulary } = await rulesAt(tx, place, { now: true });
    const facts = factsWanted(
      rules.benefits.map(({ benefit }) => benefit).filter((each) => each.for === "person"),
      vocabulary,
    );
    const counted = tx.withPlugin({
      transformQuery: ({ node }) => {
        queries += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const reading = { kind: "person" as const, place, vocabulary, facts, ...(block === undefined ? {} : { block }) };
    for await (const claimants of claimantBlocks(counted as typeof tx, app.sealing, reading)) read.push(claimants);
    return facts;
  });
  return { queries, facts: looked, blocks: read, everybody: read.flat() };
}

/** An office says facts of a person or an employer. */
async function tell(of: "person" | "employer", id: string, facts: Readonly<Record<string, unknown>>): Promise<void> {
  const officer = app.as(app.actor("officer"));
  for (const [fact, value] of Object.entries(facts)) {
    const answer = await officer("POST", `/api/v1/facts/${of}/${id}`, { fact, value });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }
}

describe("claimants of the registry", () => {
  it("have the facts, the employer's and sensitive ones among them, and the awards by which a claim would be decided", async () => {
    const employer = await app.anEmployer();
    const person = await app.aPerson("陈测试", [app.units.townA, employer]);
    await tell("person", person, { ...allowanceAnswers, "person.taiwan_second_generation": true });
    await tell("employer", employer, { "employer.leading_firm": true });
    await app.aFund("county", { 2023: 100_000_000 });
    await app.anAward({ person, benefit: allowance });
    const { everybody, facts } = await readAll(county);
    const own = everybody.find(({ id }) => id === person);
    const claim = await app.system((tx) => heldFacts(tx, app.sealing, { kind: "person", id: person }));
    const wanted = new Set(facts.map(({ id }) => id));
    expect(own?.facts.values).toEqual(new Map([...claim.facts.values].filter(([fact]) => wanted.has(fact))));
    expect(own?.facts.values.get("person.taiwan_second_generation")).toBe(true);
    expect(own?.facts.values.get("person.degree")).toBe("master");
    expect(own?.facts.values.get("employer.leading_firm")).toBe(true);
    expect(own?.held).toEqual(claim.held);
    expect(own?.held.length).toBeGreaterThan(0);
    expect(own).toMatchObject({ name: "陈测试", units: [app.units.townA, employer] });
  });

  it("are only those whom the scope reaches, without who was withdrawn or merged", async () => {
    const gone = await app.aPerson("周撤下");
    await app.system((tx) => sql`update person set withdrawn_at = now() where id = ${gone}`.execute(tx));
    const here = await readAll(county);
    expect(here.everybody.length).toBeGreaterThan(0);
    expect(here.everybody.map(({ id }) => id)).not.toContain(gone);
    expect((await readAll(elsewhere)).everybody).toEqual([]);
    await app.system((tx) => sql`insert into person (place, name) values ('350424', '邻县人')`.execute(tx));
    const both = await readAll({ ...county, places: [place, "350424"] });
    expect(both.everybody).toEqual(here.everybody);
    expect(await app.connection.scoped.within(county, (tx) => countOf(tx, { kind: "person", place }))).toBe(
      here.everybody.length,
    );
    expect(await app.connection.scoped.within(elsewhere, (tx) => countOf(tx, { kind: "person", place }))).toBe(0);
  });

  it("take the same few queries a block, however many they are", async () => {
    const few = await readAll(county);
    for (let more = 0; more < 12; more += 1) await app.aPerson(undefined, [app.units.townA]);
    const many = await readAll(county);
    expect(many.everybody.length).toBe(few.everybody.length + 12);
    expect(many.queries).toBe(few.queries);
    expect(many.queries).toBeLessThanOrEqual(6);
    const inBlocks = await readAll(county, 5);
    expect(inBlocks.blocks.map(({ length }) => length)).toEqual([5, 5, many.everybody.length - 10]);
    expect(inBlocks.everybody).toEqual(many.everybody);
  });
});
