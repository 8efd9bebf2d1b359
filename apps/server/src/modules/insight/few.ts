/**
 * Hides what few people would be known by. Whoever may not see persons sees no count from 1 to 4 and no money that
 * goes with one; where a table would let one hidden row be found by subtraction, the next smallest is hidden too.
 */
import type { Comparison, ComparedGroup, Information } from "@jucai/contract";

/** From here on a count is shown. */
const enough = 5;

type Count = number | null;
const few = (count: Count): boolean => count !== null && count > 0 && count < enough;
const shown = (count: Count): Count => (few(count) ? null : count);
const moneyOf = (fen: Count, ...counts: readonly Count[]): Count => (counts.some(few) ? null : fen);

export function hideFew(it: Comparison): Comparison {
  const { headcount, winners, losers, undecided } = it;
  const [costsBefore, costsAfter] = [few(headcount.before), few(headcount.after)];
  /** A difference between two shown sums would tell as much as a hidden one. */
  const changes = few(it.entering) || few(it.leaving);
  const moves = few(winners) || few(losers) || changes;
  /** What one benefit costs few people would follow from the sum and what the others cost. */
  const alone = it.byBenefit.some((row) => few(row.headcount.before) || few(row.headcount.after));
  const costs = <T extends { before: Count; after: Count }>(row: T): T => ({
    ...row,
    before: costsBefore || moves || alone ? null : row.before,
    after: costsAfter || moves || alone ? null : row.after,
  });
  const openOf = (fen: Count): Count => (fen !== 0 && undecided !== null && undecided < enough ? null : fen);
  const open = (sum: Comparison["openFen"]["before"]) => ({
    // Besides the undecided it sums those whom a change leaves open, who may be few: many undecided hide them.
    minFen: openOf(sum.minFen),
    maxFen: openOf(sum.maxFen),
    unbounded: shown(sum.unbounded),
  });
  return {
    rows: shown(it.rows),
    ...countsOf({ winners, losers, unchanged: it.unchanged, undecided }),
    wonFen: moneyOf(it.wonFen, winners),
    lostFen: moneyOf(it.lostFen, losers),
    headcount: changes
      ? { before: null, after: null }
      : { before: shown(headcount.before), after: shown(headcount.after) },
    entering: shown(it.entering),
    leaving: shown(it.leaving),
    costFen: costs(it.costFen),
    openFen: { before: open(it.openFen.before), after: open(it.openFen.after) },
    byYear: it.byYear.map(costs),
    byFund: it.byFund.map(costs),
    byBenefit: it.byBenefit.map((row) => ({
      ...row,
      headcount: { before: shown(row.headcount.before), after: shown(row.headcount.after) },
      costFen: {
        before: moves ? null : moneyOf(row.costFen.before, row.headcount.before),
        after: moves ? null : moneyOf(row.costFen.after, row.headcount.after),
      },
    })),
    groups: it.groups.map((group) => ({ ...group, rows: hideGroups(group.rows) })),
    spread: hideBars(it.spread),
  };
}

/** Bars add up to winners and losers: one hidden alone would follow from the others. */
function hideBars(bars: Comparison["spread"]): Comparison["spread"] {
  const hidden = new Set(bars.filter(({ count }) => few(count)));
  if (hidden.size === 1) {
    const rest = bars.filter((bar) => !hidden.has(bar) && bar.count !== 0);
    const [smallest] = rest.toSorted((a, b) => (a.count ?? 0) - (b.count ?? 0));
    if (smallest !== undefined) hidden.add(smallest);
  }
  return bars.map((bar) => (hidden.has(bar) ? { ...bar, count: null } : bar));
}

type Parts = Pick<Comparison, "winners" | "losers" | "unchanged" | "undecided">;

/** They add up to all rows: one hidden alone would follow from the others. */
function countsOf(parts: Parts): Parts {
  const entries = Object.entries(parts) as [keyof Parts, Count][];
  const hidden = new Set(entries.filter(([, count]) => few(count)).map(([name]) => name));
  if (hidden.size === 1) {
    const rest = entries.filter(([name, count]) => !hidden.has(name) && count !== 0);
    const [smallest] = rest.toSorted(([, a], [, b]) => (a ?? 0) - (b ?? 0));
    if (smallest !== undefined) hidden.add(smallest[0]);
  }
  return Object.fromEntries(entries.map(([name, count]) => [name, hidden.has(name) ? null : count])) as Parts;
}

function hideGroups(rows: readonly ComparedGroup[]): ComparedGroup[] {
  const hidden = new Set(rows.filter(tellsOfFew));
  if (hidden.size === 1) {
    const [smallest] = rows
      .filter((row) => !hidden.has(row) && row.people !== 0)
      .toSorted((a, b) => (a.people ?? 0) - (b.people ?? 0));
    if (smallest !== undefined) hidden.add(smallest);
  }
  return rows.map((row) => (hidden.has(row) ? { ...row, ...nothing } : row));
}

const nothing = {
  people: null,
  winners: null,
  losers: null,
  undecided: null,
  beforeFen: null,
  afterFen: null,
} as const;

/** One figure of few is enough: what changed between the sums is theirs alone. */
function tellsOfFew({ people, winners, losers, undecided }: ComparedGroup): boolean {
  return [people, winners, losers, undecided].some(few);
}

type Hanging = Information["open"];

export function hideFewOpen(it: Information): Information {
  const hang = (one: Hanging): Hanging => ({
    claimants: shown(one.claimants),
    cases: few(one.claimants) ? null : shown(one.cases),
    fen: moneyOf(one.fen, one.claimants),
    unbounded: few(one.claimants) ? null : shown(one.unbounded),
  });
  const both = <T extends { settles: Hanging; partOf: Hanging }>(row: T): T => ({
    ...row,
    settles: hang(row.settles),
    partOf: hang(row.partOf),
  });
  return {
    rows: shown(it.rows),
    open: hang(it.open),
    judged: hang(it.judged),
    facts: it.facts.map(both),
    sources: it.sources.map(both),
    order: it.order.map((row) => ({ ...row, settles: hang(row.settles) })),
  };
}
