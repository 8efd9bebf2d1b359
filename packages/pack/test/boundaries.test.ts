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

describe("what a boundary table says", () => {
  const wordsFor = (id: string) => sheetOf(boundariesOf(loaded, id)!, "zh").rows;

  it("stands on the edge, just under and just over, each with its outcome", () => {
    const rows = wordsFor("qingliu-2023-1/05").filter(
      ({ tried, facts }) =>
        tried === "条件：毕业五年以内到岗或创业" && facts.includes("到岗（创业登记）日期：2023年3月1日"),
    );
    const outcomes = new Map(
      rows.map(({ facts, outcome }) => [facts.find((it) => it.startsWith("毕业日期")), outcome]),
    );
    expect(outcomes.get("毕业日期：2018年2月28日")).toBe("不符合");
    expect(outcomes.get("毕业日期：2018年3月1日")).toBe("符合");
    expect(outcomes.get("毕业日期：2018年3月2日")).toBe("符合");
    expect(outcomes.get("毕业日期：不知道")).toBe("还不能确定");
    expect(outcomes.get("毕业日期：没有")).toBe("不符合");
  });

  it("shows what is left of a cap, and that it cut", () => {
    const rows = wordsFor("qingliu-huigui-2023/12c").filter(({ tried }) => tried.startsWith("上限："));
    expect(rows.map(({ fen }) => fen)).toEqual([50_000, 49_900, 0]);
    expect(rows.map(({ decidedBy }) => decidedBy.includes("超出上限"))).toEqual([false, true, true]);
  });

  it("pays the same thing once, and says so", () => {
    const [apart, twice] = wordsFor("nanping-2021-2/a4-01b").filter(({ tried }) => tried.startsWith("不重复："));
    expect(apart!.fen).toBe(2 * twice!.fen!);
    expect(twice!.decidedBy).toContain("重复：");
  });

  it("names the readings that it was computed by, and leaves room for what only a person can say", () => {
    const { notes } = sheetOf(boundariesOf(loaded, "nanping-2021-2/a2-02")!, "zh");
    expect(notes).toEqual(expect.arrayContaining([expect.stringContaining("“年龄看哪一天”按“签合同时”计算")]));
    const judged = sheetOf(boundariesOf(loaded, "nanping-2021-2/a4-02c")!, "zh");
    expect(judged.rows[0]!.outcome).toBe("需人工认定");
    expect(judged.notes.some((it) => it.includes("只能由"))).toBe(true);
  });

  it("knows only benefits that a pack has, and starts from nothing where there is no example", () => {
    expect(boundariesOf(loaded, "qingliu-2023-1/no-such")).toBeUndefined();
    expect(boundariesOf({ ...loaded, examples: [] }, "qingliu-2023-1/05")?.rows).toEqual([]);
  });
});
