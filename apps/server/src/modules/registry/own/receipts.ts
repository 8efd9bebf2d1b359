import type { NewFactValue, Receipt, WindowService } from "@jucai/contract";
import type { Fact, Text, Vocabulary } from "@jucai/engine";
import { recordAccess } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import { sql } from "kysely";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { addValues } from "../facts/facts.service.ts";
import { notFound, subjectToChange } from "../facts/subject.ts";
import { unitNames } from "../facts/views.ts";
import { vocabularyOf } from "../facts/vocabulary.ts";
import type { Voice } from "../facts/voice.ts";
import { maskedFields } from "../people/own-fields.ts";
import { personById, type PersonRecord } from "../people/people.store.ts";
import { createPerson, type Ground, updatePerson } from "../people/people.write.ts";
import { openFields } from "../people/sealed-fields.ts";
import { registryTables } from "../registry.tables.ts";
import { giveConsent, purposeOf } from "./consents.ts";

type Language = "zh" | "en";
type Line = { readonly label: Text; readonly text: Text };

/** Serves somebody at the counter: registers or corrects, writes the consent on paper down, and makes the receipt. */
export async function serveAtWindow(
  tx: ScopedTransaction,
  ground: Ground,
  actor: Actor,
  voice: Voice,
  { person: id, create, change, facts, purpose: purposeId, paper }: WindowService,
  language: Language,
): Promise<Receipt> {
  const purpose = purposeOf(purposeId);
  const { sealing, clock } = ground;
  const at = clock.now();
  const served =
    create === undefined
      ? await corrected(tx, ground, actor, id ?? "", change ?? {}, language)
      : (await createPerson(tx, ground, actor, voice, { ...create, facts: [] }, language)).id;
  const subject = await subjectToChange(registryTables(tx), "person", served);
  await addValues(tx, sealing, actor, voice, subject, facts, at, language);
  await giveConsent(tx, actor, served, purpose, { way: "paper", paper }, at);
  const person = await personById(registryTables(tx), served);
  if (person === undefined) throw notFound("person");

  const { vocabulary } = await vocabularyOf(tx);
  const typed = Object.keys(create ?? change ?? {});
  const unit = voice.unit ?? person.held_by[0] ?? "";
  const names = await unitNames(registryTables(tx), [unit], language);
  const receipt: Receipt = {
    number: await nextNumber(tx, person.place, clock),
    at: at.toISOString(),
    person: { id: served, name: person.name, idMasked: maskedFields(openFields(sealing, person)).idNumber ?? null },
    lines: [...ownLines(person, maskedFields(openFields(sealing, person)), typed), ...factLines(facts, vocabulary)],
    purpose: purpose.says,
    paper,
    clerk: actor.name,
    unit: names.get(unit) ?? "",
    rights,
  };
  await registryTables(tx)
    .insertInto("receipt")
    .values({ number: receipt.number, person: served, at, unit, body: JSON.stringify(receipt) })
    .execute();
  return receipt;
}

async function corrected(
  tx: ScopedTransaction,
  ground: Ground,
  actor: Actor,
  id: string,
  change: NonNullable<WindowService["change"]>,
  language: Language,
): Promise<string> {
  const person = await personById(registryTables(tx), id);
  if (person === undefined) throw notFound("person");
  // The person stands at the counter: what is kept now is what is corrected.
  if (Object.keys(change).length > 0) {
    await updatePerson(tx, ground, actor, id, { ...change, version: person.version }, language);
  }
  return id;
}

/** A receipt once more. */
export async function receiptByNumber(tx: ScopedTransaction, actor: Actor, number: string): Promise<Receipt> {
  const row = await registryTables(tx)
    .selectFrom("receipt")
    .select(["person", "body"])
    .where("number", "=", number)
    .executeTakeFirst();
  if (row === undefined)
    throw new Refusal("not_found", { zh: "没有这个编号的回执。", en: "There is no such receipt." });
  await recordAccess(tx, actor, { person: row.person, action: "print", reason: number });
  return row.body as Receipt;
}

