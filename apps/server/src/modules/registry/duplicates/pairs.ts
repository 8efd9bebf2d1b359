import type { DuplicateCard, DuplicateSide, DuplicatesQuery } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { type Selectable, sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedDatabase, ScopedTransaction } from "#kernel/scope.ts";
import { maskedTail } from "../numbers/index.ts";
import { type DuplicateTables, duplicateTables } from "./duplicates.tables.ts";

export type Pair = Selectable<DuplicateTables["duplicate_pair"]>;
export type Sides = ReadonlyMap<string, DuplicateSide>;
type Within = <T>(work: (tx: ScopedTransaction) => Promise<T>) => Promise<T>;

/** One page of pairs within reach, likeliest first. A pair with somebody merged elsewhere by now is not open any more. */
export async function listPairs(
  tx: ScopedTransaction,
  query: DuplicatesQuery,
): Promise<{ pairs: Pair[]; total: number }> {
  const { status, person, page, pageSize } = query;
  let found = duplicateTables(tx).selectFrom("duplicate_pair as pair").where("pair.status", "=", status);
  if (person !== undefined) {
    found = found.where((is) => is.or([is("pair.a", "=", person), is("pair.b", "=", person)]));
  }
  if (status !== "merged") {
    found = found.where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom("person")
            .select("id")
            .where((of) => of("id", "in", [of.ref("pair.a"), of.ref("pair.b")]))
            .where("merged_into", "is not", null),
        ),
      ),
    );
  }
  const { total } = await found.select((count) => count.fn.countAll<string>().as("total")).executeTakeFirstOrThrow();
  const pairs = await found
    .selectAll("pair")
    .orderBy("pair.score", "desc")
    .orderBy("pair.id")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { pairs, total: Number(total) };
}

/** One pair within reach; `forUpdate` when it is decided. */
export async function readPair(tx: ScopedTransaction, id: string, forUpdate = false): Promise<Pair> {
  const query = duplicateTables(tx).selectFrom("duplicate_pair").selectAll().where("id", "=", id);
  const pair = await (forUpdate ? query.forUpdate() : query).executeTakeFirst();
  if (pair !== undefined) return pair;
  throw new Refusal("not_found", { zh: "没有找到这一对，可能已不再疑似。", en: "There is no such pair any more." });
}

/**
 * What may be shown of persons. Somebody beyond the reader's reach is only named by the units that hold him, so that
 * it is clear whom to ask; that is looked up past the scope, and nothing else is.
 */
export async function sidesOf(database: ScopedDatabase, within: Within, pairs: readonly Pair[]): Promise<Sides> {
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const seen = await within((tx) => personsOf(tx, ids));
  const visible = new Set(seen.map(({ id }) => id));
  const hidden = ids.filter((id) => !visible.has(id));
  const holders =
    hidden.length === 0 ? [] : await database.asSystem("which units hold the other one", (tx) => personsOf(tx, hidden));
  const sides = [
    ...seen.map(({ id, name, birthMonth, phoneTail, heldBy }) => {
      const phone = phoneTail === null ? null : maskedTail(phoneTail, 11);
      return { id, visible: true, name, birthMonth, phone, heldBy };
    }),
    ...holders.map(({ id, heldBy }) => ({ id, visible: false, name: null, birthMonth: null, phone: null, heldBy })),
  ];
  return new Map(sides.map((side) => [side.id, side]));
}

type Person = {
  readonly id: string;
  readonly name: string;
  readonly birthMonth: string | null;
  readonly phoneTail: string | null;
  readonly heldBy: Text[];
};

async function personsOf(tx: ScopedTransaction, ids: readonly string[]): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select p.id, p.name, p.birth_month as "birthMonth", p.phone_tail as "phoneTail",
      coalesce((select jsonb_agg(u.name order by u.id) from unit u where u.id = any(p.held_by)), '[]') as "heldBy"
    from person p where p.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/** A pair as lists show it. */
export function cardOf(pair: Pair, sides: Sides): DuplicateCard {
  const gone = (id: string) => ({ id, visible: false, name: null, birthMonth: null, phone: null, heldBy: [] });
  return {
    id: pair.id,
    a: sides.get(pair.a) ?? gone(pair.a),
    b: sides.get(pair.b) ?? gone(pair.b),
    score: pair.score,
    reasons: [...pair.reasons],
    status: pair.status,
    survivor: pair.survivor,
    foundAt: pair.found_at.toISOString(),
    decidedAt: pair.decided_at?.toISOString() ?? null,
    decidedBy: pair.decided_name,
    why: pair.why,
  };
}
