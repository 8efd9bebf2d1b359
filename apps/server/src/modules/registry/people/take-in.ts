/**
 * Takes rows of a sheet into the registry: a handful of statements however many rows.
 *
 * The importer has read and checked the rows, shown them and had them confirmed. Persons are matched across
 * units, so this runs as the system; who asked and for which unit is written to every row.
 */
import type { FactJson, FactSource, IdKind } from "@jucai/contract";
import type { Vocabulary } from "@jucai/engine";
import { sql } from "kysely";
import { recordAll } from "#kernel/audit/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { openValue, sealValue } from "../facts/facts.service.ts";
import { type FactRow, insertValues, type NewRow, refreshBest } from "../facts/facts.store.ts";
import { checkValue, factFor } from "../facts/value.ts";
import { vocabularyOf } from "../facts/vocabulary.ts";
import { type RegistryTransaction, registryTables } from "../registry.tables.ts";
import { type Candidate, matchOf } from "./match.ts";
import { nameKeys, tidyName } from "./names.ts";
import { type Sealed, sealedAfter } from "./own-fields.ts";
import type { PersonRecord } from "./people.store.ts";
import { openFields, sealedColumns } from "./sealed-fields.ts";

/** One row, numbers in their normal form (numbers/), values as the contract writes them (money in fen). */
export type TakenIn = {
  /** Its number in the sheet; comes back with the outcome. */
  readonly row: number;
  /** The person when he is known already, as on a second import of the same roster. */
  readonly person?: string;
  readonly name: string;
  readonly gender?: "male" | "female";
  readonly birthMonth?: string;
  readonly idKind?: IdKind;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly bankAccount?: string;
  readonly bankName?: string;
  readonly bankHolder?: string;
  readonly facts: readonly {
    readonly fact: string;
    readonly value: FactJson;
    readonly since?: string;
    readonly note?: string;
  }[];
};

export type TakenBy = {
  readonly actor: { readonly account: string; readonly name: string };
  readonly source: FactSource;
  /** The collecting unit; it holds the persons from now on. */
  readonly unit: string;
  /** GB/T 2260 code of that unit, where new persons are registered. */
  readonly place: string;
  readonly importId: string;
  readonly at: Date;
};

export type Taken = {
  readonly row: number;
  readonly person: string;
  readonly outcome: "created" | "updated" | "unchanged";
  /** Own fields in which the row differs from what is held and what is held was kept: a name. */
  readonly kept: readonly "name"[];
};

type Held = Candidate & { readonly record: PersonRecord; readonly own: Sealed };
type Plan = { readonly given: TakenIn; readonly id: string; readonly held: Held | undefined; readonly key: Buffer };

/**
 * Takes rows in, in a transaction of the system's. Throws for a fact that the vocabulary lacks or a value that cannot
 * be: the importer has refused those rows before. At most some hundreds of rows at a time.
 */
export async function takeIn(
  tx: ScopedTransaction,
  sealing: Sealing,
  rows: readonly TakenIn[],
  by: TakenBy,
): Promise<Taken[]> {
  if (rows.length === 0) return [];
  const db = registryTables(tx);
  const { vocabulary } = await vocabularyOf(tx);
  const plans = planOf(rows, await candidatesFor(db, sealing, rows, by), sealing, by);
  const created = await insertPersons(db, sealing, plans, by);
  const updated = await updatePersons(db, sealing, plans, by);
  const told = await addFacts(db, sealing, plans, vocabulary, by);
  await refreshBest(db, "person", [...told]);
  await recordAll(
    tx,
    by.actor,
    plans.flatMap(({ id, given }) => {
      const action = created.has(id) ? "person.create" : updated.has(id) || told.has(id) ? "person.update" : undefined;
      const detail = { import: by.importId, row: given.row, facts: given.facts.map(({ fact }) => fact) };
      return action === undefined ? [] : [{ action, object: { kind: "person", id }, detail }];
    }),
  );
  return plans.map(({ given, id, held }) => ({
    row: given.row,
    person: id,
    outcome: created.has(id) ? "created" : updated.has(id) || told.has(id) ? "updated" : "unchanged",
    kept: held !== undefined && held.name !== tidyName(given.name) ? ["name"] : [],
  }));
}

