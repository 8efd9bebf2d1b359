import { describe, expect, it } from "vitest";
import type { Advice, CalendarEvent, Turn } from "@jucai/engine";
import { jucai } from "./world.ts";

const graduate = {
  "person.native_place": "350423",
  "person.newly_returned": true,
  "person.degree": "master",
  "person.study_mode": "full-time",
  "person.graduated_on": "2019-03-01",
  "person.diploma_certified": true,
  "person.college_kind": "regular",
  "person.student_scheme": "none",
};
const work = { kind: "company", place: "350423", newly_hired: true };
const leading = {
  ...graduate,
  employment: { ...work, started_on: "2023-03-01" },
  employer: { leading_firm: true, tax_last_year: "2000000 yuan" },
  contract: { months: 35 },
  insurance: { started_on: "2023-03-05", months: 4 },
};

async function told(facts: object, on: string, pack: string): Promise<Map<string, Advice>> {
  const { code, out } = await jucai(`advise - --on ${on} --json --pack ${pack}`, JSON.stringify({ facts }));
  expect(code).toBe(0);
  const { advice } = JSON.parse(out) as { advice: Advice[] };
  return new Map(advice.map((each) => [each.benefit, each]));
}

const acts = (advice: Advice | undefined): readonly Turn[] => advice!.turns.filter(({ kind }) => kind === "act");

/** Whether a benefit is had on a day by what is told: the changes made, the case decided again. */
async function statusWith(facts: object, on: string, pack: string, benefit: string, line?: number): Promise<string> {
  const { out } = await jucai(`decide - --on ${on} --json --pack ${pack}`, JSON.stringify({ facts }));
  const { decisions } = JSON.parse(out) as {
    decisions: { benefit: string; status: string; lines: { status: string }[] }[];
  };
  const decision = decisions.find((each) => each.benefit === benefit)!;
  return line === undefined ? decision.status : decision.lines[line]!.status;
}

describe("jucai advise in Qingliu", () => {
  it("names the act and the months that are lacking, and the end of the trial as the last day", async () => {
    const advice = await told(leading, "2023-07-10", "qingliu-2023-1");
    expect(advice.get("qingliu-2023-1/11")!.turns).toEqual([
      {
        kind: "act",
        changes: [
          { fact: "contract.months", from: 35, to: 36, how: "act", range: { least: 36 } },
          { fact: "insurance.months", from: 4, to: 6, how: "time" },
        ],
        first: "2023-09-10",
        last: "2026-01-08",
        becomes: "eligible",
        totalFen: 3_600_000,
      },
    ]);
  });

  it("gives five years from graduation to come home", async () => {
    const advice = await told({ ...graduate, employment: work }, "2024-01-15", "qingliu-2023-1");
    expect(acts(advice.get("qingliu-2023-1/05"))).toMatchObject([
      {
        changes: [{ fact: "employment.started_on", how: "act", moves: true }],
        first: "2024-01-15",
        last: "2024-03-01",
        totalFen: 3_600_000,
      },
    ]);
    for (const [day, status] of [
      ["2024-03-01", "eligible"],
      ["2024-03-02", "ineligible"],
    ] as const) {
      const facts = { ...graduate, employment: { ...work, started_on: day } };
      expect(await statusWith(facts, day, "qingliu-2023-1", "qingliu-2023-1/05")).toBe(status);
    }
  });

  it("says what cannot be changed", async () => {
    // Had they begun before the plan, the former standard would be for a person to judge.
    const begun = { ...graduate, employment: { ...work, started_on: "2024-01-10" } };
    const advice = await told({ ...begun, "person.college_kind": "independent" }, "2024-01-15", "qingliu-2023-1");
    expect(advice.get("qingliu-2023-1/05")).toMatchObject({
      turns: [],
      cannot: [{ reason: "independent", facts: ["person.college_kind"] }],
    });
  });

  it("is silent about a plan that has ended", async () => {
    expect((await told(leading, "2026-11-21", "qingliu-2023-1")).size).toBe(0);
  });
});

