import type { Forecast } from "@jucai/contract";
import { sql } from "kysely";
import { type Clock, today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { type PlaceRules, rulesAt } from "#modules/library/rules-at.ts";
import { monthsLater } from "../awards/plan.ts";
import { benefitRef } from "../budgets/funds.ts";
import { payableDay, placesOf } from "./payable.ts";

type Row = {
  month: string;
  year: number;
  place: string;
  benefit: string;
  fen: number;
  held: number;
  instalments: number;
};

/** What falls due month by month, from instalments that are not paid; what is overdue stands in the first month. */
export async function forecast(
  tx: ScopedTransaction,
  clock: Clock,
  query: { readonly place?: string; readonly months: number },
): Promise<Forecast> {
  const on = today(clock);
  const places = await placesOf(tx, query.place);
  const rows = await rowsOf(tx, places, on);
  const rules = new Map<string, PlaceRules>();
  for (const place of places) rules.set(place, await rulesAt(tx, place, { now: true }));
  const months = Array.from({ length: query.months }, (_, at) => monthsLater(`${on.slice(0, 7)}-01`, at).slice(0, 7));
  const total = (of: readonly Row[], key: "fen" | "held" | "instalments") => of.reduce((sum, row) => sum + row[key], 0);
  return {
    months: months.map((month) => {
      const of = rows.filter((row) => row.month === month);
      const fen = total(of, "fen");
      const heldFen = total(of, "held");
      const benefits = of.map((row) => ({ benefit: benefitRef(rules.get(row.place)!, row.benefit), fen: row.fen }));
      return { month, fen, heldFen, plannedFen: fen - heldFen, instalments: total(of, "instalments"), benefits };
    }),
    years: [...Map.groupBy(rows, ({ year }) => year)]
      .map(([year, of]) => {
        const fen = total(of, "fen");
        const heldFen = total(of, "held");
        return { year, fen, heldFen, shortFen: fen - heldFen };
      })
      .toSorted((a, b) => a.year - b.year),
  };
}

async function rowsOf(tx: ScopedTransaction, places: readonly string[], on: string): Promise<Row[]> {
  const payable = await payableDay(tx, places, on);
  const { rows } = await sql<Row>`
    with open as (
      select greatest(${payable}, ${on}::date) as day, i.place, i.benefit, i.fen,
        exists (select 1 from hold h where h.instalment = i.id and h.state in ('held', 'in_payment')) as held
      from instalment i join award a on a.id = i.award
      where i.place = any(${[...places]}::text[]) and i.status in ('planned', 'held', 'batched', 'sent', 'bounced')
    )
    select to_char(day, 'YYYY-MM') as month, extract(year from day)::int as year, place, benefit, sum(fen)::float8 as fen,
      coalesce(sum(fen) filter (where held), 0)::float8 as held, count(*)::int as instalments
    from open group by 1, 2, 3, 4 order by 1, 4`.execute(tx);
  return rows;
}
