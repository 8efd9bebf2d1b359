import { readFileSync } from "node:fs";
import { join } from "node:path";
import { combine, decide } from "@jucai/engine/run";
import { describe, expect, it } from "vitest";
import { conditionCount, explainByHand } from "../../bench/src/hand/clauses.ts";
import { figureOf } from "../../bench/src/ours/answers.ts";
import { factsOf, on, twelveRules } from "../../bench/src/ours/twelve.ts";
import { personsOf, populationOf } from "../../bench/src/people/population.ts";

const people = personsOf(populationOf(200));

describe("the twelve benefits of the benchmark", () => {
  it("are a pack that says what the function by hand says: sums, bundle and every condition", async () => {
    const rules = await twelveRules();
    for (const person of people) {
      const facts = factsOf(person);
      const decisions = decide(rules, facts, { on });
      const { result, clauses } = explainByHand(person);
      const found = decisions.map(({ status, amount }, index) =>
        figureOf(index, status === "eligible", amount.totalFen),
      );
      expect(found).toEqual(result.amounts);
      expect(combine(rules, decisions, facts, { on }).totalFen).toBe(result.total * 100);
      const conditions = decisions.flatMap(({ reasons }, index) =>
        reasons
          .filter(({ kind }) => kind === "condition" || kind === "exclusion")
          .map(({ id, holds }) => ({ benefit: index + 1, id, holds })),
      );
      expect(conditions).toEqual(clauses);
      expect(conditions).toHaveLength(conditionCount);
    }
  });

  it("are asked of the same people on every machine", () => {
    const { age, degree, employerTax, fromProvince } = people[0]!;
    expect({ age, degree, employerTax, fromProvince }).toEqual({
      age: 40,
      degree: "bachelor",
      employerTax: 2_982_951,
      fromProvince: "jiangsu",
    });
  });

  it("have a lock file of their own that pins every version and names no registry", () => {
    const folder = join(import.meta.dirname, "../../bench");
    const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d/);
    expect(readFileSync(join(folder, "package-lock.json"), "utf8")).not.toMatch(/https?:/);
  });
});
