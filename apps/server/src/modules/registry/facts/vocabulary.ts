import type { Fact, Vocabulary } from "@jucai/engine";
import type { Generated, JSONColumnType } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

type VocabularyTables = {
  vocabulary_version: { id: Generated<string>; content_hash: string; body: JSONColumnType<Vocabulary> };
};
export type Known = { readonly vocabulary: Vocabulary; readonly facts: ReadonlyMap<string, Fact> };

// Published vocabularies never change, so one that was read stays right for as long as the process lives.
const read = new Map<string, Known>();

/** The vocabulary that is published now. */
export async function vocabularyOf(tx: ScopedTransaction): Promise<Known> {
  const tables = tx.withTables<VocabularyTables>();
  const newest = tables.selectFrom("vocabulary_version").orderBy("id", "desc").limit(1);
  const { content_hash } = await newest.select("content_hash").executeTakeFirstOrThrow();
  const before = read.get(content_hash);
  if (before !== undefined) return before;
  const { body } = await newest.select("body").executeTakeFirstOrThrow();
  const known = { vocabulary: body, facts: new Map(body.facts.map((fact) => [fact.id, fact])) };
  read.clear();
  read.set(content_hash, known);
  return known;
}