describe("jucai advise in Nanping", () => {
  const nanping = "nanping-2021-2";
  const doctor = {
    "person.born_on": "1986-05-20",
    "person.degree": "doctor",
    "person.study_mode": "full-time",
    "person.plan_2020_1": false,
    employment: { kind: "company", place: "350702" },
    contract: { months: 36 },
    insurance: { pension_paid: true },
    pensions: [],
  };
  const hire = (person: string, signed_on: string) => ({
    person,
    born_on: "1986-05-20",
    degree: "doctor",
    study_mode: "full-time",
    contract_months: 36,
    insured_here_before: false,
    insured_from: "2022-06-01",
    gap_months: 0,
    signed_on,
  });
  const firm = (signedOn: string) => ({
    employer: { company: true, place: "350702" },
    hires: [hire("D", signedOn)],
  });

  it("names the eve of the 36th birthday as the last day to sign", async () => {
    for (const on of ["2022-03-01", "2022-05-19"]) {
      const advice = await told(doctor, on, nanping);
      expect(acts(advice.get("nanping-2021-2/a2-02"))).toMatchObject([
        {
          changes: [{ fact: "contract.signed_on", how: "act", moves: true }],
          first: on,
          last: "2022-05-19",
          becomes: "eligible",
          totalFen: 10_000_000,
        },
      ]);
    }
    const signed = (day: string) => ({ ...doctor, contract: { months: 36, signed_on: day } });
    expect(await statusWith(signed("2022-05-19"), "2022-05-19", nanping, "nanping-2021-2/a2-02")).toBe("eligible");
    expect(await statusWith(signed("2022-05-20"), "2022-05-20", nanping, "nanping-2021-2/a2-02")).toBe("ineligible");
  });

  it("has nothing to do for whoever signed a day later", async () => {
    const late = { ...doctor, contract: { months: 36, signed_on: "2022-05-20" } };
    expect((await told(late, "2022-06-01", nanping)).get("nanping-2021-2/a2-02")).toMatchObject({
      status: "ineligible",
      turns: [],
      cannot: [{ reason: "age" }],
    });
    expect((await told(firm("2022-05-20"), "2022-06-01", nanping)).get("nanping-2021-2/a2-01")).toMatchObject({
      turns: [],
      cannot: [{ reason: "age" }],
    });
  });

  it("gives the firm the day on which the 24th insured month is complete, the doctor being 38", async () => {
    const advice = await told(firm("2022-05-19"), "2022-06-20", nanping);
    expect(advice.get("nanping-2021-2/a2-01")!.turns).toEqual([
      {
        kind: "by_itself",
        changes: [],
        first: "2024-06-01",
        last: null,
        becomes: "eligible",
        line: 0,
        totalFen: 1_000_000,
      },
    ]);
    for (const [day, status] of [
      ["2024-05-31", "ineligible"],
      ["2024-06-01", "eligible"],
    ] as const) {
      expect(await statusWith(firm("2022-05-19"), day, nanping, "nanping-2021-2/a2-01", 0)).toBe(status);
    }
  });
});

describe("jucai advise and calendar on the screen", () => {
  const stdin = JSON.stringify({ facts: leading });

  it("tell in either language what is lacking", async () => {
    const zh = await jucai("advise - --on 2023-07-10 --lang zh --pack qingliu-2023-1", stdin);
    expect(zh.out).toContain("您可以做: 合同期限：36个月及以上 (现为35个月)");
    expect(zh.out).toContain("2023-09-10起，到2026-01-08（含当天），36,000 元");
    const en = await jucai("advise - --on 2023-07-10 --lang en --pack qingliu-2023-1", stdin);
    expect(en.out).toContain("You can: Contract length: 36 months or more (now 35 months)");
    const over = await jucai("advise - --on 2026-11-21 --lang en --pack qingliu-2023-1", stdin);
    expect(over.out).toContain("Nothing is almost yours");
  });

  it("list the days that matter", async () => {
    const line = "calendar - --on 2023-07-10 --to 2026-12-31 --pack qingliu-2023-1";
    const { out } = await jucai(`${line} --json`, stdin);
    const { events } = JSON.parse(out) as { events: CalendarEvent[] };
    const paid = events.filter(({ kind }) => kind === "instalment");
    expect(paid[0]).toMatchObject({ date: "2023-07-31", benefit: "qingliu-2023-1/05", fen: 100_000 });
    expect(paid.at(-1)!.date).toBe("2026-02-28");
    const others = events.filter(({ kind }) => kind !== "instalment");
    expect(others.map(({ date, kind, benefit }) => [date, kind, benefit.split("/")[1]])).toEqual(
      expect.arrayContaining([
        ["2023-09-10", "opens", "11"],
        ["2026-01-08", "force_ends", "05"],
        ["2026-01-08", "force_ends", "11"],
      ]),
    );
    expect([...events].sort((a, b) => a.date.localeCompare(b.date)).map(({ date }) => date)).toEqual(
      events.map(({ date }) => date),
    );
    expect((await jucai(`${line} --lang zh`, stdin)).out).toContain(
      "2023-09-10  龙头企业新招高校毕业生生活补助：这天起可以申请",
    );
  });

  it("print an iCalendar file that is the same each time", async () => {
    const line = "calendar - --on 2023-07-10 --ics --pack qingliu-2023-1 --lang zh";
    const { out } = await jucai(line, stdin);
    expect(out.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")).toBe(true);
    expect(out.endsWith("\r\nEND:VCALENDAR\r")).toBe(true);
    expect(out).toContain("DTSTART;VALUE=DATE:20230910");
    expect((await jucai(line, stdin)).out).toBe(out);
  });

  it.each([
    "calendar - --on 2023-07-10 --to 2022-01-01",
    "calendar - --on 2023-07-10 --ics --json",
    "calendar - --on 2023-07-10 --from 2023-02-30",
    "advise",
    "advise - --on 2023-02-30",
  ])("end with code 2 and one clear line: `jucai %s`", async (line) => {
    const ran = await jucai(line, "facts: {}");
    expect(ran.code).toBe(2);
    expect(ran.err.split("\n")).toHaveLength(1);
  });

  it.each(["advise", "calendar"])("explain themselves: %s --help", async (verb) => {
    const { code, out } = await jucai(`${verb} --help`);
    expect(code).toBe(0);
    expect(out).toContain(`jucai ${verb}`);
  });

  it("stop at a case with faults", async () => {
    expect((await jucai("advise - --on 2023-03-01", "facts: { a.b: 1 }")).code).toBe(1);
    expect((await jucai("calendar - --on 2023-03-01", "facts: { a.b: 1 }")).code).toBe(1);
  });
});
