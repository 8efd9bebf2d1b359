import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuplicateCard, DuplicateDetail, DuplicateSummary } from "@jucai/contract";
import { anApp, type TestApp } from "../../../../test/app.ts";
import { anActor, careHelpers } from "../../../../test/care.ts";
import { casting } from "../../../../test/permissions/cast.ts";
import { refreshBest } from "../facts/index.ts";
import { registryTables } from "../registry.tables.ts";
import { checkDuplicates } from "./check.ts";
import { withMerged } from "./merged.ts";

type Headers = Readonly<Record<string, string>>;
type List = { items: DuplicateCard[]; total: number };

describe("duplicates", () => {
  let app: TestApp;
  let help: ReturnType<typeof careHelpers>;
  let [north, south] = ["", ""];
  let office: Headers, northClerk: Headers, southClerk: Headers, stranger: Headers, specialist: Headers;
  const people: Record<string, string> = {};

  const check = () =>
    checkDuplicates(
      app.connection.scoped,
      { now: () => new Date("2026-11-21T02:00:00Z") },
      {
        progress: async () => undefined,
        signal: new AbortController().signal,
      },
    );
  const get = async <T>(url: string, headers: Headers): Promise<T> => {
    const response = await app.http.inject({ url, headers });
    expect(response.statusCode, response.body).toBe(200);
    return response.json<T>();
  };
  const post = (id: string, verb: string, payload: object, headers: Headers) =>
    app.http.inject({ method: "POST", url: `/api/v1/duplicates/${id}/${verb}`, payload, headers });
  const pairOf = async (one: string, other: string, status = "open") => {
    const { items } = await get<List>(`/api/v1/duplicates?pageSize=100&status=${status}&person=${people[one]}`, office);
    return items.find(({ a, b }) => [a.id, b.id].includes(people[other]!));
  };
  /** Everything that anybody sees of the two and of their pair. */
  const visible = async (id: string) => ({
    detail: await get<DuplicateDetail>(`/api/v1/duplicates/${id}`, office),
    clerk: await get<List>("/api/v1/duplicates?pageSize=100", northClerk),
    office: await get<List>("/api/v1/duplicates?pageSize=100", office),
    summary: await get<DuplicateSummary>("/api/v1/duplicates/summary", office),
    rows: await help.run("select to_jsonb(p) as person from person p order by id"),
    facts: await help.run("select to_jsonb(f) as fact from fact_value f order by id"),
  });

  beforeAll(async () => {
    app = await anApp({ jobs: true });
    help = careHelpers(app);
    const { play } = casting(app);
    north = await help.aUnit("township", "北乡");
    south = await help.aUnit("township", "南乡");
    const talentOffice = await help.aUnit("office", "人才办");
    office = play(anActor("talent_office", talentOffice, "人才办甲"));
    northClerk = play(anActor("township_clerk", north, "北乡经办"));
    southClerk = play(anActor("township_clerk", south, "南乡经办"));
    stranger = play(anActor("township_clerk", await help.aUnit("township", "东乡")));
    specialist = play(anActor("service_specialist", north));
    const born = { birthMonth: "1990-05" };
    people["one"] = await help.aPerson({ name: "伍小明", heldBy: [north], phone: "13800000001", ...born });
    people["two"] = await help.aPerson({ name: "伍晓明", heldBy: [south], phone: "13800000001", ...born });
    people["three"] = await help.aPerson({ name: "小明伍", heldBy: [north], ...born });
    people["swap"] = await help.aPerson({ name: "ANNA BERG", heldBy: [north], birthMonth: "1985-01" });
    people["swap2"] = await help.aPerson({ name: "Berg Anna", heldBy: [north], birthMonth: "1985-01" });
    people["twin"] = await help.aPerson({
      name: "赖大双",
      heldBy: [north],
      birthMonth: "2001-03",
      phone: "13800000002",
      identity: "350423200103150011",
    });
    people["twin2"] = await help.aPerson({
      name: "赖小双",
      heldBy: [north],
      birthMonth: "2001-03",
      phone: "13800000002",
      identity: "35042320010315003X",
    });
    people["alone"] = await help.aPerson({ name: "伍大山", heldBy: [north], birthMonth: "1960-01" });
    await help.run(
      `insert into fact_value (subject_kind, subject, fact, value, source, entered_name)
       values ('person', $1, 'person.degree', '"bachelor"', 'office', '甲'), ('person', $2, 'person.degree', '"master"', 'self', '乙')`,
      [people["one"], people["two"]],
    );
    await app.connection.scoped.asSystem("test", (tx) =>
      refreshBest(registryTables(tx), "person", [people["one"]!, people["two"]!]),
    );
    await check();
  });
  afterAll(() => app.close());

  it("finds the likely ones with reasons and leaves out twins with two identity numbers", async () => {
    const { items, total } = await get<List>("/api/v1/duplicates", office);
    expect(total).toBe(3);
    expect(items.map(({ score }) => score)).toEqual(items.map(({ score }) => score).toSorted((a, b) => b - a));
    const pair = await pairOf("one", "two");
    expect(pair?.score).toBe(83);
    expect(pair?.reasons.map(({ kind }) => kind)).toEqual(["phone_same", "name_pinyin", "birth_same"]);
    expect(pair?.a.phone).toBe("*******0001");
    expect((await pairOf("swap", "swap2"))?.reasons.map(({ kind }) => kind)).toEqual(["name_swapped", "birth_same"]);
    expect(await pairOf("twin", "twin2")).toBeUndefined();
    expect(await get<DuplicateSummary>("/api/v1/duplicates/summary", office)).toMatchObject({
      open: 3,
      lastCheck: { persons: 8, found: 3, leftOut: { groups: 0 }, says: null },
    });
  });

  it("shows both sides with provenance, and of somebody elsewhere only who keeps him", async () => {
    const pair = await pairOf("one", "two");
    const detail = await get<DuplicateDetail>(`/api/v1/duplicates/${pair!.id}`, office);
    expect(detail.may).toEqual({ decide: true, why: null });
    const how = Object.fromEntries(detail.lines.map((line) => [line.key, line.how]));
    expect(how).toEqual({ name: "near", birth_month: "same", phone: "same", units: "differs" });
    expect(detail.facts).toHaveLength(1);
    expect(detail.facts[0]).toMatchObject({ fact: "person.degree", how: "differs" });
    expect([detail.facts[0]!.a[0]?.source.en, detail.facts[0]!.b[0]?.source.en].toSorted()).toEqual(["office", "self"]);
    const mine = await get<DuplicateDetail>(`/api/v1/duplicates/${pair!.id}`, northClerk);
    const hidden = [mine.pair.a, mine.pair.b].find(({ id }) => id === people["two"]);
    expect(hidden).toMatchObject({ visible: false, name: null, phone: null, heldBy: [{ zh: "南乡", en: "南乡" }] });
    expect(JSON.stringify(mine)).not.toContain("伍晓明");
    expect(mine.may.decide).toBe(false);
    const looked = await help.run("select action from access_record where person = $1", [people["two"]]);
    expect(looked).toHaveLength(1);
  });

  it("merges and un-merges to exactly what was there before", async () => {
    const pair = (await pairOf("one", "two"))!;
    const before = await visible(pair.id);
    for (const survivor of [people["one"]!, people["two"]!]) {
      const merged = await post(pair.id, "merge", { survivor }, office);
      expect(merged.json()).toMatchObject({ status: "merged", survivor, decidedBy: "人才办甲" });
      const both = await app.connection.scoped.asSystem("test", (tx) => withMerged(tx, survivor));
      expect(both.toSorted()).toEqual([people["one"]!, people["two"]!].toSorted());
      // Somebody merged into another is proposed to nobody; the one that stays is.
      expect((await pairOf("one", "three")) === undefined).toBe(survivor === people["two"]);
      // Whoever kept one of them reads both histories on the one that stays, best values included.
      const history = await get<{ items: { fact: string }[] }>(`/api/v1/facts/person/${survivor}`, southClerk);
      expect(history.items.map(({ fact }) => fact)).toEqual(["person.degree", "person.degree"]);
      const read = await get<{ facts: { value: string; values: number }[] }>(`/api/v1/people/${survivor}`, northClerk);
      expect(read.facts).toMatchObject([{ value: "bachelor", values: 2 }]);
      // A check in between changes nothing.
      await check();
      const undone = await post(pair.id, "unmerge", { why: "看错了" }, office);
      expect(undone.statusCode, undone.body).toBe(200);
      expect(await visible(pair.id)).toEqual(before);
      expect((await app.http.inject({ url: `/api/v1/people/${people["one"]}`, headers: southClerk })).statusCode).toBe(
        404,
      );
    }
    const trail = await help.run<{ action: string }>(
      "select action from audit_entry where object_id = $1 order by id",
      [pair.id],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      "duplicate.merge",
      "duplicate.unmerge",
      "duplicate.merge",
      "duplicate.unmerge",
    ]);
  });

  it("keeps chains of merges apart: the middle one can be taken out and put back", async () => {
    const first = (await pairOf("one", "three"))!;
    await post(first.id, "merge", { survivor: people["one"] }, office);
    const second = (await pairOf("one", "two", "open"))!;
    await post(second.id, "merge", { survivor: people["two"] }, office);
    const of = (id: string) => app.connection.scoped.asSystem("test", (tx) => withMerged(tx, id));
    expect(await of(people["two"]!)).toHaveLength(3);
    expect((await post(first.id, "unmerge", { why: "看错了" }, office)).statusCode).toBe(200);
    expect(await of(people["two"]!)).toHaveLength(2);
    expect((await post(second.id, "unmerge", { why: "看错了" }, office)).statusCode).toBe(200);
    expect(await of(people["two"]!)).toEqual([people["two"]]);
  });

  it("refuses what the state, the reach or the request does not allow", async () => {
    const pair = (await pairOf("one", "two"))!;
    const refused = async (verb: string, payload: object, headers: Headers) => {
      const response = await post(pair.id, verb, payload, headers);
      return [response.statusCode, response.json<{ code: string }>().code];
    };
    expect(await refused("merge", { survivor: people["one"] }, {})).toEqual([401, "not_signed_in"]);
    expect(await refused("merge", { survivor: people["one"] }, specialist)).toEqual([403, "not_allowed"]);
    expect(await refused("merge", { survivor: people["one"] }, stranger)).toEqual([404, "not_found"]);
    expect(await refused("merge", { survivor: people["one"] }, northClerk)).toEqual([403, "not_allowed"]);
    expect(await refused("merge", { survivor: people["alone"] }, office)).toEqual([422, "not_valid"]);
    expect(await refused("merge", { survivor: "somebody" }, office)).toEqual([400, "bad_request"]);
    expect(await refused("unmerge", { why: "看错了" }, office)).toEqual([409, "wrong_state"]);
    expect(await refused("reopen", { why: "看错了" }, office)).toEqual([409, "wrong_state"]);
    expect(await refused("distinct", {}, office)).toEqual([400, "bad_request"]);
  });

  it("never proposes again those told apart, unless what was compared changes", async () => {
    const pair = (await pairOf("swap", "swap2"))!;
    expect((await post(pair.id, "distinct", { why: "两个人都来过" }, northClerk)).statusCode).toBe(200);
    await help.run("update person set updated_at = now() where id = $1", [people["swap"]]);
    await check();
    expect(await pairOf("swap", "swap2")).toBeUndefined();
    expect((await pairOf("swap", "swap2", "distinct"))?.why).toBe("两个人都来过");
    await help.run("update person set gender = 'female', updated_at = now() where id = $1", [people["swap"]]);
    expect(await check()).toMatchObject({ persons: 1 });
    expect((await pairOf("swap", "swap2"))?.score).toBe(60);
    await help.run("update person set name = '周二', name_pinyin = 'zhouer', updated_at = now() where id = $1", [
      people["swap"],
    ]);
    await check();
    expect(await pairOf("swap", "swap2")).toBeUndefined();
    expect(await check()).toEqual({ persons: 0, compared: 0, found: 0, leftOut: { groups: 0, persons: 0 } });
  });

  it("runs in the background when asked", async () => {
    await help.aPerson({ name: "伍小名", heldBy: [north], birthMonth: "1990-05", phone: "13800000001" });
    const ask = () => app.http.inject({ method: "POST", url: "/api/v1/duplicates/check", headers: office });
    const { job } = (await ask()).json<{ job: string }>();
    await expect
      .poll(
        async () =>
          (await help.run<{ state: string }>("select state from job_progress where id = $1", [job]))[0]?.state,
        {
          timeout: 10_000,
        },
      )
      .toBe("done");
    const { items } = await get<List>(`/api/v1/duplicates?person=${people["one"]}`, office);
    expect(items).toHaveLength(3);
    expect(
      (await app.http.inject({ method: "POST", url: "/api/v1/duplicates/check", headers: northClerk })).statusCode,
    ).toBe(403);
  });
});
