import { fileURLToPath } from "node:url";
import { type Benefit, decide, parseDay, prepare, type Rules } from "@jucai/engine";
import { type EditableNumber, numbersOf, withNumbers } from "@jucai/engine/compare";
import { describe, expect, it } from "vitest";
import type { Example } from "../../src/examples/example.ts";
import { loadPacks } from "../../src/index.ts";

const { policies, vocabulary, examples } = await loadPacks(
  fileURLToPath(new URL("../../../../packs", import.meta.url)),
);
const benefits = policies.flatMap((policy) => policy.benefits);
const benefitOf = (id: string) => benefits.find((each) => each.id === id)!;
const all = benefits.flatMap((benefit) => numbersOf(benefit, vocabulary).map((number) => ({ benefit, number })));

/** A benefit with one number changed; the change must be accepted. */
function changed(benefit: Benefit, path: string, value: number): Benefit {
  const result = withNumbers(benefit, [{ path, value }], vocabulary);
  if (!result.ok) throw new Error(`${benefit.id} ${path}: ${JSON.stringify(result.problems)}`);
  return result.benefit;
}

/** The next value that the place can hold. */
function moved(benefit: Benefit, { kind, path, value }: EditableNumber): number {
  const { schedule } = benefit.pays;
  const yearly = schedule.kind === "monthly" && schedule.paid === "yearly";
  if (path === "schedule.months" && yearly) return value + 12;
  return kind === "money" ? value + 100 : value + 1;
}

function said(rules: Rules, { facts, on, settings }: Pick<Example, "facts" | "on" | "settings">): string {
  return JSON.stringify(decide(rules, facts, { on, settings }).map((it) => [it.status, it.amount, it.instalments]));
}

describe("the numbers of a benefit", () => {
  it("are found in all packs, each with its own path and words in both languages", () => {
    expect(all.length).toBeGreaterThan(200);
    for (const { benefit, number } of all) {
      expect(number.label.zh, `${benefit.id} ${number.path}`).toMatch(/\p{Script=Han}/u);
      expect(number.label.en, `${benefit.id} ${number.path}`).toMatch(/[a-z]/);
    }
    const paths = all.map(({ benefit, number }) => `${benefit.id} ${number.path}`);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("put back as they are give the same benefit, deep in every part", () => {
    for (const { benefit, number } of all) expect(changed(benefit, number.path, number.value)).toEqual(benefit);
    for (const benefit of benefits) {
      const same = numbersOf(benefit, vocabulary).map(({ path, value }) => ({ path, value }));
      expect(withNumbers(benefit, same, vocabulary)).toEqual({ ok: true, benefit });
    }
  });

  it("moved by a notch give a benefit that compiles and lists the moved number", () => {
    for (const { benefit, number } of all) {
      const value = moved(benefit, number);
      const other = changed(benefit, number.path, value);
      expect(prepare(vocabulary, [other]).benefits).toHaveLength(1);
      expect(numbersOf(other, vocabulary).find(({ path }) => path === number.path)?.value).toBe(value);
    }
  });

  it("that are rates change what somebody is told", () => {
    const silent = all.filter(({ benefit, number }) => {
      if (!number.path.startsWith("pays.") || benefit.pays.kind === "by_authority") return false;
      const one = prepare(vocabulary, [benefit]);
      const other = prepare(vocabulary, [changed(benefit, number.path, moved(benefit, number))]);
      const cases = examples.filter((file) => file.benefit === benefit.id).flatMap((file) => file.examples);
      return !cases.some((each) => said(one, each) !== said(other, each));
    });
    expect(silent.map(({ benefit, number }) => `${benefit.id} ${number.path}`)).toEqual([]);
  });

  it("say where they stand: the row of the table, the condition with what it compares, the unit", () => {
    const numbers = numbersOf(benefitOf("qingliu-2023-1/05"), vocabulary);
    const at = (path: string) => numbers.find((each) => each.path === path);
    expect(at("pays.person.rows.bachelor")).toEqual({
      path: "pays.person.rows.bachelor",
      kind: "money",
      value: 50_000,
      min: 0,
      label: { zh: "每月标准：大学本科（学士）", en: "rate per month: Bachelor" },
      clause: "四(一)5",
    });
    expect(at("schedule.months")).toMatchObject({ kind: "months", value: 36, min: 1, unit: { zh: "个月" } });
    expect(at("force.from")).toMatchObject({ kind: "date", value: parseDay("2023-01-09") });
    const [condition] = numbers.filter(({ path }) => path.startsWith("when.recent."));
    expect(condition).toMatchObject({
      kind: "months",
      value: 60,
      label: { zh: expect.stringContaining("毕业日期 + …") },
    });
  });

  it("leave printed totals alone, and a number of a definition stands once", () => {
    expect(all.some(({ number }) => number.path.includes("states"))).toBe(false);
    const studio = benefitOf("nanping-2021-2/a3-03b");
    const other = changed(studio, "define.rate.1", 21_000_000);
    expect(JSON.stringify(studio).match(/20000000/g)?.length).toBe(JSON.stringify(other).match(/21000000/g)?.length);
    expect(JSON.stringify(other)).not.toContain("20000000");
  });
});

describe("numbers that are not taken", () => {
  const living = benefitOf("qingliu-2023-1/05");
  const problems = (benefit: Benefit, ...changes: [path: string, value: number][]) => {
    const result = withNumbers(
      benefit,
      changes.map(([path, value]) => ({ path, value })),
      vocabulary,
    );
    return result.ok ? [] : result.problems.map(({ path, code }) => `${path} ${code}`);
  };

  it("are all named at once, each with what to do", () => {
    expect(
      problems(
        living,
        ["pays.person.rows.bachelor", 0.5],
        ["pays.person.rows.master", -1],
        ["pays.person.rows.doctr", 1],
        ["schedule.months", 0],
        ["force.from", -100_000],
        ["force.to", NaN],
      ),
    ).toEqual([
      "pays.person.rows.bachelor not_whole",
      "pays.person.rows.master too_small",
      "pays.person.rows.doctr unknown_path",
      "schedule.months too_small",
      "force.from not_a_day",
      "force.to not_whole",
    ]);
    const result = withNumbers(living, [{ path: "pays.person.rows.doctr", value: 1 }], vocabulary);
    expect(!result.ok && result.problems[0]?.fix.en).toBe("Did you mean pays.person.rows.doctor?");
  });

  it("are those that only fail together: twice the same, ends before beginnings, months that make no years", () => {
    expect(problems(living, ["schedule.months", 24], ["schedule.months", 48])).toEqual(["schedule.months twice"]);
    expect(problems(living, ["force.from", parseDay("2027-01-01")!])).toEqual(["force.to reversed"]);
    expect(problems(living, ["force.from", parseDay("2027-01-01")!], ["force.to", parseDay("2027-01-01")!])).toEqual(
      [],
    );
    const yearly = benefits.find(
      ({ pays: { schedule } }) => schedule.kind === "monthly" && schedule.paid === "yearly",
    )!;
    expect(problems(yearly, ["schedule.months", 13])).toEqual(["schedule.months not_divisible"]);
    expect(problems(yearly, ["schedule.months", 24])).toEqual([]);
    expect(problems(benefitOf("linxia-2021-48/m01b"), ["pays.team.percent", 95])).toEqual([
      "pays.team.up_to.percent reversed",
    ]);
    const parts = benefitOf("nanping-2021-2/a2-02");
    expect(problems(parts, ["schedule.parts", 0])).toEqual(["schedule.parts too_small"]);
  });
});
