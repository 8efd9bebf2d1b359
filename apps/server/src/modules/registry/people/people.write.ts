import type { NewPerson, PersonChange, PersonDetail } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { addValues } from "../facts/facts.service.ts";
import { noLongerKept, notFound } from "../facts/subject.ts";
import type { Voice } from "../facts/voice.ts";
import { type RegistryTransaction, registryTables } from "../registry.tables.ts";
import { nameKeys } from "./names.ts";
import { type Fault, maskedFields, type OwnFields, readOwnFields, type Sealed, sealedAfter } from "./own-fields.ts";
import { personDetail } from "./people.read.ts";
import { lockPerson, type PersonRecord } from "./people.store.ts";
import { openFields, sealedColumns } from "./sealed-fields.ts";

type Language = "zh" | "en";
export type Ground = { readonly sealing: Sealing; readonly clock: Clock };

/** Registers a person whom nobody holds yet. */
export async function createPerson(
  tx: ScopedTransaction,
  { sealing, clock }: Ground,
  actor: Actor,
  voice: Voice,
  { unit, facts, ...typed }: NewPerson,
  language: Language,
): Promise<PersonDetail> {
  const db = registryTables(tx);
  const read = readOwnFields(typed, today(clock));
  refuseFaults(read.faults, language);
  const holder = await holderOf(db, unit ?? voice.unit);
  const { sealed, ...own } = read.fields;
  const key = sealing.newSubjectKey();
  const id = crypto.randomUUID();
  const name = own.name ?? "";
  const now = clock.now();
  await inScope(
    db
      .insertInto("person")
      .values({
        id,
        place: holder.place,
        held_by: [holder.id],
        name,
        ...nameKeys(name),
        gender: own.gender ?? null,
        birth_month: own.birthMonth ?? null,
        id_kind: own.idKind ?? null,
        ...sealedColumns(sealing, id, key, sealedAfter({}, sealed)),
        created_by: actor.account,
        created_at: now,
        updated_by: actor.account,
        updated_name: actor.name,
        updated_at: now,
      })
      .execute(),
  );
  await record(tx, actor, {
    action: "person.create",
    object: { kind: "person", id },
    detail: { fields: namesOf(read.fields), unit: holder.id },
  });
  await addValues(
    tx,
    sealing,
    actor,
    voice,
    { kind: "person", id, sealedKey: key, changeable: true },
    facts,
    now,
    language,
  );
  const person = await lockPerson(db, id);
  if (person === undefined) throw notFound("person");
  return personDetail(tx, sealing, person, language, wordsOf(read.notices, language));
}

/** What says who somebody is: nobody changes it for himself, officers included. */
const identity = ["name", "gender", "birthMonth", "idKind", "idNumber"] as const;

/** Refuses whoever would say of himself who he is; before anything is looked up, or his own page would try out numbers. */
export function refuseOwnIdentity(actor: Actor, id: string, typed: object): void {
  if (actor.person === id && identity.some((field) => field in typed)) throw atTheWindow();
}

/** Changes a person's own fields, unless somebody else has since. */
export async function updatePerson(
  tx: ScopedTransaction,
  { sealing, clock }: Ground,
  actor: Actor,
  id: string,
  { version, ...typed }: PersonChange,
  language: Language,
): Promise<PersonDetail> {
  const db = registryTables(tx);
  const person = await lockPerson(db, id);
  if (person === undefined) throw notFound("person");
  refuseOwnIdentity(actor, id, typed);
  if (person.withdrawn_at !== null || person.merged_into !== null || person.sealed_key === null) throw noLongerKept();
  const before = openFields(sealing, person);
  // What an identity number says of gender and birth must go on agreeing with what is typed.
  const kept = before.idNumber === undefined ? {} : { idNumber: before.idNumber };
  const read = readOwnFields({ ...kept, ...typed }, today(clock), person.id_kind);
  if (person.version !== version) throw changedSince(person, before, read.fields, typed, language);
  refuseFaults(read.faults, language);
  const { sealed, name, gender, birthMonth, idKind } = read.fields;
  await inScope(
    db
      .updateTable("person")
      .set({
        ...(name === undefined ? {} : { name, ...nameKeys(name) }),
        ...(gender === undefined ? {} : { gender }),
        ...(birthMonth === undefined ? {} : { birth_month: birthMonth }),
        ...(idKind === undefined ? {} : { id_kind: idKind }),
        ...sealedColumns(sealing, id, person.sealed_key, sealedAfter(before, sealed)),
        ...stamp(actor, person, clock),
      })
      .where("id", "=", id)
      .execute(),
  );
  await record(tx, actor, {
    action: "person.update",
    object: { kind: "person", id },
    detail: { fields: Object.keys(typed) },
  });
  return again(tx, sealing, id, language, wordsOf(read.notices, language));
}

