/**
 * Every roster of every document, through the software: a workbook goes in under its printed headings, the rows stand
 * in the roster, the unit hands in, the summary counts it.
 */
import type {
  AssignmentList,
  ImportDetail,
  PublicRoster,
  RosterDetail,
  RosterEntries,
  RosterSummary,
  UnitReport,
} from "@jucai/contract";
import type { Roster, RosterColumn } from "@jucai/engine";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anApp, projectPacks, type TestApp } from "./app.ts";
import { jurisdictionId } from "../src/modules/directory/units/index.ts";
import { supervisionDay } from "../src/modules/supervision/index.ts";
import { anActor } from "./care.ts";
import { importing } from "./imports.ts";

const packs = await projectPacks();
const rosters = packs.policies.flatMap((policy) => (policy.rosters ?? []).map((roster) => ({ roster, policy })));

/** The measures that a roster carries out, by its id. */
const measures: Readonly<Record<string, readonly string[]>> = {
  "qingliu-huigui-2023/survey": ["qingliu-huigui-2023/annex2"],
  "qingliu-huigui-2023/company-needs": ["qingliu-huigui-2023/06"],
  "qingliu-huigui-2023/commendations": ["qingliu-huigui-2023/02d"],
  "qingliu-2023-1/outside": ["qingliu-2023-1/03a"],
  "qingliu-2023-1/flexible-catalogue": ["qingliu-2023-1/06a"],
  "nanping-2021-2/talent-base": ["nanping-2021-2/a5-02a"],
  "nanping-2021-2/students": ["nanping-2021-2/a2-03b"],
  "nanping-2021-2/commissioner-bases": ["nanping-2021-2/p03b"],
  "nanping-2021-2/skill-bases": ["nanping-2021-2/p05c"],
  "nanping-2021-2/school-firm": ["nanping-2021-2/p05d"],
  "linxia-2021-48/flexible": ["linxia-2021-48/m02c"],
  "linxia-2021-48/state-firms": ["linxia-2021-48/m04a"],
  "linxia-2021-48/platforms": ["linxia-2021-48/m05a"],
  "linxia-2021-48/craft-studios": ["linxia-2021-48/m08j"],
  "linxia-2021-48/commissioners": ["linxia-2021-48/m15b"],
  "minhou-2021-81/labs": ["minhou-2021-81/m06a"],
  "minhou-2021-81/carriers": ["minhou-2021-81/m06c"],
  "minhou-2021-81/studios": ["minhou-2021-81/m19c"],
};

const today = new Date("2026-03-02T01:00:00Z");
const byHand = new Set(["qingliu-2023-1/leading-firms", "qingliu-2023-1/taiwan-companies"]);

