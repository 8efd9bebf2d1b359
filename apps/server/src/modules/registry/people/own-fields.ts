import type { IdKind, PersonChange, SealedField } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import {
  maskAddress,
  maskBankCard,
  maskIdentity,
  maskMobile,
  maskName,
  readBankCard,
  readDocument,
  readIdentity,
  type Reading,
  readMobile,
} from "../numbers/index.ts";
import { tidyName } from "./names.ts";

/** A person's own fields as typed: absent means "leave it", null "there is none". */
export type Typed = Omit<PersonChange, "version">;
export type Sealed = Partial<Record<SealedField, string>>;

/** The same, read: numbers in their normal form. */
export type OwnFields = {
  readonly name?: string;
  readonly gender?: "male" | "female" | null;
  readonly birthMonth?: string | null;
  readonly idKind?: IdKind | null;
  /** Fields that are sealed, by name; null empties one. */
  readonly sealed: Readonly<Partial<Record<SealedField, string | null>>>;
};
export type Fault = { readonly field: string; readonly problem: Text };
export type Read = { readonly fields: OwnFields; readonly faults: readonly Fault[]; readonly notices: readonly Text[] };

/**
 * Reads a person's own fields, and all that is wrong with them. Of an identity number, gender and
 * birth month follow; where they are given too they must agree.
 *
 * @param before the kind of document that is kept, for a change of the number alone
 */
export function readOwnFields(typed: Typed, today: string, before?: IdKind | null): Read {
  const faults: Fault[] = [];
  const notices: Text[] = [];
  const take = (field: string, read: Reading): string | undefined => {
    if (!read.ok) faults.push({ field, problem: read.problem });
    else if (read.notice !== undefined) notices.push(read.notice);
    return read.ok ? read.value : undefined;
  };
  const sealed: Partial<Record<SealedField, string | null>> = {};
  const put = (field: SealedField, value: string | null | undefined) => {
    if (value !== undefined) sealed[field] = value;
  };

  const document = readNumber(typed, today, before, take);
  put("idNumber", document.number);
  put("phone", typed.phone && take("phone", readMobile(typed.phone)));
  put("bankAccount", typed.bankAccount && take("bankAccount", readBankCard(typed.bankAccount)));
  for (const field of ["address", "bankName", "bankHolder"] as const) put(field, typed[field]);
  if (typed.phone === null) sealed.phone = null;
  if (typed.bankAccount === null) sealed.bankAccount = null;

  const told = { gender: typed.gender, birthMonth: typed.birthMonth };
  for (const field of ["gender", "birthMonth"] as const) {
    if (document.tells && told[field] && told[field] !== document.tells[field]) {
      faults.push({ field, problem: disagrees[field] });
    }
  }
  const fields: OwnFields = {
    ...(typed.name === undefined ? {} : { name: tidyName(typed.name) }),
    ...(told.gender === undefined ? {} : { gender: told.gender }),
    ...(told.birthMonth === undefined ? {} : { birthMonth: told.birthMonth }),
    ...document.tells,
    ...(document.kind === undefined ? {} : { idKind: document.kind }),
    sealed,
  };
  return { fields, faults, notices };
}

type Document = {
  readonly kind?: IdKind | null;
  readonly number?: string | null | undefined;
  /** What an identity number says by itself. */
  readonly tells?: { readonly gender: "male" | "female"; readonly birthMonth: string };
};

function readNumber(
  { idKind, idNumber }: Typed,
  today: string,
  before: IdKind | null | undefined,
  take: (field: string, read: Reading) => string | undefined,
): Document {
  if (idNumber === null) return { kind: null, number: null };
  if (idNumber === undefined) return idKind === undefined ? {} : { kind: idKind };
  const identity = readIdentity(idNumber, today);
  const kind = idKind ?? before ?? (identity.ok ? identity.kind : "resident_id");
  const number = take("idNumber", readDocument(kind, idNumber, today));
  if (number === undefined) return {};
  if (!identity.ok || kind === "other" || kind === "passport") return { kind, number };
  return { kind, number, tells: { gender: identity.gender, birthMonth: identity.birth.slice(0, 7) } };
}

const disagrees = {
  gender: { zh: "性别与证件号码不一致。", en: "The gender does not agree with the identity number." },
  birthMonth: { zh: "出生年月与证件号码不一致。", en: "The birth month does not agree with the identity number." },
};

/** The sealed fields after a change. */
export function sealedAfter(before: Sealed, change: OwnFields["sealed"]): Sealed {
  const entries = Object.entries({ ...before, ...change }).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as Sealed;
}

const masks: Readonly<Record<SealedField, (text: string) => string>> = {
  idNumber: maskIdentity,
  phone: maskMobile,
  address: maskAddress,
  bankAccount: maskBankCard,
  bankName: (text) => text,
  bankHolder: maskName,
};

/** Each filled field as it is shown to whoever did not ask to see it. */
export function maskedFields(sealed: Sealed): Sealed {
  const entries = Object.entries(sealed) as [SealedField, string][];
  return Object.fromEntries(entries.map(([field, text]) => [field, masks[field](text)]));
}
