import { type RawBuilder, sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { insideOf } from "#modules/library/places.ts";
import type { Figure, Figures, Wanted } from "./metric.ts";

/** Rows `w` of what is wanted: id, document, prefix, units, whole, from, to, until, period, year and the metric's lists. */
export function wantedRows(wanted: readonly Wanted[], on: string): RawBuilder<unknown> {
  const rows = wanted.map(({ id, document, place, units, whole, from, to, period, metric }) => ({
    id,
    document,
    prefix: `${insideOf(place)}%`,
    units,
    whole,
    from,
    until: to < on ? to : on,
    to,
    period,
    year: Number((period === "once" ? to : period).slice(0, 4)),
    activities: metric.activities ?? [],
    roster: metric.roster ?? null,
    duty: metric.duty ?? null,
    measures: metric.measures ?? null,
  }));
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(id uuid, document text, prefix text, units uuid[],
    whole boolean, "from" date, until date, "to" date, period text, year int, activities text[], roster text, duty text,
    measures text[])`;
}

/** Runs a query that answers id, value and last for each wanted row. What it does not answer is unknown. */
export async function figuresOf(tx: ScopedTransaction, query: RawBuilder<unknown>): Promise<Figures> {
  const { rows } = await sql<{ id: string; value: number | null; last: string | null }>`
    select id, value::float8 as value, last::text as last from (${query}) as found`.execute(tx);
  return new Map(rows.map(({ id, value, last }): [string, Figure] => [id, { value, last }]));
}