/** Everybody whom one of the rows may be about, those merged into somebody else followed to him. */
async function candidatesFor(
  db: RegistryTransaction,
  sealing: Sealing,
  rows: readonly TakenIn[],
  { unit }: TakenBy,
): Promise<Held[]> {
  const ids = rows.flatMap(({ person }) => person ?? []);
  const names = rows.map(({ name }) => tidyName(name));
  const numbers = rows.flatMap(({ idNumber }) => (idNumber === undefined ? [] : [sealing.blindIndex("id", idNumber)]));
  const phones = rows.flatMap(({ phone }) => (phone === undefined ? [] : [sealing.blindIndex("phone", phone)]));
  const { rows: found } = await sql<PersonRecord>`
    select * from person where id in (
      with recursive found as (
        select id, merged_into from person
        where id = any(${ids}::uuid[]) or id_index = any(${numbers}::bytea[]) or phone_index = any(${phones}::bytea[])
          or (name = any(${names}::text[]) and held_by && ${[unit]}::uuid[])
        union select p.id, p.merged_into from person p join found on p.id = found.merged_into
      )
      select id from found)
    order by id for update`.execute(db);
  const byId = new Map(found.map((record) => [record.id, record]));
  return found.map((record) => heldOf(sealing, survivorOf(record, byId), record));
}

function survivorOf(record: PersonRecord, byId: ReadonlyMap<string, PersonRecord>): PersonRecord {
  const into = record.merged_into === null ? undefined : byId.get(record.merged_into);
  return into === undefined ? record : survivorOf(into, byId);
}

/** The one who is kept, found by the numbers of the one who was met. */
function heldOf(sealing: Sealing, record: PersonRecord, met: PersonRecord): Held {
  return {
    id: record.id,
    name: met.name,
    birth_month: met.birth_month,
    held_by: met.held_by,
    idIndex: met.id_index?.toString("base64") ?? null,
    phoneIndex: met.phone_index?.toString("base64") ?? null,
    record,
    own: openFields(sealing, record),
  };
}

/** Which person each row is about; rows of one new person share him. */
function planOf(rows: readonly TakenIn[], held: readonly Held[], sealing: Sealing, { unit }: TakenBy): Plan[] {
  const fresh: (Candidate & { readonly key: Buffer })[] = [];
  const base64 = (index: Buffer | undefined) => index?.toString("base64") ?? null;
  return rows.map((given) => {
    const sought = {
      person: given.person,
      name: tidyName(given.name),
      birthMonth: given.birthMonth ?? null,
      idIndex: base64(given.idNumber === undefined ? undefined : sealing.blindIndex("id", given.idNumber)),
      phoneIndex: base64(given.phone === undefined ? undefined : sealing.blindIndex("phone", given.phone)),
    };
    const found = matchOf(sought, held, unit);
    const match = held.find((each) => each === found);
    if (match !== undefined)
      return { given, id: match.id, held: match, key: match.record.sealed_key ?? Buffer.alloc(0) };
    // Two rows of one sheet are one person only by the same number: namesakes in one township are two.
    const twin = sought.idIndex === null ? undefined : fresh.find(({ idIndex }) => idIndex === sought.idIndex);
    if (twin !== undefined) return { given, id: twin.id, held: undefined, key: twin.key };
    const id = crypto.randomUUID();
    const key = sealing.newSubjectKey();
    fresh.push({ ...sought, id, key, birth_month: sought.birthMonth, held_by: [unit] });
    return { given, id, held: undefined, key };
  });
}

function ownOf({ idNumber, phone, address, bankAccount, bankName, bankHolder }: TakenIn): Sealed {
  const entries = Object.entries({ idNumber, phone, address, bankAccount, bankName, bankHolder });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Sealed;
}

const base64 = (bytes: Buffer | null) => bytes?.toString("base64") ?? null;

function columnsOf(sealing: Sealing, id: string, key: Buffer, own: Sealed) {
  const { sealed, sealed_key, id_index, phone_index, ...tails } = sealedColumns(sealing, id, key, own);
  return {
    ...tails,
    sealed: base64(sealed),
    sealed_key: base64(sealed_key),
    id_index: base64(id_index),
    phone_index: base64(phone_index),
  };
}

