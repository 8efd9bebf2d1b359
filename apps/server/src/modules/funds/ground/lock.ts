import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

/**
 * One at a time for the money of a place, until the end of the transaction. Whoever moves money would wait for the same ledger
 * accounts in any case; waiting here, before anything of the money is locked, nobody can hold what another one waits for.
 *
 * Everybody locks in this order: batch, claims by id, awards by id, the money of the place, everything else.
 */
export async function lockMoney(tx: ScopedTransaction, place: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`money ${place}`}, 0))`.execute(tx);
}
