/** Screens that are wrong in one way each. The comparison with `decide` has to notice all of them. */
import { prepare, type Rules } from "../../src/decide/rules.ts";
import type { Benefit } from "../../src/model/benefit.ts";
import { type Column, type ListTable, prepareScreen, type Screened, type Table } from "../../src/screen/index.ts";
import { listComplete, listOpen, listUnknown, noDay, noFigure, type Outcome } from "../../src/screen/index.ts";
import type { ScreenedBenefit } from "../../src/screen/index.ts";
import type { MakeScreen } from "./differ.ts";

type Run = { readonly table: Table; readonly from: number; readonly to: number };

/** Looks at another table than it is given. */
function reading(change: (table: Table) => Table): MakeScreen {
  return (rules, options) => {
    const screen = prepareScreen(rules, options);
    return { run: (table, from, to) => screen.run(change(table), from, to) };
  };
}

/** Says something else than it found. */
function saying(change: (screened: Screened, run: Run) => Screened): MakeScreen {
  return (rules, options) => {
    const screen = prepareScreen(rules, options);
    return {
      run: (table, from = 0, to = table.rows) => change(screen.run(table, from, to), { table, from, to }),
    };
  };
}

/** Goes by other rules than it is given. */
function ruling(change: (benefit: Benefit) => Benefit): MakeScreen {
  const changed = ({ vocabulary, benefits }: Rules): Rules =>
    prepare(
      vocabulary,
      benefits.map(({ benefit }) => change(benefit)),
    );
  return (rules, options) => prepareScreen(changed(rules), options);
}

const benefit = (change: (columns: ScreenedBenefit) => Partial<ScreenedBenefit>): MakeScreen =>
  saying((screened) => ({
    ...plain(screened),
    benefits: screened.benefits.map((columns) => ({ ...written(columns), ...change(columns) })),
  }));

/** Columns may be written out when they are read, so that spreading alone would lose them. */
const written = ({ benefit: id, outcome, outcomes, totalFen, minFen, maxFen }: ScreenedBenefit): ScreenedBenefit => ({
  benefit: id,
  outcome,
  outcomes,
  totalFen,
  minFen,
  maxFen,
});
const plain = ({ rows, benefits, bundle }: Screened): Screened => ({
  rows,
  benefits: benefits.map(written),
  ...(bundle ? { bundle: { totalFen: bundle.totalFen, chosen: bundle.chosen } } : {}),
});

const outcome = (change: (outcome: Outcome) => Outcome): MakeScreen =>
  benefit(({ outcomes }) => ({ outcomes: outcomes.map(change) }));

const columns = (change: (column: Column) => Column) => (of: ReadonlyMap<string, Column>) =>
  new Map([...of].map(([id, column]) => [id, change(column)] as const));

const everyColumn = (change: (column: Column) => Column): MakeScreen =>
  reading((table) => ({
    ...table,
    columns: columns(change)(table.columns),
    lists: new Map([...table.lists].map(([id, list]) => [id, { ...list, columns: columns(change)(list.columns) }])),
  }));

const everyList = (change: (list: ListTable) => ListTable): MakeScreen =>
  reading((table) => ({ ...table, lists: new Map([...table.lists].map(([id, list]) => [id, change(list)])) }));

const state = (from: number, to: number): MakeScreen =>
  everyList((list) => ({ ...list, state: list.state.map((each) => (each === from ? to : each)) }));

const shifted = (sums: Float64Array): Float64Array => sums.map((_, row) => sums[Math.max(0, row - 1)]!);

