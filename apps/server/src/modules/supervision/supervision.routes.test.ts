import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "kysely";
import type { Clock } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { aRegistry, type Registry, type Send } from "#modules/registry/registry.fixture.ts";
import { aPdf } from "#modules/claims/evidence/test/files.ts";
import { supervisionDay } from "./index.ts";

let day = "2024-01-02";
const clock: Clock = { now: () => new Date(`${day}T04:00:00Z`) };
const pack = "qingliu-huigui-2023";
let app: Registry;
let units: Map<string, string>;
let boss: Send;
let second: Send;
let hr: Actor;
let asHr: Send;

beforeAll(async () => {
  app = await aRegistry({ clock });
  const { rows } = await system((tx) =>
    sql<{ key: string; unit: string }>`select key, unit from pack_unit where pack = ${pack}`.execute(tx),
  );
  units = new Map(rows.map(({ key, unit }) => [key, unit]));
  const office = { unit: unit("talent-office"), units: [unit("talent-office")], places: ["350423"] };
  boss = app.as(app.actor("talent_office", { name: "人才办甲", grant: office }));
  second = app.as(app.actor("talent_office", { name: "人才办乙", grant: office }));
  hr = app.actor("officer", {
    name: "人社局经办",
    grant: { unit: unit("hr-bureau"), units: [unit("hr-bureau")], places: [] },
  });
  asHr = app.as(hr);
});
afterAll(() => app.close());

const system = <T>(work: Parameters<typeof app.connection.scoped.asSystem<T>>[1]) =>
  app.connection.scoped.asSystem("tests of tasks", work);
const unit = (key: string): string => {
  const found = units.get(key);
  if (found === undefined) throw new Error(`no unit ${key}`);
  return found;
};
const live = (on: string) => {
  day = on;
  return supervisionDay({ database: app.connection.scoped, clock });
};
const one = async (task: string, of: string, period = "2024", send = boss) => {
  const { body } = await send("GET", `/api/v1/assignments?task=${pack}/${task}&unit=${unit(of)}&period=${period}`);
  if (body.items?.length !== 1) throw new Error(`${task} of ${of}: ${JSON.stringify(body).slice(0, 300)}`);
  return body.items[0];
};
const detail = async (id: string, send = boss) => (await send("GET", `/api/v1/assignments/${id}`)).body;

describe("tasks", () => {
  it("are written ahead for every unit that owes them, once", async () => {
    const first = await live("2024-01-02");
    expect(first.written).toBeGreaterThan(300);
    expect(await live("2024-01-02")).toEqual({ written: 0, settled: 0, lights: 0, reminders: 0 });
    const fairs = await one("fairs", "hr-bureau");
    expect(fairs).toMatchObject({
      state: "open",
      light: { tone: "grey" },
      goal: { goal: 20, value: 0, source: "counted" },
    });
    const roster = await one("roster-report", "longjin");
    expect(roster).toMatchObject({
      day: "2024-11-25",
      lastDay: "2024-11-25",
      from: "2024-01-01",
      to: "2024-12-31",
      joint: false,
    });
    // The group does not include whoever collects from it.
    const own = await boss("GET", `/api/v1/assignments?task=${pack}/roster-report&unit=${unit("talent-office")}`);
    expect(own.body.total).toBe(0);
    const festival = await one("festival-visits", "longjin", "2024:spring_festival");
    expect(festival).toMatchObject({ from: "2024-02-10", to: "2024-02-17", lastDay: "2024-02-18" });
  });

  it("owe nobody any more what a unit owed that has closed", async () => {
    await system((tx) => sql`update unit set valid_to = '2024-01-02' where id = ${unit("lijia")}::uuid`.execute(tx));
    await live("2024-01-03");
    const gone = await boss("GET", `/api/v1/assignments?unit=${unit("lijia")}`);
    expect(gone.body.total).toBe(0);
    await system((tx) => sql`update unit set valid_to = null where id = ${unit("lijia")}::uuid`.execute(tx));
    await live("2024-01-04");
    expect((await one("roster-report", "lijia")).state).toBe("open");
  });
});

