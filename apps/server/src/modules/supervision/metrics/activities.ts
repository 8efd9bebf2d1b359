import type { Text } from "@jucai/engine";
import { type RawBuilder, sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { figuresOf, wantedRows } from "./each.ts";
import { type Counter, mostLines, type Wanted } from "./metric.ts";

/** Activities that were held and not taken back, of the unit or of the whole place. */
const held = sql`on a.kind = any(w.activities) and a.withdrawn_on is null and a.on_day between w."from" and w.until
  and case when w.whole then a.place like w.prefix else a.unit_id = any(w.units) end`;

const counting =
  (sum: RawBuilder<unknown>): Counter["figures"] =>
  (tx, wanted, on) =>
    figuresOf(
      tx,
      sql`select w.id, ${sum} as value, max(a.on_day) as last
      from ${wantedRows(wanted, on)} left join activity a ${held} group by w.id`,
    );

type Row = { id: string; title: string; on: string; people: number | null; unit: Text; kind: Text };

const linesBy = (adds: (row: Row) => number) => async (tx: ScopedTransaction, wanted: Wanted, on: string) => {
  const { rows } = await sql<Row>`
    select a.id, a.title, a.on_day::text as on, a.people, u.name as unit, a.kind_name as kind
    from ${wantedRows([wanted], on)} join activity a ${held} join unit u on u.id = a.unit_id
    order by a.on_day, a.created_at limit ${mostLines}`.execute(tx);
  return rows.map((row) => ({
    what: {
      zh: `${row.kind.zh}“${row.title}”（${row.unit.zh}）`,
      en: `${row.kind.en} “${row.title}” (${row.unit.en})`,
    },
    on: row.on,
    adds: adds(row),
    link: `/desk/activities/${row.id}`,
    missing: false,
  }));
};

export const activities: Counter = {
  words: {
    zh: "按登记的活动数，举办日在本期内；撤回的不算。",
    en: "Activities on record that were held within the period; those taken back do not count.",
  },
  figures: counting(sql`count(a.id)`),
  lines: linesBy(() => 1),
};

export const activityPeople: Counter = {
  words: {
    zh: "按登记的活动人数相加，举办日在本期内；撤回的不算。",
    en: "People on the records of activities that were held within the period; those taken back do not count.",
  },
  figures: counting(sql`coalesce(sum(a.people), 0)`),
  lines: linesBy(({ people }) => people ?? 0),
};
