import { describe, expect, it } from "vitest";
import type { Decision } from "@jucai/engine";
import { jucai } from "./world.ts";

/** Everything that the twelve benefits of the two places ask, as someone who has it all would answer. */
const everything = {
  person: {
    degree: "bachelor",
    talent_grade: "E",
    returnee: true,
    innovates: true,
    skills_training: true,
    student_need: "disabled",
  },
  startup_loan: { applied: true, scheme_met: true },
  "spouse.service_card": true,
  employer: { company: true, size: "micro", founder: "introduced_talent", institution: "university" },
  engagement: { flexible: true, high_level: true, served_on: "2024-02-01", paid_for_year: false },
  project: {
    job_achievement: true,
    converted: true,
    conversion_mode: "own",
    converted_on: "2024-02-01",
    proceeds: "800000 yuan",
    led: true,
    award: "provincial_progress",
    serves_manufacturing: true,
  },
  park: { level: "province", matched_level: "none", city_rewarded: true, chosen_on: "2024-02-01" },
};

/** The same person and employer at one place. */
function at(place: string, kind = "own-business", more: object = {}): object {
  return {
    ...everything,
    ...more,
    person: { ...everything.person, school_place: place },
    employment: { place, kind, grassroots_role: "rural_teacher" },
    employer: { ...everything.employer, place },
    project: { ...everything.project, conversion_place: place },
    park: { ...everything.park, reported_place: place },
  };
}

// One run answers for all benefits of a pack.
const runs = new Map<string, Promise<{ code: number; out: string }>>();

async function decided(facts: object, id: string, on = "2024-06-01"): Promise<Decision> {
  const command = `decide - --on ${on} --pack ${id.split("/")[0]} --json`;
  const input = JSON.stringify({ facts });
  const run = runs.get(command + input) ?? jucai(command, input);
  runs.set(command + input, run);
  const { code, out } = await run;
  expect(code, out).toBe(0);
  return (JSON.parse(out) as { decisions: Decision[] }).decisions.find(({ benefit }) => benefit === id)!;
}

describe("the benefits of Linxia", () => {
  it.each([
    ["linxia-2021-48/m01b", "public-institution", { kind: "range", minFen: 40_000_000, maxFen: 72_000_000 }],
    ["linxia-2021-48/m02f", "own-business", { kind: "floor", minFen: 2_000_000 }],
    ["linxia-2021-48/m08f", "own-business", { kind: "unset" }],
    ["linxia-2021-48/m14b", "own-business", { kind: "ceiling", form: "loan", maxFen: 20_000_000 }],
    ["linxia-2021-48/m14c", "own-business", { kind: "ceiling", form: "loan", maxFen: 300_000_000 }],
    ["linxia-2021-48/m14d", "own-business", { kind: "in_kind" }],
  ])("%s is decided, without a sum that the document does not print", async (id, kind, amount) => {
    const decision = await decided(at("622901", kind), id);
    expect(decision).toMatchObject({ status: "eligible", amount: { ...amount, totalFen: null } });
    const elsewhere = await decided(at("350121", kind), id);
    expect(elsewhere.status).toBe("ineligible");
  });

  it("are claimed up to 22 June 2026 and no longer", async () => {
    const last = await decided(at("622901"), "linxia-2021-48/m14b", "2026-06-22");
    expect(last.status).toBe("eligible");
    const after = await decided(at("622901"), "linxia-2021-48/m14b", "2026-06-23");
    expect(after.status).toBe("not_in_force");
  });
});

describe("the benefits of Minhou", () => {
  it.each([
    ["minhou-2021-81/m05b", ["housing", "schooling", "transport", "startup"]],
    ["minhou-2021-81/m07b", []],
    ["minhou-2021-81/m08b", ["loan", "rent", "coaching", "one_stop"]],
    ["minhou-2021-81/m14a", ["teacher"]],
    ["minhou-2021-81/m22b", []],
  ])("%s is decided and computes nothing before a table of rates is loaded", async (id, gives) => {
    const decision = await decided(at("350121"), id);
    expect(decision).toMatchObject({ status: "eligible", amount: { kind: "unset", totalFen: null }, instalments: [] });
    expect(decision.gives.filter(({ holds }) => holds).map((it) => it.id)).toEqual(gives);
    expect((await decided(at("622901"), id)).status).toBe("ineligible");
  });

  it("minhou-2021-81/m15b matches a city park, a provincial one, and the difference when one rises", async () => {
    const id = "minhou-2021-81/m15b";
    const fenOf = async (level: string, matched: string): Promise<number | null> => {
      const facts = at("350121") as { park: object };
      const park = { ...facts.park, level, matched_level: matched };
      return (await decided({ ...facts, park }, id)).amount.totalFen;
    };
    expect(await fenOf("city", "none")).toBe(25_000_000);
    expect(await fenOf("province", "none")).toBe(50_000_000);
    expect(await fenOf("province", "city")).toBe(25_000_000);
    expect(await fenOf("city", "city")).toBeNull();
  });
});
