/** Decides a whole table at once. */
import { combine } from "../combine/combine.ts";
import { decide, type DecideOptions } from "../decide/decide.ts";
import type { Rules } from "../decide/rules.ts";
import type { DecidedAmount, Decision } from "../model/decision.ts";
import type { Outcome, Screened, ScreenedBenefit } from "./screened.ts";
import { factsAt, type Table } from "./table.ts";

export type ScreenOptions = Omit<DecideOptions, "held"> & {
  /** Whether the best lawful bundle of each row is wanted too. */
  readonly bundle?: boolean;
};

/** Rules made ready for one day, to be run over any number of tables. */
export type Screen = {
  /** Rows `from` to before `to` of a table, all of it when not named. What it returns belongs to the caller. */
  readonly run: (table: Table, from?: number, to?: number) => Screened;
};

/** Makes rules ready for screening. What it says of a row is what `decide` and `combine` say of it. */
export function prepareScreen(rules: Rules, options: ScreenOptions): Screen {
  const dictionaries = rules.benefits.map(() => new Dictionary());
  return { run: (table, from = 0, to = table.rows) => screenPlainly(rules, options, dictionaries, table, from, to) };
}

class Dictionary {
  readonly outcomes: Outcome[] = [];
  private readonly codes = new Map<string, number>();

  codeOf({ status, amount, missing }: Decision): number {
    const key = `${status} ${amount.kind} ${missing.join(" ")}`;
    const known = this.codes.get(key);
    if (known !== undefined) return known;
    this.codes.set(key, this.outcomes.length);
    return this.outcomes.push({ status, kind: amount.kind, missing }) - 1;
  }
}

function screenPlainly(
  rules: Rules,
  options: ScreenOptions,
  dictionaries: readonly Dictionary[],
  table: Table,
  from: number,
  to: number,
): Screened {
  const rows = to - from;
  const benefits = rules.benefits.map(({ benefit }, index) =>
    emptyColumns(benefit.id, dictionaries[index]!.outcomes, rows),
  );
  const totalFen = new Float64Array(rows);
  const chosen = rules.benefits.map(() => new Uint8Array(rows));
  for (let row = 0; row < rows; row++) {
    const facts = factsAt(table, from + row);
    const held = table.held.get(from + row) ?? [];
    const decisions = decide(rules, facts, { ...options, held });
    for (const [index, decision] of decisions.entries()) {
      const columns = benefits[index]!;
      columns.outcome[row] = dictionaries[index]!.codeOf(decision);
      writeAmount(columns, row, decision.amount);
    }
    if (!options.bundle) continue;
    const bundle = combine(rules, decisions, facts, { ...options, held });
    totalFen[row] = bundle.totalFen;
    for (const id of bundle.chosen) chosen[rules.benefits.findIndex(({ benefit }) => benefit.id === id)]![row] = 1;
  }
  return { rows, benefits, ...(options.bundle ? { bundle: { totalFen, chosen } } : {}) };
}

function emptyColumns(benefit: string, outcomes: readonly Outcome[], rows: number): ScreenedBenefit {
  return {
    benefit,
    outcome: new Int32Array(rows),
    outcomes,
    totalFen: new Float64Array(rows),
    minFen: new Float64Array(rows),
    maxFen: new Float64Array(rows),
  };
}

function writeAmount({ totalFen, minFen, maxFen }: ScreenedBenefit, row: number, amount: DecidedAmount): void {
  totalFen[row] = amount.totalFen ?? NaN;
  minFen[row] = amount.minFen ?? NaN;
  maxFen[row] = amount.maxFen ?? NaN;
}
