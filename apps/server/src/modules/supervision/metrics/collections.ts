/** Lists of opinions or of companies' needs that a duty to keep in touch asks for. */
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { publishedDuties } from "#modules/registry/liaison/duties.ts";
import { figuresOf, wantedRows } from "./each.ts";
import type { Counter, Wanted } from "./metric.ts";

/** Which duties collect needs; the others collect opinions. */
async function needDuties(tx: ScopedTransaction): Promise<string[]> {
  return (await publishedDuties(tx)).filter(({ collects }) => collects?.what === "needs").map(({ id }) => id);
}

/**
 * Opinions are handed in by the year, also when there were none. Needs of companies are confirmed for the quarter; a unit
 * without any says so in a report.
 */
const rowsOf = async (tx: ScopedTransaction, wanted: readonly Wanted[], on: string) => sql`
  select w.id, w.year, case when w.duty = any(${await needDuties(tx)}::text[]) then
      case when n.open > 0 then (n.open = n.confirmed)::int else r.said end
    else (h.on_day is not null)::int end as value,
    case when w.duty = any(${await needDuties(tx)}::text[]) then coalesce(n.last, r.last) else h.on_day end as last
  from ${wantedRows(wanted, on)}
  left join lateral (select max(h.on_day) as on_day from opinion_hand_in h
    where h.unit_id = any(w.units) and h.year = w.year and h.on_day <= ${on}::date) h on true
  left join lateral (select count(*) as open,
      count(*) filter (where n.confirmed_for >= to_char(w."to", 'YYYY"-Q"Q')) as confirmed,
      max((n.updated_at at time zone 'Asia/Shanghai')::date) as last
    from need n where n.unit_id = any(w.units) and (n.closed_on is null or n.closed_on > w."to")
      and (n.valid_until is null or n.valid_until >= w."from")) n on true
  left join lateral (select least(count(*), 1) as said, max(r.handed_in_on) as last
    from task_report r where r.assignment = w.id and r.state <> 'returned') r on true`;

export const collectionHandedIn: Counter = {
  words: {
    zh: "清单已交就算 1；企业需求按当季逐条确认，没有需求的在填报里说明。",
    en: "1 once the list is handed in; companies' needs are confirmed one by one for the quarter, and who has none says so in a report.",
  },
  figures: async (tx, wanted, on) =>
    figuresOf(tx, sql`select id, value, last from (${await rowsOf(tx, wanted, on)}) as r`),
  lines: async (tx, wanted, on) => {
    const { rows } = await sql<{ value: number; last: string | null; year: number }>`
      select value::int as value, last::text as last, year from (${await rowsOf(tx, [wanted], on)}) as r`.execute(tx);
    const needs = (await needDuties(tx)).includes(wanted.metric.duty ?? "");
    return rows.map(({ value, last, year }) => ({
      what:
        value === 1
          ? {
              zh: needs ? "需求清单已确认" : "意见建议清单已交",
              en: needs ? "The needs are confirmed" : "The list was handed in",
            }
          : {
              zh: needs ? "还有需求没有确认" : "意见建议清单还没有交",
              en: needs ? "Needs are not confirmed yet" : "The list was not handed in",
            },
      on: value === 1 ? last : null,
      adds: value,
      link: needs ? "/desk/needs" : `/desk/liaison/opinions?year=${year}`,
      missing: value !== 1,
    }));
  },
};
