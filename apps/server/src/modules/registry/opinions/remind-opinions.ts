import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { collectionOf, dueInYear, dutiesOn } from "../liaison/duties.ts";
import type { Due } from "../liaison/index.ts";
import { listYear } from "../liaison/periods.ts";
import { stageOf } from "../liaison/reminders.ts";

/** Roles that see to a unit's opinions. */
const keepers = ["township_clerk", "officer"];

/** Opinions whose deadline is near or past, for those who see to them in the unit that handles them. */
export async function opinionsDue(tx: ScopedTransaction, on: string): Promise<Due[]> {
  const { rows } = await sql<{ id: string; due: string; topic: string; account: string }>`
    select o.id, o.deadline::text as due, left(o.text, 20) as topic, g.account
    from opinion o
    join role_grant g on g.unit = o.handling_unit and g.role = any(${keepers}::text[]) and g.revoked_at is null
      and g.valid_from <= ${on}::date and (g.valid_to is null or g.valid_to >= ${on}::date)
    where o.status = 'assigned' and o.deadline is not null`.execute(tx);
  return rows.flatMap(({ id, due, topic, account }) => {
    const stage = stageOf(due, on);
    if (stage === undefined) return [];
    const says = { zh: `意见建议“${topic}”：${due} 前答复。`, en: `Opinion “${topic}”: answer by ${due}.` };
    return [{ account, about: "opinion" as const, target: id, stage, due, says }];
  });
}

/** Townships and offices that have not handed in the list being collected, and the one whose day just passed. */
export async function collectionsDue(tx: ScopedTransaction, on: string): Promise<Due[]> {
  const duties = await dutiesOn(tx, on);
  const due: Due[] = [];
  for (const place of new Set(duties.map((duty) => duty.place))) {
    const collection = collectionOf(duties, place, "opinions");
    if (collection === undefined || collection.duty.place !== place) continue;
    const next = listYear(collection.by, on);
    for (const year of [next - 1, next]) {
      const last = dueInYear(collection, year);
      const stage = stageOf(last, on);
      // What a year ago was not handed in is past reminding.
      if (stage === undefined || last.slice(0, 4) < on.slice(0, 4)) continue;
      for (const { unit, name, account } of await missing(tx, place, year, on)) {
        const says = {
          zh: `${name}：${year} 年意见建议清单 ${last} 前报送，没有的也要报“无”。`,
          en: `${name}: the list of opinions for ${year} is due by ${last}; say so if there are none.`,
        };
        due.push({ account, about: "collection", target: unit, stage, due: last, says });
      }
    }
  }
  return due;
}

type Missing = { readonly unit: string; readonly name: string; readonly account: string };

async function missing(tx: ScopedTransaction, place: string, year: number, on: string): Promise<Missing[]> {
  const { rows } = await sql<Missing>`
    select u.id as unit, u.name ->> 'zh' as name, g.account
    from unit u
    join role_grant g on g.unit = u.id and g.role = any(${keepers}::text[]) and g.revoked_at is null
      and g.valid_from <= ${on}::date and (g.valid_to is null or g.valid_to >= ${on}::date)
    where u.place = ${place} and u.kind in ('township', 'office') and u.successor is null
      and (u.valid_to is null or u.valid_to >= ${on}::date)
      and not exists (select 1 from opinion_hand_in h where h.unit_id = u.id and h.year = ${year})`.execute(tx);
  return rows;
}
