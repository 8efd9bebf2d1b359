import type { EmployerChange, EmployerSealedField } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { Sealing } from "#kernel/sealing/index.ts";
import {
  maskBankCard,
  maskMobile,
  maskName,
  readBankCard,
  type Reading,
  readMobile,
  readUscc,
} from "../numbers/index.ts";
import type { Fault } from "../people/own-fields.ts";
import type { EmployerRecord } from "./employers.store.ts";

type Typed = Omit<EmployerChange, "version">;
export type EmployerSealed = Partial<Record<EmployerSealedField, string>>;
export type EmployerFields = {
  readonly name?: string;
  readonly aliases?: string[];
  readonly uscc?: string | null;
  readonly phone?: string | null;
  readonly address?: string | null;
  readonly sealed: Readonly<Partial<Record<EmployerSealedField, string | null>>>;
};

/** Reads an employer's own fields, and all that is wrong with them. */
export function readEmployerFields(typed: Typed): {
  fields: EmployerFields;
  faults: readonly Fault[];
  notices: readonly Text[];
} {
  const faults: Fault[] = [];
  const notices: Text[] = [];
  const take = (field: string, typedText: string | null | undefined, read: (text: string) => Reading) => {
    if (typedText === undefined || typedText === null) return typedText;
    const reading = read(typedText);
    if (!reading.ok) faults.push({ field, problem: reading.problem });
    else if (reading.notice !== undefined) notices.push(reading.notice);
    return reading.ok ? reading.value : undefined;
  };
  const { name, aliases, phone, address, contactName, bankName } = typed;
  const known = {
    name: name && tidyName(name),
    aliases: aliases?.map(tidyName),
    uscc: take("uscc", typed.uscc, readUscc),
    phone,
    address,
  };
  const sealed = {
    contactName,
    contactPhone: take("contactPhone", typed.contactPhone, readMobile),
    bankAccount: take("bankAccount", typed.bankAccount, (text) => readBankCard(text, "company")),
    bankName,
  };
  return { fields: { ...present(known), sealed: present(sealed) }, faults, notices };
}

function tidyName(name: string): string {
  return name.normalize("NFKC").trim().replaceAll(/\s+/g, " ");
}

function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

const masks: Readonly<Record<EmployerSealedField, (text: string) => string>> = {
  contactName: maskName,
  contactPhone: maskMobile,
  bankAccount: maskBankCard,
  bankName: (text) => text,
};

export function maskedEmployer(sealed: EmployerSealed): EmployerSealed {
  const entries = Object.entries(sealed) as [EmployerSealedField, string][];
  return Object.fromEntries(entries.map(([field, text]) => [field, masks[field](text)]));
}

const contextOf = (id: string) => `employer/${id}`;

export function openEmployer(
  sealing: Sealing,
  { id, sealed, sealed_key }: Pick<EmployerRecord, "id" | "sealed" | "sealed_key">,
): EmployerSealed {
  return sealed === null || sealed_key === null ? {} : sealing.open(sealed_key, sealed, contextOf(id));
}

export function sealEmployer(
  sealing: Sealing,
  id: string,
  key: Buffer,
  before: EmployerSealed,
  change: EmployerFields["sealed"],
): Buffer | null {
  const after = Object.entries({ ...before, ...change }).filter(([, value]) => value !== null);
  return after.length === 0
    ? null
    : sealing.seal(key, Object.fromEntries(after) as Record<string, string>, contextOf(id));
}
