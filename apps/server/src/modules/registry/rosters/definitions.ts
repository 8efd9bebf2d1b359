import type { Roster, Text } from "@jucai/engine";
import { sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** A roster with the document that asks for it. */
export type PublishedRoster = Roster & { readonly place: string; readonly policy: Text };

// What is published never changes; what was read stays right until something else is published.
let read: { readonly of: string; readonly rosters: readonly PublishedRoster[] } | undefined;

/** The rosters of all published documents, in the order in which the documents define them. */
export async function publishedRosters(tx: ScopedTransaction): Promise<readonly PublishedRoster[]> {
  const stamp = await sql<{ of: string | null }>`
    select string_agg(document || content_hash, ' ' order by document) as of from current_document`.execute(tx);
  const of = stamp.rows[0]?.of ?? "";
  if (read?.of === of) return read.rosters;
  const { rows } = await sql<{ place: string; policy: Text; rosters: readonly Roster[] }>`
    select place, body -> 'short' as policy, body -> 'rosters' as rosters from current_document
    where jsonb_typeof(body -> 'rosters') = 'array' order by document`.execute(tx);
  const rosters = rows.flatMap(({ place, policy, rosters: all }) => all.map((each) => ({ ...each, place, policy })));
  read = { of, rosters };
  return rosters;
}

/** One roster by its id, `pack/name`. Throws Refusal when no document defines it. */
export async function publishedRoster(tx: ScopedTransaction, id: string): Promise<PublishedRoster> {
  const roster = (await publishedRosters(tx)).find((each) => each.id === id);
  if (roster) return roster;
  throw new Refusal("not_found", { zh: `没有名册“${id}”。`, en: `There is no roster ${id}.` });
}

/** Whether a roster of one place concerns another: of the place itself, of one around it or one inside. */
export function concerns(rosterPlace: string, place: string): boolean {
  const inside = (code: string) => code.replace(/(00){1,3}$/, "");
  return place.startsWith(inside(rosterPlace)) || rosterPlace.startsWith(inside(place));
}