/** Place, day and a running number, as it is read out over the phone. */
async function nextNumber(tx: ScopedTransaction, place: string, clock: Clock): Promise<string> {
  const { rows } = await sql<{ next: string }>`select nextval('receipt_number') as next`.execute(tx);
  return `${place}-${today(clock).replaceAll("-", "")}-${(rows[0]?.next ?? "").padStart(6, "0")}`;
}

const labels: Readonly<Record<string, Text>> = {
  name: { zh: "姓名", en: "Name" },
  gender: { zh: "性别", en: "Gender" },
  birthMonth: { zh: "出生年月", en: "Birth month" },
  idKind: { zh: "证件类型", en: "Kind of document" },
  idNumber: { zh: "证件号码", en: "Identity number" },
  phone: { zh: "手机号码", en: "Mobile number" },
  address: { zh: "住址", en: "Address" },
  bankAccount: { zh: "银行账号", en: "Bank account" },
  bankName: { zh: "开户行", en: "Bank" },
  bankHolder: { zh: "户名", en: "Account holder" },
};
const genders: Readonly<Record<string, Text>> = { male: { zh: "男", en: "male" }, female: { zh: "女", en: "female" } };
const documents: Readonly<Record<string, Text>> = {
  resident_id: { zh: "居民身份证", en: "resident identity card" },
  residence_permit: { zh: "港澳台居民居住证", en: "residence permit" },
  taiwan_permit: { zh: "台胞证", en: "Taiwan compatriot permit" },
  hk_macao_permit: { zh: "回乡证", en: "home-return permit" },
  passport: { zh: "护照", en: "passport" },
  permanent_residence: { zh: "外国人永久居留身份证", en: "permanent residence card" },
  other: { zh: "其他证件", en: "another document" },
};

function ownLines(person: PersonRecord, masked: Readonly<Record<string, string>>, typed: readonly string[]): Line[] {
  const plain: Readonly<Record<string, Text>> = {
    name: same(person.name),
    gender: genders[person.gender ?? ""] ?? none,
    birthMonth: same(person.birth_month),
    idKind: documents[person.id_kind ?? ""] ?? none,
  };
  return typed.flatMap((field) => {
    const label = labels[field];
    return label === undefined ? [] : [{ label, text: plain[field] ?? same(masked[field] ?? null) }];
  });
}

function factLines(facts: readonly NewFactValue[], vocabulary: Vocabulary): Line[] {
  return facts.flatMap(({ fact: id, value }) => {
    const fact = vocabulary.facts.find((each) => each.id === id);
    return fact === undefined ? [] : [{ label: fact.label, text: valueText(value, fact, vocabulary) }];
  });
}

function valueText(value: NewFactValue["value"], fact: Fact, vocabulary: Vocabulary): Text {
  if (fact.sensitivity === "sensitive")
    return { zh: "（敏感信息，已加密登记）", en: "(sensitive, recorded encrypted)" };
  if (value === null) return none;
  const { type } = fact;
  if (type.kind === "boolean") return value === true ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  if (type.kind === "money") return { zh: `${Number(value) / 100} 元`, en: `${Number(value) / 100} yuan` };
  if (type.kind === "enum") {
    const values = vocabulary.enumerations.find(({ id }) => id === type.of)?.values ?? [];
    return values.find(({ id }) => id === value)?.label ?? same(String(value));
  }
  return same(String(value));
}

const none: Text = { zh: "无", en: "none" };

function same(text: string | null): Text {
  return text === null ? none : { zh: text, en: text };
}

const rights: Text = {
  zh: "您可以随时凭本回执到窗口查询、更正这些信息，或要求说明用途；也可以用手机登录后自行查看谁看过您的信息。",
  en: "With this receipt you may ask at any window to see or correct what was recorded and what it is used for; signed in by phone you see who looked at it.",
};