async function insertPersons(
  db: RegistryTransaction,
  sealing: Sealing,
  plans: readonly Plan[],
  by: TakenBy,
): Promise<Set<string>> {
  const first = [
    ...Map.groupBy(
      plans.filter(({ held }) => held === undefined),
      ({ id }) => id,
    ).values(),
  ].map(([plan]) => plan!);
  if (first.length === 0) return new Set();
  const records = first.map(({ id, key, given }) => {
    const name = tidyName(given.name);
    const { gender = null, birthMonth = null, idKind = null } = given;
    return { id, name, ...nameKeys(name), gender, birthMonth, idKind, ...columnsOf(sealing, id, key, ownOf(given)) };
  });
  await sql`
    insert into person (id, place, held_by, name, name_pinyin, given_pinyin, name_initials, gender, birth_month, id_kind,
      id_index, phone_index, id_tail, phone_tail, sealed, sealed_key,
      created_by, created_at, updated_by, updated_name, updated_at)
    select id, ${by.place}, ${[by.unit]}::uuid[], name, name_pinyin, given_pinyin, name_initials, gender, "birthMonth", "idKind",
      decode(id_index, 'base64'), decode(phone_index, 'base64'), id_tail, phone_tail, decode(sealed, 'base64'),
      decode(sealed_key, 'base64'), ${by.actor.account}::uuid, ${by.at}, ${by.actor.account}::uuid, ${by.actor.name}, ${by.at}
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as it(id uuid, name text, name_pinyin text, given_pinyin text,
      name_initials text, gender text, "birthMonth" text, "idKind" text, id_index text, phone_index text, id_tail text,
      phone_tail text, sealed text, sealed_key text)`.execute(db);
  await remember(
    db,
    first.map(({ id }) => ({ person: id, before: null, version: 1 })),
    by,
  );
  return new Set(first.map(({ id }) => id));
}

/** Puts what the rows say more into those who are held already, and says whom that changed. */
async function updatePersons(
  db: RegistryTransaction,
  sealing: Sealing,
  plans: readonly Plan[],
  by: TakenBy,
): Promise<Set<string>> {
  const byPerson = Map.groupBy(
    plans.filter(({ held }) => held !== undefined),
    ({ id }) => id,
  );
  const changes = [...byPerson.values()].flatMap((of) => changeOf(sealing, of, by.unit) ?? []);
  if (changes.length === 0) return new Set();
  await remember(
    db,
    changes.map(({ record, fresh }) => ({ person: fresh.id, before: beforeOf(record), version: record.version + 1 })),
    by,
  );
  await sql`
    update person set held_by = it.held_by, gender = it.gender, birth_month = it."birthMonth", id_kind = it."idKind",
      id_index = decode(it.id_index, 'base64'), phone_index = decode(it.phone_index, 'base64'), id_tail = it.id_tail,
      phone_tail = it.phone_tail, sealed = decode(it.sealed, 'base64'), version = version + 1,
      updated_by = ${by.actor.account}::uuid, updated_name = ${by.actor.name}, updated_at = ${by.at}
    from jsonb_to_recordset(${JSON.stringify(changes.map(({ fresh }) => fresh))}::jsonb) as it(id uuid, held_by uuid[],
      gender text, "birthMonth" text, "idKind" text, id_index text, phone_index text, id_tail text, phone_tail text, sealed text)
    where person.id = it.id`.execute(db);
  return new Set(changes.map(({ fresh }) => fresh.id));
}

function changeOf(sealing: Sealing, plans: readonly Plan[], unit: string) {
  const record = plans[0]!.held!.record;
  // Whose fields were destroyed on order gets none again from a sheet.
  if (record.sealed_key === null) return undefined;
  const before = plans[0]!.held!.own;
  // The number of one who was merged stays with him, so that it finds whom he was merged into.
  const met = plans[0]!.held!.idIndex;
  const foreign = met !== null && met !== base64(record.id_index);
  const own = (given: TakenIn) => (foreign ? withoutNumber(ownOf(given)) : ownOf(given));
  const after = plans.reduce((fields, { given }) => sealedAfter(fields, own(given)), before);
  const last = <Key extends "gender" | "birthMonth" | "idKind">(key: Key) =>
    plans.findLast(({ given }) => given[key])?.given[key];
  const told = {
    gender: last("gender") ?? record.gender,
    birthMonth: last("birthMonth") ?? record.birth_month,
    idKind: last("idKind") ?? record.id_kind,
  };
  const same =
    record.held_by.includes(unit) &&
    told.gender === record.gender &&
    told.birthMonth === record.birth_month &&
    told.idKind === record.id_kind &&
    (Object.keys(after) as (keyof Sealed)[]).every((field) => after[field] === before[field]);
  if (same) return undefined;
  const { sealed_key, ...columns } = columnsOf(sealing, record.id, record.sealed_key, after);
  void sealed_key;
  const fresh = { id: record.id, held_by: [...new Set([...record.held_by, unit])], ...told, ...columns };
  return { record, fresh };
}