describe("activities", () => {
  it("turn the goal of their task the moment they are recorded, and open it again when they are taken back", async () => {
    day = "2024-03-01";
    const record = (on: string, people?: number, kind = "fair") =>
      asHr("POST", "/api/v1/activities", {
        kind: `${pack}/${kind}`,
        title: `招聘会${on}`,
        on,
        unit: unit("hr-bureau"),
        ...(people === undefined ? {} : { people }),
      });
    expect((await record("2024-02-01")).body.fields[0].field).toBe("people");
    expect((await record("2024-03-02", 5)).status).toBe(422);
    const other = { kind: `${pack}/fair`, title: "x", on: "2024-02-01", people: 1, unit: unit("longjin") };
    expect((await asHr("POST", "/api/v1/activities", other)).body.code).toBe("not_allowed");
    const ids: string[] = [];
    for (let at = 1; at <= 19; at += 1) ids.push((await record(`2024-02-${String(at).padStart(2, "0")}`, 10)).body.id);
    expect(await one("fairs", "hr-bureau")).toMatchObject({ state: "open", goal: { value: 19, reached: false } });
    const last = (await record("2024-02-28", 12)).body;
    expect(last.counts).toEqual(expect.arrayContaining([expect.objectContaining({ task: `${pack}/fairs` })]));
    const done = await one("fairs", "hr-bureau");
    expect(done).toMatchObject({ state: "done", byItself: true, doneOn: "2024-02-28", light: { tone: "green" } });
    expect((await detail(done.id)).lines).toHaveLength(20);
    const kept = await system((tx) =>
      sql<{ state: string }>`select state from task_assignment where id = ${done.id}::uuid`.execute(tx),
    );
    expect(kept.rows[0]?.state).toBe("done");
    const back = await asHr("POST", `/api/v1/activities/${last.id}/withdraw`, { why: "记错了日期" });
    expect(back.body.withdrawn).toEqual({ on: "2024-03-01", why: "记错了日期" });
    expect((await asHr("POST", `/api/v1/activities/${last.id}/withdraw`, { why: "x" })).status).toBe(409);
    expect(await one("fairs", "hr-bureau")).toMatchObject({ state: "open", doneOn: null, goal: { value: 19 } });
    const kinds = (await boss("GET", "/api/v1/activities/kinds?year=2024")).body.items;
    expect(kinds.find(({ kind }: { kind: { id: string } }) => kind.id === `${pack}/fair`)).toMatchObject({
      held: 19,
      people: 190,
    });
    expect((await asHr("GET", "/api/v1/activities?year=2024&pageSize=5")).body).toMatchObject({ total: 20 });
  });
});