export const faultyScreens: readonly (readonly [fault: string, make: MakeScreen])[] = [
  ["the least and the most are swapped", benefit(({ minFen, maxFen }) => ({ minFen: maxFen, maxFen: minFen }))],
  [
    "unknown is taken as no",
    outcome((it) => (it.status === "unknown" ? { ...it, status: "ineligible", missing: [] } : it)),
  ],
  ["a judgement is taken as a yes", outcome((it) => (it.status === "judgement" ? { ...it, status: "eligible" } : it))],
  ["only the first missing fact is named", outcome((it) => ({ ...it, missing: it.missing.slice(0, 1) }))],
  ["missing facts are named in another order", outcome((it) => ({ ...it, missing: it.missing.toReversed() }))],
  ["a ceiling is called a sum", outcome((it) => (it.kind === "ceiling" ? { ...it, kind: "fixed" } : it))],
  ["no sum is written as nothing", benefit(({ totalFen }) => ({ totalFen: totalFen.map((fen) => fen || 0) }))],
  ["sums stand one row too low", benefit(({ totalFen }) => ({ totalFen: shifted(totalFen) }))],
  ["the last fen is lost", benefit(({ totalFen }) => ({ totalFen: totalFen.map((fen) => (fen > 0 ? fen - 1 : fen)) }))],
  [
    "days are read one too late",
    everyColumn((it) =>
      it.kind === "day" ? { ...it, data: it.data.map((day) => (day > noDay ? day + 1 : day)) } : it,
    ),
  ],
  [
    "that there is none is read as not known",
    everyColumn((it) => {
      if (it.kind === "day") return { ...it, data: it.data.map((day) => (day === noDay ? noDay - 1 : day)) };
      if (it.kind === "figure") return { ...it, data: it.data.map((each) => (each === noFigure ? NaN : each)) };
      const none = it.values.indexOf(null) + 1;
      return none === 0 ? it : ({ ...it, data: it.data.map((code) => (code === none ? 0 : code)) } as Column);
    }),
  ],
  [
    "figures that are not known are read as nothing",
    everyColumn((it) => (it.kind === "figure" ? { ...it, data: it.data.map((each) => each || 0) } : it)),
  ],
  [
    "words that no rule knows are read as the first word",
    everyColumn((it) => (it.kind === "word" ? { ...it, data: it.data.map((code) => Math.min(code, 1)) } : it)),
  ],
  ["an open list is taken as complete", state(listOpen, listComplete)],
  ["a list that is not known is taken as empty", state(listUnknown, listComplete)],
  [
    "the last thing of a list is left out",
    everyList((list) => ({
      ...list,
      starts: list.starts.map((start, row) => (row > 0 && start > list.starts[row - 1]! ? start - 1 : start)),
    })),
  ],
  ["awards already held are forgotten", reading((table) => ({ ...table, held: new Map() }))],
  ["settings of the place are ignored", (rules, { settings: _, ...options }) => prepareScreen(rules, options)],
  ["it is judged a day later", (rules, options) => prepareScreen(rules, { ...options, on: options.on + 1 })],
  ["limits are forgotten", ruling((it) => ({ ...it, caps: [] }))],
  ["the same thing is paid twice", ruling(({ each, ...it }) => (each ? { ...it, each: withoutKey(each) } : it))],
  ["the former standard is forgotten", ruling(({ transition: _, ...it }) => it)],
  ["tests of things in kind are forgotten", ruling((it) => ({ ...it, gives: [] }))],
  ["benefits that exclude each other are added up", ruling((it) => ({ ...it, exclusive: [] }))],
  ["soft conditions refuse", ruling((it) => ({ ...it, when: it.when.map((one) => ({ ...one, else: "ineligible" })) }))],
  [
    "rows of a block are counted from the table's first row",
    (rules, options) => {
      const screen = prepareScreen(rules, options);
      return { run: (table, from = 0, to = table.rows) => screen.run(table, 0, to - from) };
    },
  ],
  [
    "a block keeps the outcomes of the one before",
    (rules, options) => {
      const screen = prepareScreen(rules, options);
      let last: Screened | undefined;
      return {
        run: (table, from, to) => {
          const now = screen.run(table, from, to);
          const kept = last && last.rows >= now.rows ? last : now;
          last = now;
          return kept;
        },
      };
    },
  ],
];

const withoutKey = ({ list, subject }: NonNullable<Benefit["each"]>) => ({ list, subject });
