import type { EmployerChange, EmployerDetail, NewEmployer } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedDatabase, ScopedTransaction } from "#kernel/scope.ts";
import { createUnit, renameUnit, setAliases } from "#modules/directory/units/index.ts";
import { addValues } from "../facts/facts.service.ts";
import { noLongerKept, notFound } from "../facts/subject.ts";
import type { Voice } from "../facts/voice.ts";
import { readUscc } from "../numbers/index.ts";
import { nameKeys } from "../people/names.ts";
import { type Ground, holderOf, inScope, refuseFaults } from "../people/people.write.ts";
import { registryTables } from "../registry.tables.ts";
import { readEmployer } from "./employers.read.ts";
import { type EmployerRecord, lockEmployer, writeKeys } from "./employers.store.ts";
import { type EmployerFields, openEmployer, readEmployerFields, sealEmployer } from "./own-fields.ts";

type Language = "zh" | "en";

/** Registers an employer, and the unit that it is. */
export async function createEmployer(
  tx: ScopedTransaction,
  { sealing, clock }: Ground,
  actor: Actor,
  voice: Voice,
  { facts, place, ...typed }: NewEmployer,
  language: Language,
): Promise<EmployerDetail> {
  const db = registryTables(tx);
  const { fields, faults, notices } = readEmployerFields(typed);
  refuseFaults(faults, language);
  const holder = await holderOf(db, voice.unit);
  const { sealed, ...own } = fields;
  const name = own.name ?? typed.name;
  const aliases = own.aliases ?? [];
  const id = await createUnit(
    { tx, who: actor, on: today(clock) },
    { parent: holder.id, kind: "employer", name, aliases, ...(own.uscc ? { code: own.uscc } : {}) },
  );
  const key = sealing.newSubjectKey();
  const now = clock.now();
  await inScope(
    db
      .insertInto("employer")
      .values({
        id,
        place: place ?? holder.place,
        held_by: [holder.id],
        name,
        aliases,
        name_pinyin: nameKeys(name).name_pinyin,
        uscc: own.uscc ?? null,
        phone: own.phone ?? null,
        address: own.address ?? null,
        sealed: sealEmployer(sealing, id, key, {}, sealed),
        sealed_key: key,
        created_by: actor.account,
        created_at: now,
        updated_by: actor.account,
        updated_name: actor.name,
        updated_at: now,
      })
      .execute(),
  );
  await writeKeys(db, { id, name, aliases, uscc: own.uscc ?? null });
  await record(tx, actor, {
    action: "employer.create",
    object: { kind: "employer", id },
    detail: { name, uscc: own.uscc ?? null, unit: holder.id },
  });
  await addValues(
    tx,
    sealing,
    actor,
    voice,
    { kind: "employer", id, sealedKey: key, changeable: true },
    facts,
    now,
    language,
  );
  return readEmployer(
    tx,
    sealing,
    id,
    language,
    notices.map((each) => each[language]),
  );
}

/** Changes an employer's own fields, unless somebody else has since; its unit follows. */
export async function updateEmployer(
  tx: ScopedTransaction,
  { sealing, clock }: Ground,
  actor: Actor,
  id: string,
  { version, ...typed }: EmployerChange,
  language: Language,
): Promise<EmployerDetail> {
  const db = registryTables(tx);
  const employer = await lockEmployer(db, id);
  if (employer === undefined) throw notFound("employer");
  if (employer.withdrawn_at !== null || employer.merged_into !== null || employer.sealed_key === null)
    throw noLongerKept();
  const { fields, faults, notices } = readEmployerFields(typed);
  if (employer.version !== version) throw changedSince(employer, fields, language);
  refuseFaults(faults, language);
  const { sealed, ...own } = fields;
  await inScope(
    db
      .updateTable("employer")
      .set({
        ...own,
        ...(own.name === undefined ? {} : { name_pinyin: nameKeys(own.name).name_pinyin }),
        sealed: sealEmployer(sealing, id, employer.sealed_key, openEmployer(sealing, employer), sealed),
        ...stamp(actor, employer, clock),
      })
      .where("id", "=", id)
      .execute(),
  );
  await writeKeys(db, { ...employer, ...own });
  await renameItsUnit(tx, actor, clock, employer, fields);
  await record(tx, actor, {
    action: "employer.update",
    object: { kind: "employer", id },
    detail: { fields: Object.keys(typed) },
  });
  return readEmployer(
    tx,
    sealing,
    id,
    language,
    notices.map((each) => each[language]),
  );
}

