import { fileURLToPath } from "node:url";
import { claimOf, contradictionsIn, decide, prepare, truthsOf, walk, type Expression } from "@jucai/engine";
import { describe, expect, it } from "vitest";
import { aspectsOf } from "../src/boundaries/aspects.ts";
import { boundariesOf, loadPacks, mostRows, sheetOf } from "../src/index.ts";

const loaded = await loadPacks(fileURLToPath(new URL("../../../packs", import.meta.url)));
const { vocabulary, policies } = loaded;
const benefits = policies.flatMap((policy) => policy.benefits);
const kinds = new Map(vocabulary.facts.map(({ id, type }) => [id, type.kind]));

/** Comparisons of figures and dates, a range being two of them. */
function thresholdsIn(expressions: readonly Expression[]): Expression[] {
  const found = new Map<string, Expression>();
  const add = (it: Expression) => found.set(JSON.stringify(it), it);
  for (const expression of expressions) {
    walk(expression, (part) => {
      if (part.op === "compare" && !part.order && isFigure(part.left) && isFigure(part.right) && part.by !== "!=")
        add(part);
      if (part.op !== "in" || part.order) return;
      for (const test of part.tests) {
        if ("is" in test) continue;
        add({ op: "compare", by: test.fromOpen ? ">" : ">=", left: part.value, right: test.from });
        add({ op: "compare", by: test.toOpen ? "<" : "<=", left: part.value, right: test.to });
      }
    });
  }
  return [...found.values()];
}

function isFigure(it: Expression): boolean {
  if (it.op === "const") return typeof it.value === "number";
  if (it.op === "fact" || it.op === "field") return ["number", "money", "date", undefined].includes(kinds.get(it.id));
  return it.op === "named" ? isFigure(it.is) : ["arithmetic", "call", "unbroken_months"].includes(it.op);
}

describe.each(benefits.map((benefit) => [benefit.id, benefit] as const))("the boundary table of %s", (id, benefit) => {
  const { rows, leftOut } = boundariesOf(loaded, id)!;

  it("has somebody who passes and somebody who does not, the base case first", () => {
    const statuses = new Set(rows.map(({ decision }) => decision.status));
    expect(["eligible", "judgement"]).toContain(rows[0]!.decision.status);
    expect([...statuses].some((it) => it === "ineligible" || it === "not_in_force")).toBe(true);
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1));
  });

  it("says of each row what the engine decides of exactly these facts", () => {
    const rules = prepare(vocabulary, [benefit]);
    for (const { start, decision } of rows) expect(decide(rules, start.facts, start)[0]).toEqual(decision);
  });

  it("shows every row of a table by an enumeration", () => {
    const tables = benefit.pays.to.flatMap(({ amount }) =>
      amount.kind === "by" && amount.by.op === "fact" ? [amount] : [],
    );
    for (const { by, rows: wanted } of tables) {
      const id = (by as Extract<Expression, { op: "fact" }>).id;
      const shown = rows.map(({ start }) => {
        const list = vocabulary.subjects.find((it) => it.list && id.startsWith(`${it.id}.`))?.list;
        return list === undefined ? start.facts.values.get(id) : start.facts.lists.get(list)?.items[0]?.get(id);
      });
      expect(shown).toEqual(expect.arrayContaining(wanted.map(({ value }) => value)));
    }
  });

  it("holds only cases that can be true of someone", () => {
    expect(rows.flatMap(({ start }) => contradictionsIn(vocabulary, start.facts))).toEqual([]);
  });

  it("names a clause for every outcome, in both languages, and nothing that has no words", () => {
    for (const language of ["zh", "en"] as const) {
      const { rows: shown, title } = sheetOf(boundariesOf(loaded, id)!, language);
      expect(title).toContain(benefit.title[language]);
      for (const row of shown) {
        expect(row.clause).not.toBe("");
        expect(row.decidedBy).toMatch(/[：:]/);
        expect(row.outcome).not.toBe("");
        expect(row.facts.join()).not.toMatch(/undefined|null|NaN|\[object/);
        expect(row.fen === null || Number.isInteger(row.fen)).toBe(true);
      }
    }
  });

  it("holds at most as many rows as one can sign, each case once", () => {
    expect(rows.length).toBeLessThanOrEqual(mostRows);
    expect(leftOut).toBe(0);
  });

  it("stands on both sides of every figure and date that the rules compare", () => {
    const claim = claimOf(benefit);
    const thresholds = thresholdsIn(aspectsOf(claim).flatMap(({ expressions }) => expressions));
    const truths = rows.map(({ start }) => truthsOf(vocabulary, claim, thresholds, start));
    const oneSided = thresholds.filter(
      (_, at) => !truths.some((it) => it[at] === true) || !truths.some((it) => it[at] === false),
    );
    expect(oneSided.map((it) => JSON.stringify(it))).toEqual([]);
  });
});
