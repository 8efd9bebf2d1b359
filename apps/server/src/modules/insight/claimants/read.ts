/** Everybody of the registry within a scope, block by block, with the facts by which claims would be decided. */
import { type Fact, type Facts, type Held, readValue, type Value, type Vocabulary } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { heldOfAll } from "#modules/granted/index.ts";
import { insideOf } from "#modules/library/places.ts";
import { bestOfAll, caseForm, type Holder, type KnownValue } from "#modules/registry/facts/index.ts";

export type ClaimantKind = "person" | "employer";

export type Claimant = {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  /** Units that keep in touch with him. */
  readonly units: readonly string[];
  /** `YYYY-MM`; null where it is not known, and of employers. */
  readonly birthMonth: string | null;
  readonly facts: Facts;
  readonly held: readonly Held[];
  /** Whether something is known, and every fact of it was confirmed by an office or another administration. */
  readonly verified: boolean;
};

export type Reading = Whom & {
  readonly vocabulary: Vocabulary;
  readonly facts: readonly Fact[];
  /** Claimants in memory at a time; each block takes the same few queries. */
  readonly block?: number;
};

/** Claimants of a kind registered in a place or in one inside it, by GB/T 2260 code. */
export type Whom = { readonly kind: ClaimantKind; readonly place: string };

type Row = Holder & {
  readonly name: string;
  readonly place: string;
  readonly held_by: readonly string[];
  readonly birth_month: string | null;
};

/** How many of them the transaction's scope reaches. */
export async function countOf(tx: ScopedTransaction, { kind, place }: Whom): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(kind)}
    where merged_into is null and withdrawn_at is null and ${inside(place)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/**
 * Claimants as `decide` would see them for a claim: the best-supported value of each fact, of a person's one employer
 * what nobody said of himself, and awards that run. Row-level security decides who is among them.
 */
export async function* claimantBlocks(
  tx: ScopedTransaction,
  sealing: Sealing,
  { kind, place, vocabulary, facts, block = 2_000 }: Reading,
): AsyncGenerator<Claimant[]> {
  for (let after: string | null = null; ;) {
    const rows: Row[] = await nextRows(tx, { kind, place }, facts, after, block);
    if (rows.length === 0) return;
    const known = await bestOfAll(tx, sealing, kind, rows, facts);
    const employers = kind === "person" ? await employersOf(tx, sealing, rows, facts) : noEmployers;
    const ids = rows.map(({ id }) => id);
    const held = await heldOfAll(tx, kind, ids);
    yield rows.map((row) => {
      const of = { ...knownOf(employers, row), ...Object.fromEntries(known.get(row.id) ?? []) };
      return {
        id: row.id,
        name: row.name,
        place: row.place,
        units: row.held_by,
        birthMonth: row.birth_month,
        facts: { values: valuesOf(of, facts, vocabulary), lists: new Map() },
        held: held.get(row.id) ?? [],
        verified: Object.values(of).length > 0 && Object.values(of).every(({ verified }) => verified),
      };
    });
    if (rows.length < block) return;
    after = rows.at(-1)?.id ?? null;
  }
}

async function nextRows(
  tx: ScopedTransaction,
  { kind, place }: Whom,
  facts: readonly Fact[],
  after: string | null,
  block: number,
): Promise<Row[]> {
  const birth = kind === "person" ? sql`birth_month` : sql`null`;
  const { rows } = await sql<Row>`
    select id, name, place, held_by, ${birth} as birth_month, ${bestAmong(facts)} as best
    from ${sql.table(kind)}
    where merged_into is null and withdrawn_at is null and ${inside(place)} and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${block}`.execute(tx);
  return rows;
}

/** Beside what the scope reaches: an office of a city asks about one of its counties. */
function inside(place: string) {
  return sql<boolean>`starts_with(place, ${insideOf(place)})`;
}

/** Only what is looked at travels: a row keeps far more. */
function bestAmong(facts: readonly Fact[]) {
  const ids = facts.map(({ id }) => id);
  return sql`(select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(best) e
    where e.key = any(${ids}::text[]))`;
}

type Known = Readonly<Record<string, KnownValue>>;
const nothing: Known = {};
const noEmployers: ReadonlyMap<string, Known> = new Map();

/** What employers among the units of these persons have; units that are no employers are not in it. */
async function employersOf(
  tx: ScopedTransaction,
  sealing: Sealing,
  persons: readonly Row[],
  facts: readonly Fact[],
): Promise<ReadonlyMap<string, Known>> {
  const units = [...new Set(persons.flatMap(({ held_by }) => held_by))];
  if (units.length === 0) return noEmployers;
  const { rows } = await sql<Holder>`
    select id, ${bestAmong(facts)} as best from employer
    where id = any(${units}::uuid[]) and withdrawn_at is null`.execute(tx);
  const known = await bestOfAll(tx, sealing, "employer", rows, facts);
  return new Map([...known].map(([id, of]) => [id, Object.fromEntries(of)]));
}

/** Of a person with one employer what is known of it; with two of them nobody knows which one is meant. */
function knownOf(employers: ReadonlyMap<string, Known>, { held_by }: Row): Known {
  const own = held_by.map((unit) => employers.get(unit)).filter((known) => known !== undefined);
  return own.length === 1 ? (own[0] ?? nothing) : nothing;
}

/** A value that the vocabulary of today no longer takes is unknown, as for a claim. */
function valuesOf(known: Known, facts: readonly Fact[], vocabulary: Vocabulary): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const fact of facts) {
    const kept = known[fact.id];
    if (kept === undefined) continue;
    const read = readValue(caseForm(kept.value, fact), fact, vocabulary);
    if ("value" in read) values.set(fact.id, read.value);
  }
  return values;
}
