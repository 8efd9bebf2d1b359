import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

export type PayTo = {
  readonly id: string;
  readonly party: string;
  readonly bank: string;
  readonly holder: string;
  readonly tail: string;
  readonly state: "entered" | "verified" | "refused";
};

/** The account of each party that stands: the verified one, else what waits to be verified or was refused. */
export async function accountsOf(
  tx: ScopedTransaction,
  parties: readonly string[],
): Promise<ReadonlyMap<string, PayTo>> {
  const { rows } = await sql<PayTo>`
    select distinct on (coalesce(person_id, employer_id)) id, coalesce(person_id, employer_id) as party, bank, holder, tail, state
    from payee_account where coalesce(person_id, employer_id) = any(${[...new Set(parties)]}::uuid[]) and state <> 'replaced'
    order by coalesce(person_id, employer_id), array_position(array['verified', 'entered', 'refused'], state), entered_at desc`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.party, row]));
}

/** `**** 1234`: all that a screen shows of a number. */
export const maskedAccount = (tail: string): string => `**** ${tail}`;

export type Bounced = {
  readonly id: string;
  readonly number: string;
  readonly account: string;
  readonly attempt: number;
};

/** By award and payee: the last payment that came back and was not tried again. */
export async function bouncedOf(
  tx: ScopedTransaction,
  awards: readonly string[],
): Promise<ReadonlyMap<string, Bounced>> {
  const { rows } = await sql<Bounced & { key: string }>`
    select distinct on (p.award, p.payee) p.award || ' ' || p.payee as key, p.id, p.number, p.account, p.attempt from payment p
    where p.award = any(${[...new Set(awards)]}::uuid[]) and p.state = 'bounced'
      and not exists (select 1 from payment n where n.retry_of = p.id and n.state <> 'cancelled')
    order by p.award, p.payee, p.attempt desc, p.number desc`.execute(tx);
  return new Map(rows.map((row) => [row.key, row]));
}
