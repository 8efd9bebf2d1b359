import { type RawBuilder, sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { settingsOf } from "#modules/library/index.ts";

const lengths: Readonly<Record<string, number>> = { month: 1, quarter: 3, half_year: 6, year: 12 };

/**
 * The day on which an instalment `i` may be paid, as SQL: the last day of its benefit's interval, or its own day where the
 * place has set none. The same as `payableOn`.
 */
export async function payableDay(
  tx: ScopedTransaction,
  places: readonly string[],
  on: string,
): Promise<RawBuilder<string>> {
  const rows: { place: string; benefit: string; length: number }[] = [];
  for (const place of places) {
    for (const [key, value] of await settingsOf(tx, place, on)) {
      const length = lengths[String(value)];
      if (key.endsWith("#interval") && length !== undefined) rows.push({ place, benefit: key.slice(0, -9), length });
    }
  }
  const length = sql`(select g.length from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as g(place text, benefit text, length int) where g.place = i.place and g.benefit = i.benefit and i.period ~ '^[0-9]{4}-[0-9]{2}$')`;
  return sql<string>`coalesce((date_trunc('year', i.due_on)
    + make_interval(months => (ceil(extract(month from i.due_on) / ${length}) * ${length})::int) - interval '1 day')::date, i.due_on)`;
}

/** The places of what a reader reaches, or the one that he asked for. */
export async function placesOf(tx: ScopedTransaction, place: string | undefined): Promise<string[]> {
  if (place !== undefined) return [place];
  const { rows } = await sql<{ place: string }>`
    select place from fund union select distinct place from award`.execute(tx);
  return rows.map((row) => row.place);
}
