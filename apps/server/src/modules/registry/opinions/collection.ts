import type { OpinionCollection } from "@jucai/contract";
import { opinionTopics } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { type Collection, collectionOf, dueInYear, publishedDuties } from "../liaison/duties.ts";
import { against, listYear } from "../liaison/periods.ts";
import { unitWithin } from "../liaison/subjects.ts";
import type { Doing } from "./opinions.ts";
import { opinionTables } from "./opinions.tables.ts";

/** The list that is being collected on a day: the one whose last day has not passed. */
export async function currentYear(tx: ScopedTransaction, scope: Scope, on: string): Promise<number> {
  const collection = await collectionFor(tx, scope);
  return collection === undefined ? Number(on.slice(0, 4)) : listYear(collection.by, on);
}

/** The first collection that a document of the reader's places asks for; a unit's place where he has no places. */
async function collectionFor(tx: ScopedTransaction, { places, units }: Scope): Promise<Collection | undefined> {
  const duties = await publishedDuties(tx);
  const { rows } = await sql<{ place: string }>`
    select distinct place from unit where id = any(${[...units]}::uuid[])`.execute(tx);
  for (const place of [...places, ...rows.map((row) => row.place)]) {
    const found = collectionOf(duties, place, "opinions");
    if (found !== undefined) return found;
  }
  return undefined;
}

type UnitLine = {
  unit: string;
  name: Text;
  count: number;
  late: number;
  on: string | null;
  none: boolean | null;
  handed: number | null;
};

/** A year's collection: every township and office of the reader's reach, with what it has and whether it handed in. */
export async function collectionOfYear(
  tx: ScopedTransaction,
  scope: Scope,
  year: number,
  on: string,
): Promise<OpinionCollection> {
  const collection = await collectionFor(tx, scope);
  if (collection === undefined) {
    throw new Refusal("not_found", {
      zh: "本地文件没有规定每年收集意见建议。",
      en: "No document of this place asks for a yearly list of opinions.",
    });
  }
  const due = dueInYear(collection, year);
  const units = await unitLines(tx, scope, year, due);
  const { rows: topics } = await sql<OpinionCollection["topics"][number]>`
    select topic, count(*)::int as total, count(*) filter (where status = 'answered')::int as answered,
      count(*) filter (where status = 'closed')::int as closed,
      count(*) filter (where status in ('received', 'assigned'))::int as open
    from opinion where year = ${year} group by topic`.execute(tx);
  return {
    year,
    due,
    clause: collection.clause,
    measure: collection.duty.measure,
    units: units.map((line) => ({
      unit: { id: line.unit, name: line.name },
      count: line.count,
      late: line.late,
      handedIn:
        line.on === null
          ? null
          : { on: line.on, late: line.on > due, none: line.none ?? false, count: line.handed ?? 0 },
      state: line.on === null ? against(due, on) : "done",
    })),
    total: topics.reduce((sum, { total }) => sum + total, 0),
    topics: opinionTopics.flatMap((topic) => topics.find((each) => each.topic === topic) ?? []),
  };
}

async function unitLines(tx: ScopedTransaction, scope: Scope, year: number, due: string): Promise<UnitLine[]> {
  const { rows } = await sql<UnitLine>`
    select u.id as unit, u.name, coalesce(o.n, 0)::int as count, coalesce(o.late, 0)::int as late,
      h.on_day::text as on, h.none, h.count as handed
    from unit u
    left join (select unit_id, count(*) as n, count(*) filter (where entered_on > ${due}::date) as late
      from opinion where year = ${year} group by unit_id) o on o.unit_id = u.id
    left join opinion_hand_in h on h.unit_id = u.id and h.year = ${year}
    where (u.id = any(${[...scope.units]}::uuid[]) or u.place = any(${[...scope.places]}::text[]))
      and u.successor is null
      and (u.kind in ('township', 'office') and (u.valid_to is null or u.valid_to >= make_date(${year}, 1, 1))
        or o.n > 0 or h.on_day is not null)
    order by h.on_day is not null, u.name ->> 'zh', u.id`.execute(tx);
  return rows;
}

/** A unit hands its list in, or says that there was nothing. Handing in again replaces what was said before. */
export async function handIn(
  tx: ScopedTransaction,
  by: Doing,
  given: { readonly unit: string; readonly year: number; readonly none: boolean },
): Promise<OpinionCollection> {
  const on = today(by.clock);
  const unit = await unitWithin(tx, by, given.unit);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from opinion where unit_id = ${unit.id}::uuid and year = ${given.year}`.execute(tx);
  const count = rows[0]?.n ?? 0;
  if (given.none !== (count === 0)) throw given.none ? notNone(count) : nothingThere();
  const row = { on_day: on, none: given.none, count, by_account: by.actor.account, by_name: by.actor.name };
  await opinionTables(tx)
    .insertInto("opinion_hand_in")
    .values({ unit_id: unit.id, year: given.year, place: unit.place, ...row })
    .onConflict((both) => both.columns(["unit_id", "year"]).doUpdateSet(row))
    .execute();
  await record(tx, by.actor, {
    action: "opinion.hand_in",
    object: { kind: "unit", id: unit.id },
    detail: { year: given.year, count, none: given.none },
  });
  return collectionOfYear(tx, by.scope, given.year, on);
}

function notNone(count: number): Refusal {
  return new Refusal("not_valid", {
    zh: `本单位今年有 ${count} 条意见建议，不能报“无”。`,
    en: `The unit has ${count} opinions this year, so it cannot say there were none.`,
  });
}

function nothingThere(): Refusal {
  return new Refusal("not_valid", {
    zh: "本单位今年还没有意见建议；确实没有的，请选“无”后再报。",
    en: "The unit has no opinions this year; if there really were none, say so.",
  });
}
