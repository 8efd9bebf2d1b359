import type { OfficeCalendar } from "@jucai/engine/supervise";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { addWorkingDays, springFestival } from "#kernel/working-days.ts";
import { upwards } from "#modules/library/index.ts";

type Row = { place: string; holiday: string; year: number; from: string; to: string };

/**
 * The days that move from year to year, by place.
 *
 * What the place set comes first, then what a place around it set. Spring Festival otherwise follows the State Council's
 * plan as far as it is known; school holidays differ from place to place and wait until somebody sets them.
 */
export async function officeCalendars(tx: ScopedTransaction): Promise<(place: string) => OfficeCalendar> {
  const { rows } = await sql<Row>`
    select place, holiday, year, from_day::text as from, to_day::text as to from task_holiday`.execute(tx);
  const set = new Map(rows.map((row) => [`${row.place} ${row.holiday} ${row.year}`, { from: row.from, to: row.to }]));
  return (place) => {
    const around = upwards(place);
    return {
      holiday: (holiday, year) => {
        const nearest = around.find((each) => set.has(`${each} ${holiday} ${year}`));
        if (nearest !== undefined) return set.get(`${nearest} ${holiday} ${year}`) ?? null;
        return holiday === "spring_festival" ? springFestival(year) : null;
      },
      workingDay: (day) => addWorkingDays(day, 0).day,
    };
  };
}
