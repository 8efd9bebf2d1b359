import { describe, expect, it } from "vitest";
import type { Decision, Reason } from "@jucai/engine";
import { jucai } from "./world.ts";

/** A master of Qingliu origin who comes home and starts her own business. */
const master = {
  "person.native_place": "350423",
  "person.newly_returned": true,
  "person.degree": "master",
  "person.study_mode": "full-time",
  "person.graduated_on": "2021-06-30",
  "person.diploma_certified": true,
  "person.college_kind": "regular",
  "person.student_scheme": "none",
  employment: { kind: "own-business", place: "350423", started_on: "2023-03-01" },
};

type Answer = { on: string; decisions: Decision[]; bundle: { chosen: string[]; totalFen: number; leftOut: unknown[] } };

async function decided(facts: object, on = "2023-03-01"): Promise<{ answer: Answer; allowance: Decision }> {
  const { code, out } = await jucai(`decide - --on ${on} --json`, JSON.stringify({ facts }));
  expect(code).toBe(0);
  const answer = JSON.parse(out) as Answer;
  return { answer, allowance: answer.decisions.find((it) => it.benefit === "qingliu-2023-1/05")! };
}

const failed = (reasons: readonly Reason[]): Reason[] => reasons.filter(({ holds }) => holds === false);

describe("jucai decide", () => {
  it("gives a returning master 36 instalments of 1,000 yuan", async () => {
    const { answer, allowance } = await decided(master);
    expect(answer.on).toBe("2023-03-01");
    expect(allowance).toMatchObject({ status: "eligible", measure: "qingliu-2023-1/05", pack: "qingliu-2023-1" });
    expect(allowance.amount).toEqual({ kind: "fixed", form: "grant", totalFen: 3_600_000 });
    expect(allowance.instalments).toHaveLength(36);
    expect(allowance.instalments.every((it) => it.fen === 100_000)).toBe(true);
    expect(allowance.instalments[0]!.due).toBe("2023-03-31");
    expect(allowance.reasons.some(({ clause }) => clause === "四(一)5")).toBe(true);
    expect(allowance.settings).toContainEqual({ id: "start_delay", value: 0, set: false });
    expect(answer.bundle).toMatchObject({ chosen: ["qingliu-2023-1/05"], totalFen: 3_600_000 });
  });

  it("refuses a graduate of an independent college by 附则(三)", async () => {
    const { allowance } = await decided({ ...master, "person.college_kind": "independent" });
    expect(allowance.status).toBe("ineligible");
    expect(allowance.amount.totalFen).toBeNull();
    expect(failed(allowance.reasons).map(({ id, clause }) => [id, clause])).toEqual([["independent", "附则(三)"]]);
  });

  it("says that the plan is no longer in force in November 2026", async () => {
    const facts = { ...master, employment: { ...master.employment, started_on: "2026-11-20" } };
    const { allowance } = await decided(facts, "2026-11-20");
    expect(allowance).toMatchObject({ status: "not_in_force", instalments: [] });
  });

  it("misses exactly the degree when only the degree is unknown", async () => {
    const { "person.degree": _, ...rest } = master;
    const { allowance } = await decided(rest);
    expect(allowance).toMatchObject({ status: "unknown", missing: ["person.degree"] });
    expect(allowance.amount.totalFen).toBeNull();
  });

  it("answers in words, the bundle first", async () => {
    const { code, out } = await jucai("decide - --on 2023-03-01 --lang zh", JSON.stringify({ facts: master }));
    expect(code).toBe(0);
    expect(out).toContain("最佳组合，合计 36,000 元");
    expect(out).toContain("36 期 2023-03-31 1,000 元 … 2026-02-28 1,000 元");
    expect(out.indexOf("最佳组合")).toBeLessThan(out.indexOf("符合 (1)"));
  });

  it("names lists and their lines by what they are", async () => {
    const trips = { known: [{ zone: "inside_county" }], complete: false };
    const { out } = await jucai("decide - --on 2024-03-01", JSON.stringify({ facts: { trips } }));
    expect(out).toContain("Recruiting trip 1: ");
    expect(out).toContain(", Recruiting trip\n");
    expect(out).not.toMatch(/\(trips\)|trips =/);
  });

  it("knows awards held from packs that are not asked for", async () => {
    const { code } = await jucai(
      "decide - --on 2024-03-01 --pack qingliu-huigui-2023",
      "facts: {}\nheld: [{ benefit: qingliu-2023-1/05 }, { group: living-allowance }]",
    );
    expect(code).toBe(0);
  });

  it("uses only the packs named", async () => {
    const { out } = await jucai("decide - --on 2023-03-01 --json --pack qingliu-2023-1", "facts: {}");
    const packs = (JSON.parse(out) as Answer).decisions.map(({ pack }) => pack);
    expect(new Set(packs)).toEqual(new Set(["qingliu-2023-1"]));
  });
});

