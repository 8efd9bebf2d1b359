import type { RosterColumn } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { type Candidate, matchOf } from "../people/match.ts";
import { tidyName } from "../people/names.ts";
import { openFields } from "../people/sealed-fields.ts";
import type { PersonRecord } from "../people/people.store.ts";
import type { Best } from "../registry.tables.ts";
import type { CellValue } from "../sheets/index.ts";
import type { OwnParts } from "./parts.ts";

/** Who or what a row is about, as far as the import has to know. */
export type Held = {
  readonly id: string;
  /** His own, and that of whoever was merged into him and met. */
  readonly names: readonly string[];
  readonly place: string;
  readonly heldBy: readonly string[];
  readonly best: Best;
  readonly by: "identity" | "name_birth_phone" | "uscc" | "name";
  readonly withdrawn: boolean;
  readonly forgotten: boolean;
  /** What is held where a column's own field goes; undefined where a sheet changes nothing of it. */
  readonly own: (is: RosterColumn["is"]) => CellValue | null | undefined;
};

type Met = Candidate & { readonly record: PersonRecord };

/**
 * Looks some hundred rows up among all persons held, whoever holds them: the one whom each row is about, with the
 * rule of people/match.ts, so that what is shown before confirming is what is written after.
 */
export async function heldFor(
  tx: ScopedTransaction,
  sealing: Sealing,
  rows: readonly { readonly row: number; readonly own: OwnParts }[],
  unit: string,
): Promise<Map<number, Held>> {
  const named = rows.filter(({ own }) => own.name !== undefined);
  const sought = named.map(({ row, own }) => ({
    row,
    name: tidyName(own.name ?? ""),
    birthMonth: own.birthMonth ?? null,
    idIndex: own.idNumber === undefined ? null : sealing.blindIndex("id", own.idNumber).toString("base64"),
    phoneIndex: own.phone === undefined ? null : sealing.blindIndex("phone", own.phone).toString("base64"),
  }));
  const candidates = await candidatesFor(tx, sought, unit);
  // Looking at everybody for every row would be 500 × 500 comparisons a piece.
  const by = (key: (it: Met) => string | null) =>
    Map.groupBy(
      candidates.filter((it) => key(it) !== null),
      (it) => key(it) ?? "",
    );
  const [ids, phones, names] = [
    by(({ idIndex }) => idIndex),
    by(({ phoneIndex }) => phoneIndex),
    by(({ name }) => name),
  ];
  return new Map(
    sought.flatMap((each) => {
      const likely = [
        ...new Set([
          ...(ids.get(each.idIndex ?? "") ?? []),
          ...(phones.get(each.phoneIndex ?? "") ?? []),
          ...(names.get(each.name) ?? []),
        ]),
      ];
      const found = matchOf(each, likely, unit);
      const met = likely.find((it) => it === found);
      if (met === undefined) return [];
      const how =
        met.idIndex !== null && met.idIndex === each.idIndex
          ? "identity"
          : met.phoneIndex !== null && met.phoneIndex === each.phoneIndex
            ? "name_birth_phone"
            : "name";
      return [[each.row, heldOf(sealing, met, how)] as const];
    }),
  );
}

function heldOf(sealing: Sealing, { record, name }: Met, by: Held["by"]): Held {
  const sealed = openFields(sealing, record);
  const fields: Partial<Record<NonNullable<RosterColumn["is"]>, CellValue | null>> = {
    gender: record.gender,
    birth_month: record.birth_month,
    identity: sealed.idNumber ?? null,
    phone: sealed.phone ?? null,
    address: sealed.address ?? null,
    bank: sealed.bankAccount ?? null,
  };
  return {
    id: record.id,
    names: [record.name, name],
    place: record.place,
    heldBy: record.held_by,
    best: record.best,
    by,
    withdrawn: record.withdrawn_at !== null,
    forgotten: record.forgotten_at !== null,
    // The name that is held is kept, and whose key was destroyed gets no fields again; see people/take-in.ts.
    own: (is) => (is === undefined || record.sealed_key === null ? undefined : fields[is]),
  };
}

type Sought = { readonly name: string; readonly idIndex: string | null; readonly phoneIndex: string | null };

async function candidatesFor(tx: ScopedTransaction, rows: readonly Sought[], unit: string): Promise<Met[]> {
  const bytes = (indexes: (string | null)[]) =>
    indexes.flatMap((index) => (index === null ? [] : [Buffer.from(index, "base64")]));
  const numbers = bytes(rows.map(({ idIndex }) => idIndex));
  const phones = bytes(rows.map(({ phoneIndex }) => phoneIndex));
  const names = rows.map(({ name }) => name);
  const { rows: found } = await sql<PersonRecord>`
    with recursive met as (
      select id, merged_into from person
      where id_index = any(${numbers}::bytea[]) or phone_index = any(${phones}::bytea[])
        or (name = any(${names}::text[]) and held_by && ${[unit]}::uuid[])
      union select p.id, p.merged_into from person p join met on p.id = met.merged_into
    )
    select p.* from person p join met on met.id = p.id`.execute(tx);
  const byId = new Map(found.map((record) => [record.id, record]));
  const survivor = (record: PersonRecord): PersonRecord => {
    const into = record.merged_into === null ? undefined : byId.get(record.merged_into);
    return into === undefined ? record : survivor(into);
  };
  return found.map((met) => {
    const record = survivor(met);
    return {
      id: record.id,
      name: met.name,
      birth_month: met.birth_month,
      held_by: met.held_by,
      idIndex: met.id_index?.toString("base64") ?? null,
      phoneIndex: met.phone_index?.toString("base64") ?? null,
      record,
    };
  });
}
