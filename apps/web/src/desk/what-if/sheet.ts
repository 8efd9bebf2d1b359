import type { Comparison } from "./types.ts";
import type { whatIfMessages } from "./what-if.messages.ts";

type Words = (typeof whatIfMessages)["zh"];
type Text = { readonly zh: string; readonly en: string };
type Given = {
  readonly about: string;
  readonly changed: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  readonly comparison: Comparison;
  readonly words: Words;
  readonly say: (text: Text) => string;
  readonly fundName: (row: Comparison["byFund"][number]) => string;
};
type Row = readonly (string | number)[];

/** All figures of a what-if as a sheet: changes, totals, years, funds, groups; money in yuan. */
export function sheetOf({ about, changed, comparison, words: m, say, fundName }: Given): readonly Row[] {
  const yuan = (fen: number | null) => (fen === null ? m.hidden : fen / 100);
  const n = (count: number | null) => count ?? m.hidden;
  const { headcount, costFen, winners, losers, unchanged, undecided, byYear, byFund, groups, spread } = comparison;
  const head = (title: string): Row => [title, m.before, m.after];
  return [
    [about, m.unit],
    [m.note],
    head(m.printedChanges),
    ...changed.map(({ name, before, after }) => [name, before, after]),
    head(m.figure),
    [m.headcount, n(headcount.before), n(headcount.after)],
    [m.cost, yuan(costFen.before), yuan(costFen.after)],
    [m.winners, "", n(winners)],
    [m.losers, "", n(losers)],
    [m.unchanged, "", n(unchanged)],
    [m.undecided, "", n(undecided)],
    head(m.byYear),
    ...byYear.map(({ year, before, after }) => [year ?? m.noYear, yuan(before), yuan(after)]),
    head(m.byFund),
    ...byFund.map((row) => [fundName(row), yuan(row.before), yuan(row.after)]),
    [m.spread, m.from, m.to, m.groupPeople],
    ...spread.map(({ fromFen, toFen, count }) => ["", end(fromFen), end(toFen), n(count)]),
    ...groups.flatMap(({ label, rows }) => [
      [say(label), m.groupPeople, m.winners, m.losers, m.undecided, m.before, m.after],
      ...rows.map((row) => [
        say(row.label),
        n(row.people),
        n(row.winners),
        n(row.losers),
        n(row.undecided),
        yuan(row.beforeFen),
        yuan(row.afterFen),
      ]),
    ]),
  ];
}

const end = (fen: number | null) => (fen === null ? "" : fen / 100);
