import { sql } from "kysely";
import type { ScopedDatabase, ScopedTransaction } from "#kernel/scope.ts";
import {
  type ChainEnd,
  type ChainHash,
  chainStart,
  entryColumns,
  type EntryText,
  type Link,
  linkAfter,
  timeText,
} from "./chain.ts";
import type { HeadFile } from "./head-file.ts";

/** One number for "the chain grows": in one place at a time, however many servers there are. */
const chainKey = 0x4155444954n;
const entriesAtOnce = 1_000;

/** Where a chain is kept and what it is made with. */
export type Chain = {
  readonly database: ScopedDatabase;
  readonly head: HeadFile;
  /** The hash of new links; asked anew each time because keys may rotate. */
  readonly hash: () => ChainHash;
};

/** Links every committed entry that is not in the chain yet; returns how many those were. */
export async function linkPending(chain: Chain): Promise<number> {
  let linked = 0;
  for (;;) {
    const links = await chain.database.asSystem("link audit entries", (tx) => linkSome(tx, chain.hash()));
    const last = links.at(-1);
    if (last !== undefined) await remember(chain, last);
    linked += links.length;
    if (links.length < entriesAtOnce) return linked;
  }
}

async function linkSome(tx: ScopedTransaction, hash: ChainHash): Promise<Link[]> {
  await lockChain(tx);
  const { rows } = await sql<EntryText & { linked_at: string }>`
    select ${sql.raw(entryColumns)}, ${sql.raw(timeText("clock_timestamp()"))} as linked_at
    from audit_pending p join audit_entry e on e.id = p.entry
    order by p.entry limit ${entriesAtOnce}`.execute(tx);
  if (rows.length === 0) return [];
  let end = await chainEnd(tx);
  const links = rows.map(({ linked_at, ...entry }) => {
    const link = linkAfter(end, hash, linked_at, entry);
    end = link;
    return link;
  });
  await keep(tx, links);
  return links;
}

async function keep(tx: ScopedTransaction, links: readonly Link[]): Promise<void> {
  const rows = links.map(({ hash, linkedAt, ...link }) => ({ ...link, hash: hash.toString("hex"), at: linkedAt }));
  await sql`
    with link as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as given(seq bigint, entry bigint, suite text, hash text, at timestamptz)
    ), kept as (
      insert into audit_link (seq, entry, suite, hash, linked_at)
      select seq, entry, suite, decode(hash, 'hex'), at from link
    )
    delete from audit_pending where entry in (select entry from link)`.execute(tx);
}

/** Until the end of the transaction nobody else adds links or takes old ones away. */
export async function lockChain(tx: ScopedTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${chainKey})`.execute(tx);
}

/** The newest link, or where the chain begins when there is none. */
export async function chainEnd(tx: ScopedTransaction): Promise<ChainEnd> {
  const { rows } = await sql<{ seq: string; hash: Buffer }>`
    (select seq, hash from audit_link order by seq desc limit 1) union all
    (select seq, hash from audit_checkpoint order by seq desc limit 1)
    order by seq desc limit 1`.execute(tx);
  const last = rows[0];
  return last === undefined ? chainStart : { seq: Number(last.seq), hash: last.hash };
}

/** Takes the newest link into the file outside, unless what the file says is not in the chain: then it stays as evidence. */
async function remember({ database, head }: Chain, last: ChainEnd): Promise<void> {
  const known = await head.read();
  if (known !== undefined && known.seq >= last.seq) return;
  if (known !== undefined && !(await holds(database, known))) return;
  await head.write(last);
}

/** Whether a remembered link stands in the chain, or lies before its beginning. */
export async function holds(database: ScopedDatabase, known: ChainEnd): Promise<boolean> {
  return database.asSystem("compare the chain's head", async (tx) => {
    const { rows } = await sql<{ hash: Buffer | null; begins: string | null }>`
      select (select hash from audit_link where seq = ${known.seq}) as hash,
             (select max(seq) from audit_checkpoint) as begins`.execute(tx);
    const { hash, begins } = rows[0] ?? { hash: null, begins: null };
    if (hash !== null) return hash.equals(known.hash);
    return Number(begins ?? 0) >= known.seq;
  });
}
