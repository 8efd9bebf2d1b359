/** Claims that came in and were decided, recognitions, money paid, service requests answered. */
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { figuresOf, wantedRows } from "./each.ts";
import { type Counter, mostLines, type Wanted } from "./metric.ts";

/** Of the measures named, or of the whole document; where the whole place counts, or of offices that had a step of it. */
const ofClaim = sql`c.place like w.prefix and (w.whole or c.units && w.units)
  and case when w.measures is null then c.pack = w.document else c.benefit = any(w.measures) end`;

/** Sums by month: how many things, and what they add; nobody's name. */
const byMonth =
  (
    words: (n: number) => { zh: string; en: string },
    link: string,
    from: ReturnType<typeof sql>,
    adds = sql`count(*)`,
  ) =>
  async (tx: ScopedTransaction, wanted: Wanted, on: string) => {
    const { rows } = await sql<{ month: string; on: string; n: number; adds: number }>`
      select to_char(day, 'YYYY-MM') as month, max(day)::text as on, count(*)::int as n, (${adds})::float8 as adds
      from ${wantedRows([wanted], on)} ${from} group by 1 order by 1 limit ${mostLines}`.execute(tx);
    return rows.map(({ month, on: day, n, adds: sum }) => {
      const { zh, en } = words(n);
      return { what: { zh: `${month}：${zh}`, en: `${month}: ${en}` }, on: day, adds: sum, link, missing: false };
    });
  };

const submitted = sql`join claim c on ${ofClaim} and c.submitted_on between w."from" and w.until
  cross join lateral (select c.submitted_on as day) d`;
export const claimsSubmitted: Counter = {
  words: { zh: "按本期提交的办件数，草稿不算。", en: "Claims handed in within the period; drafts do not count." },
  figures: (tx, wanted, on) =>
    figuresOf(
      tx,
      sql`select w.id, count(c.id) as value, max(c.submitted_on) as last
        from ${wantedRows(wanted, on)} left join claim c on ${ofClaim} and c.submitted_on between w."from" and w.until
        group by w.id`,
    ),
  lines: byMonth((n) => ({ zh: `提交 ${n} 件`, en: `${n} handed in` }), "/desk/claims", submitted),
};

const decided = sql`join claim c on ${ofClaim} join lateral (select min(d.on_day) as day from decision d where d.claim = c.id) d
  on d.day between w."from" and w.until`;
export const claimsDecided: Counter = {
  words: {
    zh: "按本期作出决定的办件数，同意的和不同意的都算，一件只算一次。",
    en: "Claims decided within the period, granted or not; each counts once.",
  },
  figures: (tx, wanted, on) =>
    figuresOf(
      tx,
      sql`select x.id, count(y.day) as value, max(y.day) as last
        from (select w.id from ${wantedRows(wanted, on)}) x
        left join (select w.id, d.day from ${wantedRows(wanted, on)} ${decided}) y on y.id = x.id group by x.id`,
    ),
  lines: byMonth((n) => ({ zh: `决定 ${n} 件`, en: `${n} decided` }), "/desk/claims", decided),
};

/** Newly recognised here; what was taken over from another authority or revoked does not count. */
const recognitions = sql`join recognition r on r.place like w.prefix and r.claim is not null and r.revoked_on is null
    and r.granted_on between w."from" and w.until
  join claim c on c.id = r.claim and ${ofClaim} cross join lateral (select r.granted_on as day) d`;
export const recognised: Counter = {
  words: {
    zh: "按本期新认定的人数，转入和撤销的不算。",
    en: "Newly recognised within the period; neither those taken over nor those revoked.",
  },
  figures: (tx, wanted, on) =>
    figuresOf(
      tx,
      sql`select x.id, count(y.day) as value, max(y.day) as last
        from (select w.id from ${wantedRows(wanted, on)}) x
        left join (select w.id, d.day from ${wantedRows(wanted, on)} ${recognitions}) y on y.id = x.id group by x.id`,
    ),
  lines: byMonth((n) => ({ zh: `认定 ${n} 人`, en: `${n} recognised` }), "/desk/recognitions", recognitions),
};

/** Money belongs to a place, not to a unit. What bounced is not paid. */
const payments = sql`join payment p on p.place like w.prefix and p.state = 'paid' and p.settled_on between w."from" and w.until
  join award a on a.id = p.award and case when w.measures is null then a.pack = w.document else a.benefit = any(w.measures) end
  cross join lateral (select p.settled_on as day) d`;
