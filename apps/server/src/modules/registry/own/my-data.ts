import type { FactValueView, MyData, SealedField } from "@jucai/contract";
import { sql } from "kysely";
import { record, recordAccess } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedDatabase, ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { changed, openValue, standingValue } from "../facts/facts.service.ts";
import { valuesOf } from "../facts/facts.store.ts";
import { historyViews, unitNames } from "../facts/views.ts";
import { accessesOf, type Paging } from "../people/accesses.ts";
import { openAsked, personDetail } from "../people/people.read.ts";
import { personById, type PersonRecord } from "../people/people.store.ts";
import { openFields } from "../people/sealed-fields.ts";
import { registryTables } from "../registry.tables.ts";
import { publishedRosters } from "../rosters/definitions.ts";
import { consentsOf, consentView, purposeViews } from "./consents.ts";

type Language = "zh" | "en";
export type Me = { readonly actor: Actor; readonly scope: Scope };

/** The person that somebody is, or acts for with a consent that covers this. */
export async function myself(tx: ScopedTransaction, { scope }: Me): Promise<PersonRecord> {
  const person = scope.person === null ? undefined : await personById(registryTables(tx), scope.person);
  if (person !== undefined) return person;
  throw new Refusal("not_found", {
    zh: "您的账号还没有关联到个人信息，请用登记单位给的邀请链接认领，或到窗口办理。",
    en: "Your account is not linked to a person yet; use the invitation of the unit that registered you, or ask at a window.",
  });
}

/** Everything that is held about me, from whom and what for. */
export async function myData(
  tx: ScopedTransaction,
  database: ScopedDatabase,
  sealing: Sealing,
  me: Me,
  language: Language,
): Promise<MyData> {
  const db = registryTables(tx);
  const person = await myself(tx, me);
  if (me.actor.onBehalfOf !== undefined) await recordAccess(tx, me.actor, { person: person.id, action: "read" });
  const values = await valuesOf(db, person.id);
  const names = await unitNames(
    db,
    values.map((row) => row.source_unit),
    language,
  );
  const consents = await consentsOf(db, person.id);
  return {
    person: await personDetail(tx, sealing, person, language),
    facts: historyViews(values, names).filter(({ retracted }) => retracted === null),
    purposes: purposeViews(consents),
    consents: consents.map(consentView),
    rosters: await rostersOf(database, person.id, language),
  };
}

/** Rosters belong to the units that collect, so the look-up for one person runs beside his own scope. */
async function rostersOf(database: ScopedDatabase, person: string, language: Language) {
  return database.asSystem("on which rosters a person is, for himself", async (tx) => {
    const { rows } = await sql<{ roster: string; year: number; unit: string }>`
      select r.roster, r.year, u.name ->> ${language} as unit
      from roster_entry r join unit u on u.id = r.unit_id
      where r.person_id = ${person}::uuid and r.status = 'current'
      order by r.year desc, r.roster limit 200`.execute(tx);
    const known = new Map((await publishedRosters(tx)).map((roster) => [roster.id, roster]));
    return rows.flatMap((row) => {
      const roster = known.get(row.roster);
      if (roster === undefined) return [];
      const { name, purpose, kept } = roster;
      return [{ ...row, name, purpose, keptUntil: `${row.year + kept.years}-12-31` }];
    });
  });
}

/** My own sensitive fields in clear. Whoever acts for me is written down. */
export async function revealMine(tx: ScopedTransaction, sealing: Sealing, me: Me, fields: readonly SealedField[]) {
  const person = await myself(tx, me);
  if (me.actor.onBehalfOf !== undefined) {
    await recordAccess(tx, me.actor, { person: person.id, action: "reveal", reason: `代办 [${fields.join(", ")}]` });
  }
  return { fields: (await openAsked(tx, sealing, person, { fields, facts: [] })).fields };
}

/** Who looked at my data, the latest first. */
export async function myAccess(tx: ScopedTransaction, me: Me, paging: Paging, language: Language) {
  const person = await myself(tx, me);
  return accessesOf(tx, person.id, paging, language);
}

/** I object to what somebody said of me; it stays, with the objection beside it, until somebody looks. */
export async function objectTo(
  tx: ScopedTransaction,
  me: Me,
  id: string,
  reason: string,
  at: Date,
  language: Language,
): Promise<FactValueView> {
  const person = await myself(tx, me);
  const row = await standingValue(tx, id);
  if (row.subject !== person.id || row.source === "self") {
    throw new Refusal("wrong_state", {
      zh: "这是您自己填的，直接更正即可。",
      en: "You said this yourself; simply say what is right.",
    });
  }
  await registryTables(tx)
    .updateTable("fact_value")
    .set({ objection: reason, objected_at: at })
    .where("id", "=", id)
    .execute();
  return changed(tx, me.actor, row, "fact.object", language);
}

/** The file shows numbers in clear: whoever acts for me needs the consent that showing them needs, and is written down. */
async function refuseClear(tx: ScopedTransaction, { actor }: Me, person: string): Promise<void> {
  if (actor.onBehalfOf === undefined) return;
  if (!actor.onBehalfOf.purposes.includes("correct")) {
    throw new Refusal("not_allowed", {
      zh: "本人只同意您查看，没有同意取得明文；需要时请本人增加委托事项。",
      en: "The consent is to look only, not to take numbers in clear; ask for a wider one if you need it.",
    });
  }
  await recordAccess(tx, actor, { person, action: "export", reason: "代办" });
}

/** Everything that is held about me, in clear, as one object for a file. */
export async function exportMine(
  tx: ScopedTransaction,
  database: ScopedDatabase,
  sealing: Sealing,
  me: Me,
  at: Date,
  language: Language,
) {
  const person = await myself(tx, me);
  await refuseClear(tx, me, person.id);
  const data = await myData(tx, database, sealing, me, language);
  const values = await valuesOf(registryTables(tx), person.id);
  const clear = new Map(values.map((row) => [row.id, openValue(sealing, person.sealed_key, row)]));
  const names = await unitNames(
    registryTables(tx),
    values.map((row) => row.source_unit),
    language,
  );
  const looks = await myAccess(tx, me, { page: 1, pageSize: 1_000 }, language);
  await record(tx, me.actor, { action: "person.export", object: { kind: "person", id: person.id } });
  const { masked, facts, notices, ...own } = data.person;
  void [masked, facts, notices];
  return {
    exportedAt: at.toISOString(),
    person: { ...own, ...openFields(sealing, person) },
    facts: historyViews(values, names).map((view) => ({ ...view, value: clear.get(view.id) ?? null })),
    rosters: data.rosters,
    purposes: data.purposes,
    consents: data.consents,
    accesses: looks.items,
  };
}
