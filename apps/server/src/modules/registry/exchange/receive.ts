import { createHash } from "node:crypto";
import type { ExchangeAnswer, ExchangeOutcome, ExchangeRequest, FactJson } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { record, recordAccesses } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { openValue, sealValue } from "../facts/facts.service.ts";
import { choicesOf, type FactRow, insertValues, type NewRow, refreshBest } from "../facts/facts.store.ts";
import type { Subject } from "../facts/subject.ts";
import { vocabularyOf } from "../facts/vocabulary.ts";
import type { Voice } from "../facts/voice.ts";
import { type RegistryTransaction, registryTables } from "../registry.tables.ts";
import { keyOf, knownRecords, standingValues, subjectsOf } from "./exchange.store.ts";
import { type ReadItem, readItems } from "./items.ts";
import { type Origin, originOf } from "./origin.ts";

export type Delivery = Omit<ExchangeRequest, "items"> & {
  readonly items: readonly unknown[];
  readonly way: "interface" | "file";
  /** The name of the file, when it came as one. */
  readonly file?: string;
};
type Outcome = ExchangeAnswer["items"][number];
type Plan = { readonly item: ReadItem; readonly subject: Subject; readonly against: FactRow | undefined };

/**
 * Takes in what another administration confirms. Never registers anybody; what was held before stays beside it.
 *
 * The same delivery again gets the first answer again, so that a source may repeat whatever was not answered.
 */
export async function receive(
  tx: ScopedTransaction,
  sealing: Sealing,
  { actor, scope, voice }: { readonly actor: Actor; readonly scope: Scope; readonly voice: Voice },
  delivery: Delivery,
  at: Date,
): Promise<ExchangeAnswer> {
  const db = registryTables(tx);
  const { key, asOf, way } = delivery;
  const origin = originOf(actor, voice, { source: delivery.source, reference: delivery.file ?? key });
  const hash = createHash("sha256")
    .update(JSON.stringify([asOf, delivery.items]))
    .digest();
  const first = await firstAnswer(db, actor, origin, key, hash);
  if (first !== undefined) return first;

  const { vocabulary } = await vocabularyOf(tx);
  const { items, malformed } = readItems(delivery.items, vocabulary);
  const subjects = await subjectsOf(db, sealing, items);
  const { plans, outcomes } = await sortOut(db, sealing, origin, asOf, items, subjects);
  const ids = await write(db, sealing, plans, voice, origin, asOf, at);
  await noteContradictions(db, plans, ids, origin, asOf, at);

  const all: Outcome[] = [
    ...outcomes,
    ...malformed.map(({ index, record: id, problem }) => ({
      index,
      record: id,
      outcome: "malformed" as const,
      problem,
    })),
  ].sort((a, b) => a.index - b.index);
  const counts = countsOf(all);
  const id = crypto.randomUUID();
  await db
    .insertInto("exchange_delivery")
    .values({
      id,
      source: origin.name,
      key,
      request_hash: hash,
      as_of: asOf,
      places: [...scope.places],
      way,
      account: actor.account,
      account_name: actor.name,
      received_at: at,
      counts: JSON.stringify(counts),
      items: JSON.stringify(all),
    })
    .execute();
  const people = [...new Set(plans.flatMap(({ subject }) => (subject.kind === "person" ? [subject.id] : [])))];
  await recordAccesses(
    tx,
    actor,
    people.map((person) => ({ person, action: "exchange", reason: `${origin.name} ${asOf}` })),
  );
  await record(tx, actor, {
    action: "exchange.receive",
    object: { kind: "exchange", id },
    detail: { source: origin.name, counted: origin.counts, asOf, counts },
  });
  return { id, repeated: false, counts, items: all };
}

async function firstAnswer(
  db: RegistryTransaction,
  actor: Actor,
  { name }: Origin,
  key: string,
  hash: Buffer,
): Promise<ExchangeAnswer | undefined> {
  const before = await db
    .selectFrom("exchange_delivery")
    .select(["id", "request_hash", "counts", "items"])
    .where("account", "=", actor.account)
    .where("source", "=", name)
    .where("key", "=", key)
    .executeTakeFirst();
  if (before === undefined) return undefined;
  if (!before.request_hash.equals(hash)) {
    throw new Refusal("conflict", {
      zh: "这个批次号用过，而内容不同；内容变了请换一个批次号。",
      en: "This key was used for another content; give a new one when the content has changed.",
    });
  }
  return { id: before.id, repeated: true, counts: before.counts, items: before.items as Outcome[] };
}

