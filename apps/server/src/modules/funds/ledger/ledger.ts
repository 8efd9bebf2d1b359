import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { accountOf, type Doing, nameOf } from "../ground/doing.ts";

export const kinds = ["source", "available", "held", "in_payment", "paid", "receivable"] as const;
export type Kind = (typeof kinds)[number];
export type FundYear = { readonly fund: string; readonly year: number };
export type Why =
  | "budget"
  | "transfer"
  | "hold"
  | "release_hold"
  | "send"
  | "paid"
  | "bounced"
  | "reverse"
  | "receivable"
  | "recovered"
  | "opening";

/** A sum that leaves one account to enter another; `ref` is what it is about, such as a hold. */
export type Move = {
  readonly from: FundYear & { readonly kind: Kind };
  readonly to: FundYear & { readonly kind: Kind };
  /** Whole fen, more than none. */
  readonly fen: number;
  readonly ref?: { readonly kind: "hold" | "adjustment"; readonly id: string };
};

/** A move between two accounts of the same fund and year. */
export function within(of: FundYear, from: Kind, to: Kind, fen: number, ref?: Move["ref"]): Move {
  const { fund, year } = of;
  return { from: { fund, year, kind: from }, to: { fund, year, kind: to }, fen, ...(ref === undefined ? {} : { ref }) };
}

type Account = { readonly id: string; readonly fund: string; readonly year: number; readonly kind: Kind; fen: number };

/** Accounts of some funds and years, locked, with their balances in fen. */
export type Locked = {
  readonly balance: (of: FundYear, kind: Kind) => number;
  /** Whether the fund was ever given a budget for the year. */
  readonly has: (of: FundYear) => boolean;
  readonly id: (of: FundYear, kind: Kind) => string;
};

const keyOf = ({ fund, year }: FundYear, kind: Kind): string => `${fund} ${year} ${kind}`;

/** Makes the accounts of a fund's year where they are missing. */
export async function openYear(tx: ScopedTransaction, { fund, year }: FundYear, place: string): Promise<void> {
  await sql`
    insert into ledger_account (fund, year, place, kind)
    select ${fund}::uuid, ${year}, ${place}, kind from unnest(${[...kinds]}::text[]) as kind order by kind
    on conflict do nothing`.execute(tx);
}

/** Locks accounts in the order of their ids, the same for everybody, so that two never wait for each other. */
export async function lockAccounts(tx: ScopedTransaction, wanted: readonly FundYear[]): Promise<Locked> {
  const funds = wanted.map(({ fund }) => fund);
  const years = wanted.map(({ year }) => year);
  const { rows } = await sql<Account>`
    select id::text as id, fund, year, kind, balance_fen::float8 as fen from ledger_account
    where (fund, year) in (select f, y from unnest(${funds}::uuid[], ${years}::int[]) as w(f, y))
    order by ledger_account.id for update`.execute(tx);
  const byKey = new Map(rows.map((row) => [keyOf(row, row.kind), row]));
  return {
    balance: (of, kind) => byKey.get(keyOf(of, kind))?.fen ?? 0,
    has: (of) => byKey.has(keyOf(of, "available")),
    id: (of, kind) => {
      const found = byKey.get(keyOf(of, kind));
      if (found === undefined) throw new Error(`no ${kind} account of fund ${of.fund} in ${of.year}`);
      return found.id;
    },
  };
}

export type Posting = {
  readonly place: string;
  readonly why: Why;
  readonly note?: string;
  readonly about?: { readonly kind: string; readonly id: string };
  readonly reverses?: string;
  readonly moves: readonly Move[];
};

/**
 * Writes one posting. Every move is two entries, so that it sums to zero; the database moves the balances, checks the
 * sum and refuses what would overdraw. Returns the posting's id; undefined when there is nothing to move.
 */
export async function post(
  tx: ScopedTransaction,
  doing: Pick<Doing, "who" | "clock">,
  { place, why, note, about, reverses, moves }: Posting,
): Promise<string | undefined> {
  if (moves.length === 0) return undefined;
  const locked = await lockAccounts(tx, distinct(moves.flatMap(({ from, to }) => [from, to])));
  const at = doing.clock.now();
  const { rows } = await sql<{ id: string }>`
    insert into posting (place, at, actor, actor_name, why, note, about_kind, about_id, reverses)
    values (${place}, ${at}, ${accountOf(doing)}, ${nameOf(doing)}, ${why}, ${note ?? null}, ${about?.kind ?? null},
      ${about?.id ?? null}, ${reverses ?? null})
    returning id`.execute(tx);
  const posting = rows[0]!.id;
  const entries = moves.flatMap(({ from, to, fen, ref }) => [
    { account: locked.id(from, from.kind), fen: -fen, kind: ref?.kind ?? null, ref: ref?.id ?? null },
    { account: locked.id(to, to.kind), fen, kind: ref?.kind ?? null, ref: ref?.id ?? null },
  ]);
  await sql`
    insert into ledger_entry (posting, account, place, at, fen, ref_kind, ref_id)
    select ${posting}::uuid, account, ${place}, ${at}, fen, kind, ref
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as given(account bigint, fen bigint, kind text, ref uuid)
    order by account`.execute(tx);
  return posting;
}

export function distinct(wanted: readonly FundYear[]): FundYear[] {
  return [...new Map(wanted.map(({ fund, year }) => [`${fund} ${year}`, { fund, year }])).values()];
}

/** What is wrong with the books, computed anew; empty when nothing is. */
export async function ledgerFaults(
  tx: ScopedTransaction,
): Promise<{ fault: string; what: string; found: number; expected: number }[]> {
  const { rows } = await sql<{ fault: string; what: string; found: number; expected: number }>`
    select fault, what, found::float8 as found, expected::float8 as expected from ledger_faults()`.execute(tx);
  return rows;
}
