import type { Evidence, FactJson, FactValueView, NewFactValue, SubjectKind } from "@jucai/contract";
import type { Text, Vocabulary } from "@jucai/engine";
import { record, type Who } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { registryTables } from "../registry.tables.ts";
import { type FactRow, insertValues, type NewRow, refreshBest, valuesOf } from "./facts.store.ts";
import { notFound, type Subject, subjectOf, subjectToChange } from "./subject.ts";
import { checkValue, factFor } from "./value.ts";
import { historyViews, unitNames } from "./views.ts";
import { vocabularyOf } from "./vocabulary.ts";
import type { Voice } from "./voice.ts";

type Language = "zh" | "en";

/** Every value of a subject's facts, the latest first. */
export async function factHistory(
  tx: ScopedTransaction,
  subject: { readonly kind: SubjectKind; readonly id: string },
  fact: string | undefined,
  language: Language,
): Promise<{ items: FactValueView[] }> {
  const db = registryTables(tx);
  await subjectOf(db, subject.kind, subject.id);
  const rows = await valuesOf(db, subject.id, fact);
  const names = await unitNames(
    db,
    rows.map((row) => row.source_unit),
    language,
  );
  return { items: historyViews(rows, names) };
}

/** Writes one value down for a fact and says what came of it. */
export async function addValue(
  tx: ScopedTransaction,
  sealing: Sealing,
  who: Who,
  voice: Voice,
  about: { readonly kind: SubjectKind; readonly id: string },
  given: NewFactValue,
  at: Date,
  language: Language,
): Promise<FactValueView> {
  const subject = await subjectToChange(registryTables(tx), about.kind, about.id);
  const [id] = await addValues(tx, sealing, who, voice, subject, [given], at, language);
  return valueView(tx, subject.id, id, language);
}

/** Writes several values down for one subject; all of them or, when one cannot be, none. Ids in the order given. */
export async function addValues(
  tx: ScopedTransaction,
  sealing: Sealing,
  who: Who,
  voice: Voice,
  subject: Subject,
  given: readonly NewFactValue[],
  at: Date,
  language: Language,
): Promise<string[]> {
  if (given.length === 0) return [];
  const db = registryTables(tx);
  const { vocabulary } = await vocabularyOf(tx);
  const day = today({ now: () => at });
  const rows = given.map((it, index) => newRow(it, index, { sealing, voice, subject, vocabulary, language, day }));
  const ids = await insertValues(db, subject.kind, rows, at);
  await refreshBest(db, subject.kind, [subject.id]);
  await record(tx, who, {
    action: "fact.create",
    object: { kind: subject.kind, id: subject.id },
    detail: { facts: given.map(({ fact }) => fact), source: voice.source, values: ids },
  });
  return ids;
}

type Ground = {
  readonly sealing: Sealing;
  readonly voice: Voice;
  readonly subject: Subject;
  readonly vocabulary: Vocabulary;
  readonly language: Language;
  readonly day: string;
};

function newRow(given: NewFactValue, index: number, ground: Ground): NewRow {
  const { sealing, voice, subject, vocabulary, language, day } = ground;
  const found = factFor(given.fact, subject.kind, vocabulary);
  if ("problem" in found) throw notValid(found.problem, `facts.${index}.fact`, language);
  const checked = checkValue(given.value, found.fact, vocabulary);
  if ("problem" in checked) throw notValid(checked.problem, `facts.${index}.value`, language);
  // What begins later does not hold yet, and would count at once: it is told when it has begun.
  if (given.since !== undefined && given.since > day) throw notValid(notYet, `facts.${index}.since`, language);
  const sensitive = found.fact.sensitivity === "sensitive";
  return {
    subject: subject.id,
    fact: given.fact,
    value: checked.value,
    ...(sensitive ? { sealed: sealValue(sealing, subject, given.fact, checked.value) } : {}),
    since: given.since,
    source: voice.source,
    unit: voice.unit,
    note: given.note,
    evidence: given.evidence,
    enteredBy: voice.account,
    enteredName: voice.name,
    import: voice.import,
  };
}

const notYet: Text = {
  zh: "起始日期不能晚于今天；到那一天再登记。",
  en: "The day since when it holds cannot lie ahead; enter it once it has come.",
};

function notValid(problem: Text, field: string, language: Language): Refusal {
  return new Refusal("not_valid", problem, [{ field, says: problem[language] }]);
}

const contextOf = (subject: string, fact: string) => `fact_value/${subject}/${fact}`;

