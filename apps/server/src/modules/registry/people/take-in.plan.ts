import { sql } from "kysely";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { TakenBy } from "../facts/told.ts";
import type { RegistryTransaction } from "../registry.tables.ts";
import { type Joining, joiningOf } from "./joining.ts";
import { type Candidate, matchOf, type Sought } from "./match.ts";
import { tidyName } from "./names.ts";
import type { Sealed } from "./own-fields.ts";
import type { PersonRecord } from "./people.store.ts";
import { openFields } from "./sealed-fields.ts";
import type { TakenIn } from "./taken.ts";

export type Held = Candidate & {
  readonly record: PersonRecord;
  readonly own: Sealed;
  /** An earlier piece of the same sheet registered him: where a sheet is cut must not decide who is one person. */
  readonly ofThisImport: boolean;
};
export type Plan = {
  readonly given: TakenIn;
  readonly id: string;
  readonly held: Held | undefined;
  readonly key: Buffer;
  /** How far the row may go with whom it met; nobody else holds whom it registers. */
  readonly joining: Joining;
};

/** Everybody whom one of the rows may be about, those merged into somebody else followed to him. */
export async function candidatesFor(
  db: RegistryTransaction,
  sealing: Sealing,
  rows: readonly TakenIn[],
  { unit, importId }: TakenBy,
): Promise<Held[]> {
  const ids = rows.flatMap(({ person }) => person ?? []);
  const names = rows.map(({ name }) => tidyName(name));
  const numbers = rows.flatMap(({ idNumber }) => (idNumber === undefined ? [] : [sealing.blindIndex("id", idNumber)]));
  const phones = rows.flatMap(({ phone }) => (phone === undefined ? [] : [sealing.blindIndex("phone", phone)]));
  const { rows: found } = await sql<PersonRecord & { of_this_import: boolean }>`
    select *, exists (select 1 from person_before b
        where b.import = ${importId}::uuid and b.person = person.id and b.before is null) as of_this_import
    from person where id in (
      with recursive found as (
        select id, merged_into from person
        where id = any(${ids}::uuid[]) or id_index = any(${numbers}::bytea[])
          or ((phone_index = any(${phones}::bytea[]) or (name = any(${names}::text[]) and held_by && ${[unit]}::uuid[]))
            and not exists (select 1 from person_before b
              where b.import = ${importId}::uuid and b.person = person.id and b.before is null))
        union select p.id, p.merged_into from person p join found on p.id = found.merged_into
      )
      select id from found)
    order by id for update`.execute(db);
  const byId = new Map(found.map((record) => [record.id, record]));
  return found.map((record) => heldOf(sealing, survivorOf(record, byId), record, record.of_this_import));
}

function survivorOf(record: PersonRecord, byId: ReadonlyMap<string, PersonRecord>): PersonRecord {
  const into = record.merged_into === null ? undefined : byId.get(record.merged_into);
  return into === undefined ? record : survivorOf(into, byId);
}

/** The one who is kept, found by the numbers of the one who was met. */
function heldOf(sealing: Sealing, record: PersonRecord, met: PersonRecord, ofThisImport: boolean): Held {
  return {
    ofThisImport,
    id: record.id,
    name: met.name,
    birth_month: met.birth_month,
    held_by: met.held_by,
    idIndex: met.id_index?.toString("base64") ?? null,
    phoneIndex: met.phone_index?.toString("base64") ?? null,
    record,
    // Opened when it is needed: of the many namesakes in a large sheet hardly one is the person.
    get own() {
      return openFields(sealing, record);
    },
  };
}

/** Which person each row is about; rows of one new person share him. */
export function planOf(rows: readonly TakenIn[], held: readonly Held[], sealing: Sealing, by: TakenBy): Plan[] {
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
    const others = held.filter((it) => !it.ofThisImport || (it.idIndex !== null && it.idIndex === sought.idIndex));
    const found = matchOf(sought, others, by.unit);
    const match = held.find((each) => each === found);
    if (match !== undefined) {
      const key = match.record.sealed_key ?? Buffer.alloc(0);
      return { given, id: match.id, held: match, key, joining: joiningWith(match.record, sought, held, by) };
    }
    // Two rows of one sheet are one person only by the same number: namesakes in one township are two.
    const twin = sought.idIndex === null ? undefined : fresh.find(({ idIndex }) => idIndex === sought.idIndex);
    if (twin !== undefined) return { given, id: twin.id, held: undefined, key: twin.key, joining: "reached" };
    const id = crypto.randomUUID();
    const key = sealing.newSubjectKey();
    fresh.push({ ...sought, id, key, birth_month: sought.birthMonth, held_by: [by.unit] });
    return { given, id, held: undefined, key, joining: "reached" };
  });
}

/** Decided here again, for between checking and writing somebody else may have registered him. */
function joiningWith(record: PersonRecord, sought: Sought, held: readonly Held[], by: TakenBy): Joining {
  const met = held.filter(({ id, idIndex }) => id === record.id && idIndex !== null && idIndex === sought.idIndex);
  const agrees = {
    number: met.length > 0,
    name: [record, ...met].some(({ name }) => name === sought.name),
  };
  const sees = by.sees ?? { all: false, places: [], units: [by.unit] };
  return joiningOf(sees, by.place, { place: record.place, heldBy: record.held_by }, agrees);
}