/** What becomes of each item, before anything is written. */
async function sortOut(
  db: RegistryTransaction,
  sealing: Sealing,
  { id: source }: Origin,
  asOf: string,
  items: readonly ReadItem[],
  subjects: ReadonlyMap<string, Subject>,
): Promise<{ plans: Plan[]; outcomes: Outcome[] }> {
  const known = await knownRecords(
    db,
    source,
    items.map((item) => item.record),
  );
  const ids = [...subjects.values()].map(({ id }) => id);
  const standing = await standingValues(
    db,
    ids,
    items.map(({ fact }) => fact.id),
  );
  const byFact = Map.groupBy(standing, ({ subject, fact }) => `${subject}/${fact}`);
  const plans: Plan[] = [];
  const outcomes = items.map((item): Outcome => {
    const told = (outcome: ExchangeOutcome, problem?: Text): Outcome => {
      return { index: item.index, record: item.record, outcome, ...(problem === undefined ? {} : { problem }) };
    };
    if (known.has(item.record)) return told("repeated");
    known.add(item.record);
    const subject = subjects.get(keyOf(item.kind, item.number));
    if (subject === undefined || !subject.changeable) return told("unknown_subject");
    if (item.fact.sensitivity === "sensitive" && subject.sealedKey === null) return told("unknown_subject", destroyed);
    const held = byFact.get(`${subject.id}/${item.fact.id}`) ?? [];
    if (held.some((row) => row.exchange_source === source && (row.as_of ?? "") > asOf)) return told("stale");
    const against = contested(held, item, source, (row) => openValue(sealing, subject.sealedKey, row));
    plans.push({ item, subject, against });
    return told(against === undefined ? "matched" : "conflicting");
  });
  return { plans, outcomes };
}

/** The value that counted until now, when it says something else and no later time explains it. */
function contested(
  held: readonly FactRow[],
  { fact, value, since }: ReadItem,
  source: string,
  open: (row: FactRow) => FactJson | undefined,
): FactRow | undefined {
  const best = choicesOf(held).get(fact.id)?.row;
  if (best === undefined || best.exchange_source === source || open(best) === value) return undefined;
  const later = since !== undefined && best.since !== null && since > best.since;
  return later ? undefined : best;
}

async function write(
  db: RegistryTransaction,
  sealing: Sealing,
  plans: readonly Plan[],
  voice: Voice,
  { id, counts, evidence }: Origin,
  asOf: string,
  at: Date,
): Promise<string[]> {
  const ids: string[] = [];
  for (const kind of ["person", "employer"] as const) {
    const of = plans.filter(({ subject }) => subject.kind === kind);
    const rows = of.map(({ item, subject }): NewRow => {
      const sensitive = item.fact.sensitivity === "sensitive";
      return {
        subject: subject.id,
        fact: item.fact.id,
        value: item.value,
        ...(sensitive ? { sealed: sealValue(sealing, subject, item.fact.id, item.value) } : {}),
        since: item.since,
        asOf,
        source: counts,
        evidence,
        unit: voice.unit,
        enteredBy: voice.account,
        enteredName: voice.name,
        exchange: { source: id, record: item.record },
      };
    });
    const written = await insertValues(db, kind, rows, at);
    of.forEach((plan, index) => (ids[plans.indexOf(plan)] = written[index] ?? ""));
    await refreshBest(
      db,
      kind,
      of.map(({ subject }) => subject.id),
    );
  }
  return ids;
}

async function noteContradictions(
  db: RegistryTransaction,
  plans: readonly Plan[],
  ids: readonly string[],
  { name: source }: Origin,
  asOf: string,
  at: Date,
): Promise<void> {
  const rows = plans.flatMap(({ item, subject, against }, index) => {
    if (against === undefined) return [];
    const { kind, id } = subject;
    return [
      {
        subject_kind: kind,
        subject: id,
        fact: item.fact.id,
        said: ids[index] ?? "",
        held: against.id,
        source,
        as_of: asOf,
        at,
      },
    ];
  });
  if (rows.length > 0) await db.insertInto("contradiction").values(rows).execute();
}

function countsOf(items: readonly Outcome[]): ExchangeAnswer["counts"] {
  const byOutcome = Map.groupBy(items, ({ outcome }) => outcome);
  return Object.fromEntries([...byOutcome].map(([outcome, of]) => [outcome, of.length]));
}

const destroyed: Text = {
  zh: "此人的敏感信息已按规定销毁。",
  en: "This person's sensitive fields were destroyed.",
};
