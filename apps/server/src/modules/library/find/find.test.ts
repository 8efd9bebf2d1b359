import type { FindAnswer } from "@jucai/contract";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anApp, type TestApp } from "../../../../test/app.ts";
import { asOwner } from "../../../../test/database.ts";
import { queryOf } from "../terms.ts";
import type { Policy } from "@jucai/engine";
import type { LibraryTables } from "../library.tables.ts";
import { indexCurrent } from "../publish.ts";
import { measureHits } from "./find.ts";
import { manyPolicies } from "./library-of.ts";

describe("one search over everything public", () => {
  let app: TestApp;
  const find = async (query: string): Promise<FindAnswer> => {
    const response = await app.http.inject({ method: "GET", url: `/api/v1/search/all?${query}` });
    expect(response.statusCode, response.body).toBe(200);
    return response.json();
  };
  const q = (typed: string, more = "") => find(`q=${encodeURIComponent(typed)}${more}`);
  const kinds = ({ groups }: FindAnswer) => groups.map(({ kind }) => kind);

  beforeAll(async () => {
    app = await anApp();
    await asOwner(app.connection, async (owner) => {
      const { rows } = await owner.query(`select id from unit where kind = 'office' and place = '350423' limit 1`);
      const notice = (id: string, state: string, title: string) =>
        owner.query(
          `insert into public_notice (id, number, kind, place, unit, title, days, starts_on, ends_on, end_known, state, contact,
             prepared_by, prepared_name, created_at, published_by, published_name, published_at)
           values ($1, $2, 'decision', '350423', $3, $4, 5, '2023-02-27', '2023-03-03', true, $5, '{}', $1, '甲', now(),
             $6, $7, $8)`,
          [
            ...[id, state === "draft" ? null : `G350423-2023-${id.slice(-5)}`, rows[0].id],
            ...[JSON.stringify({ zh: title, en: title }), state],
            ...(state === "draft" ? [null, null, null] : [rows[0].id, "乙", new Date()]),
          ],
        );
      await notice("00000000-0000-4000-8000-000000000001", "published", "生活补助拟发放公示");
      await notice("00000000-0000-4000-8000-000000000002", "draft", "生活补助还没发的公示");
    });
  });
  afterAll(() => app.close());

  it("groups what it finds by kind with counts, and says what is not there to be found", async () => {
    const answer = await q("补助");
    expect(kinds(answer)).toEqual(expect.arrayContaining(["benefit", "measure", "notice"]));
    const notices = answer.groups.find(({ kind }) => kind === "notice");
    expect(notices).toMatchObject({ count: 1, items: [{ title: { zh: "生活补助拟发放公示" }, status: "in_force" }] });
    const benefits = answer.groups.find(({ kind }) => kind === "benefit");
    expect(benefits!.items).toHaveLength(5);
    expect(benefits!.count).toBeGreaterThan(5);
    expect(benefits!.items[0]!.ranges.zh.length).toBeGreaterThan(0);
    expect(answer.without.map(({ kind }) => kind)).toEqual(["job"]);
    const more = await q("补助", "&kind=benefit&most=50&place=350423");
    expect(kinds(more)).toEqual(["benefit"]);
    expect(more.groups[0]!.items.every(({ id }) => /^(qingliu|nanping|minhou|linxia)/.test(id))).toBe(true);
  });

  it("knows pinyin, clauses in either numerals, document numbers, and what has ended", async () => {
    expect((await q("qingrenhuigui")).groups.flatMap(({ items }) => items.map(({ id }) => id))).toContain(
      "qingliu-huigui-2023",
    );
    expect((await q("qrhg", "&kind=document")).groups[0]!.items[0]!.id).toBe("qingliu-huigui-2023");
    const at = async (typed: string) =>
      (await q(typed, "&kind=measure&most=50")).groups[0]?.items.map(({ id }) => id) ?? [];
    expect(await at("三(五)")).toContain("qingliu-huigui-2023/05");
    expect(await at("三（五）")).toEqual(await at("三(五)"));
    expect(await at("第五条")).toEqual(expect.arrayContaining(["qingliu-huigui-2023/05"]));
    const number = await q("清委人才〔2023〕1号", "&kind=document");
    expect(number.groups[0]!.items[0]!.id).toBe("qingliu-2023-1");
    const later = await q("清委人才〔2023〕1号", "&kind=document&on=2026-06-01");
    expect(later.groups[0]!.items[0]!.status).toBe("ended");
    expect((await q("，。")).groups).toEqual([]);
    expect((await app.http.inject({ method: "GET", url: "/api/v1/search/all" })).statusCode).toBe(400);
  });

  it("goes through its index among 10,000 measures and reads no more rows than it has hits", async () => {
    const { database } = app.connection;
    const { rows: found } = await sql<{ body: Policy }>`
      select body from current_document where document = 'qingliu-2023-1'`.execute(database);
    await database.transaction().execute(async (tx) => {
      const [policy] = manyPolicies(found[0]!.body, 1, 100);
      await tx
        .withTables<LibraryTables>()
        .insertInto("document_version")
        .values({
          document: policy!.id,
          place: policy!.place,
          origin: "system",
          content_hash: "x",
          body: JSON.stringify(policy),
        })
        .execute();
      await indexCurrent(tx.withTables<LibraryTables>());
      await sql`
        insert into measure select id || '-' || copy, version, index_version, document, place, position, kind, who, force_from,
          force_to, card, pinyin, amounts, terms
        from measure, generate_series(1, 99) as copy where document = 'made-1'`.execute(tx);
    });
    await asOwner(app.connection, async (owner) => void (await owner.query("analyze measure")));
    const plan = async (typed: string) => {
      const { sql: text, parameters } = measureHits(queryOf(typed)!, undefined, 5).compile(app.connection.database);
      const { rows } = await app.connection.pool.query(`explain (analyze, format json) ${text}`, [...parameters]);
      return JSON.stringify(rows[0]);
    };
    expect(await plan("博士工作站")).toContain("measure_terms");
    expect(await plan("三(五)")).toContain("measure_terms");
    // A word that everything has may read everything once, but not each row again for its card.
    const common = JSON.parse(await plan("人才"))["QUERY PLAN"][0].Plan;
    expect(readsOf(common)).toBeLessThan(2.5 * 10_200);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from measure`.execute(
      app.connection.database,
    );
    expect(rows[0]!.count).toBeGreaterThan(10_000);
    expect((await q("人才", "&kind=measure")).groups[0]!.count).toBeGreaterThan(10_000);
  });
});

type Plan = {
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly Plans?: Plan[];
};

/** Rows that a plan takes out of tables. */
function readsOf(plan: Plan): number {
  const own = plan["Relation Name"] === undefined ? 0 : plan["Actual Rows"] * plan["Actual Loops"];
  return own + (plan.Plans ?? []).reduce((sum, each) => sum + readsOf(each), 0);
}
