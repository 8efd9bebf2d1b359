import { type Table, TableBuilder } from "@jucai/engine/screen";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { RulesOfDay } from "../population/work.ts";
import { type Claimant, claimantBlocks, type Whom } from "./read.ts";
import { factsWanted } from "./wanted.ts";

/** Rows in memory at a time. */
const blockRows = 4_000;

/** Everybody within the transaction's scope in columns, for these rules; row r of a table is claimant r of its block. */
export async function* claimantTables(
  tx: ScopedTransaction,
  sealing: Sealing,
  whom: Whom,
  { benefits, vocabulary }: RulesOfDay,
): AsyncGenerator<{ readonly claimants: readonly Claimant[]; readonly table: Table }> {
  const facts = factsWanted(benefits, vocabulary);
  const columns = new Set(facts.map(({ id }) => id));
  for await (const claimants of claimantBlocks(tx, sealing, { ...whom, vocabulary, facts, block: blockRows })) {
    const builder = new TableBuilder({ vocabulary, facts: columns });
    for (const { facts: known, held } of claimants) builder.add(known, held);
    yield { claimants, table: builder.build() };
  }
}
