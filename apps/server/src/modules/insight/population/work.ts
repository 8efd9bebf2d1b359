/** What one worker does: keeps blocks of claimants, decides them once as published, and again for every change. */
import { setImmediate as turn } from "node:timers/promises";
import { type Benefit, type Constant, prepare, type Rules, type Vocabulary } from "@jucai/engine";
import { type Comparison, comparing, type Information, type Informing, informing } from "@jucai/engine/compare";
import { prepareScreen, type Screen, type Screened, type Table } from "@jucai/engine/screen";
import { type Group, populationOf, type PopulationOptions } from "@jucai/screening";

/** Rules of one day in their published form; workers compile them for themselves. */
export type RulesOfDay = {
  readonly vocabulary: Vocabulary;
  readonly benefits: readonly Benefit[];
  readonly settings: ReadonlyMap<string, Constant>;
  /** Day number. */
  readonly on: number;
};
/** One flag in shared memory: anything but 0 asks to stop after the block at hand. */
export type Stop = Int32Array<SharedArrayBuffer>;
export type Part = { readonly comparison: Comparison; readonly information: Information };
/** A worker's part of the blocks: `share` of `of`. */
export type Share = { readonly share: number; readonly of: number; readonly blockRows: number };
/** `elsewhere`: eligible, and something better or something held excludes it. */
export type Verdict = "no" | "undecided" | "found" | "elsewhere";
export type Verdicts = { readonly verdicts: readonly Verdict[]; readonly fen: Float64Array };
export type ClaimantBlock = { readonly table: Table; readonly groups: readonly Group[] };

type Block = ClaimantBlock & { readonly before: Screened };
type Compiled = { readonly rules: Rules; readonly screen: Screen };
type Held = Compiled & { readonly ofDay: RulesOfDay; readonly blocks: Block[]; readonly informing: Informing };

/** The populations of one worker by their ids. */
export function work() {
  const populations = new Map<string, Held>();
  const held = (id: string): Held => {
    const found = populations.get(id);
    if (found === undefined) throw new Error(`there is no population ${id} in this worker`);
    return found;
  };
  return {
    /** `bundle`: whether choices among benefits are wanted, beside the benefits one by one. */
    begin: (id: string, ofDay: RulesOfDay, bundle: boolean): void => {
      const own = compiled(ofDay, ofDay.benefits, bundle);
      populations.set(id, { ...own, ofDay, blocks: [], informing: informing(own.rules) });
    },
    /** Takes over a block that was read, and decides it. */
    take: (id: string, block: ClaimantBlock): void => keep(held(id), block),
    /** Makes people up and decides them, telling of every block. Ends early when it is asked to stop. */
    generate: async (
      id: string,
      options: PopulationOptions,
      { share, of, blockRows }: Share,
      stop: Stop,
      tell: (rows: number) => void,
    ): Promise<void> => {
      const population = populationOf(options);
      for (let from = share * blockRows; from < options.rows; from += of * blockRows) {
        if (Atomics.load(stop, 0) !== 0) return;
        const block = population(from, Math.min(blockRows, options.rows - from));
        keep(held(id), block);
        tell(block.table.rows);
        // What others ask for does not wait until everybody is made.
        await turn();
      }
    },
    /** Undefined when it was asked to stop. */
    compare: (id: string, after: readonly Benefit[], changed: readonly string[], stop: Stop): Part | undefined =>
      compared(held(id), after, changed, stop),
    /** Decides a block and keeps nothing of it. */
    find: (id: string, table: Table, benefit: string): Verdicts => verdictsOf(held(id), table, benefit),
    /** Adds up what is not known of a block, and keeps nothing else of it. */
    learn: (id: string, table: Table): void => {
      const { screen, informing: sum } = held(id);
      sum.add(screen.run(table));
    },
    /** Of all blocks of `learn`. */
    inform: (id: string): Information => held(id).informing.result(),
    forget: (id: string): void => {
      populations.delete(id);
    },
  };
}
export type Work = ReturnType<typeof work>;

function compiled({ vocabulary, settings, on }: RulesOfDay, benefits: readonly Benefit[], bundle: boolean): Compiled {
  const rules = prepare(vocabulary, benefits);
  return { rules, screen: prepareScreen(rules, { on, settings, bundle }) };
}

function keep({ screen, blocks }: Held, { table, groups }: ClaimantBlock): void {
  blocks.push({ table, groups, before: screen.run(table) });
}

function compared(
  { rules, ofDay, blocks }: Held,
  benefits: readonly Benefit[],
  changed: readonly string[],
  stop: Stop,
): Part | undefined {
  const after = compiled(ofDay, benefits, true);
  const { on, settings } = ofDay;
  const comparison = comparing(rules, after.rules, { changed, on, settings });
  const informed = informing(after.rules);
  for (const { table, groups, before } of blocks) {
    if (Atomics.load(stop, 0) !== 0) return undefined;
    const screened = after.screen.run(table);
    comparison.add({ table, before, after: screened, groups });
    informed.add(screened);
  }
  return { comparison: comparison.result(), information: informed.result() };
}

/** Whether the benefit is in the best lawful bundle of each row. */
function verdictsOf({ screen }: Held, table: Table, benefit: string): Verdicts {
  const { benefits, bundle } = screen.run(table);
  const at = benefits.findIndex((each) => each.benefit === benefit);
  const own = benefits[at];
  if (own === undefined || bundle === undefined) throw new Error(`${benefit} was not screened`);
  const verdicts = Array.from(own.outcome, (code, row): Verdict => {
    const status = own.outcomes[code]?.status;
    if (status === "eligible") return bundle.chosen[at]?.[row] === 1 ? "found" : "elsewhere";
    return status === "unknown" || status === "judgement" ? "undecided" : "no";
  });
  return { verdicts, fen: own.totalFen };
}
