import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import type { ScopedDatabase, ScopedTransaction } from "#kernel/scope.ts";
import {
  type ChainEnd,
  type ChainHash,
  chainStart,
  entryColumns,
  type EntryText,
  linkAfter,
  timeText,
} from "./chain.ts";
import { type Chain, chainEnd, linkPending } from "./chainer.ts";
import { finding, type Finding, type FindingKind } from "./findings.ts";

export type Verified = {
  readonly sound: boolean;
  /** Links that were looked at. */
  readonly links: number;
  /** After which link the chain begins; 0 unless old entries were removed by the retention command. */
  readonly begins: number;
  readonly head: { readonly seq: number; readonly hash: string };
  /** The first hundred of what was found, and how many there are. */
  readonly findings: readonly Finding[];
  readonly found: number;
};

/** How long an entry may wait for its link before that is a finding, in minutes. */
const patience = 5;
const linksAtOnce = 1_000;
const mostShown = 100;

/**
 * Walks the whole chain in pages and says what does not fit. What waits is linked first, after it
 * was looked at; entries may be written meanwhile.
 */
export async function verifyChain(chain: Chain): Promise<Verified> {
  const report = new Report();
  await chain.database.asSystem("look at waiting audit entries", (tx) => lookAtPending(tx, report));
  await lookAtHead(chain, report);
  await linkPending(chain);
  const begins = await chain.database.asSystem("find the chain's beginning", (tx) => beginning(tx, report));
  const links = await walk(chain.database, begins, report);
  await chain.database.asSystem("look for entries outside the chain", (tx) => lookOutside(tx, report));
  const head = await chain.database.asSystem("read the chain's head", chainEnd);
  return {
    sound: report.found === 0,
    links,
    begins: begins.seq,
    head: { seq: head.seq, hash: head.hash.toString("hex") },
    findings: report.findings,
    found: report.found,
  };
}

class Report {
  readonly findings: Finding[] = [];
  found = 0;

  add(kind: FindingKind, place: { readonly seq?: number; readonly entry?: string } = {}): void {
    this.found++;
    if (this.findings.length < mostShown) this.findings.push(finding(kind, place));
  }
}

async function lookAtPending(tx: ScopedTransaction, report: Report): Promise<void> {
  const { rows } = await sql<{ entry: string; missing: boolean }>`
    select p.entry::text as entry, e.id is null as missing
    from audit_pending p left join audit_entry e on e.id = p.entry
    where e.id is null or e.at < clock_timestamp() - make_interval(mins => ${patience})
    order by p.entry limit ${mostShown}`.execute(tx);
  for (const { entry, missing } of rows) report.add(missing ? "removed" : "unchained", { entry });
}

/** How often the head is looked for, and milliseconds between: a chain's first link stands a moment before its head. */
const looks = { times: 20, apart: 100 };

/** Before anything new is linked: new links could take the numbers of those that were cut off. */
async function lookAtHead(chain: Chain, report: Report, left = looks.times): Promise<void> {
  const { database, head } = chain;
  const known = await head.read();
  const { end, hash } = await database.asSystem("read the chain's head", async (tx) => {
    const { rows } = await sql<{ hash: Buffer }>`select hash from audit_link where seq = ${known?.seq ?? 0}`.execute(
      tx,
    );
    return { end: await chainEnd(tx), hash: rows[0]?.hash };
  });
  if (known === undefined) {
    if (end.seq === 0) return;
    if (left === 0) return report.add("head_missing");
    await setTimeout(looks.apart);
    return lookAtHead(chain, report, left - 1);
  }
  if (end.seq < known.seq) report.add("cut_off", { seq: end.seq });
  else if (hash !== undefined && !hash.equals(known.hash)) report.add("rewritten", { seq: known.seq });
}

/** A checkpoint counts only when the chain itself tells of its making. */
async function beginning(tx: ScopedTransaction, report: Report): Promise<ChainEnd> {
  const { rows } = await sql<{ seq: string; hash: Buffer; told: boolean }>`
    select c.seq, c.hash, exists (
      select from audit_entry e join audit_link l on l.entry = e.id and l.seq > c.seq
      where e.action = 'audit.prune' and e.detail ->> 'seq' = c.seq::text and e.detail ->> 'hash' = encode(c.hash, 'hex')
    ) as told
    from audit_checkpoint c order by c.seq desc limit 1`.execute(tx);
  const last = rows[0];
  if (last === undefined) return chainStart;
  if (!last.told) report.add("false_checkpoint", { seq: Number(last.seq) });
  return { seq: Number(last.seq), hash: last.hash };
}

type Row = EntryText & {
  readonly seq: string;
  readonly entry: string;
  readonly suite: ChainHash;
  readonly hash: Buffer;
  readonly linked_at: string;
  readonly there: boolean;
};

async function walk(database: ScopedDatabase, begins: ChainEnd, report: Report): Promise<number> {
  let end = begins;
  let links = 0;
  for (;;) {
    const rows = await database.asSystem("walk the audit chain", (tx) => page(tx, end.seq));
    for (const row of rows) end = step(end, row, report);
    links += rows.length;
    if (rows.length < linksAtOnce) return links;
  }
}

async function page(tx: ScopedTransaction, after: number): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select l.seq, l.entry::text as entry, l.suite, l.hash, ${sql.raw(timeText("l.linked_at"))} as linked_at,
      e.id is not null as there, ${sql.raw(entryColumns)}
    from audit_link l left join audit_entry e on e.id = l.entry
    where l.seq > ${after} order by l.seq limit ${linksAtOnce}`.execute(tx);
  return rows;
}

/** Goes on from the hash that stands there, so that one changed entry is one finding. */
function step(end: ChainEnd, row: Row, report: Report): ChainEnd {
  const seq = Number(row.seq);
  const place = { seq, entry: row.entry };
  if (seq !== end.seq + 1) report.add("link_removed", { seq: end.seq + 1 });
  if (!row.there) report.add("removed", place);
  else if (seq === end.seq + 1 && !linkAfter(end, row.suite, row.linked_at, row).hash.equals(row.hash)) {
    report.add("changed", place);
  }
  return { seq, hash: row.hash };
}

async function lookOutside(tx: ScopedTransaction, report: Report): Promise<void> {
  const { rows } = await sql<{ entry: string }>`
    select e.id::text as entry from audit_entry e
    where not exists (select from audit_link l where l.entry = e.id)
      and not exists (select from audit_pending p where p.entry = e.id)
    order by e.id limit ${mostShown}`.execute(tx);
  for (const { entry } of rows) report.add("outside", { entry });
}
