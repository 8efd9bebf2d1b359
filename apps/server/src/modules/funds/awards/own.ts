import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { refuseConflicts } from "#modules/claims/review/conflicts.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { Doing } from "../ground/doing.ts";
import { notAllowed } from "../ground/refused.ts";

/** Somebody with an account; what runs by itself is close to nobody. */
export type ByPerson = Doing & { readonly who: Actor };
type Of = { readonly id: string; readonly person_id: string | null; readonly employer_id: string | null };

/** Nobody acts on his own award, on one of his employer's or of somebody close to him. One out of reach is left to the caller. */
export async function refuseOwn(tx: ScopedTransaction, { who, sealing }: ByPerson, award: string): Promise<void> {
  const { rows } = await sql<Of & { made_by: string }>`
    select coalesce(c.id, a.id) as id, a.person_id, a.employer_id, coalesce(c.made_by, a.id) as made_by
    from award a left join claim c on c.id = a.claim where a.id = ${award}::uuid`.execute(tx);
  const found = rows[0];
  if (found === undefined) return;
  const clerk = who.grants.some(
    ({ role, units }) => role === "employer_clerk" && found.employer_id !== null && units.includes(found.employer_id),
  );
  if (clerk)
    throw notAllowed("这是您单位的待遇，须由别人办理。", "This award is your employer's; somebody else deals with it.");
  await refuseConflicts(tx, sealing, who, found);
}

/** The same of the award behind an adjustment. */
export async function refuseOwnAdjustment(tx: ScopedTransaction, doing: ByPerson, adjustment: string): Promise<void> {
  const { rows } = await sql<{ award: string }>`
    select award from adjustment where id = ${adjustment}::uuid`.execute(tx);
  if (rows[0] !== undefined) await refuseOwn(tx, doing, rows[0].award);
}
