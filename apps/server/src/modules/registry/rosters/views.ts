import type { RosterDetail, RosterRow } from "@jucai/contract";
import type { Roster } from "@jucai/engine";
import { sql } from "kysely";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Collect } from "./collecting.ts";
import { concerns, publishedRosters, type PublishedRoster } from "./definitions.ts";
import { currentDue, duesIn, type Windows, yearOf } from "./dues.ts";
import { publicationOf } from "./publication.ts";
import { reportsOf } from "./reports.ts";
import { rosterTables } from "./rosters.tables.ts";
import { snapshotsOf } from "./snapshots.ts";

type WindowRow = {
  readonly roster: string;
  readonly window_id: string;
  readonly place: string;
  readonly last_day: string;
};

/** The last days of all windows that places have set for a year. */
async function windowsIn(tx: ScopedTransaction, year: number): Promise<readonly WindowRow[]> {
  return rosterTables(tx)
    .selectFrom("roster_window")
    .select(["roster", "window_id", "place", "last_day"])
    .where("year", "=", year)
    .execute();
}

function windowsOf(all: readonly WindowRow[], { id, place }: PublishedRoster): Windows {
  const own = all.filter((row) => row.roster === id && row.place === place);
  return new Map(own.map(({ window_id, last_day }) => [window_id, last_day]));
}

/** Rosters that concern the actor: of his places; whoever works for single units sees those that collect from them. */
export async function rosterList(
  tx: ScopedTransaction,
  collect: Collect,
  actor: Pick<Actor, "grants">,
  year: number,
  today: string,
): Promise<RosterRow[]> {
  const { rows } = await sql<{ roster: string; rows: number }>`
    select roster, count(*)::int as rows from roster_entry where year = ${year} and status = 'current'
    group by roster`.execute(tx);
  const written = new Map(rows.map((row) => [row.roster, row.rows]));
  const windows = await windowsIn(tx, year);
  const handedIn = await handedInUnits(tx, year);
  const places = [...new Set(actor.grants.flatMap((grant) => grant.places))];
  const units = new Set(actor.grants.flatMap((grant) => grant.units));
  const wide = actor.grants.some(({ role }) => !fieldRoles.has(role));
  const all: RosterRow[] = [];
  for (const roster of await publishedRosters(tx)) {
    if (places.length > 0 && !places.some((place) => concerns(roster.place, place))) continue;
    const { from } = await collect(tx, roster, today);
    if (!wide && !from.some(({ id }) => units.has(id)) && !written.has(roster.id)) continue;
    const next = currentDue(duesIn(roster, year, windowsOf(windows, roster)), today) ?? null;
    const done = handedIn.get(`${roster.id} ${next?.period ?? ""}`) ?? new Set<string>();
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
      units: { expected: from.length, handedIn: from.filter(({ id }) => done.has(id)).length },
    });
  }
  return all;
}

/** Units that have handed in, by roster and period. */
async function handedInUnits(tx: ScopedTransaction, year: number): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await rosterTables(tx)
    .selectFrom("roster_report")
    .select(["roster", "period", "unit_id"])
    .where("period", "like", `${year}%`)
    .where("state", "!=", "returned")
    .execute();
  const all = new Map<string, Set<string>>();
  for (const { roster, period, unit_id } of rows) {
    const key = `${roster} ${period}`;
    all.set(key, (all.get(key) ?? new Set<string>()).add(unit_id));
  }
  return all;
}

/** Roles that keep the people of single units. */
const fieldRoles = new Set<string>(["township_clerk", "employer_clerk", "service_specialist", "person"]);

/** One roster with its days, and where every unit stands in one period. */
export async function rosterDetail(
  tx: ScopedTransaction,
  collect: Collect,
  roster: PublishedRoster,
  asked: { readonly year: number; readonly period?: string | undefined },
  today: string,
): Promise<RosterDetail> {
  const year = asked.period === undefined ? asked.year : yearOf(asked.period);
  const dues = duesIn(roster, year, windowsOf(await windowsIn(tx, year), roster));
  const due = dues.find(({ period }) => period === asked.period) ??
    currentDue(dues, today) ?? { period: String(year), day: null };
  const collecting = await collect(tx, roster, today);
  return {
    roster: definitionOf(roster),
    year,
    dues,
    period: due.period,
    to: collecting.to ?? null,
    reports: await reportsOf(tx, roster, collecting, due, today),
    publication: await publicationOf(tx, roster, year, today),
    snapshots: await snapshotsOf(tx, roster),
  };
}

function definitionOf({ place: _place, policy: _policy, ...roster }: PublishedRoster): Roster {
  return roster;
}
