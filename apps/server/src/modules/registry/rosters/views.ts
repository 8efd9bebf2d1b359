import type { RosterDetail, RosterRow } from "@jucai/contract";
import type { Roster } from "@jucai/engine";
import { sql } from "kysely";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { collectingUnits } from "./collecting.ts";
import { concerns, publishedRosters, type PublishedRoster } from "./definitions.ts";
import { currentDue, duesIn, type Windows, yearOf } from "./dues.ts";
import { reportsOf } from "./reports.ts";
import { rosterTables } from "./rosters.tables.ts";
import { snapshotsOf } from "./snapshots.ts";

/** The days that the place has set for a roster's windows in a year. */
async function windowsOf(tx: ScopedTransaction, { id, place }: PublishedRoster, year: number): Promise<Windows> {
  const rows = await rosterTables(tx)
    .selectFrom("roster_window")
    .select(["window_id", "last_day"])
    .where("roster", "=", id)
    .where("year", "=", year)
    .where("place", "=", place)
    .execute();
  return new Map(rows.map(({ window_id, last_day }) => [window_id, last_day]));
}

/** Rosters that concern the actor: of his places; whoever works for single units sees those that collect from them. */
export async function rosterList(
  tx: ScopedTransaction,
  actor: Pick<Actor, "grants">,
  year: number,
  today: string,
): Promise<RosterRow[]> {
  const { rows } = await sql<{ roster: string; rows: number }>`
    select roster, count(*)::int as rows from roster_entry where year = ${year} and status = 'current'
    group by roster`.execute(tx);
  const written = new Map(rows.map((row) => [row.roster, row.rows]));
  const places = [...new Set(actor.grants.flatMap((grant) => grant.places))];
  const units = new Set(actor.grants.flatMap((grant) => grant.units));
  const wide = actor.grants.some(({ role }) => !fieldRoles.has(role));
  const all: RosterRow[] = [];
  for (const roster of await publishedRosters(tx)) {
    if (places.length > 0 && !places.some((place) => concerns(roster.place, place))) continue;
    const { from } = await collectingUnits(tx, roster, today);
    if (!wide && !from.some(({ id }) => units.has(id)) && !written.has(roster.id)) continue;
    const dues = duesIn(roster, year, await windowsOf(tx, roster, year));
    const next = currentDue(dues, today) ?? null;
    const reports = next === null ? [] : await reportsOf(tx, roster, from, next, today);
    all.push({
      id: roster.id,
      pack: roster.pack,
      policy: roster.policy,
      measure: roster.measure,
      name: roster.name,
      clause: roster.clause,
      of: roster.of,
      purpose: roster.purpose,
      keptYears: roster.kept.years,
      year,
      rows: written.get(roster.id) ?? 0,
      next,
      units: {
        expected: from.length,
        handedIn: reports.filter(({ state }) => state === "handed_in" || state === "accepted").length,
      },
    });
  }
  return all;
}

/** Roles that keep the people of single units. */
const fieldRoles = new Set<string>(["township_clerk", "employer_clerk", "service_specialist", "person"]);

/** One roster with its days, and where every unit stands in one period. */
export async function rosterDetail(
  tx: ScopedTransaction,
  roster: PublishedRoster,
  asked: { readonly year: number; readonly period?: string | undefined },
  today: string,
): Promise<RosterDetail> {
  const year = asked.period === undefined ? asked.year : yearOf(asked.period);
  const dues = duesIn(roster, year, await windowsOf(tx, roster, year));
  const due = dues.find(({ period }) => period === asked.period) ??
    currentDue(dues, today) ?? { period: String(year), day: null };
  const { from, to } = await collectingUnits(tx, roster, today);
  return {
    roster: definitionOf(roster),
    year,
    dues,
    period: due.period,
    to: to ?? null,
    reports: await reportsOf(tx, roster, from, due, today),
    snapshots: await snapshotsOf(tx, roster),
  };
}

function definitionOf({ place: _place, policy: _policy, ...roster }: PublishedRoster): Roster {
  return roster;
}
