import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { figuresOf, wantedRows } from "./each.ts";
import type { Counter } from "./metric.ts";

/** Whether the sitting of the assignment itself was held: its minutes are signed. */
export const sittings: Counter = {
  words: { zh: "纪要签发后，这次会议才算开过。", en: "A sitting counts once its minutes are signed." },
  figures: (tx, wanted, on) =>
    figuresOf(
      tx,
      sql`select w.id, count(s.id) as value, max(s.on_day) as last
        from ${wantedRows(wanted, on)} left join sitting s on s.assignment = w.id and s.state = 'held' and s.on_day <= ${on}::date
        group by w.id`,
    ),
  lines: async (tx, wanted) => {
    const { rows } = await sql<{ id: string; on: string; state: string; unit: Text }>`
      select s.id, s.on_day::text as on, s.state, u.name as unit from sitting s join unit u on u.id = s.unit_id
      where s.assignment = ${wanted.id}::uuid`.execute(tx);
    return rows.map(({ id, on, state, unit }) => ({
      what:
        state === "held"
          ? { zh: `已召开（${unit.zh}）`, en: `Held (${unit.en})` }
          : { zh: `纪要还没有签发（${unit.zh}）`, en: `Minutes not signed yet (${unit.en})` },
      on,
      adds: state === "held" ? 1 : 0,
      link: `/desk/sittings/${id}`,
      missing: state !== "held",
    }));
  },
};
