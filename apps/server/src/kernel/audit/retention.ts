import { sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedDatabase, ScopedTransaction } from "#kernel/scope.ts";
import { lockChain } from "./chainer.ts";
import { record } from "./record.ts";

/** The law asks for six months; the database's own triggers refuse less too. */
export const shortestRetentionMonths = 6;

export type Pruned = { readonly entries: number; readonly accesses: number };

/**
 * Removes what is older than `months`: the oldest part of the chain, and access records.
 *
 * The chain stays verifiable: a checkpoint keeps the hash after which it begins, and an entry in
 * the chain tells of the removal. Needs a connection that may delete, so not that of requests.
 */
export async function prune(database: ScopedDatabase, months: number): Promise<Pruned> {
  if (!Number.isInteger(months) || months < shortestRetentionMonths) throw tooShort();
  return database.asSystem("audit retention", async (tx) => {
    await lockChain(tx);
    await sql`select set_config('jucai.retention', 'on', true)`.execute(tx);
    const entries = await pruneChain(tx, months);
    const accesses = await sql`delete from access_record where at < now() - make_interval(months => ${months})`.execute(
      tx,
    );
    return { entries, accesses: Number(accesses.numAffectedRows ?? 0) };
  });
}

/** Up to the first link that must stay, in the order of the chain: a gap could not be told from tampering. */
async function pruneChain(tx: ScopedTransaction, months: number): Promise<number> {
  const { rows } = await sql<{ seq: string; hash: Buffer }>`
    select seq, hash from audit_link
    where seq < coalesce(
      (select min(l.seq) from audit_link l left join audit_entry e on e.id = l.entry
       where l.linked_at >= now() - make_interval(months => ${months}) or e.at >= now() - make_interval(months => ${months})),
      (select max(seq) + 1 from audit_link))
    order by seq desc limit 1`.execute(tx);
  const last = rows[0];
  if (last === undefined) return 0;
  await sql`delete from audit_entry where id in (select entry from audit_link where seq <= ${last.seq})`.execute(tx);
  const { numAffectedRows } = await sql`delete from audit_link where seq <= ${last.seq}`.execute(tx);
  const removed = Number(numAffectedRows ?? 0);
  await sql`insert into audit_checkpoint (seq, hash, removed) values (${last.seq}, ${last.hash}, ${removed})`.execute(
    tx,
  );
  const detail = { seq: Number(last.seq), hash: last.hash.toString("hex"), removed, months };
  await record(tx, "system", { action: "audit.prune", object: { kind: "audit" }, detail });
  return removed;
}

function tooShort(): Refusal {
  return new Refusal("not_valid", {
    zh: `审计记录至少保留 ${shortestRetentionMonths} 个月。`,
    en: `Audit entries are kept for at least ${shortestRetentionMonths} months.`,
  });
}
