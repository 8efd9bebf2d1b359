import type { AwardDetail, AwardRow, AwardsQuery, HeldBack, Instalment, MyAward, StopReason } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { settingsOf } from "#modules/library/index.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { sharesOf } from "../batches/shares.ts";
import { benefitRef } from "../budgets/funds.ts";
import type { Doing } from "../ground/doing.ts";
import { notThere } from "../ground/refused.ts";
import { adjustmentViews } from "./adjustments.ts";
import { standingAccount } from "./payee-accounts.ts";
import { isMonthly, payableOn } from "./plan.ts";

type Row = {
  id: string;
  number: string;
  place: string;
  benefit: string;
  title: Text;
  clause: string;
  person: string | null;
  party: string;
  name: string;
  origin: AwardRow["origin"];
  claim: string | null;
  claimNumber: string | null;
  decision: string | null;
  status: AwardRow["state"];
  started: string;
  total: number;
  paid: number;
  held: number;
  open: number;
  k: number;
  n: number;
  next: string | null;
  version: string | null;
  cut: number;
  cutWhy: string | null;
  unit: { id: string; name: Text } | null;
  all: number;
};

type Wanted = Partial<Omit<AwardsQuery, "page" | "pageSize">> & {
  readonly id?: string;
  readonly page?: number;
  readonly pageSize?: number;
};

async function rowsOf(tx: ScopedTransaction, wanted: Wanted): Promise<Row[]> {
  const { page = 1, pageSize = 100 } = wanted;
  const { rows } = await sql<Row>`
    select a.id, a.number, a.place, a.benefit, a.title, a.clause, a.person_id as person, coalesce(a.person_id, a.employer_id) as party,
      a.party_name as name, a.origin, a.claim, (select c.number from claim c where c.id = a.claim) as "claimNumber", a.decision,
      a.status, a.started_on::text as started, a.total_fen::float8 as total, s.paid, s.held, s.open, s.k, s.n, s.next,
      a.rule_version::text as version, a.cut_fen::float8 as cut, a.cut_why as "cutWhy",
      case when u.id is null then null else jsonb_build_object('id', u.id, 'name', u.name) end as unit,
      count(*) over ()::int as all
    from award a left join unit u on u.id = a.unit, lateral (
      select coalesce(sum(i.fen) filter (where i.status in ('paid', 'paid_before')), 0)::float8 as paid,
        coalesce(sum(i.fen) filter (where i.status in ('held', 'batched', 'bounced')), 0)::float8 as held,
        coalesce(sum(i.fen) filter (where i.status in ('planned', 'held', 'batched', 'sent', 'bounced', 'suspended')), 0)::float8 as open,
        count(*) filter (where i.status in ('paid', 'paid_before'))::int as k, count(*)::int as n,
        min(i.due_on) filter (where i.status in ('planned', 'held', 'batched', 'bounced', 'suspended'))::text as next
      from instalment i where i.award = a.id) s
    where (${wanted.id ?? null}::uuid is null or a.id = ${wanted.id ?? null}::uuid)
      and (${wanted.place ?? null}::text is null or a.place = ${wanted.place ?? null})
      and (${wanted.benefit ?? null}::text is null or a.benefit = ${wanted.benefit ?? null})
      and (${wanted.state ?? null}::text is null or a.status = ${wanted.state ?? null})
      and (${wanted.party ?? null}::uuid is null or coalesce(a.person_id, a.employer_id) = ${wanted.party ?? null}::uuid)
      and (${wanted.claim ?? null}::uuid is null or a.claim = ${wanted.claim ?? null}::uuid)
    order by a.created_at desc, a.id limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
  return rows;
}

async function headOf(tx: ScopedTransaction, row: Row) {
  const rules = await rulesAt(tx, row.place, { now: true });
  const named = benefitRef(rules, row.benefit);
  return {
    id: row.id,
    number: row.number,
    place: row.place,
    benefit: named.clause === "" ? { id: row.benefit, title: row.title, clause: row.clause } : named,
    party: { kind: row.person === null ? ("employer" as const) : ("person" as const), id: row.party, name: row.name },
    origin: row.origin,
    claim: row.claim === null ? null : { id: row.claim, number: row.claimNumber ?? "" },
    decision: row.decision,
    state: row.status,
    startedOn: row.started,
    totalFen: row.total,
    paidFen: row.paid,
    heldFen: row.held,
    openFen: row.open,
    k: row.k,
    n: row.n,
  };
}

export async function listAwards(tx: ScopedTransaction, query: AwardsQuery) {
  const rows = await rowsOf(tx, query);
  const items: AwardRow[] = [];
  for (const row of rows) items.push({ ...(await headOf(tx, row)), nextDue: row.next });
  return { items, page: query.page, pageSize: query.pageSize, total: rows[0]?.all ?? 0 };
}

export async function awardView(tx: ScopedTransaction, doing: Doing, id: string): Promise<AwardDetail> {
  const [row] = await rowsOf(tx, { id });
  if (row === undefined) throw notThere("这项待遇", "award");
  const rules = await rulesAt(tx, row.place, row.version === null ? { now: true } : { versions: [row.version] });
  const stops = rules.find(row.benefit)?.benefit?.stops.is ?? [];
  return {
    ...(await headOf(tx, row)),
    unit: row.unit,
    clause: row.clause,
    ruleVersion: row.version,
    cut: row.cut === 0 ? null : { fen: row.cut, why: row.cutWhy ?? "" },
    instalments: await instalmentsOf(tx, doing, [row]),
    checks: await checksOf(tx, id, new Map(stops.map((stop) => [stop.id, stop]))),
    noStops: stops.length === 0,
    events: await eventsOf(tx, id),
    adjustments: (await adjustmentViews(tx, { awards: [id] })).items,
    account: await standingAccount(tx, row.party),
  };
}

/** Awards of one party with every instalment, as he sees them. */
export async function awardsOfParty(tx: ScopedTransaction, doing: Doing, party: string): Promise<MyAward[]> {
  const awards: MyAward[] = [];
  for (const row of await rowsOf(tx, { party, pageSize: 200 })) {
    const instalments = await instalmentsOf(tx, doing, [row]);
    awards.push({
      ...(await headOf(tx, row)),
      clause: row.clause,
      instalments: instalments.map(({ shares: _, ...rest }) => rest),
      events: await eventsOf(tx, row.id),
      adjustments: (await adjustmentViews(tx, { awards: [row.id] })).items,
    });
  }
  return awards;
}

type InstalmentRow = {
  id: string;
  k: number;
  n: number;
  due: string;
  period: string;
  fen: number;
  payee: string;
  status: Instalment["state"];
  short: HeldBack | null;
  benefit: string;
  payment: string | null;
  number: string | null;
  batch: string | null;
  paidOn: string | null;
};

async function instalmentsOf(
  tx: ScopedTransaction,
  doing: Pick<Doing, "clock">,
  [award]: readonly [Row],
): Promise<Instalment[]> {
  const { rows } = await sql<InstalmentRow>`
    select i.id, i.k, i.n, i.due_on::text as due, i.period, i.fen::float8 as fen, i.payee, i.status, i.short, i.benefit,
      p.id as payment, p.number, p.batch, p.settled_on::text as "paidOn"
    from instalment i left join lateral (
      select q.id, q.number, q.batch, case when q.state = 'paid' then q.settled_on end as settled_on
      from payment_instalment pi join payment q on q.id = pi.payment where pi.instalment = i.id and q.state <> 'cancelled'
      order by q.attempt desc, q.number desc limit 1) p on true
    where i.award = ${award.id} order by i.payee, i.k`.execute(tx);
  const shares = await sharesOf(
    tx,
    rows.map(({ id }) => id),
  );
  const settings = await settingsOf(tx, award.place, today(doing.clock));
  const interval = settings.get(`${award.benefit}#interval`);
  const rules = await rulesAt(tx, award.place, { now: true });
  const asked = rules.find(award.benefit)?.benefit?.settings.some(({ id }) => id === "interval") ?? false;
  return rows.map((row) => ({
    id: row.id,
    k: row.k,
    n: row.n,
    dueOn: row.due,
    payableOn:
      asked && interval === undefined
        ? null
        : payableOn(row.due, isMonthly(row.period) && typeof interval === "string" ? interval : undefined),
    period: row.period,
    fen: row.fen,
    payee: row.payee,
    state: row.status,
    heldBack: row.short,
    shares: [...(shares.get(row.id) ?? [])],
    payment:
      row.payment === null
        ? null
        : { id: row.payment, number: row.number ?? "", batch: row.batch ?? "", paidOn: row.paidOn },
  }));
}

