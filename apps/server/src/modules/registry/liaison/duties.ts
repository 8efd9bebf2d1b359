import type { LiaisonDuties } from "@jucai/contract";
import { type Force, type LiaisonDuty, parseDay } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { dueIn } from "./periods.ts";

/** A duty with the place whose document sets it, and from when to when that document is in force. */
export type PublishedDuty = LiaisonDuty & { readonly place: string; readonly inForce: Pick<Force, "from" | "to"> };

// What is published never changes; what was read stays right until something else is published.
let read: { readonly of: string; readonly duties: readonly PublishedDuty[] } | undefined;

/** The duties to keep in touch that the published documents set. */
export async function publishedDuties(tx: ScopedTransaction): Promise<readonly PublishedDuty[]> {
  const stamp = await sql<{ of: string | null }>`
    select string_agg(document || content_hash, ' ' order by document) as of from current_document`.execute(tx);
  const of = stamp.rows[0]?.of ?? "";
  if (read?.of === of) return read.duties;
  const { rows } = await sql<{ place: string; inForce: Force; liaison: readonly LiaisonDuty[] }>`
    select place, body -> 'inForce' as "inForce", body -> 'liaison' as liaison from current_document
    where jsonb_typeof(body -> 'liaison') = 'array' order by document`.execute(tx);
  const duties = rows.flatMap(({ place, inForce, liaison }) => liaison.map((duty) => ({ ...duty, place, inForce })));
  read = { of, duties };
  return duties;
}

/** Whether the document that sets a duty is in force on a day; afterwards nothing is due under it any more. */
export function bindsOn({ inForce: { from, to } }: PublishedDuty, on: string): boolean {
  const day = parseDay(on);
  return day !== undefined && from <= day && (to === undefined || day <= to);
}

/** The duties that bind on a day. */
export async function dutiesOn(tx: ScopedTransaction, on: string): Promise<PublishedDuty[]> {
  return (await publishedDuties(tx)).filter((duty) => bindsOn(duty, on));
}

/** Duties that bind in a place: those of its own documents and of the places around it. */
export function dutiesIn(duties: readonly PublishedDuty[], place: string): PublishedDuty[] {
  const around = [place, `${place.slice(0, 4)}00`, `${place.slice(0, 2)}0000`];
  return duties.filter((duty) => around.includes(duty.place));
}

/** When and under which duty the opinions or needs of a place are collected; undefined when no document says. */
export function collectionOf(duties: readonly PublishedDuty[], place: string, what: "opinions" | "needs") {
  for (const duty of dutiesIn(duties, place)) {
    const { collects } = duty;
    if (collects?.what === what && collects.due.by !== undefined) {
      return { duty, every: collects.due.every, by: collects.due.by, clause: collects.due.clause };
    }
  }
  return undefined;
}
export type Collection = NonNullable<ReturnType<typeof collectionOf>>;

/** The last day of a year's list. */
export const dueInYear = ({ by }: Pick<Collection, "by">, year: number): string => dueIn("year", by, `${year}-01-01`);

/** As forms offer them. */
export function dutyViews(duties: readonly PublishedDuty[]): LiaisonDuties {
  return {
    duties: duties.map(({ id, name, measure, clause, of, atLeast, team, atOnceOn, collects }) => ({
      id,
      name,
      measure,
      clause,
      of,
      atLeast: atLeast === undefined ? null : { times: atLeast.times, every: atLeast.every },
      team: team.map(({ role, label, count }) => ({ role, label, count })),
      atOnceOn: atOnceOn.map((each) => ({ id: each.id, label: each.label })),
      collects:
        collects === undefined ? null : { what: collects.what, name: collects.name, by: collects.due.by ?? null },
    })),
  };
}