describe("a case with faults", () => {
  const places = (err: string): string[] => err.split("\n").filter((line) => /^\S/.test(line));

  it.each([
    ["an unknown fact", "facts:\n  person.degre: master\n", ["stdin:2:17 case/unknown-fact"]],
    ["an impossible date", "facts:\n  person:\n    graduated_on: 2021-02-30\n", ["stdin:3:19 case/wrong-value"]],
    ["a value of another type", "facts:\n  person.newly_returned: perhaps\n", ["stdin:2:26 case/wrong-value"]],
    ["negative money", "facts:\n  employer.tax_last_year: -5 yuan\n", ["stdin:2:27 case/wrong-value"]],
    ["a key twice", "facts:\n  person.degree: master\n  person.degree: doctor\n", ["stdin:3:3 yaml/duplicate-key"]],
    ["a control character", "facts:\n  person.degree: mas\u0008ter\n", ["stdin:2:21 yaml/control-character"]],
    ["text that is no YAML", "facts: [", ["stdin:1:9 yaml/bad-indent"]],
    ["text that is no case", "just words", ["stdin:1:1 case/not-an-object"]],
    ["an alias", "a: &a 1\nfacts: *a\n", ["stdin:1:7 yaml/alias", "stdin:2:8 yaml/alias"]],
    ["a wrong date of judgement", "on: tomorrow\nfacts: {}\n", ["stdin:1:5 case/date"]],
    [
      "awards held that nobody knows",
      "facts: {}\nheld:\n  - { benefit: qingliu-2023-1/5 }\n  - { group: promotions }\n  - qingliu-2023-1/05\n",
      ["stdin:3:16 case/held-unknown", "stdin:4:14 case/held-unknown"],
    ],
    ["a fact twice", "facts:\n  person: { degree: master }\n  person.degree: doctor\n", ["stdin:3:18 case/fact-twice"]],
    ["several at once", "facts:\n  a.b: 1\n  c.d: 2\n", ["stdin:2:8 case/unknown-fact", "stdin:3:8 case/unknown-fact"]],
  ])("ends with code 1 and the place of %s", async (_, text, wanted) => {
    const { code, err, out } = await jucai("decide - --on 2023-03-01", text);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(places(err)).toEqual(wanted);
  });

  it("suggests what an unknown award held was meant to be", async () => {
    const { err } = await jucai("decide - --on 2024-03-01", "facts: {}\nheld: [qingliu-2023-1/5]");
    expect(err).toContain("Did you mean qingliu-2023-1/05?");
  });

  it("gives the problems as JSON when asked", async () => {
    const { code, out } = await jucai("decide - --on 2023-03-01 --json", "facts: { a.b: 1 }");
    expect(code).toBe(1);
    expect((JSON.parse(out) as { problems: { code: string }[] }).problems[0]!.code).toBe("case/unknown-fact");
  });
});

describe("the part of the policies that a verb looks at", () => {
  const ids = async (more: string) => {
    const { out } = await jucai(`decide docs/cases/nanping-doctor.yaml --json ${more}`);
    return (JSON.parse(out) as { decisions: Decision[] }).decisions.map(({ benefit }) => benefit);
  };

  it("is one place's and its surroundings', for one kind of claimant", async () => {
    const persons = await ids("--place 350702 --for person");
    expect(new Set(persons.map((id) => id.split("/")[0]))).toEqual(new Set(["nanping-2021-2"]));
    expect(persons).toContain("nanping-2021-2/a2-02");
    expect(persons).not.toContain("nanping-2021-2/a2-01");
    expect(await ids("--place 350700 --for employer")).toContain("nanping-2021-2/a2-01");
  });

  it.each([
    ["--place 35070", "six digits"],
    ["--place 110000", "no policy for this place"],
    ["--for somebody", "person, employer, referrer"],
  ])("is not guessed: %s", async (more, says) => {
    const { code, err } = await jucai(`decide docs/cases/nanping-doctor.yaml ${more}`);
    expect([code, err.includes(says)]).toEqual([2, true]);
  });
});
