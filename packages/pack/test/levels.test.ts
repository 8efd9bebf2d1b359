/** 就高、从优、不重复 between a county and the province around it, on a province's document made for this test. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { combine, decide, prepare, readFacts } from "@jucai/engine";
import { readFolder, readPacks } from "../src/index.ts";

const own = await readFolder(fileURLToPath(new URL("../../../packs", import.meta.url)));

/** A province that pays every company graduate so much once and prints nothing about overlapping policies. */
function province(code: string, yuan: number): Map<string, string> {
  const text = (zh: string, en: string) => `{ zh: ${zh}, en: ${en} }`;
  return new Map([
    ...own,
    [
      "province/pack.yaml",
      `policy: province-1
place: { code: "${code}", name: ${text("某省", "A province")} }
title: ${text("省生活补助办法", "Provincial allowance")}
short: ${text("省补助", "Provincial allowance")}
number: null
issuer: ${text("某厅", "An office")}
issued: 2022-01-01
in_force: { from: 2022-01-01, clause: 一, says: ${text("即日起施行", "From the day of issue")} }
`,
    ],
    ["province/units.yaml", "units: {}\n"],
    [
      "province/measures.yaml",
      `measures:
  - id: province-1/01
    kind: benefit
    clause: 一
    title: ${text("生活补助", "Living allowance")}
    summary: ${text("每人一次", "Once for each")}
`,
    ],
    [
      "province/benefits/01.yaml",
      `benefit: province-1/01
title: ${text("生活补助", "Living allowance")}
clause: 一
form: grant
for: person
about: employment
purpose: living_allowance
when:
  - { id: company, is: 'employment.kind = "company"', clause: 一, says: ${text("在企业工作", "Works at a company")} }
unless: []
pays: { kind: fixed, to: person, once: ${yuan} yuan }
funds: not printed
process: not printed
evidence: []
stops: not printed
`,
    ],
  ]);
}

const master = {
  facts: {
    "person.native_place": "350423",
    "person.newly_returned": true,
    "person.degree": "master",
    "person.study_mode": "full-time",
    "person.graduated_on": "2021-06-30",
    "person.diploma_certified": true,
    "person.college_kind": "regular",
    "person.student_scheme": "none",
    "employment.kind": "company",
    "employment.place": "350423",
    "employment.started_on": "2023-03-20",
  },
};

function bundleOf(code: string, yuan: number, held: object[] = []) {
  const { vocabulary, policies, problems } = readPacks(province(code, yuan));
  expect(problems).toEqual([]);
  const chosen = ["qingliu-2023-1/05", "province-1/01"];
  const rules = prepare(
    vocabulary,
    policies.flatMap(({ benefits }) => benefits.filter(({ id }) => chosen.includes(id))),
  );
  const { facts, held: known } = readFacts({ ...master, held }, vocabulary);
  const options = { on: 19640, held: known };
  return combine(rules, decide(rules, facts, options), facts, options);
}

describe("policies of a county and of the province around it", () => {
  it("give the better one, whichever level it comes from, and name the clause", () => {
    expect(bundleOf("350000", 30_000)).toMatchObject({
      chosen: ["qingliu-2023-1/05"],
      totalFen: 3_600_000,
      leftOut: [{ benefit: "province-1/01", because: { zh: expect.stringContaining("附则(六)") as string } }],
    });
    expect(bundleOf("350000", 40_000)).toMatchObject({ chosen: ["province-1/01"], totalFen: 4_000_000 });
  });

  it("do not pay again for what the other level has paid", () => {
    const { chosen, totalFen } = bundleOf("350000", 30_000, [{ benefit: "province-1/01" }]);
    expect([chosen, totalFen]).toEqual([[], 0]);
  });

  it("do not meet where neither place contains the other", () => {
    expect(bundleOf("360000", 30_000)).toMatchObject({ totalFen: 6_600_000, leftOut: [] });
  });
});
