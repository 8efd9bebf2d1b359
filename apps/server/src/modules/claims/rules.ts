/** The published rules as claims are decided by them: of a day, or exactly those of an earlier decision. */
import {
  type Benefit,
  type Constant,
  currentForm,
  decide,
  type Decision,
  type Measure,
  type Policy,
  type Process,
  type RecognitionScheme,
  prepare,
  type Rules,
  type Vocabulary,
  withRecognitions,
} from "@jucai/engine";
import { parseDay } from "@jucai/engine";
import type { Transaction } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { settingsOf } from "#modules/library/index.ts";
import type { LibraryTables } from "#modules/library/library.tables.ts";
import { aroundOf } from "#modules/library/places.ts";
import type { HeldFacts } from "#modules/registry/facts/index.ts";
import { type Claim, claimsTables } from "./claims.tables.ts";
import { factsOfClaim } from "./applications/facts-of-claim.ts";

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

/** Documents as published now, or exactly these versions (`document_version.id`, `vocabulary_version.id`). */
export type RulesWanted =
  { readonly now: true } | { readonly versions: readonly string[]; readonly vocabulary?: string };

/** What was published never changes: read once, it stays right for as long as the process lives. */
const policies = new Map<string, Policy>();
const vocabularies = new Map<string, Vocabulary>();
const compiled = new Map<string, PlaceRules>();
const mostCompiled = 40;

