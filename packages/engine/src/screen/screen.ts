/** Decides a whole table at once. */
import { settingsOf } from "../decide/decide.ts";
import type { Rules } from "../decide/rules.ts";
import { BundleScreen } from "./bundle.ts";
import { ClaimScreen, type Screening } from "./claim-screen.ts";
import { BenefitColumns, Dictionary } from "./dictionary.ts";
import { DigitBlock } from "./digits.ts";
import { ListScreen } from "./list-screen.ts";
import { loopsFor } from "./loops.ts";
import type { ScreenOptions } from "./options.ts";
import type { Screened } from "./screened.ts";
import type { Table } from "./table.ts";

/** Rules made ready for one day, to be run over any number of tables. */
export type Screen = {
  /** Rows `from` to before `to` of a table, all of it when not named. What it returns belongs to the caller, unless `reuse` was asked for. */
  readonly run: (table: Table, from?: number, to?: number) => Screened;
};

/** Rows that are read together, so that a column is still at hand when the next benefit looks at it. */
const blockRows = 8192;

/** Makes rules ready for screening. What it says of a row is what `decide` and `combine` say of it. */
export function prepareScreen(rules: Rules, options: ScreenOptions): Screen {
  const loops = loopsFor(options.generate ?? true);
  const dictionaries = rules.benefits.map(() => new Dictionary());
  const screens = rules.benefits.map((prepared, index) => {
    const ground = { on: options.on, setting: settingsOf(prepared, options) };
    const screening: Screening = { rules, prepared, options, ground, loops, dictionary: dictionaries[index]! };
    return prepared.benefit.each ? new ListScreen(screening) : new ClaimScreen(screening);
  });
  const digits = new DigitBlock(loops.cut);
  const bundles = options.bundle ? new BundleScreen(rules, options, dictionaries, loops) : undefined;
  let last: readonly BenefitColumns[] = [];
  const columnsFor = (rows: number): readonly BenefitColumns[] => {
    if (options.reuse && last[0]?.outcome.length === rows) {
      for (const each of last) each.clear();
      return last;
    }
    last = rules.benefits.map(({ benefit }, index) => new BenefitColumns(benefit.id, dictionaries[index]!, rows));
    return last;
  };
  return {
    run: (table, from = 0, to = table.rows): Screened => {
      const rows = to - from;
      const benefits = columnsFor(rows);
      for (let start = from; start < to; start += blockRows) {
        const block = { table, from: start, to: Math.min(to, start + blockRows), at: start - from, digits };
        digits.start(block.from, block.to);
        screens.forEach((screen, index) => screen.run(block, benefits[index]!));
      }
      return { rows, benefits, ...(bundles ? { bundle: bundles.run(table, from, benefits) } : {}) };
    },
  };
}
