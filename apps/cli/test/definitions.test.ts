/** Measures that define rather than pay, each seen at work in a decision on the command line. */
import { describe, expect, it } from "vitest";
import type { Bundle, Decision } from "@jucai/engine";
import { decideFacts } from "./driven.ts";
import { jucai } from "./world.ts";

const graduate = {
  "person.native_place": "350423",
  "person.household": "350200",
  "person.student_origin": "350200",
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
  "employment.newly_hired": true,
  "employer.leading_firm": true,
  "employer.tax_last_year": "2000000 yuan",
  "contract.months": 36,
  "insurance.started_on": "2023-04-01",
  "insurance.months": 6,
};
const allowance = (more: object, on = "2023-10-10") => decideFacts("qingliu-2023-1/05", { ...graduate, ...more }, on);
const failing = ({ reasons }: Decision) => reasons.filter(({ holds }) => holds === false).map(({ id }) => id);

describe("definitions of 清才荟萃", () => {
  it("qingliu-2023-1/sup-2: native place, household or student origin makes a native, nothing else does", async () => {
    expect((await allowance({})).status).toBe("eligible");
    expect((await allowance({ "person.native_place": "350200", "person.household": "350423" })).status).toBe(
      "eligible",
    );
    const other = { "person.native_place": "350200", "person.student_origin": "350423" };
    expect((await allowance(other)).status).toBe("eligible");
    const stranger = await allowance({ "person.native_place": "350200" });
    expect([stranger.status, failing(stranger)]).toEqual(["ineligible", ["native"]]);
  });

  it.each([
    ["person.college_kind", "independent"],
    ["person.student_scheme", "provincial-teacher"],
    ["person.student_scheme", "city-teacher"],
    ["person.student_scheme", "commissioned"],
  ])("qingliu-2023-1/sup-3: %s %s is shut out of the homecoming allowance", async (fact, value) => {
    expect((await allowance({ [fact]: value })).status).toBe("ineligible");
  });

  it("qingliu-2023-1/sup-6e: whoever came before the day of issue is judged by the former standard", async () => {
    expect((await allowance({ "employment.started_on": "2023-01-08" })).status).toBe("judgement");
    expect((await allowance({ "employment.started_on": "2023-01-09" })).status).toBe("eligible");
  });

  it("qingliu-2023-1/sup-6b: of two living allowances one is paid, and what is held is not paid again", async () => {
    const bundleOf = async (held: object[]): Promise<Bundle> => {
      const { out } = await jucai(
        "decide - --on 2023-10-10 --pack qingliu-2023-1 --json",
        JSON.stringify({ facts: graduate, held }),
      );
      return (JSON.parse(out) as { bundle: Bundle }).bundle;
    };
    const both = ["qingliu-2023-1/05", "qingliu-2023-1/11"];
    const free = await bundleOf([]);
    expect([free.totalFen, free.leftOut.map(({ benefit }) => benefit)]).toEqual([3_600_000, [both[1]]]);
    const holding = await bundleOf([{ benefit: "qingliu-2023-1/05" }]);
    expect(holding.totalFen).toBe(0);
    expect(holding.leftOut.map(({ benefit }) => benefit).toSorted()).toEqual(both);
  });
});

describe("definitions of the Nanping document", () => {
  const doctor = {
    person: { born_on: "1990-03-15", degree: "doctor", study_mode: "full-time", graduated_on: "2020-06-30" },
    "person.plan_2020_1": false,
    "person.fresh_graduate": false,
    employment: { kind: "company", place: "350702", arrived_on: "2026-03-01" },
    contract: { signed_on: "2026-03-14", months: 36 },
    insurance: { pension_paid: true, paid_by_rule: true },
  };
  const settled = async (pensions: object[], stays: object[]) =>
    (await decideFacts("nanping-2021-2/a2-02", { ...doctor, pensions, stays }, "2026-03-14")).status;
  const earlier = [{ place: "350702", from: "2015-01-01" }];
  const away = (from: string) => [{ place: "310000", activity: "work", from, to: "2026-03-01" }];

  it("nanping-2021-2/a2-00: the first pension month in the city, or 36 unbroken months away, makes a first time", async () => {
    expect(await settled([], [])).toBe("eligible");
    expect(await settled(earlier, [])).toBe("ineligible");
    expect(await settled(earlier, away("2023-03-01"))).toBe("eligible");
    expect(await settled(earlier, away("2023-03-02"))).toBe("ineligible");
  });
});

describe("terms of the Linxia document", () => {
  it("linxia-2021-48/closing: in force from 23 June 2021 for five years", async () => {
    const card = async (on: string) =>
      (await decideFacts("linxia-2021-48/m14d", { "spouse.service_card": true }, on)).status === "not_in_force";
    expect(await Promise.all(["2021-06-22", "2021-06-23", "2026-06-22", "2026-06-23"].map(card))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
