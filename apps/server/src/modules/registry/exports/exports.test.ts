import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anApp, type TestApp } from "../../../../test/app.ts";
import { anActor, careHelpers } from "../../../../test/care.ts";
import { importing } from "../../../../test/imports.ts";
import { openBook, type TableRow } from "../sheets/index.ts";
import { textOf } from "../sheets/cell.ts";
import { messySurvey } from "../sheets/test/messy-survey.ts";
import { packRoster, readAll } from "../sheets/test/read-all.ts";

const roster = "qingliu-huigui-2023/survey";

describe("exporting", () => {
  let app: TestApp;
  let run: ReturnType<typeof careHelpers>["run"];
  let township: string;
  let clerk: ReturnType<ReturnType<typeof importing>>;
  let office: typeof clerk;
  let teacher: typeof clerk;

  beforeAll(async () => {
    app = await anApp({ jobs: true });
    const helpers = careHelpers(app);
    run = helpers.run;
    township = await helpers.aUnit("township", "长校镇");
    const as = importing(app);
    clerk = as(anActor("township_clerk", township));
    office = as(anActor("talent_office", await helpers.aUnit("office", "人才办")));
    teacher = as(anActor("service_specialist", township));
    const { id } = (await clerk.upload(roster, township, (await messySurvey(100)).bytes)).json<{ id: string }>();
    await clerk.settled(id);
    await clerk.send("POST", `/imports/${id}/confirm`, { mode: "good_rows" });
    await clerk.settled(id);
  });
  afterAll(() => app.close());

  const rowsOf = async (bytes: Buffer): Promise<TableRow[]> => {
    const book = await openBook(bytes);
    const rows: TableRow[] = [];
    for await (const { cells } of book.rows(book.sheets[0] ?? "")) rows.push(cells.map((cell) => textOf(cell)));
    return rows;
  };

  it("gives a roster in the form's own columns, phones masked, that reads again without an error", async () => {
    const sent = await clerk.send("POST", "/exports/roster", { roster, year: 2025 });
    expect(sent.statusCode, sent.body).toBe(200);
    expect(sent.headers["content-disposition"]).toContain(encodeURIComponent("“清人回归”摸底表"));
    const rows = await rowsOf(sent.rawPayload);
    const survey = await packRoster(roster);
    expect(rows[1]?.[0]).toBe("填报单位：长校镇");
    expect(rows[2]).toEqual([...survey.columns.map(({ header }) => header), "登记单位"]);
    expect(rows.at(-1)?.slice(0, 2)).toEqual(["合计", "93 行"]);
    expect(rows[3]?.[15]).toMatch(/^13\d\*{4}\d{4}$/);
    expect(rows[3]?.[16]).not.toBe("邱某");
  });

  it("gives numbers in clear to whoever may reveal and says why, and writes both down", async () => {
    const without = await clerk.send("POST", "/exports/roster", { roster, clear: true });
    expect(without.json()).toMatchObject({ code: "not_valid", fields: [{ field: "reason" }] });
    const may = await teacher.send("POST", "/exports/roster", { roster, clear: true, reason: "走访联系" });
    expect(may.json()).toMatchObject({ code: "not_allowed" });

    const clear = await clerk.send("POST", "/exports/roster", { roster, clear: true, reason: "年底走访联系" });
    const { entries } = await readAll(clear.rawPayload, await packRoster(roster));
    expect(entries).toHaveLength(93);
    expect(entries.flatMap(({ problems }) => problems.filter(({ level }) => level === "error"))).toEqual([]);
    const looked = await run<{ n: number }>(
      "select count(*)::int as n from access_record where action = 'export' and reason = '年底走访联系'",
    );
    expect(looked[0]?.n).toBe(93);
    const logged = await run<{ detail: { rows: number; clear: boolean } }>(
      "select detail from audit_entry where action = 'roster.export' order by id",
    );
    expect(logged.map(({ detail }) => [detail.rows, detail.clear])).toEqual([
      [93, false],
      [93, true],
    ]);
  });

  it("gives the people of a list as CSV, and no formula runs in it", async () => {
    await run("update person set name = '=cmd|calc' where id = (select id from person limit 1)");
    const sent = await office.send("POST", "/exports/people", { format: "csv", filter: { roster, sort: "birth" } });
    expect(sent.statusCode, sent.body).toBe(200);
    const text = sent.body;
    expect(text.startsWith("\ufeff序号,姓名,")).toBe(true);
    expect(text.split("\r\n")).toHaveLength(95);
    expect(text).toContain(",'=cmd|calc,");
    expect(text).not.toMatch(/,1[3-9]\d{9},/);
  });

  it("leaves out of the file exactly whom the list leaves out, whatever it is filtered by", async () => {
    const sizes: number[] = [];
    for (const filter of [
      { roster, year: 2025, category: "worker" },
      { roster, year: 2024 },
      { facts: "person.education:known" },
      { facts: "person.education:ge:bachelor;person.work_place:known", source: "office" },
      { source: "self" },
      { verified: "none", place: "350423" },
      { verified: "all" },
      { state: "withdrawn" },
      { q: "qiu", unit: township },
    ]) {
      const query = new URLSearchParams(Object.entries(filter).map(([key, value]) => [key, String(value)]));
      const list = (await office.send("GET", `/people?${query}`)).json<{ total: number }>();
      const sent = await office.send("POST", "/exports/people", { format: "csv", filter });
      expect(sent.statusCode, sent.body).toBe(200);
      // The heading, and nothing after the last line.
      expect([filter, sent.body.split("\r\n").length - 2]).toEqual([filter, list.total]);
      sizes.push(list.total);
    }
    // Filters that leave everybody or nobody would show nothing.
    expect(sizes.filter((size) => size > 0 && size < 93).length).toBeGreaterThan(1);
    const wrong = await office.send("POST", "/exports/people", { filter: { facts: "person.education:ge:cleverness" } });
    expect(wrong.statusCode).toBe(422);
  });

  it("gives an empty form with drop-downs that comes back as it went", async () => {
    const sent = await clerk.send("GET", `/rosters/${roster}/template?unit=${township}`);
    const { reading, entries } = await readAll(sent.rawPayload, await packRoster(roster));
    expect(reading.problems).toEqual([]);
    expect(entries).toEqual([]);
    expect(reading.layout().sheets).toHaveLength(1);
  });
});