/** Takes a person off the lists, or puts him back. Nothing is deleted. */
export async function withdrawPerson(
  tx: ScopedTransaction,
  { sealing, clock }: Ground,
  actor: Actor,
  id: string,
  { version, reason }: { readonly version: number; readonly reason: string | null },
  language: Language,
): Promise<PersonDetail> {
  const db = registryTables(tx);
  const person = await lockPerson(db, id);
  if (person === undefined) throw notFound("person");
  if (person.merged_into !== null || (person.withdrawn_at !== null) === (reason !== null)) throw wrongState(reason);
  if (person.version !== version) throw changedSince(person, {}, { sealed: {} }, {}, language);
  await db
    .updateTable("person")
    .set({
      withdrawn_at: reason === null ? null : clock.now(),
      withdrawn_reason: reason,
      ...stamp(actor, person, clock),
    })
    .where("id", "=", id)
    .execute();
  await record(tx, actor, {
    action: reason === null ? "person.restore" : "person.withdraw",
    object: { kind: "person", id },
    ...(reason === null ? {} : { detail: { reason } }),
  });
  return again(tx, sealing, id, language);
}

/** The person as he is now, after a change in the same transaction. */
export async function again(
  tx: ScopedTransaction,
  sealing: Sealing,
  id: string,
  language: Language,
  notices: readonly string[] = [],
): Promise<PersonDetail> {
  const person = await lockPerson(registryTables(tx), id);
  if (person === undefined) throw notFound("person");
  return personDetail(tx, sealing, person, language, notices);
}

export function stamp(actor: Actor, { version }: PersonRecord, clock: Clock) {
  return { version: version + 1, updated_at: clock.now(), updated_by: actor.account, updated_name: actor.name };
}

/** The unit that will hold a new person; its place is the person's. */
export async function holderOf(db: RegistryTransaction, unit: string | null): Promise<{ id: string; place: string }> {
  const found =
    unit === null
      ? undefined
      : await db.selectFrom("unit").select(["id", "place"]).where("id", "=", unit).executeTakeFirst();
  if (found !== undefined) return found;
  throw new Refusal("not_valid", { zh: "请选择由哪个单位登记。", en: "Choose the unit that registers this person." }, [
    { field: "unit", says: unit ?? "" },
  ]);
}

/** Row-level security has the last word on where something may be written. */
export async function inScope<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (code === "42501") throw outside();
    // Somebody registered the same number between our look and our writing.
    if (code === "23505")
      throw new Refusal("already_there", {
        zh: "该号码刚刚被登记，请重新查找。",
        en: "That number was registered a moment ago; search again.",
      });
    throw error;
  }
}

function atTheWindow(): Refusal {
  return new Refusal("not_allowed", {
    zh: "姓名、性别、出生年月和证件信息不能自己改，请带证件到窗口办理。",
    en: "Name, gender, birth and document are not changed by oneself; bring the document to a window.",
  });
}

function outside(): Refusal {
  return new Refusal("not_allowed", {
    zh: "所选单位不在您的管理范围内，请选本单位或下级单位。",
    en: "That unit is not yours; choose your own or one below it.",
  });
}

export function refuseFaults(faults: readonly Fault[], language: Language): void {
  const [first] = faults;
  if (first === undefined) return;
  throw new Refusal(
    "not_valid",
    faults.length === 1
      ? first.problem
      : { zh: `有 ${faults.length} 处需要改正。`, en: `${faults.length} fields need to be put right.` },
    faults.map(({ field, problem }) => ({ field, says: problem[language] })),
  );
}

/** Says of each field that both changed what it is now and what was typed; sensitive ones masked. */
export function changedSince(
  person: PersonRecord,
  before: Sealed,
  wanted: OwnFields,
  typed: object,
  language: Language,
): Refusal {
  type Shown = Readonly<Record<string, string | null | undefined>>;
  const { sealed, ...own } = wanted;
  const now: Shown = { ...ownOf(person), ...maskedFields(before) };
  const mine: Shown = { ...own, ...maskedFields(sealedAfter({}, sealed)) };
  const both = Object.keys(typed).filter((field) => (now[field] ?? null) !== (mine[field] ?? null));
  const empty = { zh: "（空）", en: "(empty)" }[language];
  const by = person.updated_name ?? "";
  return new Refusal(
    "conflict",
    {
      zh: `${by}在您打开之后改过这条记录（现为第 ${person.version} 版），您的修改没有保存，请对照后再改。`,
      en: `${by} changed this record after you opened it (it is version ${person.version} now). Nothing of yours was saved; compare and change again.`,
    },
    both.map((field) => {
      const [is, was] = [now[field] ?? empty, mine[field] ?? empty];
      return {
        field,
        says: { zh: `现为“${is}”，您填的是“${was}”`, en: `is now “${is}”, you typed “${was}”` }[language],
      };
    }),
  );
}

function ownOf({ name, gender, birth_month, id_kind }: PersonRecord) {
  return { name, gender, birthMonth: birth_month, idKind: id_kind };
}

function wrongState(reason: string | null): Refusal {
  return reason === null
    ? new Refusal("wrong_state", { zh: "该记录没有撤下，不需要恢复。", en: "The record was not withdrawn." })
    : new Refusal("wrong_state", { zh: "该记录已撤下或已合并。", en: "The record was withdrawn or merged already." });
}

function namesOf({ sealed, ...own }: OwnFields): string[] {
  return [...Object.keys(own), ...Object.keys(sealed)];
}

function wordsOf(notices: readonly Text[], language: Language): string[] {
  return notices.map((each) => each[language]);
}
