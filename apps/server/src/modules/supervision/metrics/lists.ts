/** Rosters and lists that units hand in, and what stands in them. */
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { figuresOf, wantedRows } from "./each.ts";
import type { Counter } from "./metric.ts";

const shanghai = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Shanghai')::date`;

/** Rosters write windows as '2024:spring-festival', tasks write holidays as '2024:spring_festival'. */
const samePeriod = sql`r.period = replace(w.period, '_', '-')`;

export const rosterHandedIn: Counter = {
  words: { zh: "本单位的一份已交且没有被退回，就算 1。", en: "1 once the unit's part is handed in and not sent back." },
  figures: (tx, wanted, on) =>
    figuresOf(
      tx,
      sql`select w.id, least(count(r.unit_id), 1) as value, max(${shanghai("r.handed_in_at")}) as last
        from ${wantedRows(wanted, on)} left join roster_report r on r.roster = w.roster and ${samePeriod}
          and r.unit_id = any(w.units) and r.state <> 'returned'
        group by w.id`,
    ),
  lines: async (tx, wanted, on) => {
    const { rows } = await sql<{
      state: string | null;
      on: string | null;
      note: string | null;
      roster: string;
      year: number;
    }>`
      select r.state, ${shanghai("r.handed_in_at")}::text as on, r.note, w.roster, w.year
      from ${wantedRows([wanted], on)} left join roster_report r on r.roster = w.roster and ${samePeriod}
        and r.unit_id = any(w.units)`.execute(tx);
    return rows.map(({ state, on: day, note, roster, year }) => ({
      what: rosterWords(state, note),
      on: day,
      adds: state === null || state === "returned" ? 0 : 1,
      link: `/desk/rosters/${roster}?year=${year}`,
      missing: state === null || state === "returned",
    }));
  },
};

function rosterWords(state: string | null, note: string | null): Text {
  if (state === null) return { zh: "花名册还没有交", en: "The roster has not been handed in" };
  if (state === "returned") return { zh: `花名册被退回：${note ?? ""}`, en: `The roster was sent back: ${note ?? ""}` };
  return { zh: "花名册已交", en: "The roster was handed in" };
}

export const rosterEntries: Counter = {
  words: { zh: "按名册当年的行数，已删去的不算。", en: "Rows of the year's roster that were not withdrawn." },
  figures: (tx, wanted, on) =>
    figuresOf(
      tx,
      sql`select w.id, count(e.id) as value, max(${shanghai("e.created_at")}) as last
        from ${wantedRows(wanted, on)} left join roster_entry e on e.roster = w.roster and e.year = w.year
          and e.status = 'current' and case when w.whole then e.place like w.prefix else e.unit_id = any(w.units) end
        group by w.id`,
    ),
  lines: async (tx, wanted, on) => {
    const { rows } = await sql<{ n: number; unit: Text; roster: string; year: number }>`
      select count(*)::int as n, u.name as unit, w.roster, w.year
      from ${wantedRows([wanted], on)} join roster_entry e on e.roster = w.roster and e.year = w.year
          and e.status = 'current' and case when w.whole then e.place like w.prefix else e.unit_id = any(w.units) end
        join unit u on u.id = e.unit_id
      group by u.id, u.name, w.roster, w.year order by n desc`.execute(tx);
    return rows.map(({ n, unit, roster, year }) => ({
      what: { zh: `${unit.zh}登记 ${n} 行`, en: `${n} rows of ${unit.en}` },
      on: null,
      adds: n,
      link: `/desk/rosters/${roster}?year=${year}`,
      missing: false,
    }));
  },
};

export const rosterPublished: Counter = {
  words: { zh: "名册当年已经公布，就算 1。", en: "1 once the year's roster is public." },
  figures: (tx, wanted, on) =>
    figuresOf(
      tx,
      sql`select w.id, least(count(p.id), 1) as value, min(${shanghai("p.published_at")}) as last
        from ${wantedRows(wanted, on)} left join roster_publication p on p.roster = w.roster and p.year = w.year
          and p.place like w.prefix
        group by w.id`,
    ),
  lines: async (tx, wanted, on) => {
    const { rows } = await sql<{ on: string | null; roster: string; year: number }>`
      select min(${shanghai("p.published_at")})::text as on, w.roster, w.year
      from ${wantedRows([wanted], on)} left join roster_publication p on p.roster = w.roster and p.year = w.year
        and p.place like w.prefix group by w.roster, w.year`.execute(tx);
    return rows.map(({ on: day, roster, year }) => ({
      what:
        day === null
          ? { zh: "名册还没有公布", en: "The roster is not public yet" }
          : { zh: "名册已公布", en: "The roster is public" },
      on: day,
      adds: day === null ? 0 : 1,
      link: `/desk/rosters/${roster}?year=${year}`,
      missing: day === null,
    }));
  },
};
