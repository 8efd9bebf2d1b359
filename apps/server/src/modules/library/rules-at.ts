/** The published rules as they are applied in a place: those of now, or exactly those of an earlier decision. */
import {
  type Benefit,
  currentForm,
  type Measure,
  parseDay,
  type Policy,
  prepare,
  type Process,
  type RecognitionScheme,
  type Rules,
  type Vocabulary,
  withRecognitions,
} from "@jucai/engine";
import type { Transaction } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { LibraryTables } from "./library.tables.ts";
import { aroundOf } from "./places.ts";
import { inEffect } from "./versions/in-effect.ts";

/** One measure with the document that it stands in; `benefit` is absent for what is no benefit. */
export type Found = {
  readonly measure: Measure;
  readonly benefit?: Benefit;
  /** What is recognised by it, where it is decided here. */
  readonly scheme?: RecognitionScheme;
  readonly policy: Policy;
  /** document_version.id */
  readonly version: string;
};

/** Compiled rules of a place, with where each measure stands. */
export type PlaceRules = {
  readonly rules: Rules;
  readonly vocabulary: Vocabulary;
  /** vocabulary_version.id */
  readonly vocabularyVersion: string;
  readonly policies: readonly Policy[];
  readonly find: (measure: string) => Found | undefined;
  /** The same rules for a few benefits only: what else there is then costs nothing. */
  readonly only: (benefits: readonly string[]) => Rules;
};

/** Documents as they are current, those in effect on a day, or exactly these versions (`document_version.id`, `vocabulary_version.id`). */
export type RulesWanted =
  | { readonly now: true }
  | { readonly on: string }
  | { readonly versions: readonly string[]; readonly vocabulary?: string };

/**
 * What was published never changes: read once, it stays right for as long as the process lives. Kept by the hash of its
 * content, so that it is right whichever database it came from.
 */
const policies = new Map<string, Policy>();
const vocabularies = new Map<string, Vocabulary>();
const compiled = new Map<string, PlaceRules>();
const mostCompiled = 40;

/** The rules that bear on a place: its own documents and those of the places around it. */
export async function rulesAt(tx: ScopedTransaction, place: string, wanted: RulesWanted): Promise<PlaceRules> {
  const db = tx.withTables<LibraryTables>();
  const heads = await headsOf(db, place, wanted);
  const words = await vocabularyHead(db, "versions" in wanted ? wanted.vocabulary : undefined);
  const name = [words, ...heads].map(({ id, hash }) => `${id} ${hash}`).join(",");
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const made = compile(await policiesOf(db, heads), words.id, await vocabularyAt(db, words));
  if (compiled.size >= mostCompiled) compiled.delete(compiled.keys().next().value ?? "");
  compiled.set(name, made);
  return made;
}

/** A row as published: its id in this database and the name of its content. */
type Head = { readonly id: string; readonly hash: string };

async function headsOf(db: Transaction<LibraryTables>, place: string, wanted: RulesWanted): Promise<Head[]> {
  const rows =
    "versions" in wanted
      ? await db
          .selectFrom("document_version")
          .select(["id", "content_hash as hash"])
          .where("id", "in", wanted.versions.length === 0 ? ["0"] : [...wanted.versions])
          .execute()
      : await db
          .selectFrom(inEffect("on" in wanted ? wanted.on : undefined).as("current_document"))
          .select(["id", "content_hash as hash"])
          .where("place", "in", aroundOf(place))
          .execute();
  const heads = rows.map(({ id, hash }) => ({ id: String(id), hash })).sort((a, b) => Number(a.id) - Number(b.id));
  const lost =
    "versions" in wanted ? wanted.versions.find((id) => !heads.some((it) => it.id === String(id))) : undefined;
  if (lost !== undefined) throw new Error(`there is no document version ${lost}`);
  return heads;
}

type Versioned = { readonly version: string; readonly policy: Policy };

function compile(versioned: readonly Versioned[], vocabularyVersion: string, vocabulary: Vocabulary): PlaceRules {
  const rules = prepare(
    vocabulary,
    versioned.flatMap(({ policy }) => policy.benefits),
  );
  const found = new Map<string, Found>();
  for (const { policy, version } of versioned) {
    const benefits = new Map(policy.benefits.map((benefit) => [benefit.id, benefit]));
    const schemes = new Map(policy.recognitions?.filter(isDecidedHere).map((scheme) => [scheme.measure, scheme]));
    for (const measure of policy.measures) {
      const benefit = benefits.get(measure.id);
      const scheme = schemes.get(measure.id);
      const is = benefit !== undefined ? { benefit } : scheme !== undefined ? { scheme } : {};
      found.set(measure.id, { measure, policy, version, ...is });
    }
  }
  return {
    rules,
    vocabulary,
    vocabularyVersion,
    policies: versioned.map(({ policy }) => policy),
    find: (measure) => found.get(measure),
    only: (ids) => ({ ...rules, benefits: rules.benefits.filter(({ benefit }) => ids.includes(benefit.id)) }),
  };
}

const isDecidedHere = ({ decided }: RecognitionScheme): boolean => decided !== "elsewhere";

/** The vocabulary of this version, or the newest. */
async function vocabularyHead(db: Transaction<LibraryTables>, id: string | undefined): Promise<Head> {
  let found = db.selectFrom("vocabulary_version").select(["id", "content_hash as hash"]);
  if (id !== undefined) found = found.where("id", "=", id);
  const row = await found.orderBy("id", "desc").limit(1).executeTakeFirstOrThrow();
  return { id: String(row.id), hash: row.hash };
}

async function vocabularyAt(db: Transaction<LibraryTables>, { id, hash }: Head): Promise<Vocabulary> {
  const known = vocabularies.get(hash);
  if (known !== undefined) return known;
  const { body } = await db
    .selectFrom("vocabulary_version")
    .select("body")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  vocabularies.set(hash, body);
  return body;
}

async function policiesOf(db: Transaction<LibraryTables>, heads: readonly Head[]): Promise<Versioned[]> {
  const unread = heads.filter(({ hash }) => !policies.has(hash)).map(({ id }) => id);
  if (unread.length > 0) {
    const rows = await db
      .selectFrom("document_version")
      .select(["content_hash", "body"])
      .where("id", "in", unread)
      .execute();
    for (const { content_hash, body } of rows) policies.set(content_hash, withRecognitions(currentForm(body)));
  }
  return heads.map(({ id, hash }) => {
    const policy = policies.get(hash);
    if (policy === undefined) throw new Error(`there is no document version ${id}`);
    return { version: id, policy };
  });
}

/** The process of a measure: the one printed for it, or the default of its document. Undefined for what is not claimed. */
export function processOf({ benefit, scheme, policy }: Found): Process | undefined {
  const byId = (id: string | undefined) => policy.processes?.find((process) => process.id === id);
  if (benefit !== undefined) return byId(benefit.processId) ?? byId(policy.defaultProcess);
  return scheme === undefined ? undefined : (byId(scheme.processId) ?? byId(policy.defaultRecognition));
}

/** Calendar date as the engine counts days. */
export function dayOf(date: string): number {
  const day = parseDay(date);
  if (day === undefined) throw new Error(`${date} is no calendar date`);
  return day;
}
