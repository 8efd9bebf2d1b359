import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Doing } from "../ground/doing.ts";
import { awardEvent } from "./events.ts";
import { releaseHolds } from "./hold.ts";
import { moneyMoved } from "./moved.ts";

type Old = {
  readonly id: string;
  readonly award: string;
  readonly number: string;
  readonly status: string;
  readonly key: string;
};

/** The awards that run for the same thing: their claims are locked before the money is. */
export async function runningFor(
  tx: ScopedTransaction,
  it: { readonly benefit: string; readonly party: string; readonly subject: string },
): Promise<string[]> {
  const { rows } = await sql<{ award: string }>`
    select distinct award from instalment
    where benefit = ${it.benefit} and coalesce(person_id, employer_id) = ${it.party}::uuid and subject = ${it.subject}
      and status <> 'cancelled'`.execute(tx);
  return rows.map(({ award }) => award);
}

/**
 * A new decision for the same benefit and person replaces what is left of the running award, as after a higher degree:
 * what is not on its way yet is cancelled and its money given back. Returns what the running award has covered, by payee and
 * period, with the words for it: the new award does not pay that again.
 */
export async function replaceRunning(
  tx: ScopedTransaction,
  doing: Doing,
  it: {
    readonly award: string;
    readonly benefit: string;
    readonly party: string;
    readonly subject: string;
    readonly from: string;
  },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<Old & { place: string }>`
    select i.id, i.award, a.number, i.status, i.payee || ' ' || i.period as key, i.place
    from instalment i join award a on a.id = i.award
    where i.benefit = ${it.benefit} and coalesce(i.person_id, i.employer_id) = ${it.party}::uuid and i.subject = ${it.subject}
      and i.award <> ${it.award}::uuid and i.status <> 'cancelled'
    order by i.id for update of i`.execute(tx);
  const open = rows.filter(({ status }) => ["planned", "held", "suspended", "bounced"].includes(status));
  const covered = rows.filter((row) => !open.includes(row));
  for (const award of new Set(open.map((row) => row.award))) {
    const ids = open.filter((row) => row.award === award).map(({ id }) => id);
    await releaseHolds(tx, doing, open[0]!.place, ids, "replaced");
    await sql`update instalment set status = 'cancelled', short = null, cancelled_why = 'replaced'
      where id = any(${ids}::uuid[])`.execute(tx);
    await sql`update award set status = 'stopped', stopped_from = ${it.from} where id = ${award}`.execute(tx);
    await awardEvent(tx, doing, award, { what: "replaced", why: it.award, from: it.from });
  }
  await moneyMoved(tx, doing, [...new Set(open.map((row) => row.award))]);
  return new Map(covered.map(({ key, number }) => [key, number]));
}
