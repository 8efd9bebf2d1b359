import type { SealedField } from "@jucai/contract";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { Sealed } from "./own-fields.ts";

const contextOf = (person: string) => `person/${person}`;

/** A person's sealed fields in clear; empty when there are none or their key was destroyed. */
export function openFields(
  sealing: Sealing,
  person: { readonly id: string; readonly sealed: Buffer | null; readonly sealed_key: Buffer | null },
): Sealed {
  if (person.sealed === null || person.sealed_key === null) return {};
  return sealing.open(person.sealed_key, person.sealed, contextOf(person.id)) as Partial<Record<SealedField, string>>;
}

/** The columns that hold sealed fields: the bytes, and what they are found by. */
export function sealedColumns(sealing: Sealing, id: string, key: Buffer, fields: Sealed) {
  const { idNumber, phone } = fields;
  return {
    sealed:
      Object.keys(fields).length === 0 ? null : sealing.seal(key, fields as Record<string, string>, contextOf(id)),
    sealed_key: key,
    id_index: idNumber === undefined ? null : sealing.blindIndex("id", idNumber),
    phone_index: phone === undefined ? null : sealing.blindIndex("phone", phone),
    id_tail: idNumber?.slice(-4) ?? null,
    phone_tail: phone?.slice(-4) ?? null,
  };
}