/** A sensitive value under the subject's own key, so that it goes when the key goes. */
export function sealValue(sealing: Sealing, { id, sealedKey }: Subject, fact: string, value: FactJson): Buffer {
  if (sealedKey === null) {
    throw new Refusal("wrong_state", {
      zh: "此人的敏感信息已按规定销毁，不能再登记。",
      en: "This person's sensitive fields were destroyed; none can be added.",
    });
  }
  return sealing.seal(sealedKey, { value: JSON.stringify(value) }, contextOf(id, fact));
}

/** The value of a row, opened when it is sealed; undefined when the subject's key is destroyed. */
export function openValue(sealing: Sealing, sealedKey: Buffer | null, row: FactRow): FactJson | undefined {
  if (row.sealed === null) return row.value;
  const key = row.subject_key === undefined ? sealedKey : row.subject_key;
  if (key === null) return undefined;
  return JSON.parse(sealing.open(key, row.sealed, contextOf(row.subject, row.fact))["value"] ?? "null") as FactJson;
}

/** An officer has seen the proof. Nobody verifies what he said himself. */
export async function verifyValue(
  tx: ScopedTransaction,
  who: Who,
  voice: Voice,
  id: string,
  evidence: Evidence | undefined,
  at: Date,
  language: Language,
): Promise<FactValueView> {
  const row = await standingValue(tx, id);
  if (row.verified_at !== null) throw wrongState("这条信息已核实过。", "This value is verified already.");
  if (row.entered_by !== null && row.entered_by === voice.account) {
    throw new Refusal("not_allowed", {
      zh: "自己登记的信息要由另一位经办人核实。",
      en: "What you entered yourself is verified by somebody else.",
    });
  }
  const db = registryTables(tx);
  await db
    .updateTable("fact_value")
    .set({
      verified_at: at,
      verified_by: voice.account,
      verified_name: voice.name,
      ...(evidence === undefined ? {} : { evidence: JSON.stringify(evidence) }),
    })
    .where("id", "=", id)
    .execute();
  return changed(tx, who, row, "fact.verify", language);
}

/**
 * Takes a value back. It stays in the history and counts no more.
 *
 * Everybody may take back what his own side said; an office of the place also what others said.
 */
export async function retractValue(
  tx: ScopedTransaction,
  { actor: who, scope }: { readonly actor: Actor; readonly scope: Scope },
  id: string,
  reason: string,
  at: Date,
  language: Language,
): Promise<FactValueView> {
  const row = await standingValue(tx, id);
  const own = row.source === "self" && row.subject === scope.person;
  const ofUnit = row.source_unit !== null && scope.units.includes(row.source_unit);
  if (!(own || ofUnit || scope.all || scope.places.length > 0)) throw notYours();
  const db = registryTables(tx);
  await db
    .updateTable("fact_value")
    .set({ retracted_at: at, retracted_by: who.account, retracted_why: reason })
    .where("id", "=", id)
    .execute();
  return changed(tx, who, row, "fact.retract", language, { reason });
}

/** A value that stands, of a subject that is kept. */
export async function standingValue(tx: ScopedTransaction, id: string): Promise<FactRow> {
  const db = registryTables(tx);
  const row = await db.selectFrom("fact_value").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (row === undefined) throw notFound("value");
  await subjectToChange(db, row.subject_kind, row.subject);
  if (row.retracted_at !== null) throw wrongState("这条信息已被收回。", "This value was taken back.");
  return row;
}

/** After a change of one value: `best` again, the audit entry, and the value as it is now. */
export async function changed(
  tx: ScopedTransaction,
  who: Who,
  row: FactRow,
  action: string,
  language: Language,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<FactValueView> {
  await refreshBest(registryTables(tx), row.subject_kind, [row.subject]);
  await record(tx, who, {
    action,
    object: { kind: row.subject_kind, id: row.subject },
    detail: { fact: row.fact, value: row.id, ...detail },
  });
  return valueView(tx, row.subject, row.id, language);
}

async function valueView(
  tx: ScopedTransaction,
  subject: string,
  id: string | undefined,
  language: Language,
): Promise<FactValueView> {
  const db = registryTables(tx);
  const rows = await valuesOf(db, subject);
  const names = await unitNames(
    db,
    rows.map((row) => row.source_unit),
    language,
  );
  const view = historyViews(rows, names).find((each) => each.id === id);
  if (view === undefined) throw new Error(`the value ${id} is gone within its own transaction`);
  return view;
}

function notYours(): Refusal {
  return new Refusal("not_allowed", {
    zh: "这是别的单位登记的，您可以另填一条或提出异议，不能收回。",
    en: "Somebody else said this. Say what is right or object to it; only they or the place's office can take it back.",
  });
}

function wrongState(zh: string, en: string): Refusal {
  return new Refusal("wrong_state", { zh, en });
}
