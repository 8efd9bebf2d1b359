/** Urging slips, sittings, scores with appeals and a place's lights, on the Qingliu documents in 2023. */
import type { Assignment, ScoreBoard, Sitting, Slip, UnitScore } from "@jucai/contract";
import { type LightScheme, standardLights } from "@jucai/engine";
import { readXlsx } from "hucre/xlsx";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#kernel/permissions/index.ts";
import { unitsOfPack } from "#modules/directory/units/index.ts";
import { aRegistry, type Registry } from "#modules/registry/registry.fixture.ts";
import { generate } from "./plan/generate.ts";
import { happenedIn } from "./scores/happened.ts";
import { settle } from "./standing/settle.ts";
import { assignmentsOf } from "./standing/standing.ts";

const place = "350423";
let app: Registry;
let day = "2023-10-10";
const at = () => new Date(`${day}T04:00:00Z`);
const clock = { now: at };
let units: Map<string, string>;

beforeAll(async () => {
  app = await aRegistry({ clock });
  await asSystem((tx) => generate(tx, day, at()));
  const huigui = await asSystem((tx) => unitsOfPack(tx, "qingliu-huigui-2023"));
  const plan = await asSystem((tx) => unitsOfPack(tx, "qingliu-2023-1"));
  units = new Map([...plan, ...huigui].map(([key, { id }]) => [key, id]));
});
afterAll(() => app.close());

const asSystem: Registry["connection"]["scoped"]["asSystem"] extends (why: string, work: infer W) => unknown
  ? <T>(work: (tx: Parameters<Extract<W, (...args: never[]) => unknown>>[0]) => Promise<T>) => Promise<T>
  : never = ((work: never) => app.connection.scoped.asSystem("a test", work)) as never;

/** Somebody of an office: his grant reaches that unit only. */
function officerOf(key: string): Actor {
  const unit = units.get(key);
  if (unit === undefined) throw new Error(`no unit ${key}`);
  return app.actor("officer", { grant: { unit, units: [unit], places: [] } });
}
const talentOffice = () => {
  const unit = units.get("talent-office")!;
  return app.actor("talent_office", { grant: { unit, units: [unit], places: [place] } });
};
const supervisor = () => app.actor("supervisor");

async function oneOf(task: string, unitKey: string): Promise<Assignment> {
  const all = await asSystem((tx) => assignmentsOf(tx, { on: day, task, unit: units.get(unitKey)! }));
  const [first] = all;
  if (first === undefined) throw new Error(`${unitKey} owes no ${task}`);
  return first;
}

