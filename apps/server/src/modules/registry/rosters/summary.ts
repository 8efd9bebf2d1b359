import type { Consecutive, RosterSummary } from "@jucai/contract";
import { sql } from "kysely";
import { writeXlsx } from "hucre";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { unitBriefs } from "#modules/directory/units/index.ts";
import type { Collect } from "./collecting.ts";
import type { PublishedRoster } from "./definitions.ts";
import { countsByUnit } from "./reports.ts";

/** Rows whose category was left empty. */
const none = "";

/** The summary sheet (汇总表): rows by unit and category. Units that wrote nothing stand there with zeros. */
export async function summaryOf(
  tx: ScopedTransaction,
  collect: Collect,
  roster: PublishedRoster,
  year: number,
  on: string,
): Promise<RosterSummary> {
  const counts = await countsByUnit(tx, roster.id, year);
  const expected = (await collect(tx, roster, on)).from;
  const others = [...counts.keys()].filter((id) => !expected.some((unit) => unit.id === id));
  const briefs = await unitBriefs(tx, others);
  const units = [...expected, ...others.flatMap((id) => briefs.get(id) ?? [])];
  const { rows } = await sql<{ different: number }>`
    select count(distinct coalesce(person_id, employer_id))::int as different from roster_entry
    where roster = ${roster.id} and year = ${year} and status = 'current'`.execute(tx);
  const all = [...counts.values()];
  const total = (category: string) => all.reduce((sum, own) => sum + (own.get(category) ?? 0), 0);
  const categories = categoriesOf(roster, total(none) > 0);
  const totals = Object.fromEntries(categories.map(({ id }) => [id, total(id)]));
  return {
    year,
    categories,
    units: units.map((unit) => {
      const own = Object.fromEntries(categories.map(({ id }) => [id, counts.get(unit.id)?.get(id) ?? 0]));
      return { unit, counts: own, total: Object.values(own).reduce((sum, count) => sum + count, 0) };
    }),
    totals,
    different: rows[0]?.different ?? 0,
    total: Object.values(totals).reduce((sum, count) => sum + count, 0),
  };
}

function categoriesOf(roster: PublishedRoster, withNone: boolean): RosterSummary["categories"] {
  const column = roster.columns.find(({ key }) => key === roster.category);
  const own = (column?.values ?? []).map(({ id, label }) => ({ id, label }));
  if (column === undefined) return [{ id: none, label: { zh: "条数", en: "Rows" } }];
  return withNone ? [...own, { id: none, label: { zh: "未分类", en: "Without one" } }] : own;
}

/** The summary sheet as offices print it: title, headings, a line each, 合计. */
export async function summaryFile(roster: PublishedRoster, { categories, units, totals, total, year }: RosterSummary) {
  const head = ["序号", "单位", ...categories.map(({ label }) => label.zh), "合计"];
  const lines = units.map((it, index) => [
    index + 1,
    it.unit.name,
    ...categories.map(({ id }) => it.counts[id] ?? 0),
    it.total,
  ]);
  const sum = ["", "合计", ...categories.map(({ id }) => totals[id] ?? 0), total];
  const title = `${roster.name.zh}汇总表（${year}年）`;
  return writeXlsx({
    sheets: [
      {
        name: "汇总表",
        rows: [[title], head, ...lines, sum],
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: head.length - 1 }],
        columns: head.map((text, index) => ({ width: index === 1 ? 24 : Math.max(8, text.length * 2 + 2) })),
      },
    ],
  });
}

/** Who stands in a roster in so many years on end, of the years that count; the longest run of each. */
export async function consecutiveYears(
  tx: ScopedTransaction,
  roster: PublishedRoster,
  years: number,
): Promise<Consecutive> {
  const conditions = (roster.consecutive?.when ?? []).map(
    ({ column, values }) => sql`e.columns -> ${column} = any(${values.map((value) => JSON.stringify(value))}::jsonb[])`,
  );
  const { rows } = await sql<{ subject: string; name: string; from: number; to: number; years: number[] }>`
    with stood as (
      select distinct coalesce(e.person_id, e.employer_id) as subject, e.year from roster_entry e
      where ${sql.join([sql`e.roster = ${roster.id} and e.status = 'current'`, ...conditions], sql` and `)}
    ), runs as (
      select subject, year, year - row_number() over (partition by subject order by year) as run from stood
    ), grouped as (
      select subject, min(year) as "from", max(year) as "to", array_agg(year order by year) as years
      from runs group by subject, run having count(*) >= ${years}
    )
    select distinct on (g.subject) g.*, coalesce(p.name, f.name, '') as name from grouped g
    left join person p on p.id = g.subject left join employer f on f.id = g.subject
    order by g.subject, cardinality(g.years) desc, g."to" desc`.execute(tx);
  return { years, items: rows.toSorted((a, b) => a.name.localeCompare(b.name, "zh")) };
}
