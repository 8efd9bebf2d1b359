/** Adds up comparisons of parts of a population. */
import type { BeforeAfter, Comparison, GroupRow, OpenSum } from "./types.ts";

/** Nobody compared. */
export function emptyComparison(): Comparison {
  const open = { minFen: 0, maxFen: 0, unbounded: 0 };
  return {
    rows: 0,
    winners: 0,
    losers: 0,
    unchanged: 0,
    undecided: 0,
    wonFen: 0,
    lostFen: 0,
    headcount: none,
    entering: 0,
    leaving: 0,
    costFen: none,
    openFen: { before: open, after: open },
    byYear: [],
    byFund: [],
    byBenefit: [],
    groups: [],
    spread: [],
  };
}

const none: BeforeAfter = { before: 0, after: 0 };

/** The comparison of both parts together. */
export function mergeComparisons(one: Comparison, other: Comparison): Comparison {
  return {
    rows: one.rows + other.rows,
    winners: one.winners + other.winners,
    losers: one.losers + other.losers,
    unchanged: one.unchanged + other.unchanged,
    undecided: one.undecided + other.undecided,
    wonFen: one.wonFen + other.wonFen,
    lostFen: one.lostFen + other.lostFen,
    headcount: both(one.headcount, other.headcount),
    entering: one.entering + other.entering,
    leaving: one.leaving + other.leaving,
    costFen: both(one.costFen, other.costFen),
    openFen: {
      before: open(one.openFen.before, other.openFen.before),
      after: open(one.openFen.after, other.openFen.after),
    },
    byYear: joined(
      [...one.byYear, ...other.byYear],
      ({ year }) => String(year),
      (a, b) => ({ ...a, ...both(a, b) }),
    ).sort((a, b) => (a.year ?? Infinity) - (b.year ?? Infinity)),
    byFund: joined(
      [...one.byFund, ...other.byFund],
      ({ pack, fund }) => `${pack} ${fund}`,
      (a, b) => ({ ...a, ...both(a, b) }),
    ),
    byBenefit: joined(
      [...one.byBenefit, ...other.byBenefit],
      ({ benefit }) => benefit,
      (a, b) => ({ ...a, headcount: both(a.headcount, b.headcount), costFen: both(a.costFen, b.costFen) }),
    ),
    groups: joined(
      [...one.groups, ...other.groups],
      ({ by }) => by,
      (a, b) => ({ by: a.by, rows: joined([...a.rows, ...b.rows], ({ key }) => key, groupRow) }),
    ),
    spread: joined(
      [...one.spread, ...other.spread],
      ({ fromFen, toFen }) => `${fromFen} ${toFen}`,
      (a, b) => ({ ...a, count: a.count + b.count }),
    ).sort((a, b) => (a.fromFen ?? -Infinity) - (b.fromFen ?? -Infinity)),
  };
}

function both(a: BeforeAfter, b: BeforeAfter): BeforeAfter {
  return { before: a.before + b.before, after: a.after + b.after };
}

function open(a: OpenSum, b: OpenSum): OpenSum {
  return { minFen: a.minFen + b.minFen, maxFen: a.maxFen + b.maxFen, unbounded: a.unbounded + b.unbounded };
}

function groupRow(a: GroupRow, b: GroupRow): GroupRow {
  return {
    key: a.key,
    people: a.people + b.people,
    winners: a.winners + b.winners,
    losers: a.losers + b.losers,
    undecided: a.undecided + b.undecided,
    beforeFen: a.beforeFen + b.beforeFen,
    afterFen: a.afterFen + b.afterFen,
  };
}

/** Lines with one key become one, in the order in which keys are met. */
function joined<Line>(lines: readonly Line[], keyOf: (line: Line) => string, add: (a: Line, b: Line) => Line): Line[] {
  const byKey = new Map<string, Line>();
  for (const line of lines) {
    const known = byKey.get(keyOf(line));
    byKey.set(keyOf(line), known === undefined ? line : add(known, line));
  }
  return [...byKey.values()];
}
