import type { ClaimStatus } from "@jucai/contract";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Doing } from "../ground/doing.ts";
import { lockMoney } from "../ground/lock.ts";

type Moved = Extract<
  ClaimStatus,
  "awaiting_funds" | "paying" | "paid" | "bounced" | "suspended" | "stopped" | "clawback"
>;
type Standing = {
  readonly claim: string;
  readonly was: ClaimStatus;
  readonly clawback: boolean;
  readonly stopped: boolean;
  readonly suspended: boolean;
  readonly bounced: boolean;
  readonly open: boolean;
  readonly moving: boolean;
  readonly paid: boolean;
};

/** Marks awards of which nothing is open any more as done, and tells claims where their money stands now. */
export async function moneyMoved(tx: ScopedTransaction, doing: Doing, awards: readonly string[]): Promise<void> {
  if (awards.length === 0) return;
  await sql`
    update award a set status = 'done' where a.id = any(${[...awards]}::uuid[]) and a.status = 'active'
      and not exists (select 1 from instalment i where i.award = a.id
        and i.status in ('planned', 'held', 'batched', 'sent', 'bounced', 'suspended'))`.execute(tx);
  for (const standing of await standings(tx, awards)) {
    const status = statusOf(standing);
    if (status === standing.was) continue;
    await doing.events.emit(tx, doing.who, "money.moved", { claim: standing.claim, status });
  }
}

/** All awards of a claim together, arrears included. */
async function standings(tx: ScopedTransaction, awards: readonly string[]): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select c.id as claim, c.status as was,
      exists (select 1 from adjustment j join award b on b.id = j.award where b.claim = c.id and j.kind = 'recovery'
        and j.state = 'accepted') as clawback,
      bool_or(a.status = 'stopped' and not exists (select 1 from award n where n.claim = c.id and n.status in ('active', 'done')))
        as stopped,
      bool_or(a.status = 'suspended') as suspended,
      bool_or(i.status = 'bounced') as bounced,
      bool_or(i.status in ('planned', 'held', 'batched', 'sent', 'suspended')) as open,
      bool_or(i.status in ('sent', 'paid')) as moving,
      bool_or(i.status in ('paid', 'paid_before')) as paid
    from claim c join award a on a.claim = c.id left join instalment i on i.award = a.id
    where c.id in (select claim from award where id = any(${[...awards]}::uuid[]))
    group by c.id, c.status order by c.id`.execute(tx);
  return rows;
}

function statusOf(it: Standing): Moved {
  if (it.clawback) return "clawback";
  if (it.stopped) return "stopped";
  if (it.suspended) return "suspended";
  if (it.bounced) return "bounced";
  if (!it.open && it.paid) return "paid";
  return it.moving ? "paying" : "awaiting_funds";
}

/** Locks the claims of awards, the awards and then the money of their place: whoever moves a claim locks it first too. */
export async function lockClaims(tx: ScopedTransaction, awards: readonly string[]): Promise<void> {
  const ids = [...new Set(awards)];
  await sql`select c.id from claim c where c.id in (select claim from award where id = any(${ids}::uuid[]))
    order by c.id for update`.execute(tx);
  const { rows } = await sql<{ place: string }>`
    select place from award where id = any(${ids}::uuid[]) order by id for update`.execute(tx);
  for (const place of [...new Set(rows.map((row) => row.place))].toSorted()) await lockMoney(tx, place);
}
