import type {
  ContactRecord,
  LiaisonBoard,
  LiaisonCard,
  LiaisonDetail,
  LiaisonEvent,
  LiaisonGap,
  LiaisonReminder,
} from "@jucai/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anApp, type TestApp } from "../../../../test/app.ts";
import { anActor, careHelpers, county } from "../../../../test/care.ts";
import { casting } from "../../../../test/permissions/cast.ts";
import type { Actor } from "../../../kernel/permissions/index.ts";
import { remind } from "./remind.ts";

type Headers = Readonly<Record<string, string>>;
type Page<T> = { items: T[]; total: number };
const outside = "qingliu-huigui-2023/outside";
const taiwan = "qingliu-2023-1/taiwan-companies";
const specialists = "qingliu-huigui-2023/specialists";

describe("liaison", () => {
  let app: TestApp;
  let help: ReturnType<typeof careHelpers>;
  let now = "2025-12-05";
  const clock = { now: () => new Date(`${now}T02:00:00Z`) };
  const units: Record<string, string> = {};
  const people: Record<string, string> = {};
  const who: Record<string, Actor> = {};
  const as: Record<string, Headers> = {};
  let playing: (actor: Actor) => Headers;

  const call = async <T>(method: "GET" | "POST", url: string, headers: Headers, payload?: object) => {
    const response = await app.http.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    return { status: response.statusCode, body: response.json<T & { code?: string }>() };
  };
  const get = async <T>(url: string, headers: Headers): Promise<T> => {
    const { status, body } = await call<T>("GET", url, headers);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const post = async <T>(url: string, headers: Headers, payload: object): Promise<T> => {
    const { status, body } = await call<T>("POST", url, headers, payload);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const refused = async (url: string, headers: Headers, payload: object) => {
    const { status, body } = await call("POST", url, headers, payload);
    return [status, body.code];
  };
  const person = (name: string) => ({ kind: "person", id: people[name]! });
  const firm = (name: string) => ({ kind: "employer", id: people[name]! });
  const assign = (over: object, headers = as["office"]!) =>
    post<LiaisonDetail>("/api/v1/liaisons", headers, { kind: "office", from: "2024-03-01", ...over });
  const visit = (over: object, headers: Headers) =>
    post<ContactRecord>("/api/v1/contacts", headers, { kind: "visit", summary: "谈了家里的情况", ...over });

  const cast = async (key: string, actor: Actor, play: (actor: Actor) => Headers) => {
    who[key] = actor;
    as[key] = play(actor);
    const unit = actor.grants[0]!.unit;
    await help.run(
      "insert into account (id, kind, name, unit_id, place, created_at) values ($1, 'human', $2, $3, $4, now())",
      [actor.account, actor.name, unit, county],
    );
  };

  beforeAll(async () => {
    app = await anApp({ clock });
    help = careHelpers(app);
    const { play } = casting(app);
    playing = play;
    for (const [key, name] of [
      ["north", "北乡"],
      ["south", "南乡"],
    ] as const) {
      units[key] = await help.aUnit("township", name);
    }
    units["office"] = await help.aUnit("office", "县委人才办（测试）");
    await cast("office", anActor("talent_office", units["office"], "人才办甲"), play);
    await cast("north", anActor("township_clerk", units["north"]!, "北乡经办"), play);
    await cast("south", anActor("township_clerk", units["south"]!, "南乡经办"), play);
    await cast("one", anActor("service_specialist", units["north"]!, "专员一"), play);
    await cast("two", anActor("service_specialist", units["north"]!, "专员二"), play);
    await cast("finance", anActor("finance_preparer", units["office"]), play);
    people["wu"] = await help.aPerson({ name: "伍小明", heldBy: [units["north"]!], phone: "13800000001" });
    people["lai"] = await help.aPerson({ name: "赖大山", heldBy: [units["north"]!] });
    people["far"] = await help.aPerson({ name: "黄远", heldBy: [units["south"]!] });
    people["steel"] = await help.anEmployer("测试钢构公司", [units["north"]!]);
    people["tea"] = await help.anEmployer("测试茶业公司", [units["north"]!]);
    for (const [key, category] of [
      ["wu", "worker"],
      ["lai", "worker"],
      ["far", "former_leader"],
    ]) {
      await help.run(
        `insert into roster_entry (roster, year, unit_id, place, person_id, category)
         values ('qingliu-huigui-2023/survey', 2025, $1, $2, $3, $4)`,
        [units["north"], county, people[key!], category],
      );
    }
  });
  afterAll(() => app.close());

  it("knows the duties in force (qingliu-huigui-2023/02a, 05; qingliu-2023-1/03b, 25, annex2-4a)", async () => {
    const { duties } = await get<{ duties: { id: string; measure: string }[] }>(
      "/api/v1/liaison/duties",
      as["office"]!,
    );
    const ids = duties.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([outside, specialists, taiwan]));
    expect(duties.find(({ id }) => id === outside)?.measure).toBe("qingliu-huigui-2023/02a");
  });

  it("lists whom nobody keeps in touch with yet (qingliu-2023-1/03b)", async () => {
    const gaps = await get<Page<LiaisonGap>>(`/api/v1/liaison/gaps?duty=${outside}`, as["office"]!);
    expect(gaps.items.map(({ subject }) => subject.name).toSorted()).toEqual(["伍小明", "赖大山", "黄远"].toSorted());
    expect(gaps.items[0]?.missing).toEqual([{ role: null, label: expect.anything() }]);
  });

  it("follows one person through the year: near, done by a visit, overdue when the next year is missed", async () => {
    const contact = { account: who["north"]!.account, name: "北乡经办" };
    const { liaison } = await assign({
      subject: person("wu"),
      duty: outside,
      contact,
      unit: units["north"],
      from: "2025-03-01",
    });
    expect(liaison).toMatchObject({
      subject: { name: "伍小明", phone: "*******0001" },
      duty: { measure: "qingliu-huigui-2023/02a" },
    });
    expect(liaison.standing).toMatchObject({ state: "near", due: "2025-12-31", done: 0, wanted: 1 });
    await visit({ subject: person("wu"), on: null, unit: units["north"] }, as["north"]!);
    const unsure = await get<Page<LiaisonCard>>("/api/v1/liaisons?state=unknown", as["north"]!);
    expect(unsure.items.map(({ id }) => id)).toEqual([liaison.id]);
    const record = await visit({ subject: person("wu"), on: "2025-12-05", unit: units["north"] }, as["north"]!);
    const state = async (on: string) =>
      (await get<Page<LiaisonCard>>(`/api/v1/liaisons?on=${on}`, as["north"]!)).items[0]?.standing.state;
    expect(await state("2025-12-31")).toBe("done");
    expect(await state("2026-01-01")).toBe("unknown");
    // Both were written down by mistake: they no longer count, and stay readable.
    for (const { id } of (await get<Page<ContactRecord>>("/api/v1/contacts", as["north"]!)).items) {
      await post(`/api/v1/contacts/${id}/retract`, as["north"]!, { why: "登记错人" });
    }
    expect(await state("2026-01-01")).toBe("overdue");
    expect(await refused(`/api/v1/contacts/${record.id}/retract`, as["north"]!, { why: "登记错人" })).toEqual([
      409,
      "wrong_state",
    ]);
    const { items } = await get<Page<ContactRecord>>(`/api/v1/contacts?subject=${people["wu"]}`, as["office"]!);
    expect(items.map(({ retracted }) => retracted?.why)).toEqual(["登记错人", "登记错人"]);
  });

  it("wants contact on the same day when something major happens", async () => {
    await assign({
      subject: person("lai"),
      duty: outside,
      contact: { account: who["north"]!.account, name: "北乡经办" },
      unit: units["north"],
    });
    const event = await post<LiaisonEvent>("/api/v1/liaison/events", as["north"]!, {
      subject: person("lai"),
      what: "家中火灾",
      on: "2025-12-05",
    });
    expect(event).toMatchObject({ state: "near", due: "2025-12-05" });
    now = "2025-12-06";
    const open = await get<Page<LiaisonEvent>>("/api/v1/liaison/events", as["north"]!);
    expect(open.items.map(({ state }) => state)).toEqual(["overdue"]);
    expect((await get<Page<LiaisonEvent>>("/api/v1/liaison/events", as["south"]!)).total).toBe(0);
    const early = {
      subject: person("lai"),
      on: "2025-12-04",
      unit: units["north"],
      event: event.id,
      kind: "call",
      summary: "早了",
    };
    expect(await refused("/api/v1/contacts", as["north"]!, early)).toEqual([409, "wrong_state"]);
    const answer = await visit(
      { subject: person("lai"), on: "2025-12-06", unit: units["north"], event: event.id },
      as["north"]!,
    );
    const answered = await get<Page<LiaisonEvent>>("/api/v1/liaison/events?state=answered", as["north"]!);
    expect(answered.items[0]).toMatchObject({ state: "answered_late", answeredOn: "2025-12-06", record: answer.id });
  });

  it("pairs a Taiwan company with three leaders, one of each level (qingliu-2023-1/annex2-4a)", async () => {
    const leader = (role: string, name: string) => ({
      subject: firm("tea"),
      kind: "team",
      role,
      duty: taiwan,
      unit: units["office"],
      contact: { name, title: "领导" },
    });
    await assign(leader("county_leader", "甲县长"));
    await assign(leader("township_leader", "乙乡长"));
    const gaps = await get<Page<LiaisonGap>>(`/api/v1/liaison/gaps?duty=${taiwan}`, as["office"]!);
    expect(gaps.items.map(({ missing }) => missing.map(({ role }) => role))).toEqual([["department_leader"]]);
    const post2 = (over: object) => refused("/api/v1/liaisons", as["office"]!, { from: "2024-03-01", ...over });
    expect(await post2(leader("county_leader", "丙县长"))).toEqual([422, "not_valid"]);
    expect(await post2(leader("county_leader", "甲县长"))).toEqual([409, "already_there"]);
    expect(await post2(leader("king", "丁"))).toEqual([422, "not_valid"]);
    expect(await post2({ ...leader("county_leader", "戊"), subject: person("wu") })).toEqual([422, "not_valid"]);
    await assign(leader("department_leader", "己局长"));
    expect((await get<Page<LiaisonGap>>(`/api/v1/liaison/gaps?duty=${taiwan}`, as["office"]!)).total).toBe(0);
  });

  it("gives a firm a specialist, who sees his own firms and no notes of others (qingliu-huigui-2023/05)", async () => {
    const specialist = (key: string) => ({ account: who[key]!.account, name: who[key]!.name });
    const given = {
      subject: firm("steel"),
      kind: "specialist",
      duty: specialists,
      unit: units["north"],
      contact: specialist("one"),
    };
    const first = await assign(given, as["north"]!);
    expect(first.liaison.role?.id).toBe("specialist");
    const mine = (key: string) => get<Page<LiaisonCard>>("/api/v1/liaisons?whose=mine", as[key]!);
    expect((await mine("one")).items.map(({ subject }) => subject.name)).toEqual(["测试钢构公司"]);
    expect((await mine("two")).total).toBe(0);
    await visit({ subject: firm("steel"), on: "2025-12-01", unit: units["north"], summary: "缺焊工三名" }, as["one"]!);
    const payload = {
      kind: "visit",
      subject: firm("steel"),
      on: "2025-12-01",
      unit: units["north"],
      summary: "不该能写",
    };
    expect(await refused("/api/v1/contacts", as["two"]!, payload)).toEqual([404, "not_found"]);
    expect(await refused("/api/v1/liaisons", as["one"]!, { ...given, from: "2025-01-01" })).toEqual([
      403,
      "not_allowed",
    ]);

    const handover = { contact: specialist("two"), from: "2025-12-03", handover: "老板姓王，先打电话" };
    const next = await post<LiaisonDetail>(`/api/v1/liaisons/${first.liaison.id}/replace`, as["north"]!, handover);
    expect(next.before).toMatchObject([{ contact: { name: "专员一" }, from: "2024-03-01", to: "2025-12-02" }]);
    expect(next.handover).toBe("老板姓王，先打电话");
    const seen = await get<LiaisonDetail>(`/api/v1/liaisons/${next.liaison.id}`, as["two"]!);
    // He sees that the firm was visited, and that it counts; not what was said.
    expect(seen.records).toMatchObject([{ on: "2025-12-01", by: "专员一", summary: null }]);
    expect(seen.liaison.standing).toMatchObject({ state: "done", done: 1 });
    expect((await get<LiaisonDetail>(`/api/v1/liaisons/${next.liaison.id}`, as["north"]!)).records[0]?.summary).toBe(
      "缺焊工三名",
    );
    expect((await mine("one")).total).toBe(0);
    const again = await refused(`/api/v1/liaisons/${first.liaison.id}/replace`, as["north"]!, handover);
    expect(again).toEqual([409, "wrong_state"]);
  });

  it("pairs a talent with a county and a department leader, each quarter (qingliu-2023-1/25)", async () => {
    const duty = "qingliu-2023-1/leaders";
    const talent = await help.aPerson({ name: "钟博士", heldBy: [units["north"]!] });
    await help.run(
      `insert into roster_entry (roster, year, unit_id, place, person_id, category)
       values ('qingliu-2023-1/talents', 2025, $1, $2, $3, 'A')`,
      [units["office"], county, talent],
    );
    const missing = async () =>
      (await get<Page<LiaisonGap>>(`/api/v1/liaison/gaps?duty=${duty}`, as["office"]!)).items.flatMap(
        ({ missing: of }) => of.map(({ role }) => role),
      );
    expect(await missing()).toEqual(["county_leader", "department_leader"]);
    const subject = { kind: "person", id: talent };
    const given = { subject, kind: "leader", duty, unit: units["office"], from: "2025-10-10" };
    await assign({ ...given, role: "county_leader", contact: { name: "甲县长", title: "副县长" } });
    const { liaison } = await assign({ ...given, role: "department_leader", contact: { name: "庚局长" } });
    expect(await missing()).toEqual([]);
    expect(liaison).toMatchObject({
      role: { id: "department_leader" },
      standing: { state: "near", due: "2025-12-31" },
    });
  });

  it("lets one leader look after three experts and no more (nanping-2021-2/a5-01a)", async () => {
    const place = "350700";
    const unit = await help.aUnit("office", "测试市委组织部", place);
    const office = anActor("talent_office", unit, "市人才办", [place]);
    const headers = playing(office);
    const duty = "nanping-2021-2/experts";
    const given = { kind: "leader", duty, unit, contact: { name: "壬部长", title: "部长" } };
    const results: unknown[] = [];
    for (const name of ["专家甲", "专家乙", "专家丙", "专家丁"]) {
      const subject = { kind: "person", id: await help.aPerson({ name, place }) };
      const { status, body } = await call("POST", "/api/v1/liaisons", headers, {
        ...given,
        subject,
        from: "2025-01-01",
      });
      results.push(status === 200 ? status : body.code);
    }
    expect(results).toEqual([200, 200, 200, "not_valid"]);
  });

  it("counts everybody who came to a symposium as contacted (qingliu-2023-1/03c, qingliu-huigui-2023/02b)", async () => {
    await assign({
      subject: person("far"),
      duty: outside,
      unit: units["office"],
      contact: { name: "丁主任", title: "县委办主任" },
    });
    const gathering = {
      title: "新春座谈会",
      kind: "symposium",
      on: "2025-12-06",
      unit: units["office"],
      summary: "谈了返乡",
    };
    const attendees = [person("far"), person("far"), firm("tea")];
    const made = await post<{ id: string; attendees: { name: string }[] }>("/api/v1/gatherings", as["office"]!, {
      ...gathering,
      attendees,
    });
    expect(made.attendees.map(({ name }) => name).toSorted()).toEqual(["测试茶业公司", "黄远"]);
    const far = await get<Page<LiaisonCard>>(`/api/v1/liaisons?subject=${people["far"]}`, as["office"]!);
    expect(far.items[0]?.standing).toMatchObject({ state: "done", last: "2025-12-06" });
    expect((await get<Page<object>>("/api/v1/gatherings?year=2025", as["office"]!)).total).toBe(1);
    expect((await get<Page<object>>("/api/v1/gatherings?year=2024", as["office"]!)).total).toBe(0);
    const elsewhere = await refused("/api/v1/gatherings", as["north"]!, {
      ...gathering,
      unit: units["north"],
      attendees: [person("far")],
    });
    expect(elsewhere).toEqual([422, "not_valid"]);
  });

  it("sums up on a board what each reader reaches", async () => {
    const board = await get<LiaisonBoard>("/api/v1/liaison/board", as["office"]!);
    const line = board.duties.find(({ id }) => id === outside);
    expect(line).toMatchObject({ total: 3, done: 2, near: 1, notAssigned: 0, due: "2025-12-31" });
    expect(board.duties.find(({ id }) => id === taiwan)).toMatchObject({ total: 3 });
    expect(board.contacts.find(({ contact }) => contact.name === "丁主任")).toMatchObject({ total: 1, done: 1 });
    const north = await get<LiaisonBoard>("/api/v1/liaison/board", as["north"]!);
    expect(north.units.map(({ unit }) => unit.name.zh)).toEqual(["北乡"]);
    expect(north.duties.find(({ id }) => id === outside)).toMatchObject({ total: 2, done: 1 });
    const own = await get<LiaisonBoard>("/api/v1/liaison/board", as["two"]!);
    expect(own.duties.map(({ id, total }) => [id, total])).toEqual([[specialists, 1]]);
  });

  it("reminds the contact in stages, once each, however often it runs", async () => {
    const told: [string, string][] = [];
    const run = () =>
      remind(app.connection.scoped, clock, async (account, text) => void told.push([account, text]), [], {
        signal: new AbortController().signal,
      });
    // On 30 November only whoever was missed the year before; on 7 December whose year ends soon.
    now = "2025-11-30";
    expect(await run()).toEqual({ reminders: 1, told: 1 });
    now = "2025-12-07";
    expect(await run()).toEqual({ reminders: 1, told: 1 });
    expect(await run()).toEqual({ reminders: 0, told: 0 });
    now = "2025-12-31";
    expect(await run()).toMatchObject({ reminders: 1 });
    now = "2026-01-02";
    expect((await run()).reminders).toBeGreaterThan(0);
    expect(await run()).toEqual({ reminders: 0, told: 0 });
    expect(told[0]).toEqual([who["north"]!.account, expect.stringContaining("赖大山")]);
    expect(told[1]).toEqual([who["north"]!.account, expect.stringContaining("伍小明")]);
    const mine = await get<Page<LiaisonReminder>>("/api/v1/liaison/reminders", as["north"]!);
    expect(mine.items.map(({ stage }) => stage)).toEqual(["overdue", "today", "near", "overdue"]);
    expect((await get<Page<LiaisonReminder>>("/api/v1/liaison/reminders", as["two"]!)).items).toEqual([]);
    now = "2025-12-06";
  });

  it("refuses what is not signed in, not allowed, not there, not possible or malformed", async () => {
    const url = "/api/v1/liaisons";
    const good = {
      subject: person("wu"),
      kind: "office",
      contact: { name: "某人" },
      unit: units["north"],
      from: "2025-01-01",
    };
    expect(await refused(url, {}, good)).toEqual([401, "not_signed_in"]);
    expect(await refused(url, as["finance"]!, good)).toEqual([403, "not_allowed"]);
    expect(await refused(url, as["south"]!, good)).toEqual([404, "not_found"]);
    expect(await refused(url, as["south"]!, { ...good, subject: person("far") })).toEqual([403, "not_allowed"]);
    expect(await refused(url, as["north"]!, { ...good, from: "2025-12-07" })).toEqual([422, "not_valid"]);
    expect(await refused(url, as["north"]!, { ...good, contact: { name: "某人", account: people["wu"] } })).toEqual([
      422,
      "not_valid",
    ]);
    expect(await refused(url, as["north"]!, { ...good, from: "2025-02-29" })).toEqual([400, "bad_request"]);
    expect(await refused(url, as["north"]!, { ...good, contact: { name: "a\u0000b" } })).toEqual([400, "bad_request"]);
    const { items } = await get<Page<LiaisonCard>>(`${url}?whose=all`, as["north"]!);
    const id = items.find(({ subject }) => subject.name === "伍小明")!.id;
    expect(await refused(`${url}/${id}/end`, as["south"]!, { to: "2025-12-01", why: "调走了" })).toEqual([
      404,
      "not_found",
    ]);
    expect(await refused(`${url}/${id}/end`, as["north"]!, { to: "2024-12-01", why: "调走了" })).toEqual([
      422,
      "not_valid",
    ]);
    const ended = await post<LiaisonDetail>(`${url}/${id}/end`, as["north"]!, { to: "2025-12-01", why: "调走了" });
    expect(ended.liaison.to).toBe("2025-12-01");
    const trail = await help.run<{ action: string }>("select distinct action from audit_entry order by action");
    expect(trail.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        "contact.create",
        "contact.retract",
        "gathering.create",
        "liaison.assign",
        "liaison.end",
        "liaison.event",
        "liaison.replace",
      ]),
    );
  });
});
