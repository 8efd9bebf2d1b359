import { sql } from "kysely";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { TakenBy } from "../facts/told.ts";
import type { RegistryTransaction } from "../registry.tables.ts";
import { nameKeys, tidyName } from "./names.ts";
import { type Sealed, sealedAfter } from "./own-fields.ts";
import type { PersonRecord } from "./people.store.ts";
import { sealedColumns } from "./sealed-fields.ts";
import type { Plan } from "./take-in.plan.ts";
import type { TakenIn } from "./taken.ts";

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

/** Registers those of the plans who are new. */
export async function insertPersons(
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
export async function updatePersons(
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
  // Own fields of somebody whom only others hold are theirs to change: an account number above all.
  const saying = plans.filter(({ joining, given }) => joining === "reached" && given.keepOwn !== true);
  const holders = plans.some(({ joining }) => joining !== "points") ? [unit] : [];
  const own = (given: TakenIn) => (foreign ? withoutNumber(ownOf(given)) : ownOf(given));
  const after = saying.reduce((fields, { given }) => sealedAfter(fields, own(given)), before);
  const last = <Key extends "gender" | "birthMonth" | "idKind">(key: Key) =>
    saying.findLast(({ given }) => given[key])?.given[key];
  const told = {
    gender: last("gender") ?? record.gender,
    birthMonth: last("birthMonth") ?? record.birth_month,
    idKind: last("idKind") ?? record.id_kind,
  };
  const same =
    holders.every((each) => record.held_by.includes(each)) &&
    told.gender === record.gender &&
    told.birthMonth === record.birth_month &&
    told.idKind === record.id_kind &&
    (Object.keys(after) as (keyof Sealed)[]).every((field) => after[field] === before[field]);
  if (same) return undefined;
  const { sealed_key, ...columns } = columnsOf(sealing, record.id, record.sealed_key, after);
  void sealed_key;
  const fresh = { id: record.id, held_by: [...new Set([...record.held_by, ...holders])], ...told, ...columns };
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