/** The rules that bear on a place: its own documents and those of the places around it. */
export async function rulesAt(tx: ScopedTransaction, place: string, wanted: RulesWanted): Promise<PlaceRules> {
  const db = tx.withTables<LibraryTables>();
  const heads =
    "now" in wanted
      ? await db.selectFrom("current_document").select("id").where("place", "in", aroundOf(place)).execute()
      : wanted.versions.map((id) => ({ id }));
  const versions = heads.map(({ id }) => String(id)).sort((a, b) => Number(a) - Number(b));
  const vocabularyVersion =
    "vocabulary" in wanted && wanted.vocabulary !== undefined ? wanted.vocabulary : await newestVocabulary(db);
  const name = `${vocabularyVersion}:${versions.join(",")}`;
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const made = compile(await policiesOf(db, versions), vocabularyVersion, await vocabularyAt(db, vocabularyVersion));
  if (compiled.size >= mostCompiled) compiled.delete(compiled.keys().next().value ?? "");
  compiled.set(name, made);
  return made;
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

async function newestVocabulary(db: Transaction<LibraryTables>): Promise<string> {
  const newest = db.selectFrom("vocabulary_version").select("id").orderBy("id", "desc").limit(1);
  return String((await newest.executeTakeFirstOrThrow()).id);
}

async function vocabularyAt(db: Transaction<LibraryTables>, id: string): Promise<Vocabulary> {
  const known = vocabularies.get(id);
  if (known !== undefined) return known;
  const { body } = await db
    .selectFrom("vocabulary_version")
    .select("body")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  vocabularies.set(id, body);
  return body;
}

async function policiesOf(db: Transaction<LibraryTables>, versions: readonly string[]): Promise<Versioned[]> {
  const unread = versions.filter((id) => !policies.has(id));
  if (unread.length > 0) {
    const rows = await db.selectFrom("document_version").select(["id", "body"]).where("id", "in", unread).execute();
    for (const { id, body } of rows) policies.set(String(id), withRecognitions(currentForm(body)));
  }
  return versions.map((version) => {
    const policy = policies.get(version);
    if (policy === undefined) throw new Error(`there is no document version ${version}`);
    return { version, policy };
  });
}

/** The process of a measure: the one printed for it, or the default of its document. Undefined for what is not claimed. */
export function processOf({ benefit, scheme, policy }: Found): Process | undefined {
  const byId = (id: string | undefined) => policy.processes?.find((process) => process.id === id);
  if (benefit !== undefined) return byId(benefit.processId) ?? byId(policy.defaultProcess);
  return scheme === undefined ? undefined : (byId(scheme.processId) ?? byId(policy.defaultRecognition));
}

/** What the rules say of one claim, and on what. */
export type Evaluated = {
  /** Names of a line's subject are masked: identity numbers stand in no answer and no table. */
  readonly decision: Decision;
  readonly facts: HeldFacts;
  /** Settings of the place on the day of the judgement: `benefit#setting` → value. */
  readonly settings: ReadonlyMap<string, Constant>;
  readonly benefit: Benefit;
  readonly policy: Policy;
  readonly rules: PlaceRules;
  /** The day for which it is judged, `YYYY-MM-DD`: that on which it was handed in. */
  readonly on: string;
};

/**
 * Decides one claim on what is held now: the registry's best-supported facts, the form's answers for what stands only
 * there, and awards held already. Rules and settings are those of the day on which it was handed in. Reads past the
 * reader's own reach, so that everybody gets the same result; refuses measures that no rule decides.
 */
export async function evaluate(
  tx: ScopedTransaction,
  sealing: Sealing,
  claim: string | Claim,
  today?: string,
): Promise<Evaluated> {
  return unlimited(tx, "evaluate a claim", async () => {
    const row = typeof claim === "string" ? await claimRow(tx, claim) : claim;
    const rules = await rulesAt(tx, row.place, { versions: [row.rule_version] });
    const found = rules.find(row.benefit);
    if (found?.benefit === undefined) throw noRule();
    const on = row.submitted_on ?? today;
    if (on === undefined) throw new Error("a claim that was not handed in is judged for a given day");
    const facts = await factsOfClaim(tx, sealing, row, found.benefit, rules.vocabulary);
    const settings = await settingsOf(tx, row.place, on);
    const decision = decideOne(rules.only([row.benefit]), facts, { on, settings });
    return { decision, facts, settings, benefit: found.benefit, policy: found.policy, rules, on };
  });
}

/** One benefit's decision with subjects masked. */
export function decideOne(
  rules: Rules,
  facts: Pick<HeldFacts, "facts" | "held">,
  { on, settings }: { readonly on: string; readonly settings: ReadonlyMap<string, Constant> },
): Decision {
  const [decision] = decide(rules, facts.facts, { on: dayOf(on), settings, held: facts.held });
  if (decision === undefined) throw new Error("no benefit was left to decide");
  return masked(decision, rules);
}

/** Calendar date as the engine counts days. */
export function dayOf(date: string): number {
  const day = parseDay(date);
  if (day === undefined) throw new Error(`${date} is no calendar date`);
  return day;
}

/** Who a line is about stands by the end of his number only. */
export function masked(decision: Decision, rules: Rules): Decision {
  const each = rules.benefits.find(({ benefit }) => benefit.id === decision.benefit)?.benefit.each;
  if (each?.unique?.key.endsWith(".person") !== true) return decision;
  const lines = decision.lines.map((line) => ({ ...line, subject: tailOf(line.subject) }));
  return { ...decision, lines };
}

/** The end of a number; names and short words stay. */
export function tailOf(text: string): string {
  return /^(?=.*\d)[\dA-Za-z()]{8,}$/.test(text) ? `*${text.slice(-4)}` : text;
}

async function claimRow(tx: ScopedTransaction, id: string): Promise<Claim> {
  const row = await claimsTables(tx).selectFrom("claim").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw noClaim();
  return row;
}

/** The same refusal when there is none and when it is somebody else's, so that ids cannot be probed. */
export function noClaim(): Refusal {
  return new Refusal("not_found", {
    zh: "没有找到这个办件，或者不在您的办理范围内。",
    en: "There is no such claim within your reach.",
  });
}

function noRule(): Refusal {
  return new Refusal("wrong_state", {
    zh: "这个事项没有可计算的条件，由人工办理。",
    en: "No rule decides this measure; it is worked on by hand.",
  });
}
