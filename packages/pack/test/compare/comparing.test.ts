import { fileURLToPath } from "node:url";
import {
  type Benefit,
  combine,
  decide,
  decideBenefit,
  type Decision,
  type Facts,
  type Held,
  type Instalment,
  parseDay,
  prepare,
  type Rules,
} from "@jucai/engine";
import {
  affectedBy,
  type Comparison,
  comparing,
  emptyComparison,
  mergeComparisons,
  withNumbers,
} from "@jucai/engine/compare";
import { prepareScreen, TableBuilder } from "@jucai/engine/screen";
import { describe, expect, it } from "vitest";
import { loadPacks } from "../../src/index.ts";

const { policies, vocabulary, examples } = await loadPacks(
  fileURLToPath(new URL("../../../../packs", import.meta.url)),
);
const benefits = policies.flatMap((policy) => policy.benefits);
const on = parseDay("2024-06-30")!;

type Claimant = { readonly facts: Facts; readonly held: readonly Held[] };

/** Claimants out of the worked cases of some benefits, so many of each; those of bundles meet several at once. */
function claimantsOf(ids: readonly string[], bundles: number): Claimant[] {
  return examples.flatMap(({ benefit, examples: cases }) => {
    const most = benefit === undefined ? bundles : ids.includes(benefit) ? 10 : 0;
    const own = cases.filter(({ document }) => !document);
    const step = Math.max(1, Math.ceil(own.length / Math.max(1, most)));
    return own.filter((_, index) => most > 0 && index % step === 0).map(({ facts, held }) => ({ facts, held }));
  });
}

