import { randomUUID } from "node:crypto";
import type { Metric } from "@jucai/engine";
import type pg from "pg";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aRegistry, type Registry } from "#modules/registry/registry.fixture.ts";
import { asOwner } from "../../../../test/database.ts";
import { countedFigures, countedLines, type Wanted } from "./index.ts";

const on = "2024-06-30";
const place = "350423";
const huigui = "qingliu-huigui-2023";
let app: Registry;
let units: Map<string, string>;
const unit = (key: string) => units.get(key) ?? "";
const person = [1, 2, 3, 4].map(() => randomUUID());

/** A year's goal of a unit, or of the whole place. */
const wanted = (metric: Metric, of: string, over: Partial<Wanted> = {}): Wanted => ({
  id: randomUUID(),
  document: huigui,
  place,
  units: [unit(of)],
  whole: false,
  from: "2024-01-01",
  to: "2024-12-31",
  period: "2024",
  metric,
  ...over,
});
const counted = async (each: Wanted, day = on) => {
  const figures = await app.connection.scoped.asSystem("tests", (tx) => countedFigures(tx, [each], day));
  return figures.get(each.id);
};
const lines = (each: Wanted) => app.connection.scoped.asSystem("tests", (tx) => countedLines(tx, each, on));

beforeAll(async () => {
  app = await aRegistry();
  const { rows } = await app.connection.scoped.asSystem("tests", (tx) =>
    sql<{ key: string; unit: string }>`select key, unit from pack_unit where pack = ${huigui}`.execute(tx),
  );
  units = new Map(rows.map((row) => [row.key, row.unit]));
  await asOwner(app.connection, async (owner) => {
    // Rows of many modules, each without those that it would hang on.
    await owner.query("set session_replication_role = replica");
    await contactsAndLists(owner);
    await claimsAndMoney(owner);
  });
});
afterAll(() => app.close());

async function contactsAndLists(owner: pg.Client): Promise<void> {
  for (const id of person) {
    await owner.query("insert into person (id, place, name) values ($1, $2, '测试')", [id, place]);
  }
  const entry = (year: number, of: string, whom: string | undefined, category: string, roster = "survey") =>
    owner.query(
      `insert into roster_entry (roster, year, unit_id, place, person_id, category, created_at)
       values ($1, $2, $3, $4, $5, $6, '2024-02-01')`,
      [`${huigui}/${roster}`, year, unit(of), place, whom, category],
    );
  await entry(2023, "longjin", person[0], "teacher");
  for (const whom of person.slice(0, 3)) await entry(2024, "longjin", whom, "teacher");
  await entry(2024, "songxi", person[3], "teacher");
  // The duty does not count leaders for townships; this one is another office's.
  await entry(2024, "longjin", person[3], "former_leader");
  await entry(2024, "hr-bureau", person[0], "", "specialists");
  const liaison = (whom: string | undefined, of: string) =>
    owner.query(
      `insert into liaison (person_id, unit_id, place, kind, duty, contact_name, valid_from, created_name, created_at)
       values ($1, $2, $3, 'office', $4, 'x', '2024-01-01', 'x', now())`,
      [whom, unit(of), place, `${huigui}/outside`],
    );
  // The third is assigned to another unit and falls to that one.
  await liaison(person[2], "songxi");
  const contact = (whom: string | undefined, of: string, day: string, retracted = false) =>
    owner.query(
      `insert into contact_record (person_id, kind, on_day, unit_id, place, by_account, by_name, entered_at, retracted_at)
       values ($1, 'call', $2, $3, $4, $5, 'x', now(), $6)`,
      [whom, day, unit(of), place, randomUUID(), retracted ? new Date() : null],
    );
  await contact(person[0], "longjin", "2024-03-01");
  await contact(person[0], "longjin", "2024-03-05");
  await contact(person[0], "longjin", "2023-12-31");
  await contact(person[1], "longjin", "2024-03-02", true);
  await contact(person[1], "songxi", "2024-03-02");
  await owner.query(
    `insert into roster_report (roster, period, unit_id, place, state, handed_in_at, handed_in_by, handed_in_name, rows, counts)
     values ($1, '2024', $2, $4, 'handed_in', '2024-05-31T16:30:00Z', $3, 'x', 3, '{}'), ($1, '2024', $5, $4, 'returned', now(), $3, 'x', 3, '{}')`,
    [`${huigui}/survey`, unit("longjin"), randomUUID(), place, unit("songxi")],
  );
  await owner.query(
    `insert into roster_publication (roster, year, place, published_at, published_by, published_name, rows)
     values ($1, 2024, $2, '2024-06-01T04:00:00Z', $3, 'x', '[]')`,
    [`${huigui}/flexible-projects`, place, randomUUID()],
  );
  await owner.query(
    "insert into opinion_hand_in (unit_id, year, place, on_day, none, count, by_account, by_name) values ($1, 2024, $2, '2024-06-02', true, 0, $3, 'x')",
    [unit("longjin"), place, randomUUID()],
  );
  await owner.query(
    `insert into opinion (text, topic, received_on, unit_id, place, status, handling_unit, answered_on, year, entered_on, created_by, created_name, created_at)
     values ('x', 'other', '2024-01-01', $1, $2, 'answered', $3, '2024-06-03', 2024, '2024-01-01', $1, 'x', now())`,
    [unit("longjin"), place, unit("hr-bureau")],
  );
  const need = (of: string, confirmed: string, count: number) =>
    owner.query(
      `insert into need (employer_id, unit_id, place, post, count, confirmed_for, created_by, updated_name, updated_at)
       values ($1, $2, $3, 'x', $4, $5, $1, 'x', '2024-06-20T04:00:00Z')`,
      [randomUUID(), unit(of), place, count, confirmed],
    );
  await need("longjin", "2024-Q2", 3);
  await need("longjin", "2024-Q1", 2);
  await need("songxi", "2024-Q2", 5);
}

