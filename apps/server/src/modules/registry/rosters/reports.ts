import type { DueView, UnitBrief, UnitReport } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Collecting } from "./collecting.ts";
import type { PublishedRoster } from "./definitions.ts";
import { yearOf } from "./dues.ts";
import { rosterTables } from "./rosters.tables.ts";

/** Rows of each unit in a year, by category; rows of merged units count for whoever took them over. */
export async function countsByUnit(
  tx: ScopedTransaction,
  roster: string,
  year: number,
): Promise<Map<string, Map<string, number>>> {
  const { rows } = await sql<{ unit: string; category: string | null; count: number }>`
    with recursive heir as (
      select distinct e.unit_id as old, u.id, u.successor from roster_entry e join unit u on u.id = e.unit_id
        where e.roster = ${roster} and e.year = ${year} and e.status = 'current'
      union all select h.old, u.id, u.successor from heir h join unit u on u.id = h.successor
    )
    select h.id as unit, e.category, count(*)::int as count
    from roster_entry e join heir h on h.old = e.unit_id and h.successor is null
    where e.roster = ${roster} and e.year = ${year} and e.status = 'current'
    group by h.id, e.category`.execute(tx);
  const all = new Map<string, Map<string, number>>();
  for (const { unit, category, count } of rows) {
    const own = all.get(unit) ?? new Map<string, number>();
    own.set(category ?? "", count);
    all.set(unit, own);
  }
  return all;
}

const sum = (counts: ReadonlyMap<string, number> | undefined): number =>
  [...(counts?.values() ?? [])].reduce((total, count) => total + count, 0);

/** Where every one of these units stands in a period. */
export async function reportsOf(
  tx: ScopedTransaction,
  roster: PublishedRoster,
  { from, whom }: Pick<Collecting, "from" | "whom">,
  due: Pick<DueView, "period" | "day">,
  today: string,
): Promise<UnitReport[]> {
  const stored = await rosterTables(tx)
    .selectFrom("roster_report")
    .selectAll()
    .where("roster", "=", roster.id)
    .where("period", "=", due.period)
    .execute();
  const byUnit = new Map(stored.map((row) => [row.unit_id, row]));
  const counts = await countsByUnit(tx, roster.id, yearOf(due.period));
  return from.map((unit) => {
    const row = byUnit.get(unit.id);
    const rows = sum(counts.get(unit.id));
    const state = row?.state ?? (rows > 0 ? "filling" : "missing");
    const done = state === "handed_in" || state === "accepted";
    return {
      unit,
      whom: [...(whom.get(unit.id) ?? [])],
      period: due.period,
      state,
      rows,
      handedInAt: row?.handed_in_at.toISOString() ?? null,
      handedInBy: row?.handed_in_name ?? null,
      note: row?.note ?? null,
      overdue: !done && due.day !== null && today > due.day,
    };
  });
}

/** A unit says that its share is complete. It may say so again: the time and the counts are then the new ones. */
export async function handIn(
  tx: ScopedTransaction,
  actor: Actor,
  roster: PublishedRoster,
  unit: UnitBrief,
  period: string,
  at: Date,
): Promise<void> {
  const counts = (await countsByUnit(tx, roster.id, yearOf(period))).get(unit.id) ?? new Map<string, number>();
  const row = {
    state: "handed_in" as const,
    handed_in_at: at,
    handed_in_by: actor.account,
    handed_in_name: actor.name,
    rows: sum(counts),
    counts: JSON.stringify(Object.fromEntries(counts)),
    note: null,
    decided_at: null,
    decided_by: null,
    decided_name: null,
  };
  await rosterTables(tx)
    .insertInto("roster_report")
    .values({ roster: roster.id, period, unit_id: unit.id, place: unit.place, ...row })
    .onConflict((conflict) => conflict.columns(["roster", "period", "unit_id"]).doUpdateSet(row))
    .execute();
  await record(tx, actor, {
    action: "roster.hand_in",
    object: { kind: "roster", id: roster.id },
    detail: { unit: unit.id, period, rows: row.rows },
  });
}

/** The receiving office takes a unit's share, or gives it back with a reason. */
export async function decide(
  tx: ScopedTransaction,
  actor: Actor,
  roster: PublishedRoster,
  unit: UnitBrief,
  period: string,
  decision: { readonly state: "accepted" | "returned"; readonly note: string | null; readonly at: Date },
): Promise<void> {
  const { state, note, at } = decision;
  const changed = await rosterTables(tx)
    .updateTable("roster_report")
    .set({ state, note, decided_at: at, decided_by: actor.account, decided_name: actor.name })
    .where("roster", "=", roster.id)
    .where("period", "=", period)
    .where("unit_id", "=", unit.id)
    .where("state", "!=", "returned")
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) {
    throw new Refusal("wrong_state", {
      zh: "这个单位还没有报送，没有可以接收或退回的。",
      en: "This unit has not handed in: there is nothing to take or to give back.",
    });
  }
  await record(tx, actor, {
    action: state === "accepted" ? "roster.accept" : "roster.return",
    object: { kind: "roster", id: roster.id },
    detail: { unit: unit.id, period, ...(note === null ? {} : { why: note }) },
  });
}