describe("urging slips", () => {
  const demand = "请说明为什么还没有报送人员名单，并在期限内补报。";

  it("go to the unit that owes, with number, light and day, and are answered, sent back and settled", async () => {
    day = "2023-10-20";
    const late = await oneOf("qingliu-huigui-2023/named-persons", "education-bureau");
    expect(late).toMatchObject({ day: "2023-10-15", lastDay: "2023-10-16", light: { tone: "red" } });
    const chief = talentOffice();
    const given = { assignment: late.id, demand, answerBy: "2023-10-25" };
    const issued = await app.as(chief)("POST", "/api/v1/slips", given);
    expect(issued.status, JSON.stringify(issued.body)).toBe(200);
    const slip = issued.body as Slip;
    expect(slip).toMatchObject({
      number: "督2023-001",
      state: "issued",
      overdue: false,
      unit: { id: units.get("education-bureau") },
      light: { tone: "red" },
      may: [],
    });
    expect((await app.as(chief)("POST", "/api/v1/slips", given)).body).toMatchObject({ code: "already_there" });

    const officer = officerOf("education-bureau");
    const path = `/api/v1/slips/${slip.id}`;
    expect((await app.as(officer)("GET", path)).body).toMatchObject({ may: ["answer"], demand });
    expect((await app.as(officerOf("finance-bureau"))("GET", path)).status).toBe(404);
    expect((await app.as(officerOf("finance-bureau"))("POST", `${path}/answer`, { text: "代答" })).status).toBe(404);
    expect((await app.as(chief)("POST", `${path}/close`, { words: "已了结" })).body).toMatchObject({
      code: "wrong_state",
    });

    expect((await app.as(officer)("POST", `${path}/answer`, { text: "正在报。" })).body).toMatchObject({
      state: "answered",
      answer: { late: false },
      may: [],
    });
    const back = await app.as(supervisor())("POST", `${path}/return`, { why: "请写明哪一天报。" });
    expect(back.body).toMatchObject({ state: "issued", answer: null, returned: [{ text: "正在报。" }] });
    day = "2023-10-27";
    expect((await app.as(officer)("GET", path)).body).toMatchObject({ overdue: true });
    const again = await app.as(officer)("POST", `${path}/answer`, { text: "已于今天报送。" });
    // The first answer came in time: that is what counts.
    expect(again.body).toMatchObject({ state: "answered", answer: { late: false } });
    const closed = await app.as(chief)("POST", `${path}/close`, { words: "名单已收到。" });
    expect(closed.body).toMatchObject({ state: "closed", closed: { words: "名单已收到。" }, may: [] });
    expect((await app.as(officer)("GET", "/api/v1/slips")).body).toMatchObject({ total: 1 });
    expect((await app.as(officerOf("finance-bureau"))("GET", "/api/v1/slips")).body).toMatchObject({ total: 0 });
  });

  it("are refused to whoever only owes, for what is done, without time to answer, and to one's own answer", async () => {
    const late = await oneOf("qingliu-huigui-2023/named-persons", "finance-bureau");
    const given = { assignment: late.id, demand, answerBy: "2023-11-10" };
    expect((await app.as(officerOf("finance-bureau"))("POST", "/api/v1/slips", given)).status).toBe(403);
    const same = { ...given, answerBy: day };
    expect((await app.as(talentOffice())("POST", "/api/v1/slips", same)).body).toMatchObject({ code: "not_valid" });
    // The talent office owes tasks too: it answers, and somebody else settles.
    const own = await oneOf("qingliu-huigui-2023/named-persons", "committee-office");
    const both = app.actor("talent_office", {
      grant: { unit: own.unit.id, units: [own.unit.id], places: [place] },
    });
    const slip = (await app.as(supervisor())("POST", "/api/v1/slips", { ...given, assignment: own.id })).body as Slip;
    expect(slip.number).toBe("督2023-002");
    await app.as(both)("POST", `/api/v1/slips/${slip.id}/answer`, { text: "已办。" });
    const self = await app.as(both)("POST", `/api/v1/slips/${slip.id}/close`, { words: "了结" });
    expect(self.body).toMatchObject({ code: "not_allowed" });
  });

  it("get numbers without a gap when several are issued at once", async () => {
    const towns = await asSystem((tx) => assignmentsOf(tx, { on: day, task: "qingliu-huigui-2023/named-persons" }));
    const some = towns.filter(({ unit, openSlip }) => unit.kind === "township" && openSlip === null).slice(0, 5);
    const chief = talentOffice();
    const answers = await Promise.all(
      some.map(({ id }) => app.as(chief)("POST", "/api/v1/slips", { assignment: id, demand, answerBy: "2023-11-10" })),
    );
    expect(answers.map(({ body }) => body.number).toSorted()).toEqual([3, 4, 5, 6, 7].map((no) => `督2023-00${no}`));
  });
});

