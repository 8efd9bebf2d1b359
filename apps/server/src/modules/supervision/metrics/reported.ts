import { sql } from "kysely";
import type { Counter } from "./metric.ts";
import { figuresOf, wantedRows } from "./each.ts";

/** The number in the unit's latest report that was not sent back. */
export const reported: Counter = {
  words: {
    zh: "以本单位最近一次填报的数为准，退回的不算。",
    en: "The figure in the unit's latest report; one that was sent back does not count.",
  },
  figures: (tx, wanted, on) =>
    figuresOf(
      tx,
      sql`select distinct on (w.id) w.id, r.value, r.handed_in_on as last
        from ${wantedRows(wanted, on)} join task_report r on r.assignment = w.id
        where r.state <> 'returned' and r.handed_in_on <= ${on}::date
        order by w.id, r.handed_in_at desc`,
    ),
  lines: async () => [],
};
