import { record, type Who } from "#kernel/audit/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { ClaimantKind } from "./read.ts";

export type BulkReading = {
  readonly why: string;
  readonly benefits: readonly string[];
  readonly place: string;
  readonly claimant: ClaimantKind;
  /** How many there are to be read. */
  readonly rows: number;
};

/** The registry is read as a whole: who, why, how many; in the transaction before the first of them is read. */
export async function recordReading(tx: ScopedTransaction, who: Who, reading: BulkReading): Promise<void> {
  const { claimant, ...detail } = reading;
  await record(tx, who, { action: `${claimant}.screen`, object: { kind: claimant }, detail });
}