describe("sittings", () => {
  it("are drafted from how things stand, written, signed, and then their task is done", async () => {
    day = "2023-10-30";
    const all = await asSystem((tx) =>
      assignmentsOf(tx, { on: day, task: "qingliu-2023-1/monthly-meeting", period: "2023-10" }),
    );
    const meeting = all[0]!;
    const office = app.actor("talent_office", {
      grant: { unit: meeting.unit.id, units: [meeting.unit.id], places: [place] },
    });
    const opened = await app.as(office)("POST", "/api/v1/sittings", { assignment: meeting.id, on: day });
    expect(opened.status, JSON.stringify(opened.body)).toBe(200);
    const sitting = opened.body as Sitting;
    expect(sitting).toMatchObject({ kind: "meeting", state: "draft", may: ["write", "sign"] });
    const lights = sitting.agenda.find(({ title }) => title === "亮灯情况");
    expect(lights?.figures.join()).toMatch(/红灯 \d+ 项/);
    const pressing = sitting.agenda.find(({ title }) => title === "逾期和滞后事项");
    expect(pressing?.figures.length).toBeLessThanOrEqual(31);
    const path = `/api/v1/sittings/${sitting.id}`;
    expect((await app.as(office)("POST", `${path}/sign`, { version: 1 })).body).toMatchObject({ code: "not_valid" });
    expect((await app.as(supervisor())("POST", `${path}/sign`, { version: 1 })).status).toBe(404);

    const words = {
      version: 1,
      on: day,
      where: "县委三楼会议室",
      chair: "组长",
      present: ["甲同志", "乙同志"],
      agenda: sitting.agenda.map((it, no) => ({ ...it, minutes: no === 0 ? "逐项通报。" : null })),
      resolutions: [
        { text: "教育局补报名单", unit: units.get("education-bureau")!, by: "2023-11-05", done: null },
        { text: "走访两家企业", unit: units.get("hr-bureau")!, by: "2023-11-30", done: null },
      ],
    };
    const written = await app.as(office)("PUT", path, words);
    expect(written.status, JSON.stringify(written.body)).toBe(200);
    expect((await app.as(office)("PUT", path, words)).body).toMatchObject({ code: "conflict" });
    const signed = await app.as(office)("POST", `${path}/sign`, { version: 2 });
    expect(signed.body).toMatchObject({ state: "held" });
    expect(await oneOfId(meeting.id)).toMatchObject({ state: "done", doneOn: day, light: { tone: "green" } });

    const changed = { ...words, version: 3, chair: "副组长" };
    expect((await app.as(office)("PUT", path, changed)).body).toMatchObject({ code: "wrong_state" });
    const done = {
      ...words,
      version: 3,
      resolutions: [{ ...words.resolutions[0]!, done: "2023-11-03" }, words.resolutions[1]!],
    };
    const marked = await app.as(office)("PUT", path, done);
    expect(marked.body).toMatchObject({ resolutions: [{ done: "2023-11-03" }, { done: null }] });
    const file = await app.as(office)("GET", `${path}/minutes.docx`);
    expect(file.status).toBe(200);
    expect(String(file.body).slice(0, 2)).toBe("PK");
  });

  it("take up what earlier ones resolved and nobody has done", async () => {
    day = "2023-11-20";
    await asSystem((tx) => generate(tx, day, at()));
    const [next] = await asSystem((tx) =>
      assignmentsOf(tx, { on: day, task: "qingliu-2023-1/monthly-meeting", period: "2023-11" }),
    );
    const office = app.actor("talent_office", {
      grant: { unit: next!.unit.id, units: [next!.unit.id], places: [place] },
    });
    const opened = await app.as(office)("POST", "/api/v1/sittings", { assignment: next!.id, on: day });
    const { agenda } = opened.body as Sitting;
    const before = agenda.find(({ title }) => title === "上次议定事项办理情况");
    expect(before?.figures).toEqual([expect.stringMatching(/^走访两家企业.*2023-11-30前$/)]);
  });
});

