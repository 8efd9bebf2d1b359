import type { Need, Opinion, OpinionCollection } from "@jucai/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anApp, type TestApp } from "../../../../test/app.ts";
import { anActor, careHelpers, county } from "../../../../test/care.ts";
import { casting } from "../../../../test/permissions/cast.ts";
import { openBook } from "../sheets/index.ts";
import { remind } from "../liaison/remind.ts";
import { needState } from "./needs.ts";
import { collectionsDue, opinionsDue } from "./remind-opinions.ts";

type Headers = Readonly<Record<string, string>>;
type Page<T> = { items: T[]; total: number };

describe("opinions and needs", () => {
  let app: TestApp;
  let help: ReturnType<typeof careHelpers>;
  let now = "2025-11-25";
  const clock = { now: () => new Date(`${now}T02:00:00Z`) };
  let [north, south, bureau, wu, tea] = ["", "", "", "", ""];
  let office: Headers, northClerk: Headers, southClerk: Headers, specialist: Headers, finance: Headers;

  const call = async <T>(method: "GET" | "POST" | "PUT", url: string, headers: Headers, payload?: object) => {
    const response = await app.http.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    return { status: response.statusCode, body: response.json<T & { code?: string }>() };
  };
  const ok = async <T>(method: "GET" | "POST" | "PUT", url: string, headers: Headers, payload?: object): Promise<T> => {
    const { status, body } = await call<T>(method, url, headers, payload);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const refused = async (url: string, headers: Headers, payload: object) => {
    const { status, body } = await call("POST", url, headers, payload);
    return [status, body.code];
  };
  const url = "/api/v1/opinions";
  const take = (over: object, headers: Headers) =>
    ok<Opinion>("POST", url, headers, {
      text: "希望安排子女就近入学",
      topic: "family",
      receivedOn: "2025-11-25",
      ...over,
    });

  beforeAll(async () => {
    app = await anApp({ clock });
    help = careHelpers(app);
    const { play } = casting(app);
    north = await help.aUnit("township", "北乡");
    south = await help.aUnit("township", "南乡");
    bureau = await help.aUnit("office", "测试教育局");
    office = play(anActor("talent_office", bureau, "人才办甲"));
    northClerk = play(anActor("township_clerk", north, "北乡经办"));
    southClerk = play(anActor("township_clerk", south, "南乡经办"));
    finance = play(anActor("finance_preparer", bureau));
    wu = await help.aPerson({ name: "伍小明", heldBy: [north] });
    tea = await help.anEmployer("测试茶业公司", [north]);
    const actor = anActor("service_specialist", north, "专员一");
    specialist = play(actor);
    await help.run(
      `insert into liaison (employer_id, unit_id, place, kind, contact_account, contact_name, valid_from, created_name, created_at)
       values ($1, $2, $3, 'specialist', $4, '专员一', '2025-01-01', '甲', now())`,
      [tea, north, county, actor.account],
    );
  });
  afterAll(() => app.close());

  it("follows an opinion from the day it is received until it is closed", async () => {
    const from = { kind: "person", id: wu };
    const taken = await take({ unit: north, from }, northClerk);
    expect(taken).toMatchObject({ status: "received", year: 2025, late: false, from: { name: "伍小明" }, state: null });
    const act = (verb: string, payload: object, headers = office) =>
      ok<Opinion>("POST", `${url}/${taken.id}/${verb}`, headers, payload);
    expect(await refused(`${url}/${taken.id}/answer`, office, { text: "已安排", on: "2025-11-25" })).toEqual([
      409,
      "wrong_state",
    ]);
    expect(await refused(`${url}/${taken.id}/assign`, office, { unit: bureau, deadline: "2025-11-24" })).toEqual([
      422,
      "not_valid",
    ]);
    expect(await act("assign", { unit: bureau, deadline: "2025-12-01" })).toMatchObject({
      status: "assigned",
      state: "near",
    });
    now = "2025-12-02";
    expect(await ok<Opinion>("GET", `${url}/${taken.id}`, northClerk)).toMatchObject({ state: "overdue" });
    expect(await act("answer", { text: "已安排入学", on: "2025-12-02" })).toMatchObject({
      status: "answered",
      state: null,
    });
    expect(await act("close", { why: "本人满意" }, northClerk)).toMatchObject({
      status: "closed",
      closed: { on: "2025-12-02" },
    });
    expect(await refused(`${url}/${taken.id}/close`, office, { why: "再来一次" })).toEqual([409, "wrong_state"]);
    now = "2025-11-25";
  });

  it("collects the year's list by 25 November, that day included (qingliu-huigui-2023/02c)", async () => {
    const handIn = (unit: string, none: boolean, headers: Headers) =>
      ok<OpinionCollection>("POST", `${url}/hand-in`, headers, { unit, year: 2025, none });
    expect(await refused(`${url}/hand-in`, southClerk, { unit: south, year: 2025 })).toEqual([422, "not_valid"]);
    expect(await refused(`${url}/hand-in`, northClerk, { unit: north, year: 2025, none: true })).toEqual([
      422,
      "not_valid",
    ]);
    expect(await refused(`${url}/hand-in`, northClerk, { unit: south, year: 2025, none: true })).toEqual([
      403,
      "not_allowed",
    ]);
    const own = await handIn(north, false, northClerk);
    expect(own.units.map(({ unit, count, handedIn }) => [unit.name.zh, count, handedIn])).toEqual([
      ["北乡", 1, { on: "2025-11-25", late: false, none: false, count: 1 }],
    ]);
    expect(own).toMatchObject({ due: "2025-11-25", clause: "三(二)", measure: "qingliu-huigui-2023/02a" });
    now = "2025-11-26";
    // Received in time, written down a day late; what was received today belongs to the next list.
    expect(await take({ unit: south, text: "修好进村的路", topic: "hometown" }, southClerk)).toMatchObject({
      year: 2025,
      late: true,
    });
    expect(await take({ unit: south, topic: "work", receivedOn: "2025-11-26" }, southClerk)).toMatchObject({
      year: 2026,
      late: false,
    });
    const line = (all: OpinionCollection, name: string) => all.units.find(({ unit }) => unit.name.zh === name);
    const before = await ok<OpinionCollection>("GET", `${url}/collection?year=2025`, office);
    expect(line(before, "南乡")).toMatchObject({ count: 1, late: 1, handedIn: null, state: "overdue" });
    await handIn(south, false, southClerk);
    const after = await ok<OpinionCollection>("GET", `${url}/collection?year=2025`, office);
    expect(line(after, "南乡")).toMatchObject({ handedIn: { on: "2025-11-26", late: true }, state: "done" });
    expect(line(after, "测试教育局")).toMatchObject({ count: 0, state: "overdue" });
    expect(after.total).toBe(2);
    expect(after.topics.map(({ topic, total }) => [topic, total])).toEqual([
      ["family", 1],
      ["hometown", 1],
    ]);
    // From the 26th on the list being collected is the next year's.
    expect((await ok<OpinionCollection>("GET", `${url}/collection`, office)).year).toBe(2026);
  });

  it("gives the year's list as a workbook with late ones marked, and records who took it", async () => {
    const file = await app.http.inject({
      url: `${url}/file?year=2025`,
      headers: { ...office, "accept-language": "zh" },
    });
    expect(file.statusCode).toBe(200);
    expect(file.headers["content-disposition"]).toContain("opinions-2025.xlsx");
    expect(file.rawPayload.subarray(0, 2).toString()).toBe("PK");
    const book = await openBook(file.rawPayload);
    const rows: (readonly unknown[])[] = [];
    for await (const { cells } of book.rows(book.sheets[0]!)) rows.push(cells);
    expect(rows[0]?.[0]).toBe("2025年意见建议清单");
    expect(rows.slice(3, 5).map((cells) => [cells[3], cells[10] ?? ""])).toEqual(
      expect.arrayContaining([
        ["修好进村的路", "逾期补报"],
        ["希望安排子女就近入学", ""],
      ]),
    );
    const taken = await help.run("select detail from audit_entry where action = 'opinion.export'");
    expect(taken).toEqual([{ detail: { year: 2025, rows: 2 } }]);
    expect(await help.run("select action from access_record where person = $1", [wu])).toContainEqual({
      action: "export",
    });
    expect((await app.http.inject({ url: `${url}/file`, headers: specialist })).statusCode).toBe(403);
  });

  it("shows an opinion to the unit that took it down, the one that handles it, and the place", async () => {
    const mine = await take(
      { unit: north, text: "专员记下的", topic: "enterprise", from: { kind: "employer", id: tea } },
      specialist,
    );
    const ids = async (headers: Headers) =>
      (await ok<Page<Opinion>>("GET", `${url}?topic=enterprise`, headers)).items.map(({ id }) => id);
    expect(await ids(specialist)).toEqual([mine.id]);
    expect(await ids(northClerk)).toEqual([mine.id]);
    expect(await ids(southClerk)).toEqual([]);
    await ok("POST", `${url}/${mine.id}/assign`, northClerk, { unit: south });
    expect(await ids(southClerk)).toEqual([mine.id]);
    expect((await ok<Page<Opinion>>("GET", url, specialist)).total).toBe(1);
  });

  it("keeps what companies need and asks every quarter whether it still holds (qingliu-huigui-2023/06)", async () => {
    const needs = "/api/v1/needs";
    const given = { employer: tea, unit: north, post: "制茶工", count: 5, pay: "4500元每月", validUntil: "2026-06-30" };
    const made = await ok<Need>("POST", needs, specialist, given);
    expect(made).toMatchObject({ state: "current", confirmedFor: "2025-Q4", employer: { name: "测试茶业公司" } });
    now = "2026-01-05";
    const list = await ok<Page<Need> & { quarter: string; due: string }>(
      "GET",
      `${needs}?state=to_confirm`,
      specialist,
    );
    expect([list.total, list.quarter, list.due]).toEqual([1, "2026-Q1", "2026-03-25"]);
    expect(await ok<Need>("POST", `${needs}/${made.id}/confirm`, specialist, {})).toMatchObject({ state: "current" });
    const { post, count } = { post: "制茶师傅", count: 2 };
    expect(await ok<Need>("PUT", `${needs}/${made.id}`, specialist, { post, count })).toMatchObject({
      post,
      count,
      validUntil: null,
    });
    expect(await ok<Need>("POST", `${needs}/${made.id}/close`, specialist, { why: "已招满" })).toMatchObject({
      state: "closed",
    });
    expect(await refused(`${needs}/${made.id}/close`, specialist, { why: "已招满" })).toEqual([409, "wrong_state"]);
    expect((await ok<Page<Need>>("GET", needs, southClerk)).total).toBe(0);
    expect(await refused(needs, specialist, { ...given, count: 0 })).toEqual([400, "bad_request"]);
    expect(needState({ closed_on: null, valid_until: "2026-01-04", confirmed_for: "2026-Q1" }, "2026-01-05")).toBe(
      "expired",
    );
    expect(needState({ closed_on: null, valid_until: "2026-01-05", confirmed_for: "2026-Q1" }, "2026-01-05")).toBe(
      "current",
    );
    now = "2025-11-25";
  });

  it("reminds units of the list and of deadlines, each stage once", async () => {
    const clerk = anActor("township_clerk", south);
    await help.run(
      `insert into account (id, kind, name, unit_id, place, created_at) values ($1, 'human', '南乡经办二', $2, $3, now())`,
      [clerk.account, south, county],
    );
    await help.run(
      `insert into role_grant (id, account, role, unit, place, valid_from, granted_at)
       values (gen_random_uuid(), $1, 'township_clerk', $2, $3, '2025-01-01', now())`,
      [clerk.account, south, county],
    );
    await help.run("delete from opinion_hand_in where unit_id = $1", [south]);
    await help.run("update opinion set deadline = '2025-12-31' where status = 'assigned' and handling_unit = $1", [
      south,
    ]);
    const told: string[] = [];
    const run = () =>
      remind(
        app.connection.scoped,
        clock,
        async (account) => void (account === clerk.account && told.push(account)),
        [opinionsDue, collectionsDue],
        { signal: new AbortController().signal },
      );
    const stages = () =>
      help.run("select about, stage, due::text from reminder where account = $1 order by on_day, about", [
        clerk.account,
      ]);
    now = "2025-10-25";
    await run();
    expect(await stages()).toEqual([]);
    for (now of ["2025-10-26", "2025-11-25", "2025-11-25", "2025-11-26", "2025-12-01"]) await run();
    const list = { about: "collection", due: "2025-11-25" };
    expect(await stages()).toEqual([
      { ...list, stage: "near" },
      { ...list, stage: "today" },
      { ...list, stage: "overdue" },
      { about: "opinion", stage: "near", due: "2025-12-31" },
    ]);
    expect(told).toHaveLength(4);
    now = "2025-11-25";
  });

  it("refuses what is not signed in, not allowed, not there or malformed", async () => {
    const good = { text: "意见", topic: "work", receivedOn: "2025-11-01", unit: north };
    expect(await refused(url, {}, good)).toEqual([401, "not_signed_in"]);
    expect(await refused(url, finance, good)).toEqual([403, "not_allowed"]);
    expect(await refused(url, southClerk, good)).toEqual([403, "not_allowed"]);
    expect(await refused(url, southClerk, { ...good, unit: south, from: { kind: "person", id: wu } })).toEqual([
      404,
      "not_found",
    ]);
    expect(await refused(url, northClerk, { ...good, receivedOn: "2025-11-26" })).toEqual([422, "not_valid"]);
    expect(await refused(url, northClerk, { ...good, topic: "weather" })).toEqual([400, "bad_request"]);
    const nobodys = "00000000-0000-4000-8000-000000000000";
    expect(await refused(`${url}/${nobodys}/close`, office, { why: "没有" })).toEqual([404, "not_found"]);
    expect((await call("GET", `${url}/collection`, specialist)).status).toBe(403);
  });
});