describe("reports", () => {
  let id = "";
  const report = { progress: "已办结两件。", problems: "缺一名专员。" };

  it("are handed in with files by the owing unit, once at a time", async () => {
    day = "2024-03-20";
    id = (await one("progress-report", "hr-bureau", "2024Q1")).id;
    expect((await detail(id, asHr)).may).toEqual(["report", "postpone"]);
    const border = "----border";
    const head = `--${border}\r\ncontent-disposition: form-data; name="file"; filename="季报.pdf"\r\ncontent-type: text/html\r\n\r\n`;
    const send = (bytes: Buffer) =>
      app.http.inject({
        method: "POST",
        url: "/api/v1/task-files",
        headers: {
          authorization: `Bearer token-of-${hr.account}`,
          "content-type": `multipart/form-data; boundary=${border}`,
        },
        payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${border}--\r\n`)]),
      });
    expect((await send(Buffer.from("MZ hello"))).statusCode).toBe(415);
    const pdf = aPdf({ objects: ["(a quarterly report)"] });
    const file = (await send(pdf)).json();
    expect(file).toMatchObject({ name: "季报.pdf", type: "application/pdf", bytes: pdf.length });
    const handed = await asHr("POST", `/api/v1/assignments/${id}/report`, { ...report, files: [file.id] });
    expect(handed.body).toMatchObject({
      state: "reported",
      reports: [{ state: "handed_in", files: [{ id: file.id }] }],
    });
    expect((await asHr("POST", `/api/v1/assignments/${id}/report`, report)).body.code).toBe("wrong_state");
    expect((await asHr("POST", `/api/v1/assignments/${id}/accept`)).status).toBe(403);
    const read = await boss("GET", `/api/v1/task-files/${file.id}`);
    expect([read.status, read.body]).toEqual([200, pdf.toString()]);
    const stranger = app.as(
      app.actor("officer", { grant: { unit: unit("finance-bureau"), units: [unit("finance-bureau")], places: [] } }),
    );
    expect((await stranger("GET", `/api/v1/task-files/${file.id}`)).status).toBe(404);
    expect((await stranger("GET", `/api/v1/assignments/${id}`)).status).toBe(404);
  });

  it("are sent back with what is wrong, which shows yellow, and done once they are accepted", async () => {
    const returned = await boss("POST", `/api/v1/assignments/${id}/return`, { why: "请写明两件是哪两件" });
    expect(returned.body).toMatchObject({ state: "returned", light: { tone: "yellow" } });
    day = "2024-03-22";
    await asHr("POST", `/api/v1/assignments/${id}/report`, { progress: "招聘会和补贴两件已办结。" });
    day = "2024-03-26";
    expect(await live("2024-03-26")).toMatchObject({ settled: 0 });
    const accepted = await boss("POST", `/api/v1/assignments/${id}/accept`);
    expect(accepted.body).toMatchObject({
      state: "done",
      doneOn: "2024-03-22",
      byItself: false,
      light: { tone: "green" },
      may: [],
    });
    expect(accepted.body.reports.map(({ state }: { state: string }) => state)).toEqual(["accepted", "returned"]);
    expect((await boss("POST", `/api/v1/assignments/${id}/return`, { why: "x" })).status).toBe(409);
  });

  it("are not accepted by whoever handed them in", async () => {
    const own = await one("assessment", "talent-office");
    expect((await boss("POST", `/api/v1/assignments/${own.id}/report`, report)).body.state).toBe("reported");
    expect((await boss("POST", `/api/v1/assignments/${own.id}/accept`)).body.code).toBe("not_allowed");
    expect((await second("POST", `/api/v1/assignments/${own.id}/accept`)).body.state).toBe("done");
  });

  it("give the figure of a target that nobody else counts", async () => {
    const transfers = await one("transfers", "hr-bureau");
    expect((await asHr("POST", `/api/v1/assignments/${transfers.id}/report`, report)).body.fields[0].field).toBe(
      "value",
    );
    const told = await asHr("POST", `/api/v1/assignments/${transfers.id}/report`, { ...report, value: 40 });
    expect(told.body.goal).toMatchObject({ value: 40, source: "reported", reached: true });
  });

  it("may come later when a later day is granted, and units are urged once a day", async () => {
    const { id: other } = await one("progress-report", "hr-bureau", "2024Q2");
    const ask = { day: "2024-07-10", why: "材料还在收" };
    expect(
      (await asHr("POST", `/api/v1/assignments/${other}/postponement`, { ...ask, day: "2024-06-20" })).status,
    ).toBe(422);
    expect((await asHr("POST", `/api/v1/assignments/${other}/postponement`, ask)).body.postponement.state).toBe(
      "asked",
    );
    const granted = await boss("POST", `/api/v1/assignments/${other}/postponement/answer`, {
      granted: true,
      answer: "同意",
    });
    expect(granted.body).toMatchObject({ day: "2024-06-25", lastDay: "2024-07-10", postponedTo: "2024-07-10" });
    expect((await boss("POST", `/api/v1/assignments/${other}/urge`)).body.reminders).toHaveLength(1);
    expect((await boss("POST", `/api/v1/assignments/${other}/urge`)).status).toBe(409);
  });
});

describe("days", () => {
  it("turn lights, tell each person once, and say why", async () => {
    const { id } = await one("roster-report", "longjin");
    const clerk = app.actor("township_clerk", {
      grant: { unit: unit("longjin"), units: [unit("longjin")], places: [] },
    });
    await system(async (tx) => {
      await sql`insert into account (id, kind, name, place, created_at) values (${clerk.account}::uuid, 'human', '龙津经办', '350423', now())`.execute(
        tx,
      );
      await sql`insert into role_grant (id, account, role, unit, place, valid_from, granted_at)
        values (gen_random_uuid(), ${clerk.account}::uuid, 'township_clerk', ${unit("longjin")}::uuid, '350423', '2023-01-01', now())`.execute(
        tx,
      );
    });
    await live("2024-11-09");
    expect((await detail(id)).light).toMatchObject({ tone: "grey" });
    await live("2024-11-10");
    const blue = await detail(id);
    expect(blue.light).toMatchObject({ tone: "blue", why: { zh: expect.stringContaining("还有 15 天") } });
    expect(blue.reminders).toHaveLength(1);
    const inbox = await app.as(clerk)("GET", "/api/v1/notifications");
    expect(inbox.body.items[0]).toMatchObject({ kind: "task.due" });
    await live("2024-11-10");
    expect((await detail(id)).reminders).toHaveLength(1);
    await live("2024-11-26");
    const red = await detail(id);
    expect(red.light).toMatchObject({ tone: "red", why: { zh: expect.stringContaining("已过 1 天") } });
    expect(red.lights.map(({ tone }: { tone: string }) => tone)).toEqual(["red", "blue", "grey"]);
    expect(red.lines[0]).toMatchObject({ missing: true, link: `/desk/rosters/${pack}/survey?year=2024` });
    // Two weeks later it goes up to whoever supervises the place.
    const watcher = app.actor("supervisor", { grant: { unit: app.units.qingliu } });
    await system(async (tx) => {
      await sql`insert into account (id, kind, name, place, created_at) values (${watcher.account}::uuid, 'human', '督查', '350423', now())`.execute(
        tx,
      );
      await sql`insert into role_grant (id, account, role, unit, place, valid_from, granted_at)
        values (gen_random_uuid(), ${watcher.account}::uuid, 'supervisor', ${app.units.qingliu}::uuid, '350423', '2023-01-01', now())`.execute(
        tx,
      );
    });
    await live("2024-12-10");
    const told = await app.as(watcher)("GET", "/api/v1/notifications");
    expect(told.body.items[0].says.zh).toContain("逾期仍未完成");
    // Handed in after all: the red light goes out, with the day on which it was.
    await system((tx) =>
      sql`insert into roster_report (roster, period, unit_id, place, state, handed_in_at, handed_in_by, handed_in_name, rows, counts)
        values (${`${pack}/survey`}, '2024', ${unit("longjin")}::uuid, '350423', 'handed_in', ${clock.now()}, ${clerk.account}::uuid, 'x', 3, '{}')`.execute(
        tx,
      ),
    );
    expect(await one("roster-report", "longjin")).toMatchObject({
      state: "done",
      doneOn: "2024-12-10",
      light: { tone: "green" },
    });
    expect((await live("2024-12-11")).settled).toBeGreaterThan(0);
    await system((tx) =>
      sql`update roster_report set state = 'returned' where unit_id = ${unit("longjin")}::uuid`.execute(tx),
    );
    expect(await one("roster-report", "longjin")).toMatchObject({ state: "open", light: { tone: "red" } });
  });

  it("of a holiday that nobody has set wait, and are there once they are set", async () => {
    const board = (await boss("GET", "/api/v1/task-board?year=2027")).body;
    expect(board.year).toBe(2027);
    await live("2026-12-20");
    const waiting = await one("festival-visits", "longjin", "2027:spring_festival");
    expect(waiting).toMatchObject({ day: null, lastDay: null, light: { tone: "grey" } });
    expect((await boss("GET", "/api/v1/task-board?year=2027")).body.unset).toEqual([
      { holiday: "spring_festival", year: 2027, place: "350423" },
    ]);
    const set = {
      place: "350423",
      holiday: "spring_festival",
      year: 2027,
      from: "2027-02-05",
      to: "2027-02-12",
      basis: "放假通知",
    };
    expect((await boss("PUT", "/api/v1/task-holidays", set)).status).toBe(200);
    expect((await one("festival-visits", "longjin", "2027:spring_festival")).day).toBe("2027-02-12");
    expect((await boss("PUT", "/api/v1/task-holidays", { ...set, place: "350121" })).status).toBe(403);
  });
});

describe("the board", () => {
  it("counts lights by document and unit, and shows the year as bars and as a calendar", async () => {
    day = "2024-12-20";
    const board = (await boss("GET", "/api/v1/task-board?year=2024")).body;
    const own = board.documents.find(({ id }: { id: string }) => id === pack);
    expect(own.total).toBe(own.lights.reduce((sum: number, { count }: { count: number }) => sum + count, 0));
    const mine = (await asHr("GET", "/api/v1/task-board?year=2024")).body;
    expect(mine.units.map(({ id }: { id: string }) => id)).toContain(unit("hr-bureau"));
    const plan = (await boss("GET", `/api/v1/task-plan?year=2024&document=${pack}`)).body;
    const quarterly = plan.rows.find(({ task }: { task: string }) => task === `${pack}/progress-report`);
    expect(quarterly.periods.map(({ lastDay }: { lastDay: string }) => lastDay)).toEqual([
      "2024-03-25",
      "2024-06-25",
      "2024-09-25",
      "2024-12-25",
    ]);
    const ics = await asHr("GET", "/api/v1/task-calendar.ics?year=2024");
    expect(ics.body).toContain("DTSTART;VALUE=DATE:20241225");
    expect(ics.body).not.toContain("DTSTART;VALUE=DATE:20240325");
    const red = await boss("GET", "/api/v1/assignments?year=2024&light=red&pageSize=5");
    expect(red.body.items.every(({ light }: { light: { id: string } }) => light.id === "red")).toBe(true);
    expect(red.body.total).toBe(board.lights.find(({ light }: { light: string }) => light === "red").count);
    const found = await boss("GET", "/api/v1/assignments?year=2024&q=zph");
    expect(found.body.items.map(({ task }: { task: string }) => task)).toContain(`${pack}/fairs`);
    const onlyMine = await asHr("GET", "/api/v1/assignments?year=2024&mine=true");
    expect(onlyMine.body.items.every((it: { unit: { id: string } }) => it.unit.id === unit("hr-bureau"))).toBe(true);
  });
});