async function renameItsUnit(
  tx: ScopedTransaction,
  actor: Actor,
  clock: Clock,
  { id, name: before }: EmployerRecord,
  { name, aliases }: EmployerFields,
): Promise<void> {
  const doing = { tx, who: actor, on: today(clock) };
  const versionOf = async () => {
    const unit = tx.withTables<{ unit: { id: string; version: number } }>().selectFrom("unit");
    return (await unit.select("version").where("id", "=", id).executeTakeFirstOrThrow()).version;
  };
  if (name !== undefined && name !== before) await renameUnit(doing, id, await versionOf(), name);
  if (aliases !== undefined) await setAliases(doing, id, await versionOf(), aliases);
}

/** Takes an employer off the lists. Nothing is deleted, its unit stays for what points at it. */
export async function withdrawEmployer(
  tx: ScopedTransaction,
  { sealing, clock }: Ground,
  actor: Actor,
  id: string,
  { version, reason }: { readonly version: number; readonly reason: string },
  language: Language,
): Promise<EmployerDetail> {
  const db = registryTables(tx);
  const employer = await lockEmployer(db, id);
  if (employer === undefined) throw notFound("employer");
  if (employer.withdrawn_at !== null || employer.merged_into !== null) throw noLongerKept();
  if (employer.version !== version) throw changedSince(employer, { sealed: {} }, language);
  await db
    .updateTable("employer")
    .set({ withdrawn_at: clock.now(), withdrawn_reason: reason, ...stamp(actor, employer, clock) })
    .where("id", "=", id)
    .execute();
  await record(tx, actor, { action: "employer.withdraw", object: { kind: "employer", id }, detail: { reason } });
  return readEmployer(tx, sealing, id, language);
}

function stamp(actor: Actor, { version }: EmployerRecord, clock: Clock) {
  return { version: version + 1, updated_at: clock.now(), updated_by: actor.account, updated_name: actor.name };
}

function changedSince(employer: EmployerRecord, { sealed, ...own }: EmployerFields, language: Language): Refusal {
  void sealed;
  const empty = { zh: "（空）", en: "(empty)" }[language];
  const text = (value: string | string[] | null | undefined) => [value ?? []].flat().join("、") || empty;
  const both = (Object.keys(own) as (keyof typeof own)[]).filter((field) => text(employer[field]) !== text(own[field]));
  const by = employer.updated_name ?? "";
  return new Refusal(
    "conflict",
    {
      zh: `${by}在您打开之后改过这条记录（现为第 ${employer.version} 版），您的修改没有保存，请对照后再改。`,
      en: `${by} changed this record after you opened it (it is version ${employer.version} now). Nothing of yours was saved; compare and change again.`,
    },
    both.map((field) => {
      const [is, was] = [text(employer[field]), text(own[field])];
      return {
        field,
        says: { zh: `现为“${is}”，您填的是“${was}”`, en: `is now “${is}”, you typed “${was}”` }[language],
      };
    }),
  );
}

/** Refuses a code that another employer is registered with. Codes and names of employers are public, so it is named. */
export async function refuseHeldCode(
  database: ScopedDatabase,
  uscc: string | null | undefined,
  except?: string,
): Promise<void> {
  const read = readUscc(uscc ?? "");
  if (!read.ok) return;
  const held = await database.asSystem("look for an employer of the same code", (tx) =>
    registryTables(tx).selectFrom("employer").select(["id", "name"]).where("uscc", "=", read.value).executeTakeFirst(),
  );
  if (held === undefined || held.id === except) return;
  throw new Refusal(
    "already_there",
    {
      zh: `该统一社会信用代码已登记为“${held.name}”。`,
      en: `That code is registered already, as ${held.name}.`,
    },
    [{ field: "uscc", says: held.name }],
  );
}