describe("the rosters of the packs", () => {
  let app: TestApp;
  let as: ReturnType<typeof importing>;

  beforeAll(async () => {
    app = await anApp({ jobs: true, clock: { now: () => today } });
    as = importing(app);
  });
  afterAll(() => app.close());

  /** The talent office of a place and what lies in it. */
  function office(place: string): Clerk {
    const inside = place.replace(/(00){1,3}$/, "");
    const regions = packs.vocabulary.enumerations.find(({ id }) => id === "region")!.values.map(({ id }) => id);
    const actor = anActor("talent_office", jurisdictionId(place), "人才办经办");
    const places = [place, ...regions.filter((code) => code.startsWith(inside))];
    return as({ ...actor, grants: actor.grants.map((grant) => ({ ...grant, places })) });
  }

  async function written(id: string, year = 2026) {
    const { roster, policy } = rosters.find((each) => each.roster.id === id)!;
    const clerk = office(policy.place);
    const detail = (await clerk.send("GET", `/rosters/${id}?year=${year}`)).json<RosterDetail>();
    const unit = detail.reports[0]!.unit;
    await (byHand.has(id) ? typedIn : imported)(clerk, roster, unit.id, year);
    return { roster, clerk, detail, unit };
  }

  /** Most rosters come as a workbook. */
  async function imported(clerk: Clerk, roster: Roster, unit: string, year: number) {
    const sent = await clerk.upload(roster.id, unit, await workbook(roster), `${roster.name.zh}.xlsx`, year);
    expect(sent.statusCode, sent.body).toBe(200);
    const checked = await clerk.settled(sent.json<{ id: string }>().id);
    expect(checked.counts, (await clerk.send("GET", `/imports/${checked.id}/rows?show=errors`)).body).toMatchObject({
      rows: 3,
      errors: 0,
    });
    const confirmed = await clerk.send("POST", `/imports/${checked.id}/confirm`, { mode: "all_or_none" });
    expect(confirmed.statusCode, confirmed.body).toBe(200);
    const done: ImportDetail = await clerk.settled(checked.id);
    expect(done.receipt, JSON.stringify(done)).toMatchObject({ leftOut: 0 });
  }

  /** A few are written by hand, about employers that are registered. */
  async function typedIn(clerk: Clerk, roster: Roster, unit: string, year: number) {
    for (const index of [0, 1, 2]) {
      const cells = Object.fromEntries(
        roster.columns.map((column) => [column.key, String(cell(roster, column, index))]),
      );
      const code = roster.columns.find(({ is }) => is === "uscc");
      const name = cells[roster.columns.find(({ is }) => is === "name")!.key];
      const made = await clerk.send("POST", "/employers", {
        name,
        ...(code === undefined ? {} : { uscc: cells[code.key] }),
      });
      expect(made.statusCode, made.body).toBe(200);
      const subject = made.json<{ id: string }>().id;
      const wrong = roster.columns.find(({ type, is }) => type === "choice" && is === undefined);
      if (index === 0 && wrong !== undefined) {
        const refused = await clerk.send("POST", `/rosters/${roster.id}/entries`, {
          year,
          unit,
          subject,
          cells: { ...cells, [wrong.key]: "没有这一类" },
        });
        expect(refused.json()).toMatchObject({ code: "not_valid", fields: [{ field: `cells.${wrong.key}` }] });
      }
      const entered = await clerk.send("POST", `/rosters/${roster.id}/entries`, { year, unit, subject, cells });
      expect(entered.statusCode, entered.body).toBe(200);
    }
  }

  it("are named with what they carry out", () => {
    const serving = rosters.map(({ roster }) => roster.id).toSorted();
    expect(serving).toEqual(expect.arrayContaining(Object.keys(measures)));
    for (const [id, served] of Object.entries(measures)) {
      const { roster } = rosters.find((each) => each.roster.id === id)!;
      for (const measure of served) expect([roster.measure, ...roster.serves], id).toContain(measure);
    }
  });

  it.each(rosters.map(({ roster }) => [roster.id]))(
    "%s is filled from its printed form, handed in and counted",
    async (id) => {
      const { roster, clerk, detail, unit } = await written(id);
      const { period } = detail;

      const entries = (await clerk.send("GET", `/rosters/${id}/entries?year=2026`)).json<RosterEntries>();
      expect(entries.total).toBe(3);
      const [first] = entries.items;
      expect(Object.keys(first!.values)).toEqual(roster.columns.map(({ key }) => key));
      for (const { key, sensitive, type } of roster.columns) {
        if (type === "sequence") continue;
        expect(first!.values[key], `${id} ${key}`).not.toBeNull();
        expect(first!.masked.includes(key), `${id} ${key} is masked`).toBe(sensitive);
      }

      const handed = await clerk.send("POST", `/rosters/${id}/hand-in`, { unit: unit.id, period });
      expect(handed.json<UnitReport>(), handed.body).toMatchObject({
        state: "handed_in",
        rows: 3,
        handedInBy: "人才办经办",
      });
      const summary = (await clerk.send("GET", `/rosters/${id}/summary?year=2026`)).json<RosterSummary>();
      expect(summary).toMatchObject({ total: 3, different: 3 });
      if (!roster.publish) return;
      const made = await clerk.send("POST", `/rosters/${id}/publish`, { year: 2026 });
      expect(made.statusCode, made.body).toBe(200);
      const shown = (await app.http.inject({ url: `/api/v1/published-rosters/${id}` })).json<PublicRoster>();
      expect(shown.rows).toHaveLength(3);
      expect(Object.keys(shown.rows[0]!).toSorted()).toEqual(shown.columns.map(({ key }) => key).toSorted());
    },
  );

  it.each([
    // The needs of 30 November are handed in, the catalogue of them is public.
    ["qingliu-huigui-2023/flexible-needs", "qingliu-huigui-2023/04a"],
    ["qingliu-huigui-2023/flexible-catalogue", "qingliu-huigui-2023/04b"],
  ])("%s is done by what was handed in and published: %s", async (task, measure) => {
    await supervisionDay({ database: app.connection.scoped, clock: { now: () => today } });
    const answer = await office("350423").send("GET", `/assignments?task=${task}&state=done`);
    const { items } = answer.json<AssignmentList>();
    expect(items, answer.body).toHaveLength(1);
    expect(items[0]).toMatchObject({ measure, period: "2026", byItself: true, goal: { value: 1 } });
  });
});

type Clerk = ReturnType<ReturnType<typeof importing>>;

/** A workbook as offices fill it in: a title over the printed headings, then made-up rows. */
async function workbook(roster: Roster): Promise<Buffer> {
  const head = roster.columns.map(({ header }) => header);
  const lines = [0, 1, 2].map((index) => roster.columns.map((column) => cell(roster, column, index)));
  return Buffer.from(await writeXlsx({ sheets: [{ name: "Sheet1", rows: [[roster.name.zh], head, ...lines] }] }));
}

/** What somebody types into a column: other people and firms in every roster. */
function cell(roster: Roster, column: RosterColumn, index: number): string | number {
  const nth = rosters.findIndex((each) => each.roster.id === roster.id) * 3 + index;
  if (column.is === "name") return roster.of === "person" ? `林${"晓宁安"[index]}${numeral(nth)}` : `测试${nth}号公司`;
  // The last digit but one of an identity number says the gender.
  if (column.is === "gender") return nth % 2 === 1 ? "男" : "女";
  if (column.values) return column.values[index % column.values.length]!.label.zh;
  const samples: Record<RosterColumn["type"], string | number> = {
    sequence: index + 1,
    text: `${column.header}甲${index + 1}`,
    multi_text: "荣誉甲、荣誉乙",
    choice: "",
    yes_no: "是",
    month: "199005",
    date: "2026-01-15",
    number: 2_020 + index,
    money: 1_500_000,
    phone: `138000${10_000 + nth}`,
    identity: identityNumber(nth),
    uscc: creditCode(nth),
    bank: "6222020000000000000",
    region: "南平市",
  };
  return samples[column.type];
}

const numeral = (n: number): string => [...String(n)].map((digit) => "零一二三四五六七八九"[Number(digit)]).join("");

/** Made-up numbers whose check digits are right. */
function identityNumber(n: number): string {
  const body = `35042319900501${String(100 + n).padStart(3, "0")}`;
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0);
  return `${body}${"10X98765432"[sum % 11]}`;
}

function creditCode(n: number): string {
  const letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const body = `91350423MA${String(1_000_000 + n)}`;
  const sum = [...body].reduce((total, letter, at) => total + letters.indexOf(letter) * (3 ** at % 31), 0);
  return `${body}${letters[(31 - (sum % 31)) % 31]}`;
}
