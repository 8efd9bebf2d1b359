import type { ConsentView, PurposeView } from "@jucai/contract";
import type { Selectable } from "kysely";
import { record, type Who } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { type RegistryTables, type RegistryTransaction, registryTables } from "../registry.tables.ts";
import { type Purpose, purposes } from "./purposes.ts";

type ConsentRow = Selectable<RegistryTables["consent"]>;

/** Every consent of a person, withdrawn ones too, the latest first. */
export async function consentsOf(db: RegistryTransaction, person: string): Promise<ConsentRow[]> {
  return db.selectFrom("consent").selectAll().where("person", "=", person).orderBy("id", "desc").execute();
}

/** What data is used for, with the consent that stands where there is one. */
export function purposeViews(consents: readonly ConsentRow[]): PurposeView[] {
  return purposes.map((purpose) => {
    const standing = consents.find((each) => each.purpose === purpose.id && each.withdrawn_at === null);
    return { ...purpose, consent: standing?.id ?? null };
  });
}

export function purposeOf(id: string, version?: number): Purpose {
  const purpose = purposes.find((each) => each.id === id);
  if (purpose === undefined) throw new Refusal("not_found", { zh: "没有这项用途。", en: "There is no such purpose." });
  if (version !== undefined && purpose.version !== version) {
    throw new Refusal("conflict", {
      zh: "说明已更新，请看过新的说明再同意。",
      en: "The words have changed; read the new ones before you agree.",
    });
  }
  return purpose;
}

type Given = { readonly way: "page" | "paper" | "window"; readonly paper: string | null };

/** Writes a consent down with the words that stand there now; undefined when the same one stands already. */
export async function giveConsent(
  tx: ScopedTransaction,
  who: Exclude<Who, "system">,
  person: string,
  { id, version, says }: Purpose,
  { way, paper }: Given,
  at: Date,
): Promise<ConsentRow | undefined> {
  const row = await registryTables(tx)
    .insertInto("consent")
    .values({
      person,
      purpose: id,
      version,
      says: JSON.stringify(says),
      way,
      paper,
      given_at: at,
      recorded_by: who.account,
      recorded_name: who.name,
      withdrawn_at: null,
    })
    .onConflict((on) => on.columns(["person", "purpose"]).where("withdrawn_at", "is", null).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  await record(tx, who, {
    action: "consent.give",
    object: { kind: "person", id: person },
    detail: { purpose: id, version, way },
  });
  return row;
}

/** Ends a consent from now on. */
export async function withdrawConsent(
  tx: ScopedTransaction,
  who: Who,
  person: string,
  id: string,
  at: Date,
): Promise<ConsentRow> {
  const db = registryTables(tx);
  const before = await db
    .selectFrom("consent")
    .selectAll()
    .where("id", "=", id)
    .where("person", "=", person)
    .forUpdate()
    .executeTakeFirst();
  if (before === undefined)
    throw new Refusal("not_found", { zh: "没有这条同意记录。", en: "There is no such consent." });
  if (before.withdrawn_at !== null) {
    throw new Refusal("wrong_state", { zh: "这项同意已经撤回。", en: "This consent was withdrawn already." });
  }
  await db.updateTable("consent").set({ withdrawn_at: at }).where("id", "=", id).execute();
  await record(tx, who, {
    action: "consent.withdraw",
    object: { kind: "person", id: person },
    detail: { purpose: before.purpose },
  });
  return { ...before, withdrawn_at: at };
}

export function consentView(row: ConsentRow): ConsentView {
  return {
    id: row.id,
    purpose: row.purpose,
    says: row.says,
    version: row.version,
    way: row.way,
    paper: row.paper,
    givenAt: row.given_at.toISOString(),
    recordedBy: row.recorded_name,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  };
}
