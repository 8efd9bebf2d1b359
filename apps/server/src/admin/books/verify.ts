import type pg from "pg";
import type { Text } from "@jucai/engine";
import { awardChecks } from "./awards.ts";
import type { BookCheck } from "./check.ts";
import { claimChecks } from "./claims.ts";
import { ledgerChecks } from "./ledger.ts";
import { paymentChecks } from "./payments.ts";

/** All that must hold of claims and money, by the rules that never break (DESIGN §5). */
export const bookChecks: readonly BookCheck[] = [...ledgerChecks, ...awardChecks, ...paymentChecks, ...claimChecks];

export type BookFault = {
  readonly check: string;
  readonly says: Text;
  /** An id or number, what stands there and what should. */
  readonly what: string;
  readonly found: string | null;
  readonly expected: string | null;
};
export type BooksVerified = {
  readonly checks: number;
  /** Claims, awards and payments that were looked at. */
  readonly looked: { readonly claims: number; readonly awards: number; readonly payments: number };
  readonly faults: readonly BookFault[];
};

/** How many faults of one kind are named. */
const most = 100;

/**
 * Looks through the books from the start. `client` must see every row: the owner of the database, under one snapshot
 * so that work going on beside it is seen whole or not at all. Changes nothing.
 */
export async function verifyBooks(client: pg.ClientBase): Promise<BooksVerified> {
  const faults: BookFault[] = [];
  for (const { id, says, sql } of bookChecks) {
    const { rows } = await client.query<Omit<BookFault, "check" | "says">>(
      `select * from (${sql}) as fault limit ${most}`,
    );
    faults.push(...rows.map((row) => ({ check: id, says, ...row })));
  }
  const { rows } = await client.query<BooksVerified["looked"]>(
    `select (select count(*)::int from claim) as claims, (select count(*)::int from award) as awards,
       (select count(*)::int from payment) as payments`,
  );
  return { checks: bookChecks.length, looked: rows[0]!, faults };
}
