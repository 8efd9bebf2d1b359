import type { LiaisonSubject, LiaisonUnit, SubjectRef } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { maskedTail } from "../numbers/index.ts";

/** Who asks and how far his permission reaches here. */
export type Asking = { readonly actor: Actor; readonly scope: Scope };

type Named = { readonly name: string; readonly phoneTail: string | null };
export type Subjects = { readonly of: (kind: SubjectRef["kind"], id: string) => LiaisonSubject };

/** Names of persons and employers as far as the reader reaches them. */
export async function subjectsOf(tx: ScopedTransaction, ids: readonly string[]): Promise<Subjects> {
  const { rows } = await sql<Named & { id: string }>`
    select id, name, phone_tail as "phoneTail" from person where id = any(${ids}::uuid[])
    union all
    select id, name, null from employer where id = any(${ids}::uuid[])`.execute(tx);
  const found = new Map(rows.map((row) => [row.id, row]));
  return {
    of: (kind, id) => {
      const named = found.get(id);
      const phone = named?.phoneTail ? maskedTail(named.phoneTail, 11) : null;
      return { kind, id, name: named?.name ?? "—", phone };
    },
  };
}

/** Refuses a subject that is not there, not for the reader, or merged into somebody else. */
export async function subjectWithin(tx: ScopedTransaction, { kind, id }: SubjectRef): Promise<LiaisonSubject> {
  const found = await sql<{ id: string }>`
    select id from ${sql.table(kind)} where id = ${id}::uuid and withdrawn_at is null and merged_into is null
    `.execute(tx);
  if (found.rows.length === 0) throw noSubject();
  return (await subjectsOf(tx, [id])).of(kind, id);
}

export const subjectColumns = ({ kind, id }: SubjectRef) => ({
  person_id: kind === "person" ? id : null,
  employer_id: kind === "employer" ? id : null,
});

/** Of a row with `person_id` and `employer_id`. */
export function refOf(row: { readonly person_id: string | null; readonly employer_id: string | null }): SubjectRef {
  if (row.person_id !== null) return { kind: "person", id: row.person_id };
  if (row.employer_id !== null) return { kind: "employer", id: row.employer_id };
  throw new Error("a row about neither a person nor an employer");
}

export type PlacedUnit = LiaisonUnit & { readonly place: string };

/** Units by their ids; names of units are public. */
export async function unitsOf(tx: ScopedTransaction, ids: readonly string[]): Promise<(id: string) => LiaisonUnit> {
  const { rows } = await sql<{ id: string; name: Text }>`
    select id, name from unit where id = any(${[...new Set(ids)]}::uuid[])`.execute(tx);
  const found = new Map(rows.map((row) => [row.id, row]));
  return (id) => found.get(id) ?? { id, name: { zh: "—", en: "—" } };
}

/**
 * The unit on whose behalf something is written down; refused when it lies beyond the reader's reach.
 *
 * An assigned contact without a unit's reach acts for the unit that assigned him, about whom he was assigned.
 */
export async function unitWithin(
  tx: ScopedTransaction,
  { actor, scope }: Asking,
  id: string,
  about?: string,
): Promise<PlacedUnit> {
  const { rows } = await sql<PlacedUnit>`select id, name, place from unit where id = ${id}::uuid`.execute(tx);
  const unit = rows[0];
  if (unit === undefined) throw noUnit();
  if (scope.all || scope.units.includes(unit.id) || scope.places.includes(unit.place)) return unit;
  const own = await sql`
    select 1 from liaison where contact_account = ${actor.account}::uuid and valid_to is null and unit_id = ${id}::uuid
      and (${about ?? null}::uuid is null or subject = ${about ?? null}::uuid) limit 1`.execute(tx);
  if (own.rows.length > 0) return unit;
  throw new Refusal("not_allowed", {
    zh: `您不能替“${unit.name.zh}”登记，请选本单位。`,
    en: `You may not act for ${unit.name.en}; choose your own unit.`,
  });
}

function noSubject(): Refusal {
  return new Refusal("not_found", {
    zh: "没有找到这个人或单位，可能不归您管理。",
    en: "There is no such person or employer within your reach.",
  });
}

function noUnit(): Refusal {
  return new Refusal("not_valid", { zh: "没有这个单位，请重新选择。", en: "There is no such unit; choose another." });
}

/** Refuses a day that has not come yet. */
export function notAfterToday(on: string, today: string): void {
  if (on <= today) return;
  throw new Refusal("not_valid", {
    zh: `日期 ${on} 还没到，请填今天或更早的日期。`,
    en: `${on} has not come yet; give today or an earlier day.`,
  });
}
