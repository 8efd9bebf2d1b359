import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { blockKeys, type Signature } from "./signature.ts";

/** Blocks of more persons than this are not compared one by one: the pairs would grow with the square. */
export const largestBlock = 60;

/** Somebody to compare, and as of when. */
export type Changed = { readonly no: string; readonly id: string; readonly updated: string };

/**
 * Lists those who changed since they were last compared. `first` says that nobody ever was: then each pair needs to
 * be looked at from one side only.
 */
export async function listChanged(
  tx: ScopedTransaction,
): Promise<{ readonly changed: number; readonly first: boolean }> {
  await sql`delete from duplicate_todo`.execute(tx);
  const { numAffectedRows = 0n } = await sql`
    insert into duplicate_todo (person, updated_at)
    select p.id, p.updated_at from person p left join duplicate_seen s on s.person = p.id
    where s.updated_at is distinct from p.updated_at order by p.name_pinyin, p.id`.execute(tx);
  const { rows } = await sql<{ first: boolean }>`
    select not exists (select 1 from duplicate_seen) as first`.execute(tx);
  return { changed: Number(numAffectedRows), first: rows[0]?.first ?? true };
}

/** The next of them. */
export async function nextChanged(tx: ScopedTransaction, after: string, most: number): Promise<Changed[]> {
  const { rows } = await sql<Changed>`
    select no::text, person as id, updated_at::text as updated from duplicate_todo
    where no > ${after}::bigint order by duplicate_todo.no limit ${most}`.execute(tx);
  return rows;
}

/** Puts persons into their blocks, and takes those out who are compared no more. */
export async function putIntoBlocks(
  tx: ScopedTransaction,
  ids: readonly string[],
  signatures: ReadonlyMap<string, Signature>,
): Promise<void> {
  const rows = [...signatures.values()].flatMap((of) => blockKeys(of).map((key) => ({ person: of.id, key })));
  await sql`delete from duplicate_key where person = any(${ids}::uuid[])`.execute(tx);
  await sql`
    insert into duplicate_key (key, person)
    select distinct hashtextextended(key, 0), person
    from unnest(${rows.map(({ key }) => key)}::text[], ${rows.map(({ person }) => person)}::uuid[]) as given(key, person)
    `.execute(tx);
}

export type Oversized = { readonly keys: readonly string[]; readonly groups: number; readonly persons: number };

/**
 * Blocks that are too large, by their keys, and how many persons stand in them.
 *
 * Most of these persons still meet in narrower blocks (name and birth month, phone); what is left over is told.
 */
export async function oversizedBlocks(tx: ScopedTransaction): Promise<Oversized> {
  const { rows } = await sql<{ key: string; n: number }>`
    select key::text, count(*)::int as n from duplicate_key group by key having count(*) > ${largestBlock}`.execute(tx);
  const keys = rows.map(({ key }) => key);
  const persons = await sql<{ n: number }>`
    select count(distinct person)::int as n from duplicate_key where key = any(${keys}::bigint[])`.execute(tx);
  return { keys, groups: rows.length, persons: rows.length === 0 ? 0 : (persons.rows[0]?.n ?? 0) };
}

/** Everybody who stands in a block with one of these, as pairs of which `a` is the smaller id. */
export async function candidatePairs(
  tx: ScopedTransaction,
  ids: readonly string[],
  oversized: readonly string[],
  oneSided: boolean,
): Promise<{ readonly a: string; readonly b: string }[]> {
  const { rows } = await sql<{ a: string; b: string }>`
    select distinct least(mine.person, other.person) as a, greatest(mine.person, other.person) as b
    from duplicate_key mine join duplicate_key other
      on other.key = mine.key and other.person <> mine.person and (not ${oneSided} or other.person > mine.person)
    where mine.person = any(${ids}::uuid[]) and mine.key <> all(${oversized}::bigint[])`.execute(tx);
  return rows;
}

/** Notes as what each was compared, so that the next check skips them. */
export async function noteCompared(tx: ScopedTransaction, persons: readonly Changed[]): Promise<void> {
  await sql`
    insert into duplicate_seen (person, updated_at)
    select * from unnest(${persons.map(({ id }) => id)}::uuid[], ${persons.map(({ updated }) => updated)}::timestamptz[])
    on conflict (person) do update set updated_at = excluded.updated_at`.execute(tx);
}