function withoutNumber({ idNumber, ...rest }: Sealed): Sealed {
  void idNumber;
  return rest;
}

function beforeOf(record: PersonRecord): object {
  const { held_by, gender, birth_month, id_kind, id_tail, phone_tail } = record;
  const bytes = {
    sealed: base64(record.sealed),
    id_index: base64(record.id_index),
    phone_index: base64(record.phone_index),
  };
  return { held_by, gender, birth_month, id_kind, id_tail, phone_tail, ...bytes };
}

type Remembered = { readonly person: string; readonly before: object | null; readonly version: number };

async function remember(db: RegistryTransaction, entries: readonly Remembered[], { importId }: TakenBy): Promise<void> {
  // Of two pieces of one import that touch the same person, the first tells how he was before.
  await sql`
    insert into person_before (import, person, before, version)
    select ${importId}::uuid, person, before, version
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as it(person uuid, before jsonb, version int)
    on conflict (import, person) do update set version = excluded.version`.execute(db);
}

/** Writes down those values that this unit has not said already, and says of whom. */
async function addFacts(
  db: RegistryTransaction,
  sealing: Sealing,
  plans: readonly Plan[],
  vocabulary: Vocabulary,
  by: TakenBy,
): Promise<Set<string>> {
  const said = await saidAlready(db, plans, by);
  const values = plans.flatMap((plan) =>
    plan.held?.record.forgotten_at == null
      ? plan.given.facts.flatMap((each) => newValue(plan, each, said, sealing, vocabulary, by) ?? [])
      : [],
  );
  await insertValues(db, "person", values, by.at);
  return new Set(values.map(({ subject }) => subject));
}

function newValue(
  { id, key, held }: Plan,
  { fact: factId, value: raw, since, note }: TakenIn["facts"][number],
  said: ReadonlyMap<string, FactRow>,
  sealing: Sealing,
  vocabulary: Vocabulary,
  by: TakenBy,
): NewRow | undefined {
  const found = factFor(factId, "person", vocabulary);
  if ("problem" in found) throw new Error(found.problem.en);
  const checked = checkValue(raw, found.fact, vocabulary);
  if ("problem" in checked) throw new Error(`${factId}: ${checked.problem.en}`);
  const before = said.get(`${id}/${factId}`);
  const same = before !== undefined && openValue(sealing, held?.record.sealed_key ?? null, before) === checked.value;
  if (same && (since === undefined || before.since === since)) return undefined;
  const subject = { kind: "person", id, sealedKey: key, changeable: true } as const;
  const sensitive = found.fact.sensitivity === "sensitive";
  return {
    subject: id,
    fact: factId,
    value: checked.value,
    ...(sensitive ? { sealed: sealValue(sealing, subject, factId, checked.value) } : {}),
    since,
    source: by.source,
    unit: by.unit,
    note,
    enteredBy: by.actor.account,
    enteredName: by.actor.name,
    import: by.importId,
  };
}

/** What this unit said last of each fact of these persons. */
async function saidAlready(
  db: RegistryTransaction,
  plans: readonly Plan[],
  by: TakenBy,
): Promise<Map<string, FactRow>> {
  const ids = [...new Set(plans.flatMap(({ held, id }) => (held === undefined ? [] : [id])))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("fact_value")
    .distinctOn(["subject", "fact"])
    .selectAll()
    .where("subject", "=", sql<string>`any(${ids}::uuid[])`)
    .where("source", "=", by.source)
    .where("source_unit", "=", by.unit)
    .where("retracted_at", "is", null)
    .orderBy("subject")
    .orderBy("fact")
    .orderBy("id", "desc")
    .execute();
  return new Map(rows.map((row) => [`${row.subject}/${row.fact}`, row]));
}
