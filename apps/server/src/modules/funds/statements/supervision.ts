import type { FundSupervision, LinesQuery, SupervisionLine } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { type Clock, today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { benefitRef, fundsOf } from "../budgets/funds.ts";
import { ledgerFaults } from "../ledger/ledger.ts";
import { payableDay, placesOf } from "./payable.ts";

type Figures = FundSupervision["total"];
const none: Figures = {
  budgetFen: 0,
  availableFen: 0,
  heldFen: 0,
  inPaymentFen: 0,
  paidFen: 0,
  paidBeforeFen: 0,
  lateFen: 0,
  failedFen: 0,
  shortFen: 0,
};

type Part = {
  fund: string | null;
  pack: string;
  held: number;
  sent: number;
  paid: number;
  before: number;
  late: number;
  failed: number;
  short: number;
};

/** Where the money of a year stands. Sums in fen; a line of `supervisionLines` stands behind each but budget and available. */
export async function fundSupervision(
  tx: ScopedTransaction,
  clock: Clock,
  query: { readonly place?: string; readonly year?: number },
): Promise<FundSupervision> {
  const on = today(clock);
  const year = query.year ?? Number(on.slice(0, 4));
  const places = await placesOf(tx, query.place);
  const parts = await partsOf(tx, places, year, on);
  const funds = await fundsOf(tx, { year, ...(query.place === undefined ? {} : { place: query.place }) });
  const byFund = funds.map((fund) => {
    const of = fund.years[0];
    const { lateFen, failedFen } = sumOf(parts.filter((part) => part.fund === fund.id));
    return {
      key: fund.id,
      name: fund.name,
      ...none,
      ...(of === undefined
        ? {}
        : {
            budgetFen: of.budgetFen,
            availableFen: of.availableFen,
            heldFen: of.heldFen,
            inPaymentFen: of.inPaymentFen,
            paidFen: of.paidFen,
          }),
      lateFen,
      failedFen,
    };
  });
  const names = await packNames(tx, places);
  const caps = await capsOf(tx, places, year);
  const byPolicy = [...Map.groupBy(parts, ({ pack }) => pack)].map(([pack, of]) => ({
    key: pack,
    name: names.get(pack) ?? { zh: pack, en: pack },
    ...sumOf(of),
    budgetFen: caps.get(pack) ?? 0,
  }));
  const all = sumOf(parts);
  const ofFunds = byFund.reduce((sum, fund) => plus(sum, fund), none);
  return {
    year,
    asOf: clock.now().toISOString(),
    total: {
      ...ofFunds,
      paidBeforeFen: all.paidBeforeFen,
      lateFen: all.lateFen,
      failedFen: all.failedFen,
      shortFen: all.shortFen,
    },
    byFund,
    byPolicy,
    byMonth: await monthsOf(tx, places, year, on),
    balanced: (await ledgerFaults(tx)).length === 0,
  };
}

async function partsOf(tx: ScopedTransaction, places: readonly string[], year: number, on: string): Promise<Part[]> {
  const payable = await payableDay(tx, places, on);
  const { rows } = await sql<Part>`
    with part as (
      select h.fund, i.id, i.benefit, i.status, i.due_on, i.period, i.place, h.fen, h.state
      from hold h join instalment i on i.id = h.instalment
      where h.place = any(${[...places]}::text[]) and h.year = ${year} and h.state <> 'released'
      union all
      select null, i.id, i.benefit, i.status, i.due_on, i.period, i.place, i.fen, null from instalment i
      where i.place = any(${[...places]}::text[]) and extract(year from i.due_on)::int = ${year}
        and i.status in ('planned', 'paid_before')
    )
    select i.fund, split_part(i.benefit, '/', 1) as pack,
      coalesce(sum(i.fen) filter (where i.state = 'held'), 0)::float8 as held,
      coalesce(sum(i.fen) filter (where i.state = 'in_payment'), 0)::float8 as sent,
      coalesce(sum(i.fen) filter (where i.state = 'spent'), 0)::float8 as paid,
      coalesce(sum(i.fen) filter (where i.status = 'paid_before'), 0)::float8 as before,
      coalesce(sum(i.fen) filter (where i.status in ('planned', 'held', 'batched', 'bounced') and ${payable} < ${on}::date), 0)::float8
        as late,
      coalesce(sum(i.fen) filter (where i.status = 'bounced'), 0)::float8 as failed,
      coalesce(sum(i.fen) filter (where i.status = 'planned'), 0)::float8 as short
    from part i group by 1, 2 order by 2, 1`.execute(tx);
  return rows;
}

function sumOf(parts: readonly Part[]): Figures {
  return parts.reduce(
    (sum, part) =>
      plus(sum, {
        ...none,
        heldFen: part.held,
        inPaymentFen: part.sent,
        paidFen: part.paid,
        paidBeforeFen: part.before,
        lateFen: part.late,
        failedFen: part.failed,
        shortFen: part.short,
      }),
    none,
  );
}

function plus(a: Figures, b: Figures): Figures {
  const keys = Object.keys(none) as (keyof Figures)[];
  return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as Figures;
}

async function packNames(tx: ScopedTransaction, places: readonly string[]): Promise<ReadonlyMap<string, Text>> {
  const names = new Map<string, Text>();
  for (const place of places.slice(0, 20)) {
    for (const { id, short } of (await rulesAt(tx, place, { now: true })).policies) names.set(id, short);
  }
  return names;
}

async function capsOf(tx: ScopedTransaction, places: readonly string[], year: number) {
  const { rows } = await sql<{ pack: string; fen: number }>`
    select split_part(benefit, '/', 1) as pack, sum(fen)::float8 as fen from programme_cap
    where place = any(${[...places]}::text[]) and year = ${year} group by 1`.execute(tx);
  return new Map(rows.map(({ pack, fen }) => [pack, fen]));
}

async function monthsOf(tx: ScopedTransaction, places: readonly string[], year: number, on: string) {
  const payable = await payableDay(tx, places, on);
  const { rows } = await sql<{ month: string; paid: number; due: number }>`
    with paid as (
      select to_char(settled_on, 'YYYY-MM') as month, sum(fen) as fen from payment
      where place = any(${[...places]}::text[]) and state = 'paid' and extract(year from settled_on)::int = ${year} group by 1
    ), due as (
      select to_char(${payable}, 'YYYY-MM') as month, sum(i.fen) as fen from instalment i
      where i.place = any(${[...places]}::text[]) and i.status not in ('cancelled', 'paid_before')
        and extract(year from ${payable})::int = ${year} group by 1
    )
    select m.month, coalesce(paid.fen, 0)::float8 as paid, coalesce(due.fen, 0)::float8 as due
    from (select to_char(make_date(${year}, n, 1), 'YYYY-MM') as month from generate_series(1, 12) n) m
      left join paid on paid.month = m.month left join due on due.month = m.month order by m.month`.execute(tx);
  return rows.map(({ month, paid, due }) => ({ month, paidFen: paid, dueFen: due }));
}

type LineRow = {
  id: string;
  award: string;
  claim: string | null;
  claimNumber: string | null;
  decision: string | null;
  benefit: string;
  place: string;
  person: string | null;
  party: string;
  name: string;
  k: number;
  n: number;
  due: string;
  fen: number;
  status: SupervisionLine["state"];
  payment: string | null;
  paidOn: string | null;
  late: number;
  total: number;
};

const behind: Readonly<
  Record<LinesQuery["kind"], (payable: ReturnType<typeof sql>, on: string) => ReturnType<typeof sql>>
> = {
  held: () => sql`exists (select 1 from hold h where h.instalment = i.id and h.state = 'held')`,
  in_payment: () => sql`i.status = 'sent'`,
  paid: () => sql`i.status = 'paid'`,
  paid_before: () => sql`i.status = 'paid_before'`,
  late: (payable, on) => sql`i.status in ('planned', 'held', 'batched', 'bounced') and ${payable} < ${on}::date`,
  failed: () => sql`i.status = 'bounced'`,
  short: () => sql`i.status = 'planned'`,
};

/** The instalments behind one figure; with a fund the sum is what that fund carries of each. */
export async function supervisionLines(tx: ScopedTransaction, clock: Clock, query: LinesQuery) {
  const on = today(clock);
  const places = await placesOf(tx, query.place);
  const payable = await payableDay(tx, places, on);
  const ofFund = query.fund === undefined ? sql`true` : sql`h.fund = ${query.fund}::uuid`;
  const { rows } = await sql<LineRow>`
    select i.id, i.award, a.claim, c.number as "claimNumber", a.decision, i.benefit, i.place, i.person_id as person,
      coalesce(i.person_id, i.employer_id) as party, a.party_name as name, i.k, i.n, i.due_on::text as due,
      coalesce(h.fen, i.fen)::float8 as fen, i.status, p.number as payment, p.settled_on::text as "paidOn",
      greatest(0, ${on}::date - ${payable})::int as late, count(*) over ()::int as total
    from instalment i join award a on a.id = i.award left join claim c on c.id = a.claim
      left join lateral (select sum(h.fen) as fen from hold h where h.instalment = i.id and h.state <> 'released'
        and h.year = ${query.year} and ${ofFund}) h on true
      left join lateral (select q.number, q.settled_on from payment_instalment pi join payment q on q.id = pi.payment
        where pi.instalment = i.id and q.state <> 'cancelled' order by q.attempt desc limit 1) p on true
    where i.place = any(${places}::text[]) and ${behind[query.kind](payable, on)}
      and (h.fen is not null or (${query.fund === undefined} and i.status in ('planned', 'paid_before')
        and extract(year from i.due_on)::int = ${query.year}))
      and (${query.policy ?? null}::text is null or split_part(i.benefit, '/', 1) = ${query.policy ?? null})
      and (${query.benefit ?? null}::text is null or i.benefit = ${query.benefit ?? null})
    order by i.due_on, a.party_name, i.id limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`.execute(
    tx,
  );
  const items: SupervisionLine[] = [];
  for (const row of rows) {
    items.push({
      instalment: row.id,
      award: row.award,
      claim: row.claim,
      claimNumber: row.claimNumber,
      decision: row.decision,
      benefit: benefitRef(await rulesAt(tx, row.place, { now: true }), row.benefit),
      party: { kind: row.person === null ? "employer" : "person", id: row.party, name: row.name },
      k: row.k,
      n: row.n,
      dueOn: row.due,
      fen: row.fen,
      state: row.status,
      payment: row.payment,
      paidOn: row.status === "paid" ? row.paidOn : null,
      daysLate: query.kind === "late" ? row.late : 0,
    });
  }
  return { items, page: query.page, pageSize: query.pageSize, total: rows[0]?.total ?? 0 };
}
