import { createHash } from "node:crypto";

/** The hash of a chain: SHA-256, or SM3 where national algorithms are wanted. Each link says its own. */
export type ChainHash = "sha256" | "sm3";

/** An entry as the database writes it out; times in UTC with six digits of a second. */
export type EntryText = {
  readonly id: string;
  readonly at: string;
  readonly account: string | null;
  readonly actor_name: string;
  readonly on_behalf_of: string | null;
  readonly action: string;
  readonly object_kind: string;
  readonly object_id: string | null;
  /** PostgreSQL's own text of the jsonb, which orders keys and writes numbers in one way only. */
  readonly detail: string | null;
};

/** Where a chain begins, or continues. */
export type ChainEnd = { readonly seq: number; readonly hash: Buffer };
export const chainStart: ChainEnd = { seq: 0, hash: Buffer.alloc(32) };

export type Link = ChainEnd & { readonly entry: string; readonly suite: ChainHash; readonly linkedAt: string };

/**
 * The text that a link's hash is taken of, after the 32 bytes of the hash before it: one JSON array
 * without spaces, in UTF-8, of the format, the link's number, hash and time, and the entry's columns.
 */
export function canonical(seq: number, suite: ChainHash, linkedAt: string, entry: EntryText): string {
  const { id, at, account, actor_name, on_behalf_of, action, object_kind, object_id, detail } = entry;
  const columns = [id, at, account, actor_name, on_behalf_of, action, object_kind, object_id, detail];
  return JSON.stringify(["jucai-audit-1", seq, suite, linkedAt, ...columns]);
}

/** The link that follows `before`. */
export function linkAfter(before: ChainEnd, suite: ChainHash, linkedAt: string, entry: EntryText): Link {
  const seq = before.seq + 1;
  const hash = createHash(suite)
    .update(before.hash)
    .update(canonical(seq, suite, linkedAt, entry))
    .digest();
  return { seq, hash, entry: entry.id, suite, linkedAt };
}

/** SQL for a time as the chain writes it. */
export const timeText = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** SQL for an entry's columns as the chain writes them; `e` is audit_entry. */
export const entryColumns = `e.id::text as id, ${timeText("e.at")} as at, e.account::text as account, e.actor_name,
  e.on_behalf_of::text as on_behalf_of, e.action, e.object_kind, e.object_id, e.detail::text as detail`;