type Stop = { readonly says: Text; readonly effect: "wait" | "end" };

async function checksOf(
  tx: ScopedTransaction,
  award: string,
  stops: ReadonlyMap<string, Stop>,
): Promise<AwardDetail["checks"]> {
  const { rows } = await sql<{
    instalment: string;
    check: string;
    outcome: "true" | "false" | "unknown";
    missing: string[];
    basis: string | null;
    by: string;
    at: Date;
  }>`
    select distinct on (s.instalment, s.check_id) s.instalment, s.check_id as check, s.outcome, s.missing, s.basis, s.by_name as by, s.at
    from stop_check s join instalment i on i.id = s.instalment where i.award = ${award}
    order by s.instalment, s.check_id, s.id desc`.execute(tx);
  return rows.map(({ by, at, check, ...rest }) => ({
    ...rest,
    check,
    says: stops.get(check)?.says ?? { zh: check, en: check },
    effect: stops.get(check)?.effect ?? "wait",
    by: { name: by, at: at.toISOString() },
  }));
}

async function eventsOf(tx: ScopedTransaction, award: string): Promise<AwardDetail["events"]> {
  const { rows } = await sql<{
    at: Date;
    by: string;
    what: AwardDetail["events"][number]["what"];
    reason: StopReason | null;
    from: string | null;
    why: string;
    clause: string | null;
  }>`select at, actor_name as by, what, reason, from_day::text as from, why, clause from award_event where award = ${award}
    order by id desc`.execute(tx);
  return rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }));
}

/** Payments to a party that came back and were not tried again. */
export async function bouncedTo(tx: ScopedTransaction, party: string) {
  const { rows } = await sql<{ payment: string; award: string; fen: number; why: string | null; on: string | null }>`
    select p.id as payment, p.award, p.fen::float8 as fen, p.why, p.settled_on::text as on
    from payment p
    where coalesce(p.person_id, p.employer_id) = ${party}::uuid and p.state = 'bounced'
      and not exists (select 1 from payment n where n.retry_of = p.id and n.state <> 'cancelled')
    order by p.settled_on desc, p.number`.execute(tx);
  return rows.map(({ on, why, ...rest }) => ({
    ...rest,
    why: why ?? "",
    at: new Date(`${on ?? "1970-01-01"}T00:00:00Z`).toISOString(),
  }));
}
