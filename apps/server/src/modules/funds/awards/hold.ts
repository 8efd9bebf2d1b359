import type { HeldBack } from "@jucai/contract";
import { sql } from "kysely";
import { today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { fundsIn, ordersIn } from "#modules/granted/index.ts";
import type { Doing } from "../ground/doing.ts";
import { distinct, type FundYear, lockAccounts, type Locked, type Move, post, within } from "../ledger/ledger.ts";
import { because } from "./short.ts";
import { takeInOrder } from "./split.ts";

/** What setting money aside came to. Sums in fen. */
export type Held = {
  readonly instalments: number;
  readonly heldFen: number;
  readonly stillPlanned: number;
  readonly shortFen: number;
};

type Waiting = { readonly id: string; readonly benefit: string; readonly due: string; readonly fen: number };
type NewHold = FundYear & {
  readonly id: string;
  readonly instalment: string;
  readonly fen: number;
  readonly nth: number;
};

/**
 * Sets money aside for what waits in a place, in the order due, then decided: nothing overtakes an earlier one that
 * draws on the same funds. With `award` only that award's instalments are tried, after whatever waits already.
 *
 * An instalment of a year takes that year's money, an older one this year's. The first fund of the order pays as far as
 * it goes, then the next; the shares are recorded. Where all together have too little, it stays planned and says why.
 */
export async function holdWaiting(
  tx: ScopedTransaction,
  doing: Doing,
  place: string,
  { award }: { readonly award?: string } = {},
): Promise<Held> {
  const now = Number(today(doing.clock).slice(0, 4));
  const waiting = await waitingIn(tx, place, award, now);
  if (waiting.length === 0) return { instalments: 0, heldFen: 0, stillPlanned: 0, shortFen: 0 };
  const orderOf = await ordersIn(tx, place);
  const funds = await fundsIn(tx, place);
  const sourcesOf = ({ benefit, due }: Waiting): FundYear[] => {
    const year = Math.max(now, Number(due.slice(0, 4)));
    return orderOf(benefit).keys.flatMap((key) => {
      const fund = funds.get(key);
      return fund === undefined ? [] : [{ fund, year }];
    });
  };
  const caps = await lockCaps(tx, place, waiting, now);
  const locked = await lockAccounts(tx, distinct(waiting.flatMap(sourcesOf)));
  const table = new Table(locked, caps);
  for (const one of await aheadOf(tx, place, award)) table.waits(sourcesOf(one));
  for (const one of waiting) table.take(one, sourcesOf(one), now);
  await write(tx, doing, place, table);
  return {
    instalments: table.held.size,
    heldFen: table.holds.reduce((sum, { fen }) => sum + fen, 0),
    stillPlanned: table.short.size,
    shortFen: waiting.reduce((sum, { id, fen }) => (table.short.has(id) ? sum + fen : sum), 0),
  };
}

/** The money on the table while instalments are served one after the other. */
class Table {
  readonly holds: NewHold[] = [];
  readonly held = new Set<string>();
  readonly short = new Map<string, HeldBack>();
  readonly capUsed = new Map<string, number>();
  readonly #locked: Locked;
  readonly #left = new Map<string, number>();
  readonly #waited = new Set<string>();
  readonly #caps: Caps;

  constructor(locked: Locked, caps: Caps) {
    this.#locked = locked;
    this.#caps = caps;
  }

  /** Somebody earlier waits for these funds: later ones wait behind him. */
  waits(sources: readonly FundYear[]): void {
    for (const { fund, year } of sources) this.#waited.add(`${fund} ${year}`);
  }

  take(one: Waiting, sources: readonly FundYear[], now: number): void {
    const short = this.#tried(one, sources, now);
    if (short === undefined) this.held.add(one.id);
    else this.short.set(one.id, short);
  }

  #tried({ id, benefit, due, fen }: Waiting, sources: readonly FundYear[], now: number): HeldBack | undefined {
    const year = Math.max(now, Number(due.slice(0, 4)));
    if (sources.length === 0) return because("no_fund");
    const budgeted = sources.filter((source) => this.#locked.has(source));
    if (budgeted.length === 0) return because("no_budget");
    const cap = this.#caps.get(`${benefit} ${year}`);
    const used = this.capUsed.get(`${benefit} ${year}`) ?? 0;
    if (cap !== undefined && cap - used < fen)
      return because("programme_cap", { shortFen: fen - Math.max(0, cap - used) });
    const free = budgeted.filter(({ fund, year: of }) => !this.#waited.has(`${fund} ${of}`));
    const taken = takeInOrder(
      fen,
      free.map((from) => ({ from, fen: this.#leftOf(from) })),
    );
    if ("shortFen" in taken) {
      this.waits(budgeted);
      return because("dry", { shortFen: taken.shortFen });
    }
    for (const [at, { from, fen: part }] of taken.shares.entries()) {
      this.#left.set(`${from.fund} ${from.year}`, this.#leftOf(from) - part);
      this.holds.push({ ...from, id: crypto.randomUUID(), instalment: id, fen: part, nth: at + 1 });
    }
    this.capUsed.set(`${benefit} ${year}`, used + fen);
    return undefined;
  }

  #leftOf(of: FundYear): number {
    return this.#left.get(`${of.fund} ${of.year}`) ?? this.#locked.balance(of, "available");
  }
}

/** Planned instalments of running awards, locked by id and then put in their order. */
async function waitingIn(
  tx: ScopedTransaction,
  place: string,
  award: string | undefined,
  now: number,
): Promise<Waiting[]> {
  // Years in which no fund of the place has a budget cannot be served: they are not even looked at.
  const { rows } = await sql<Waiting & { decided: Date }>`
    select i.id, i.benefit, i.due_on::text as due, i.fen::float8 as fen, i.decided_at as decided
    from instalment i join award a on a.id = i.award
    where i.place = ${place} and i.status = 'planned' and a.status = 'active'
      and (${award ?? null}::uuid is null or i.award = ${award ?? null}::uuid)
      and (${award ?? null}::uuid is not null or greatest(${now}, extract(year from i.due_on)::int) in
        (select year from ledger_account where place = ${place} and kind = 'available' and balance_fen > 0))
    order by i.id for update of i`.execute(tx);
  return rows.toSorted(
    (a, b) => compare(a.due, b.due) || a.decided.getTime() - b.decided.getTime() || compare(a.id, b.id),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What of other awards waits for want of money already: a new award stands behind it. */
async function aheadOf(tx: ScopedTransaction, place: string, award: string | undefined): Promise<Waiting[]> {
  if (award === undefined) return [];
  const { rows } = await sql<Waiting>`
    select distinct on (i.benefit, extract(year from i.due_on)) i.id, i.benefit, i.due_on::text as due, i.fen::float8 as fen
    from instalment i join award a on a.id = i.award
    where i.place = ${place} and i.status = 'planned' and a.status = 'active' and i.award <> ${award}::uuid
      and i.short ->> 'code' = 'dry'`.execute(tx);
  return rows;
}

/** By benefit and year: what a programme's limit leaves, in fen. */
type Caps = ReadonlyMap<string, number>;

async function lockCaps(tx: ScopedTransaction, place: string, waiting: readonly Waiting[], now: number): Promise<Caps> {
  const { rows } = await sql<{ benefit: string; year: number; left: number }>`
    select benefit, year, (fen - used_fen)::float8 as left from programme_cap
    where place = ${place} and benefit = any(${[...new Set(waiting.map(({ benefit }) => benefit))]}::text[])
      and year >= ${now}
    order by benefit, year for update`.execute(tx);
  return new Map(rows.map(({ benefit, year, left }) => [`${benefit} ${year}`, left]));
}

async function write(tx: ScopedTransaction, doing: Doing, place: string, table: Table): Promise<void> {
  const shorts = [...table.short].map(([id, short]) => ({ id, short }));
  if (shorts.length > 0) {
    await sql`
      update instalment i set short = given.short
      from jsonb_to_recordset(${JSON.stringify(shorts)}::jsonb) as given(id uuid, short jsonb) where i.id = given.id`.execute(
      tx,
    );
  }
  if (table.holds.length === 0) return;
  await sql`
    insert into hold (id, instalment, fund, year, place, fen, nth, state, created_at)
    select id, instalment, fund, year, ${place}, fen, nth, 'held', ${doing.clock.now()}
    from jsonb_to_recordset(${JSON.stringify(table.holds)}::jsonb)
      as given(id uuid, instalment uuid, fund uuid, year int, fen bigint, nth int)`.execute(tx);
  await sql`update instalment set status = 'held', short = null where id = any(${[...table.held]}::uuid[])`.execute(tx);
  for (const [key, fen] of table.capUsed) {
    const [benefit, year] = key.split(" ");
    await sql`update programme_cap set used_fen = used_fen + ${fen}
      where place = ${place} and benefit = ${benefit} and year = ${Number(year)}`.execute(tx);
  }
  const moves: Move[] = table.holds.map((hold) =>
    within(hold, "available", "held", hold.fen, { kind: "hold", id: hold.id }),
  );
  await post(tx, doing, { place, why: "hold", moves });
}

/**
 * Gives back what is set aside for instalments that will not be paid; the caller has locked them. Programmes get their
 * room back too. What waits in the place may then be served: call `holdWaiting`.
 */
export async function releaseHolds(
  tx: ScopedTransaction,
  doing: Doing,
  place: string,
  instalments: readonly string[],
  note: string,
): Promise<number> {
  const { rows } = await sql<Omit<NewHold, "nth"> & { benefit: string }>`
    select h.id, h.instalment, h.fund, h.year, h.fen::float8 as fen, i.benefit
    from hold h join instalment i on i.id = h.instalment
    where h.instalment = any(${[...instalments]}::uuid[]) and h.state = 'held' order by h.id for update of h`.execute(
    tx,
  );
  if (rows.length === 0) return 0;
  const byCap = new Map<string, number>();
  for (const { benefit, year, fen } of rows) {
    byCap.set(`${benefit} ${year}`, (byCap.get(`${benefit} ${year}`) ?? 0) + fen);
  }
  for (const [key, fen] of [...byCap].sort(([a], [b]) => compare(a, b))) {
    const [benefit, year] = key.split(" ");
    await sql`update programme_cap set used_fen = greatest(0, used_fen - ${fen})
      where place = ${place} and benefit = ${benefit} and year = ${Number(year)}`.execute(tx);
  }
  await sql`update hold set state = 'released', ended_at = ${doing.clock.now()}
    where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx);
  await post(tx, doing, {
    place,
    why: "release_hold",
    note,
    moves: rows.map((hold) => within(hold, "held", "available", hold.fen, { kind: "hold", id: hold.id })),
  });
  return rows.reduce((sum, { fen }) => sum + fen, 0);
}