describe("scores", () => {
  it("trace every point to what happened, and an upheld appeal changes the line", async () => {
    day = "2024-01-05";
    const chief = talentOffice();
    const board = (await app.as(chief)("GET", "/api/v1/scores?year=2023")).body as ScoreBoard;
    const education = board.units.find(({ unit }) => unit.id === units.get("education-bureau"));
    expect(education?.minus).toBeLessThan(0);
    expect(board.units.every(({ points, plus, minus }) => points === plus + minus)).toBe(true);
    expect(board.units.map(({ rank }) => rank)).toEqual(board.units.map(({ rank }) => rank).toSorted((a, b) => a - b));

    const officer = officerOf("education-bureau");
    const path = `/api/v1/scores/units/${units.get("education-bureau")}?year=2023`;
    const score = (await app.as(officer)("GET", path)).body as UnitScore;
    expect(score.points).toBe(education?.points);
    expect(score.points).toBe(score.lines.reduce((sum, { points }) => sum + points, 0));
    const slip = score.lines.find(({ rule }) => rule === "qingliu-huigui-2023/slip")!;
    expect(slip).toMatchObject({ points: -100, on: "2023-10-20", changedTo: null });
    expect(new Set(score.lines.map(({ id }) => id)).size).toBe(score.lines.length);
    expect((await app.as(officerOf("finance-bureau"))("GET", path)).status).toBe(404);
    expect((await app.as(officer)("GET", "/api/v1/scores")).status).toBe(403);

    const asked = { unit: units.get("education-bureau")!, year: 2023, line: slip.id, why: "名单当时已经报过。" };
    const wrong = await app.as(officer)("POST", "/api/v1/scores/appeals", { ...asked, line: "没有这一项" });
    expect(wrong.status).toBe(404);
    const appeal = (await app.as(officer)("POST", "/api/v1/scores/appeals", asked)).body;
    expect(appeal).toMatchObject({ state: "open" });
    const twice = await app.as(officer)("POST", "/api/v1/scores/appeals", asked);
    expect(twice.body).toMatchObject({ code: "already_there" });
    const answer = `/api/v1/scores/appeals/${appeal.id}/answer`;
    expect((await app.as(officer)("POST", answer, { upheld: true, points: 0, answer: "同意" })).status).toBe(403);
    const unclear = await app.as(chief)("POST", answer, { upheld: true, answer: "同意" });
    expect(unclear.body).toMatchObject({ code: "not_valid" });
    const upheld = await app.as(chief)("POST", answer, { upheld: true, points: 0, answer: "核实属实，不扣分。" });
    expect(upheld.body).toMatchObject({ state: "upheld", points: 0 });
    const after = (await app.as(officer)("GET", path)).body as UnitScore;
    expect(after.points).toBe(score.points + 100);
    expect(after.lines.find(({ id }) => id === slip.id)).toMatchObject({ points: -100, changedTo: 0 });
    const file = await app.as(chief)("GET", "/api/v1/scores/table.xlsx?year=2023");
    expect(String(file.body).slice(0, 2)).toBe("PK");
  });

  it("take what the platform counted late for late, whatever was reported and accepted before", async () => {
    const { id, lastDay } = await oneOf("qingliu-huigui-2023/named-persons", "education-bureau");
    const events = await asSystem(async (tx) => {
      await sql`update task_assignment set state = 'done', by_itself = true, done_on = last_day + 20
        where id = ${id}::uuid`.execute(tx);
      await sql`insert into task_report (assignment, progress, state, handed_in_by, handed_in_name, handed_in_at,
          handed_in_on, decided_at)
        values (${id}::uuid, '正在办', 'accepted', gen_random_uuid(), '甲', now(), ${lastDay}::date, now())`.execute(
        tx,
      );
      return happenedIn(tx, { year: 2023, on: day });
    });
    const about = events.filter(({ assignment }) => assignment === id).map(({ event }) => event);
    expect(about).toContain("done_late");
    expect(about).not.toContain("done_in_time");
  });
});