function changedBy(id: string, path: string, value: number): readonly [readonly Benefit[], readonly Benefit[]] {
  const ids = affectedBy(benefits, [id]);
  const before = benefits.filter((each) => ids.includes(each.id));
  const result = withNumbers(
    before.find((each) => each.id === id)!,
    [{ path, value }],
    vocabulary,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return [before, before.map((each) => (each.id === id ? result.benefit : each))];
}

function tableOf(claimants: readonly Claimant[]) {
  const builder = new TableBuilder({ vocabulary });
  for (const { facts, held } of claimants) builder.add(facts, held);
  return builder.build();
}

function compare(before: readonly Benefit[], after: readonly Benefit[], claimants: readonly Claimant[], blocks = 1) {
  const rules = [prepare(vocabulary, before), prepare(vocabulary, after)] as const;
  const changed = [...new Set([...before, ...after].map(({ id }) => id))].filter((id) => {
    const [one, other] = [before.find((each) => each.id === id), after.find((each) => each.id === id)];
    return JSON.stringify(one) !== JSON.stringify(other);
  });
  const table = tableOf(claimants);
  const sums = comparing(...rules, { on, changed });
  const [one, other] = rules.map((each) => prepareScreen(each, { on, bundle: true })) as [Screen, Screen];
  const size = Math.ceil(table.rows / blocks);
  for (let from = 0; from < table.rows; from += size) {
    const to = Math.min(table.rows, from + size);
    sums.add({ table, before: one.run(table, from, to), after: other.run(table, from, to), from });
  }
  return sums.result();
}
type Screen = ReturnType<typeof prepareScreen>;

/** One side of one claimant by the reference: decide, combine, and what is open in words of the definition. */
function sideOf(rules: Rules, { facts, held }: Claimant) {
  const options = { on, held };
  const decisions = decide(rules, facts, options);
  const bundle = combine(rules, decisions, facts, options);
  const instalments = bundle.chosen.flatMap((id): readonly Instalment[] => {
    const prepared = rules.benefits.find(({ benefit }) => benefit.id === id)!;
    if (prepared.benefit.form !== "grant") return [];
    const out = bundle.leftOut.flatMap((each) => (each.benefit === id && each.line !== undefined ? [each.line] : []));
    return decideBenefit(rules, prepared, facts, options, new Set(out)).instalments;
  });
  const open = decisions.some(
    ({ status, amount }) =>
      status === "unknown" ||
      status === "judgement" ||
      (status === "eligible" && ["unknown", "ceiling", "floor", "range"].includes(amount.kind)),
  );
  return { decisions, totalFen: bundle.totalFen, instalments, open };
}

type Reference = Pick<Comparison, "costFen" | "byYear" | "headcount"> & {
  winners: number;
  losers: number;
  clear: number;
};

function reference(before: readonly Benefit[], after: readonly Benefit[], claimants: readonly Claimant[]): Reference {
  const rules = [prepare(vocabulary, before), prepare(vocabulary, after)] as const;
  const changed = new Set(after.filter((each, index) => each !== before[index]).map(({ id }) => id));
  const years = new Map<number | null, { before: number; after: number }>();
  const costFen = { before: 0, after: 0 };
  const headcount = { before: 0, after: 0 };
  let [winners, losers, clear] = [0, 0, 0];
  for (const claimant of claimants) {
    const sides = rules.map((each) => sideOf(each, claimant)) as [ReturnType<typeof sideOf>, ReturnType<typeof sideOf>];
    for (const [at, name] of (["before", "after"] as const).entries()) {
      const { totalFen, instalments, decisions } = sides[at]!;
      costFen[name] += totalFen;
      headcount[name] += Number(decisions.some(isEligibleFor(changed)));
      for (const { due, fen } of instalments) {
        const year = due === null ? null : Number(due.slice(0, 4));
        const known = years.get(year) ?? { before: 0, after: 0 };
        years.set(year, known);
        known[name] += fen;
      }
    }
    if (sides.some(({ open }) => open)) continue;
    clear += 1;
    winners += Number(sides[1].totalFen > sides[0].totalFen);
    losers += Number(sides[1].totalFen < sides[0].totalFen);
  }
  const byYear = [...years]
    .map(([year, sums]) => ({ year, ...sums }))
    .sort((a, b) => (a.year ?? 9999) - (b.year ?? 9999));
  return { costFen, byYear, headcount, winners, losers, clear };
}

const isEligibleFor =
  (changed: ReadonlySet<string>) =>
  ({ status, benefit }: Decision): boolean =>
    status === "eligible" && changed.has(benefit);

/** What holds of every comparison. */
function expectSound(it: Comparison): void {
  expect(it.winners + it.losers + it.unchanged + it.undecided).toBe(it.rows);
  const sumOf = (lines: readonly { before: number; after: number }[]) => ({
    before: lines.reduce((sum, each) => sum + each.before, 0),
    after: lines.reduce((sum, each) => sum + each.after, 0),
  });
  expect(sumOf(it.byYear)).toEqual(it.costFen);
  expect(sumOf(it.byFund)).toEqual(it.costFen);
  expect(sumOf(it.byBenefit.map(({ costFen }) => costFen))).toEqual(it.costFen);
  for (const { rows } of it.groups) {
    const sum = (key: "people" | "winners" | "losers" | "undecided") => rows.reduce((all, row) => all + row[key], 0);
    expect([sum("people"), sum("winners"), sum("losers"), sum("undecided")]).toEqual([
      it.rows,
      it.winners,
      it.losers,
      it.undecided,
    ]);
    expect(sumOf(rows.map(({ beforeFen, afterFen }) => ({ before: beforeFen, after: afterFen })))).toEqual(it.costFen);
  }
  const counted = (sign: number) =>
    it.spread.reduce(
      (all, { fromFen, toFen, count }) => all + (Math.sign((fromFen ?? 0) + (toFen ?? 0)) === sign ? count : 0),
      0,
    );
  expect([counted(1), counted(-1)]).toEqual([it.winners, it.losers]);
  expect(JSON.parse(JSON.stringify(it))).toEqual(it);
}

const changes: readonly (readonly [benefit: string, path: string, value: number, why: string])[] = [
  ["qingliu-2023-1/05", "pays.person.rows.bachelor", 60_000, "a monthly rate beside an exclusive one"],
  ["qingliu-2023-1/05", "schedule.months", 24, "fewer months"],
  ["qingliu-2023-1/05", "when.recent.1", 24, "a threshold that leaves some out"],
  ["qingliu-2023-1/11", "when.contract.1", 60, "a threshold of the other one of the group"],
  ["qingliu-2023-1/08b", "pays.person.steps.E", 10_000, "a step of a ladder"],
  ["nanping-2021-2/a2-02", "schedule.parts", 4, "more parts"],
  ["nanping-2021-2/a2-01", "when.age.1", 30, "lines by their own condition, in conflict with other levels"],
  ["nanping-2021-2/a1-02b", "caps.yearly.money", 30_000_000, "a yearly limit over lines"],
  ["qingliu-huigui-2023/12b", "pays.employer.rows.A", 16_000_000, "lines that two benefits share"],
  ["qingliu-huigui-2023/12c", "caps.yearly.money", 100_000, "lines cut by a limit"],
  ["qingliu-huigui-2023/13d", "pays.employer.uplift", 50, "an uplift by lines"],
  ["qingliu-huigui-2023/15b", "pays.lender.each", 80_000, "one of two payees"],
  ["qingliu-huigui-2023/10b", "caps.three_a_year.count", 1, "a count of lines"],
  ["linxia-2021-48/m01b", "pays.team.up_to.percent", 95, "the upper end of a range"],
  ["linxia-2021-48/m14b", "pays.person", 30_000_000, "the ceiling of a loan"],
  ["minhou-2021-81/m05b", "force.from", 20_000, "the force of a benefit in kind"],
  ["qingliu-2023-1/22a", "define.leading.1", 1, "a definition of a benefit in kind"],
];

describe("a comparison", () => {
  it.each(changes)("of %s with %s %i says what decide and combine say: %#", (id, path, value) => {
    const [before, after] = changedBy(id, path, value);
    const claimants = claimantsOf(
      before.map((each) => each.id),
      id.startsWith("qingliu-huigui-2023/12") ? 2 : 0,
    );
    const said = compare(before, after, claimants, 3);
    expectSound(said);
    const { costFen, byYear, headcount, winners, losers } = reference(before, after, claimants);
    expect(said.rows).toBe(claimants.length);
    expect({ costFen: said.costFen, byYear: said.byYear, headcount: said.headcount }).toEqual({
      costFen,
      byYear,
      headcount,
    });
    // Those who are decided although something is open come on top.
    expect(said.winners).toBeGreaterThanOrEqual(winners);
    expect(said.losers).toBeGreaterThanOrEqual(losers);
  });

  it("of rules with themselves finds nobody who wins or loses, and equal costs", () => {
    const ids = ["qingliu-2023-1/05", "qingliu-2023-1/11", "qingliu-huigui-2023/12c", "nanping-2021-2/a2-02"];
    const same = benefits.filter(({ id }) => ids.includes(id));
    const said = compare(same, same, claimantsOf(ids, 0));
    expectSound(said);
    expect([said.winners, said.losers, said.undecided, said.entering, said.leaving]).toEqual([0, 0, 0, 0, 0]);
    expect(said.costFen.before).toBe(said.costFen.after);
    expect(said.openFen.before).toEqual(said.openFen.after);
    for (const { before, after } of [...said.byYear, ...said.byFund]) expect(before).toBe(after);
  });

  it("names no loser when a single benefit pays more, and nobody new", () => {
    const [before, after] = changedBy("qingliu-huigui-2023/13g", "pays.person.rows.first", 200_000);
    expect(before).toHaveLength(1);
    const said = compare(before, after, claimantsOf(["qingliu-huigui-2023/13g"], 0));
    expect(said.losers).toBe(0);
    expect(said.winners).toBeGreaterThan(0);
    expect(said.wonFen).toBe(said.costFen.after - said.costFen.before);
    expect(said.headcount.before).toBe(said.headcount.after);
  });

  it("adds up from the parts of several workers, sent as JSON, in any order", () => {
    const [before, after] = changedBy("qingliu-2023-1/05", "when.recent.1", 24);
    const claimants = claimantsOf(["qingliu-2023-1/05", "qingliu-2023-1/11"], 0);
    const whole = compare(before, after, claimants);
    const parts = [0, 1, 2]
      .map((part) =>
        compare(
          before,
          after,
          claimants.filter((_, index) => index % 3 === part),
        ),
      )
      .map((part) => JSON.parse(JSON.stringify(part)) as Comparison);
    const sorted = (it: Comparison) => ({
      ...it,
      groups: it.groups.map(({ by, rows }) => ({ by, rows: rows.toSorted((a, b) => (a.key < b.key ? -1 : 1)) })),
    });
    for (const order of [parts, parts.toReversed()]) {
      expect(sorted(order.reduce(mergeComparisons, emptyComparison()))).toEqual(sorted(whole));
    }
  });

  it("of documents counts benefits that only one of them has", () => {
    const id = "qingliu-huigui-2023/13g";
    const prize = benefits.filter((each) => each.id === id);
    const claimants = claimantsOf([id], 0);
    const [gone, come] = [compare(prize, [], claimants), compare([], prize, claimants)];
    expect(gone.leaving).toBeGreaterThan(0);
    expect([come.entering, come.winners, come.costFen.after]).toEqual([gone.leaving, gone.losers, gone.costFen.before]);
    expect([gone.costFen.after, come.costFen.before]).toEqual([0, 0]);
    expectSound(gone);
    expectSound(come);
  });
});

describe("benefits affected by a change", () => {
  it("are those in one choice with it, through groups, shared lines and overlapping policies", () => {
    expect(affectedBy(benefits, ["qingliu-2023-1/11"])).toEqual(["qingliu-2023-1/05", "qingliu-2023-1/11"]);
    expect(affectedBy(benefits, ["qingliu-huigui-2023/12c"])).toContain("qingliu-huigui-2023/12b");
    expect(affectedBy(benefits, ["qingliu-2023-1/06c"])).toContain("qingliu-huigui-2023/04d");
    expect(affectedBy(benefits, ["nanping-2021-2/a2-01"])).toEqual(["nanping-2021-2/a2-01"]);
    expect(affectedBy(benefits, [])).toEqual([]);
  });
});
