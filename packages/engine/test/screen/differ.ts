/** Screens a table of claimants and compares every row with what `decide` and `combine` say of it. */
import type { DecideOptions } from "../../src/decide/decide.ts";
import type { Rules } from "../../src/decide/rules.ts";
import type { Decision } from "../../src/model/decision.ts";
import type { Facts } from "../../src/model/facts.ts";
import { prepareScreen, type Screen, type Screened, type ScreenOptions, TableBuilder } from "../../src/screen/index.ts";
import type { Table } from "../../src/screen/index.ts";
import type { Random } from "../random.ts";
import type { Claimant } from "./draw.ts";
import { factsUsed } from "./pools.ts";
import { type Expected, referenceOf } from "./reference.ts";

export type MakeScreen = (rules: Rules, options: ScreenOptions) => Screen;

/** Claimants judged together: one day, one place's settings, one table. */
export type Batch = {
  readonly rules: Rules;
  readonly options: Omit<DecideOptions, "held">;
  readonly claimants: readonly Claimant[];
  readonly bundle: boolean;
};

export type Difference = {
  readonly row: number;
  /** Benefit id, or "bundle". */
  readonly about: string;
  readonly field: string;
  readonly decided: string;
  readonly screened: string;
};

export type Answered = { readonly expected: readonly Expected[]; readonly decided: number };

/** What `decide` says of a batch; worked out once, compared with as many screens as wanted. */
export function answer({ rules, options, claimants, bundle }: Batch): Answered {
  const reference = referenceOf(rules, options, bundle);
  const expected = claimants.map((claimant) => reference.of(claimant));
  return { expected, decided: reference.decided() };
}

/** A table of claimants; columns that nobody needs are there or not. */
export function tableOf(rules: Rules, claimants: readonly Claimant[], needless: boolean): Table {
  const used = factsUsed(rules);
  const known = new Set(claimants.flatMap(({ facts }) => [...namesIn(facts)]));
  const facts = needless ? used : new Set([...used].filter((id) => known.has(id)));
  const builder = new TableBuilder({ vocabulary: rules.vocabulary, facts });
  for (const { facts: own, held } of claimants) builder.add(own, held);
  return builder.build();
}

function* namesIn({ values, lists }: Facts): Generator<string> {
  yield* values.keys();
  for (const [list, { items }] of lists) {
    yield list;
    for (const item of items) yield* item.keys();
  }
}

/** One screen runs over several tables, each in blocks of uneven length, as whoever streams does. */
export function differences(
  batch: Batch,
  { expected }: Answered,
  random: Random,
  more: Partial<ScreenOptions> = {},
  make: MakeScreen = prepareScreen,
): Difference[] {
  const { rules, options, claimants, bundle } = batch;
  const screen = make(rules, { ...options, bundle, ...more });
  const found: Difference[] = [];
  for (let first = 0; first < claimants.length;) {
    const end = Math.min(claimants.length, first + random.pick([Math.ceil(claimants.length / 3), claimants.length]));
    const table = tableOf(rules, claimants.slice(first, end), random.chance(0.5));
    for (let from = 0; from < table.rows;) {
      const to = Math.min(table.rows, from + random.pick([1, 37, 256, 1000, table.rows]));
      const screened = screen.run(table, from, to);
      for (let row = from; row < to; row++) {
        compareRow(rules, screened, row - from, first + row, expected[first + row]!, found);
      }
      from = to;
    }
    first = end;
  }
  return found;
}

function compareRow(
  rules: Rules,
  screened: Screened,
  at: number,
  row: number,
  { decisions, bundle }: Expected,
  into: Difference[],
): void {
  for (const [index, decision] of decisions.entries()) {
    const fields = fieldsAt(screened, index, at);
    compareFields(row, decision.benefit, fieldsOf(decision), fields, into);
  }
  if (!bundle) return;
  const chosen = rules.benefits.filter((_, index) => screened.bundle!.chosen[index]![at] === 1);
  const ids = chosen.map(({ benefit }) => benefit.id);
  const [ours, theirs] = [
    { totalFen: bundle.totalFen, chosen: [...bundle.chosen].sort().join(" ") },
    { totalFen: screened.bundle!.totalFen[at]!, chosen: ids.sort().join(" ") },
  ];
  compareFields(row, "bundle", ours, theirs, into);
}

type Fields = Readonly<Record<string, string | number>>;

function compareFields(row: number, about: string, decided: Fields, screened: Fields, into: Difference[]): void {
  for (const field in decided) {
    if (Object.is(decided[field], screened[field])) continue;
    into.push({ row, about, field, decided: String(decided[field]), screened: String(screened[field]) });
  }
}

function fieldsOf({ benefit, status, amount, missing, instalments }: Decision): Fields {
  const { totalFen } = amount;
  const paid = instalments.reduce((sum, { fen }) => sum + fen, 0);
  return {
    benefit,
    status,
    kind: amount.kind,
    missing: missing.join(" "),
    // Of what is settled, the instalments of the decision are what is compared with.
    totalFen: totalFen === null ? NaN : paid,
    minFen: amount.minFen ?? NaN,
    maxFen: amount.maxFen ?? NaN,
  };
}

function fieldsAt({ benefits }: Screened, index: number, at: number): Fields {
  const { benefit, outcome, outcomes, totalFen, minFen, maxFen } = benefits[index]!;
  const { status, kind, missing } = outcomes[outcome[at]!]!;
  const [total, min, max] = [totalFen[at]!, minFen[at]!, maxFen[at]!];
  return { benefit, status, kind, missing: missing.join(" "), totalFen: total, minFen: min, maxFen: max };
}
