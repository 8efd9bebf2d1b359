/** Keeping in touch under a duty: who falls to a unit, and how often he was contacted. */
import type { MetricLine } from "@jucai/contract";
import type { LiaisonDuty } from "@jucai/engine";
import { type RawBuilder, sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { publishedDuties } from "#modules/registry/liaison/duties.ts";
import { owingUnits } from "../plan/owing.ts";
import { figuresOf, wantedRows } from "./each.ts";
import type { Counter, Wanted } from "./metric.ts";

type Share = {
  readonly duty: string;
  readonly units: readonly string[];
  readonly roster: string;
  readonly categories: readonly string[] | null;
};
type Rule = { readonly duty: string; readonly times: number; readonly every: "year" | "quarter" };

/** Which rows of which roster fall to which units, and how often each is to be contacted. */
async function sharesOf(tx: ScopedTransaction, wanted: readonly Wanted[], on: string) {
  const named = new Set(wanted.map(({ metric }) => metric.duty));
  const duties = (await publishedDuties(tx)).filter(({ id }) => named.has(id));
  const units = await owingUnits(tx, [...new Set(duties.map(packOf))], on);
  const shares = duties.flatMap((duty) =>
    duty.shares.flatMap(({ units: keys, roster, categories }): Share[] =>
      roster === undefined
        ? []
        : [
            {
              duty: duty.id,
              units: keys.flatMap((key) => units(packOf(duty), key)),
              roster,
              categories: categories ?? null,
            },
          ],
    ),
  );
  const rules = duties.map(({ id, atLeast }): Rule => ({
    duty: id,
    times: atLeast?.times ?? 1,
    every: atLeast?.every ?? "year",
  }));
  return { shares: JSON.stringify(shares), rules: JSON.stringify(rules) };
}

const packOf = ({ id }: Pick<LiaisonDuty, "id">): string => id.split("/")[0] ?? "";

/**
 * One row for each subject that falls to a unit under a duty, with its contacts within the days that count.
 *
 * Assigned to the unit, or on the unit's own rows of a roster that the duty names and assigned to nobody else. A contact
 * of the unit counts, whoever made it; so does one of the contact named in the assignment. Merged people count once.
 */
async function subjects(tx: ScopedTransaction, wanted: readonly Wanted[], on: string): Promise<RawBuilder<unknown>> {
  const { shares, rules } = await sharesOf(tx, wanted, on);
  return sql`
    with w as materialized (select * from ${wantedRows(wanted, on)}),
    share as materialized (select * from jsonb_to_recordset(${shares}::jsonb)
      as s(duty text, units uuid[], roster text, categories text[])),
    rule as materialized (select * from jsonb_to_recordset(${rules}::jsonb) as r(duty text, times int, every text)),
    same as materialized (
      with recursive into_one as (
        select id, merged_into as root from person where merged_into is not null
        union all select o.id, p.merged_into from into_one o join person p on p.id = o.root where p.merged_into is not null)
      select o.id, o.root from into_one o join person p on p.id = o.root where p.merged_into is null),
    assigned as (
      select w.id, coalesce(s.root, l.subject) as subject, l.contact_account, true as named
      from w join liaison l on l.duty = w.duty and l.unit_id = any(w.units)
        and l.valid_from <= w.until and (l.valid_to is null or l.valid_to >= w.until)
      left join same s on s.id = l.subject),
    listed as (
      select w.id, coalesce(s.root, e.person_id, e.employer_id) as subject, null::uuid as contact_account,
        false as named
      from w join share on share.duty = w.duty and share.units && w.units
        join roster_entry e on e.roster = share.roster and e.unit_id = any(w.units) and e.status = 'current'
          and (share.categories is null or e.category = any(share.categories))
          and e.year = (select max(y.year) from roster_entry y
            where y.roster = share.roster and y.status = 'current' and y.year <= w.year)
        left join same s on s.id = e.person_id
      where not exists (select 1 from liaison l where l.duty = w.duty and l.valid_to is null
        and l.subject = coalesce(e.person_id, e.employer_id) and l.unit_id <> all(w.units))),
    subject as (
      select id, subject, max(contact_account::text)::uuid as contact_account, bool_or(named) as named
      from (select * from assigned union all select * from listed) as both_of group by id, subject)
    select t.id, t.subject, t.named, c.n, c.last,
      rule.times * case when rule.every = 'quarter' then greatest(1, round((w."to" - w."from" + 1) / 91.0)) else
        greatest(1, round((w."to" - w."from" + 1) / 365.0)) end as wanted
    from subject t join w on w.id = t.id join rule on rule.duty = w.duty
    cross join lateral (
      select count(*) as n, max(c.on_day) as last from contact_record c
      where (c.subject = t.subject or c.subject in (select s.id from same s where s.root = t.subject))
        and c.retracted_at is null and c.on_day between w."from" and w.until
        and (c.unit_id = any(w.units) or c.by_account = t.contact_account)) c`;
}

/** Nobody to contact: unknown until the period is over, then nothing was left out. */
export const contactedShare: Counter = {
  words: {
    zh: "名下该联系的人里，本期联系次数够的占百分之几，零头舍去。",
    en: "Of those who fall to the unit, the percent contacted as often as the duty asks within the period, rounded down.",
  },
  figures: async (tx, wanted, on) =>
    figuresOf(
      tx,
      sql`select x.id, case when count(s.subject) = 0 then case when x."to" <= ${on}::date then 100 end
          else floor(100.0 * count(*) filter (where s.n >= s.wanted) / count(s.subject)) end as value, max(s.last) as last
        from ${wantedRowsAs(wanted, on)} left join (${await subjects(tx, wanted, on)}) as s on s.id = x.id
        group by x.id, x."to"`,
    ),
  lines: async (tx, wanted, on) => {
    const { rows } = await sql<Counted>`
      select count(*)::int as all, count(*) filter (where n >= wanted)::int as done,
        count(*) filter (where n = 0 and named)::int as never, count(*) filter (where n = 0 and not named)::int as nobody
      from (${await subjects(tx, [wanted], on)}) as s`.execute(tx);
    return rows.flatMap((row) => shareLines(row, linkOf(wanted)));
  },
};

type Counted = { readonly all: number; readonly done: number; readonly never: number; readonly nobody: number };

/** How many, and where the reader finds those whom he may see: names stand on the registry's own pages only. */
function shareLines({ all, done, never, nobody }: Counted, link: string): MetricLine[] {
  const line = (zh: string, en: string, more: { readonly missing: boolean; readonly link?: string }): MetricLine => ({
    what: { zh, en },
    on: null,
    adds: 0,
    link,
    ...more,
  });
  if (all === 0) return [line("名下还没有要联系的人", "Nobody falls to the unit yet", { missing: false })];
  const few = all - done - never - nobody;
  const missing = { missing: true };
  const gaps = { missing: true, link: "/desk/liaison/gaps" };
  return [
    line(`联系够了的 ${done} 人，共 ${all} 人`, `${done} of ${all} were contacted often enough`, { missing: false }),
    ...(never > 0 ? [line(`还有 ${never} 人没有联系过`, `${never} were not contacted at all`, missing)] : []),
    ...(nobody > 0
      ? [line(`${nobody} 人没有联系过，也没有定联系人`, `${nobody} were not contacted and have no contact`, gaps)]
      : []),
    ...(few > 0 ? [line(`还有 ${few} 人联系次数不够`, `${few} were not contacted often enough`, missing)] : []),
  ];
}

const linkOf = ({ metric, units }: Wanted): string =>
  `/desk/liaison/all?unit=${units[0] ?? ""}&duty=${encodeURIComponent(metric.duty ?? "")}`;

const wantedRowsAs = (wanted: readonly Wanted[], on: string) =>
  sql`(select w.id, w."to" from ${wantedRows(wanted, on)}) as x`;

export const contacts: Counter = {
  words: {
    zh: "按本期登记的联系记录数，撤回的不算。",
    en: "Contacts on record within the period; those taken back do not count.",
  },
  figures: async (tx, wanted, on) =>
    figuresOf(
      tx,
      sql`select x.id, coalesce(sum(s.n), 0) as value, max(s.last) as last
        from ${wantedRowsAs(wanted, on)} left join (${await subjects(tx, wanted, on)}) as s on s.id = x.id group by x.id`,
    ),
  lines: async (tx, wanted, on) => {
    const { rows } = await sql<{ on: string; n: number }>`
      select last::text as on, sum(n)::int as n from (${await subjects(tx, [wanted], on)}) as s where n > 0
      group by last order by last desc limit 50`.execute(tx);
    return rows.map(({ on: day, n }) => ({
      what: { zh: `最近联系于 ${day} 的，共 ${n} 次`, en: `${n} contacts with those last contacted on ${day}` },
      on: day,
      adds: n,
      link: linkOf(wanted),
      missing: false,
    }));
  },
};
