import type { BestFactView, PersonDetail, PersonRow } from "@jucai/contract";
import { maskedTail } from "../numbers/index.ts";
import type { Names } from "../facts/views.ts";
import type { ListedPerson, PersonRecord } from "./people.store.ts";
import { maskedFields, type Sealed } from "./own-fields.ts";

/** Stars before a tail, as many as a citizen's number and a mobile number have. */
const lengths = { id: 18, document: 9, phone: 11 };

export function rowView(it: ListedPerson, names: Names): PersonRow {
  const length = it.id_kind === "resident_id" || it.id_kind === "residence_permit" ? lengths.id : lengths.document;
  return {
    ...common(it, names),
    idMasked: it.id_tail === null ? null : maskedTail(it.id_tail, length),
    phoneMasked: it.phone_tail === null ? null : maskedTail(it.phone_tail, lengths.phone),
    facts: Object.fromEntries(
      Object.entries(it.best).map(([fact, { value, source, verified }]) => [fact, { value, source, verified }]),
    ),
  };
}

export function detailView(
  it: PersonRecord,
  sealed: Sealed,
  facts: BestFactView[],
  names: Names,
  notices: readonly string[],
): PersonDetail {
  return {
    ...common(it, names),
    masked: maskedFields(sealed),
    facts,
    mergedInto: it.merged_into,
    withdrawnReason: it.withdrawn_reason,
    notices: [...notices],
  };
}

function common(it: ListedPerson, names: Names) {
  return {
    id: it.id,
    name: it.name,
    gender: it.gender,
    birthMonth: it.birth_month,
    idKind: it.id_kind,
    place: it.place,
    units: it.held_by.map((id) => ({ id, name: names.get(id) ?? "" })),
    withdrawn: it.withdrawn_at !== null,
    forgotten: it.forgotten_at !== null,
    version: it.version,
    createdAt: it.created_at.toISOString(),
    updatedAt: it.updated_at.toISOString(),
  };
}