async function claimsAndMoney(owner: pg.Client): Promise<void> {
  const claim = async (benefit: string, submitted: string, of: string, decided?: string) => {
    const id = randomUUID();
    await owner.query(
      `insert into claim (id, number, application, place, benefit, kind, pack, rule_version, process, person_id, units, made_by,
         status, submitted_on, title, clause, claimant_name, created_at, updated_at)
       values ($1, md5($1::uuid::text), $1, $2, $3, 'benefit', $4, 1, 'x', $1, $5, $1, 'in_review', $6, '{}', 'x', 'x', now(), now())`,
      [id, place, benefit, huigui, [unit(of)], submitted],
    );
    if (decided === undefined) return id;
    for (const day of [decided, "2024-06-29"]) {
      await owner.query(
        `insert into decision (claim, step, place, benefit, title, outcome, decided_by, decided_name, decided_at, on_day,
           judged_on, rule_version, vocabulary_version, settings, sealed, result, judgements, similar_key, why, clause, grounds,
           letter_number, verify_code)
         values ($1, $1, $2, $3, '{}', 'rejected', $1, 'x', now(), $4, $4, 1, 1, '{}', '', '{}', '[]', 'x', 'x', 'x', '[]', 'x', $5)`,
        [id, place, benefit, day, randomUUID()],
      );
    }
    return id;
  };
  const own = await claim(`${huigui}/13a`, "2024-02-01", "hr-bureau", "2024-03-01");
  await claim(`${huigui}/13b`, "2024-02-02", "health-bureau");
  await claim(`${huigui}/13a`, "2023-12-31", "hr-bureau");
  await owner.query(
    `insert into recognition (number, scheme, rule_version, level, place, person_id, holder_name, from_day, claim, authority, granted_name, granted_on, verify_code)
     values ('a', 'x', 1, 'x', $1, $2, 'x', '2024-04-01', $2, null, 'x', '2024-04-01', 'a'), ('b', 'y', 1, 'x', $1, $2, 'x', '2024-04-01', null, 'x', 'x', '2024-04-01', 'b')`,
    [place, own],
  );
  const award = randomUUID();
  await owner.query(
    `insert into award (id, number, place, origin, takeover, benefit, pack, title, clause, person_id, party_name, subject, decided_fen,
       total_fen, status, started_on, created_name, created_at)
     values ($1, 'x', $2, 'takeover', $1, $3, $4, '{}', 'x', $1, 'x', 'self', 9, 9, 'active', '2024-01-01', 'x', now())`,
    [award, place, `${huigui}/13a`, huigui],
  );
  for (const [state, settled, fen] of [
    ["paid", "2024-05-01", 30_000],
    ["paid", "2023-05-01", 100],
    ["bounced", "2024-05-01", 200],
  ] as const) {
    await owner.query(
      `insert into payment (number, batch, award, place, person_id, payee, party_name, fen, account, state, settled_on)
       values ($1, $2, $2, $3, $2, 'x', 'x', $4, $2, $5, $6)`,
      [randomUUID(), award, place, fen, state, settled],
    );
  }
  const { rows } = await owner.query(
    "select id, body -> 'services' -> 0 as service from document_version where document = 'qingliu-2023-1'",
  );
  await owner.query(
    `insert into service_request (number, service, rule_version, place, person_id, asker_name, unit, units, sealed, state, asked_on, answered_on, made_by, created_at)
     values ('x', $1, $2, $3, $4, 'x', $5, array[$5::uuid], '', 'granted', '2024-01-01', '2024-05-05', $4, now())`,
    [rows[0].service.id, rows[0].id, place, randomUUID(), unit("hr-bureau")],
  );
}