export const paid: Counter = {
  words: {
    zh: "按银行回单已付的金额，退汇的不算。",
    en: "Money that the bank confirmed as paid; what bounced does not count.",
  },
  figures: (tx, wanted, on) =>
    figuresOf(
      tx,
      sql`select x.id, coalesce(sum(y.fen), 0) as value, max(y.day) as last
        from (select w.id from ${wantedRows(wanted, on)}) x
        left join (select w.id, d.day, p.fen from ${wantedRows(wanted, on)} ${payments}) y on y.id = x.id group by x.id`,
    ),
  lines: byMonth((n) => ({ zh: `已付 ${n} 笔`, en: `${n} payments` }), "/desk/funds", payments, sql`sum(p.fen)`),
};

const answered = sql`join service_request s on s.place like w.prefix and (w.whole or s.unit = any(w.units))
    and s.answered_on between w."from" and w.until
  join document_version v on v.id = s.rule_version and exists (
    select 1 from jsonb_array_elements(v.body -> 'services') as o where o ->> 'id' = s.service
      and case when w.measures is null then o ->> 'pack' = w.document
        else o ->> 'measure' = any(w.measures) or exists (
          select 1 from jsonb_array_elements_text(o -> 'serves') as m where m = any(w.measures)) end)
  cross join lateral (select s.answered_on as day) d`;
export const servicesAnswered: Counter = {
  words: { zh: "按本期答复的服务事项申请数。", en: "Service requests answered within the period." },
  figures: (tx, wanted, on) =>
    figuresOf(
      tx,
      sql`select x.id, count(y.day) as value, max(y.day) as last
        from (select w.id from ${wantedRows(wanted, on)}) x
        left join (select w.id, d.day from ${wantedRows(wanted, on)} ${answered}) y on y.id = x.id group by x.id`,
    ),
  lines: byMonth((n) => ({ zh: `答复 ${n} 件`, en: `${n} answered` }), "/desk/services", answered),
};

/** Answered, or closed with a reason; by whoever handles it. */
const handled = sql`join opinion o on o.place like w.prefix and (w.whole or coalesce(o.handling_unit, o.unit_id) = any(w.units))
    and coalesce(o.answered_on, o.closed_on) between w."from" and w.until
  cross join lateral (select coalesce(o.answered_on, o.closed_on) as day) d`;
export const opinionsHandled: Counter = {
  words: {
    zh: "按本期答复或办结的意见建议条数。",
    en: "Opinions and suggestions answered or closed within the period.",
  },
  figures: (tx, wanted, on) =>
    figuresOf(
      tx,
      sql`select x.id, count(y.day) as value, max(y.day) as last
        from (select w.id from ${wantedRows(wanted, on)}) x
        left join (select w.id, d.day from ${wantedRows(wanted, on)} ${handled}) y on y.id = x.id group by x.id`,
    ),
  lines: byMonth((n) => ({ zh: `办理 ${n} 条`, en: `${n} handled` }), "/desk/liaison/opinions", handled),
};

/** Posts of companies that were listed and stood open on a day of the period. */
const posts = sql`join need n on n.place like w.prefix and (w.whole or n.unit_id = any(w.units))
    and (n.updated_at at time zone 'Asia/Shanghai')::date between w."from" and w.until
  cross join lateral (select (n.updated_at at time zone 'Asia/Shanghai')::date as day) d`;
export const jobsPosted: Counter = {
  words: {
    zh: "按本期登记或更新的企业用人岗位数（人数相加）。",
    en: "Posts of companies listed or brought up to date within the period, by head.",
  },
  figures: (tx, wanted, on) =>
    figuresOf(
      tx,
      sql`select x.id, coalesce(sum(y.count), 0) as value, max(y.day) as last
        from (select w.id from ${wantedRows(wanted, on)}) x
        left join (select w.id, d.day, n.count from ${wantedRows(wanted, on)} ${posts}) y on y.id = x.id group by x.id`,
    ),
  lines: byMonth((n) => ({ zh: `登记 ${n} 条`, en: `${n} listed` }), "/desk/needs", posts, sql`sum(n.count)`),
};