describe("tables", () => {
  it("are filed as offices do: title over all columns, unit and date, a row each and the sum", async () => {
    day = "2023-10-30";
    const chief = talentOffice();
    const path =
      "/api/v1/assignments/table.xlsx?year=2023&document=qingliu-huigui-2023&task=qingliu-huigui-2023/named-persons";
    const { sheet, rows } = await bookOf(chief, path);
    expect(sheet.merges?.[0]).toMatchObject({ startRow: 0, startCol: 0, endRow: 0, endCol: 11 });
    expect(rows[0]?.[0]).toBe("任务督查台账");
    expect(rows[1]?.[0]).toMatch(/^填报单位：/);
    expect(rows[1]).toContain("日期：2023-10-30");
    const owed = await asSystem((tx) => assignmentsOf(tx, { on: day, task: "qingliu-huigui-2023/named-persons" }));
    expect(rows.length).toBe(3 + owed.length + 1);
    expect(rows.at(-1)?.[1]).toMatch(new RegExp(`^${owed.length} 项，已办结 \\d+ 项$`));
  });

  it("put the tasks of a document side by side with their units, one measure's tasks under one number", async () => {
    const { sheet, rows } = await bookOf(
      talentOffice(),
      "/api/v1/task-list.xlsx?document=qingliu-huigui-2023&period=2023Q4",
    );
    expect(rows[2]?.slice(0, 5)).toEqual(["序号", "工作任务", "具体措施", "牵头单位", "责任单位"]);
    const [one] = await asSystem((tx) => assignmentsOf(tx, { on: day, task: "qingliu-huigui-2023/named-persons" }));
    const namedTitle = one!.title.zh;
    const named = rows.find((row) => String(row[2]).includes(namedTitle));
    expect(String(named?.[5])).toMatch(/教育局（.*）：/);
    const numbers = rows.slice(3).map(([no]) => no);
    // Merged cells: only the first row of a measure carries its number.
    expect(sheet.merges?.length).toBeGreaterThan(3);
    expect(numbers.some((no) => typeof no === "number")).toBe(true);
    const none = await app.as(talentOffice())("GET", "/api/v1/task-list.xlsx?document=keine&period=2023Q4");
    expect(none.status).toBe(404);
  });

  async function bookOf(actor: Actor, url: string) {
    const token = actor.account;
    app.as(actor);
    const answer = await app.http.inject({ url, headers: { authorization: `Bearer token-of-${token}` } });
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
    const book = await readXlsx(answer.rawPayload);
    const sheet = book.sheets[0]!;
    return { sheet, rows: sheet.rows };
  }
});

describe("a place's lights", () => {
  it("are data: other colours and triggers show at once, and every scheme stays in the history", async () => {
    const chief = talentOffice();
    const path = `/api/v1/light-scheme?place=${place}`;
    expect((await app.as(chief)("GET", path)).body).toMatchObject({ set: null, scheme: { nextWorkingDay: true } });
    const purple: LightScheme = {
      ...standardLights,
      lights: standardLights.lights.map((it) =>
        it.id === "red" ? { ...it, name: { zh: "紫灯", en: "Purple" }, tone: "purple" } : it,
      ),
    };
    const basis = "县委人才办主任会议";
    const set = await app.as(chief)("PUT", "/api/v1/light-scheme", { place, scheme: purple, basis });
    expect(set.body).toMatchObject({ set: { basis }, history: [{ basis }] });
    const late = await oneOf("qingliu-huigui-2023/named-persons", "finance-bureau");
    expect(late.light).toMatchObject({ id: "red", tone: "purple", name: { zh: "紫灯" } });
    const empty = { ...purple, lights: purple.lights.slice(0, 2) };
    const bad = await app.as(chief)("PUT", "/api/v1/light-scheme", { place, scheme: empty, basis });
    expect(bad.body).toMatchObject({ code: "not_valid" });
    const elsewhere = { place: "350424", scheme: purple, basis };
    expect((await app.as(chief)("PUT", "/api/v1/light-scheme", elsewhere)).status).toBe(403);
    expect(
      (await app.as(officerOf("finance-bureau"))("PUT", "/api/v1/light-scheme", { place, scheme: purple, basis }))
        .status,
    ).toBe(403);
  });
});

async function oneOfId(id: string): Promise<Assignment> {
  await asSystem((tx) => settle(tx, [id], day));
  const [found] = await asSystem((tx) => assignmentsOf(tx, { on: day, ids: [id] }));
  return found!;
}
