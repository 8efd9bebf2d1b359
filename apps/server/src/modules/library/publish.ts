import { createHash } from "node:crypto";
import { type Policy, printDay, type Vocabulary } from "@jucai/engine";
import { sql, type Transaction } from "kysely";
import type { Database } from "#kernel/database.ts";
import type { LibraryTables } from "./library.tables.ts";
import { amountsOf } from "./amounts.ts";
import { pinyinKeys } from "./pinyin.ts";
import { documentTerms, type Findable, termsOf } from "./terms.ts";
import { cardsOf, type MeasureCard } from "./views.ts";

export type Packs = { readonly vocabulary: Vocabulary; readonly policies: readonly Policy[] };
type Work = Transaction<LibraryTables>;

/** One number for "something is published": of several processes that start at once, and of two people, the others wait. */
export const publishKey = 0x4a50554en;
/** Counts up when the shape of `measure` rows changes, so that unchanged packs are indexed anew. */
const indexVersion = 3;

/**
 * Publishes the packs as the system's versions, as far as they changed.
 *
 * A version that a place has published stays in front: here only the system's own
 * line of versions grows. All or nothing.
 */
export async function publishPacks(database: Database, packs: Packs): Promise<void> {
  await database
    .withTables<LibraryTables>()
    .transaction()
    .execute(async (work) => {
      await sql`select pg_advisory_xact_lock(${publishKey})`.execute(work);
      await publishVocabulary(work, packs.vocabulary);
      for (const policy of packs.policies) await publishPolicy(work, policy);
      await indexCurrent(work);
    });
}

async function publishVocabulary(work: Work, vocabulary: Vocabulary): Promise<void> {
  const content_hash = hashOf(vocabulary);
  const current = await work
    .selectFrom("vocabulary_version")
    .select("content_hash")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (current?.content_hash === content_hash) return;
  await work
    .insertInto("vocabulary_version")
    .values({ content_hash, body: JSON.stringify(vocabulary) })
    .execute();
}

async function publishPolicy(work: Work, policy: Policy): Promise<void> {
  const content_hash = hashOf(policy);
  const current = await work
    .selectFrom("document_version")
    .select("content_hash")
    .where("document", "=", policy.id)
    .where("origin", "=", "system")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (current?.content_hash === content_hash) return;
  await work
    .insertInto("document_version")
    .values({ document: policy.id, place: policy.place, origin: "system", content_hash, body: JSON.stringify(policy) })
    .execute();
}

/** Brings the `measure` rows in step with the current versions, whoever published them. */
export async function indexCurrent(work: Work): Promise<void> {
  const stale = await work
    .selectFrom("current_document")
    .select(["id", "body"])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("measure")
            .select("measure.id")
            .whereRef("measure.version", "=", "current_document.id")
            .where("measure.index_version", "=", indexVersion),
        ),
      ),
    )
    .execute();
  for (const { id, body } of stale) await indexDocument(work, id, body);
}

async function indexDocument(work: Work, version: string, policy: Policy): Promise<void> {
  await work.deleteFrom("measure").where("document", "=", policy.id).execute();
  const rows = cardsOf(policy).map((card, position) => rowOf(policy, version, card, position));
  // One statement takes 65,535 values: a document of a thousand measures goes in several.
  for (let at = 0; at < rows.length; at += 500) {
    await work
      .insertInto("measure")
      .values(rows.slice(at, at + 500))
      .execute();
  }
  await indexEntry(work, version, policy);
}

async function indexEntry(work: Work, version: string, policy: Policy): Promise<void> {
  const { id, title, short, number, issuer, place, placeName, inForce } = policy;
  const pinyin = [...new Set([...pinyinKeys(title.zh), ...pinyinKeys(short.zh)])];
  const row = {
    version,
    place,
    force_from: printDay(inForce.from),
    force_to: inForce.to === undefined ? null : printDay(inForce.to),
    card: JSON.stringify({ title, number, issuer, placeName }),
    pinyin,
    terms: documentTerms({ id, title, short, number, issuer, pinyin }),
  };
  await work
    .insertInto("document_entry")
    .values({ document: id, ...row })
    .onConflict((it) => it.column("document").doUpdateSet(row))
    .execute();
}

function rowOf(policy: Policy, version: string, card: MeasureCard, position: number) {
  const benefit = policy.benefits.find(({ id }) => id === card.id);
  const pinyin = pinyinKeys(card.title.zh);
  const amounts = benefit === undefined ? [] : amountsOf(benefit);
  return {
    id: card.id,
    version,
    index_version: indexVersion,
    document: policy.id,
    place: policy.place,
    position,
    kind: card.kind,
    who: card.benefit?.for ?? null,
    force_from: card.force.from,
    force_to: card.force.to,
    card: JSON.stringify(card),
    pinyin,
    amounts,
    terms: termsOf(findable(card, pinyin, amounts)),
  };
}

function findable(card: MeasureCard, pinyin: readonly string[], amounts: readonly string[]): Findable {
  const units = [...card.lead, ...card.responsible].flatMap(({ name, aliases }) => [name.zh, name.en, ...aliases]);
  return { id: card.id, clause: card.clause, title: card.title, summary: card.summary, units, pinyin, amounts };
}

/** The content's own name: equal content has an equal hash, wherever it was read. */
export function hashOf(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 32);
}