describe("a figure counts", () => {
  it("those who fall to the unit and were contacted: not others' people, not what was taken back", async () => {
    const share = wanted({ name: "contacted_share", duty: `${huigui}/outside` }, "longjin");
    // Two of the three on its list fall to it; one of them was contacted.
    expect(await counted(share)).toEqual({ value: 50, last: "2024-03-05" });
    expect((await lines(share)).map(({ what, missing }) => [what.zh, missing])).toEqual([
      ["联系够了的 1 人，共 2 人", false],
      ["1 人没有联系过，也没有定联系人", true],
    ]);
    expect(await counted({ ...share, metric: { name: "contacts", duty: `${huigui}/outside` } })).toMatchObject({
      value: 2,
    });
    const other = wanted({ name: "contacted_share", duty: `${huigui}/outside` }, "songxi");
    expect(await counted(other)).toMatchObject({ value: 0 });
    // Nobody falls to it: unknown until the year is over, then nothing was left out.
    const nobody = wanted({ name: "contacted_share", duty: `${huigui}/outside` }, "songkou");
    expect(await counted(nobody)).toMatchObject({ value: null });
    expect(await counted(nobody, "2024-12-31")).toMatchObject({ value: 100 });
  });

  it("a list that was handed in and not sent back, on the day it was in Beijing", async () => {
    const roster = { name: "roster_handed_in", roster: `${huigui}/survey` } as const;
    expect(await counted(wanted(roster, "longjin"))).toEqual({ value: 1, last: "2024-06-01" });
    expect(await counted(wanted(roster, "songxi"))).toMatchObject({ value: 0 });
    expect((await lines(wanted(roster, "songkou")))[0]).toMatchObject({ missing: true });
    const published = { name: "roster_published", roster: `${huigui}/flexible-projects` } as const;
    expect(await counted(wanted(published, "talent-office"))).toEqual({ value: 1, last: "2024-06-01" });
    expect(await counted(wanted({ ...published, roster: `${huigui}/survey` }, "talent-office"))).toMatchObject({
      value: 0,
    });
    const rows = wanted({ name: "roster_entries", roster: `${huigui}/survey` }, "longjin");
    expect(await counted(rows)).toMatchObject({ value: 4 });
    expect(await counted({ ...rows, whole: true })).toMatchObject({ value: 5 });
  });

  it("opinions by the year, also when there were none, and needs that are confirmed for the quarter", async () => {
    const list = { name: "collection_handed_in", duty: `${huigui}/outside` } as const;
    expect(await counted(wanted(list, "longjin"))).toEqual({ value: 1, last: "2024-06-02" });
    expect(await counted(wanted(list, "songxi"))).toMatchObject({ value: 0 });
    const quarter = { from: "2024-04-01", to: "2024-06-30", period: "2024Q2" };
    const needs = { name: "collection_handed_in", duty: `${huigui}/specialists` } as const;
    expect(await counted(wanted(needs, "longjin", quarter))).toMatchObject({ value: 0 });
    expect(await counted(wanted(needs, "songxi", quarter))).toMatchObject({ value: 1, last: "2024-06-20" });
    expect(await counted(wanted(needs, "songkou", quarter))).toMatchObject({ value: 0 });
    expect(await counted(wanted({ name: "jobs_posted" }, "longjin", quarter))).toMatchObject({ value: 5 });
    expect(await counted(wanted({ name: "jobs_posted" }, "longjin", { ...quarter, whole: true }))).toMatchObject({
      value: 10,
    });
    expect(await counted(wanted({ name: "opinions_handled" }, "hr-bureau"))).toEqual({ value: 1, last: "2024-06-03" });
  });

  it("claims, each once, recognitions made here, money that the bank confirmed, services answered", async () => {
    const whole = { whole: true };
    expect(await counted(wanted({ name: "claims_submitted" }, "talent-office", whole))).toEqual({
      value: 2,
      last: "2024-02-02",
    });
    expect(await counted(wanted({ name: "claims_submitted" }, "hr-bureau"))).toMatchObject({ value: 1 });
    const measures = [`${huigui}/13b`];
    expect(await counted(wanted({ name: "claims_submitted", measures }, "talent-office", whole))).toMatchObject({
      value: 1,
    });
    expect(await counted(wanted({ name: "claims_decided" }, "hr-bureau"))).toEqual({ value: 1, last: "2024-03-01" });
    expect(await counted(wanted({ name: "recognised" }, "talent-office", whole))).toEqual({
      value: 1,
      last: "2024-04-01",
    });
    const money = wanted({ name: "paid", measures: [`${huigui}/13a`] }, "talent-office", whole);
    expect(await counted(money)).toEqual({ value: 30_000, last: "2024-05-01" });
    expect((await lines(money))[0]).toMatchObject({ adds: 30_000, what: { zh: "2024-05：已付 1 笔" } });
    const services = { document: "qingliu-2023-1", whole: true };
    expect(await counted(wanted({ name: "services_answered" }, "talent-office", services))).toEqual({
      value: 1,
      last: "2024-05-05",
    });
    for (const name of ["claims_submitted", "claims_decided", "recognised"] as const) {
      expect(await lines(wanted({ name }, "talent-office", whole))).not.toEqual([]);
    }
    expect(await lines(wanted({ name: "services_answered" }, "talent-office", services))).toHaveLength(1);
    expect(await lines(wanted({ name: "jobs_posted" }, "longjin"))).toHaveLength(1);
    expect(await lines(wanted({ name: "opinions_handled" }, "hr-bureau"))).toHaveLength(1);
    expect(await lines(wanted({ name: "contacts", duty: `${huigui}/outside` }, "longjin"))).toHaveLength(1);
  });

  it("nothing for a unit of which nothing is known, in any metric", async () => {
    const names = ["activities", "activity_people", "sittings"] as const;
    for (const name of names) {
      const each = wanted({ name, activities: [`${huigui}/fair`] }, "longjin");
      expect(await counted(each)).toEqual({ value: 0, last: null });
      expect(await lines(each)).toEqual([]);
    }
    expect(await counted(wanted({ name: "reported" }, "longjin"))).toBeUndefined();
  });
});
