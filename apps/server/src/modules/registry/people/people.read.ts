import type { FactJson, PeopleCountQuery, PeopleList, PeopleQuery, PersonDetail, SealedField } from "@jucai/contract";
import { recordAccess, recordAccesses } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { unitsBelow } from "#modules/directory/units/index.ts";
import { openValue } from "../facts/facts.service.ts";
import { choicesOf, valuesOf } from "../facts/facts.store.ts";
import { notFound } from "../facts/subject.ts";
import { bestViews, unitNames } from "../facts/views.ts";
import { vocabularyOf } from "../facts/vocabulary.ts";
import { registryTables } from "../registry.tables.ts";
import {
  countPeople,
  countPeopleBy,
  listPeople,
  type PeopleFilters,
  personById,
  type PersonRecord,
} from "./people.store.ts";
import { openFields } from "./sealed-fields.ts";
import { byNumber, matchesOf } from "./search.ts";
import { detailView, rowView } from "./views.ts";

type Language = "zh" | "en";
type Filters = Omit<PeopleCountQuery, "by">;

export async function filtersOf(tx: ScopedTransaction, sealing: Sealing, query: Filters): Promise<PeopleFilters> {
  return {
    ...query,
    words: matchesOf(query.q, sealing.blindIndex),
    units: query.unit === undefined ? undefined : [query.unit, ...(await unitsBelow(tx, query.unit))],
    vocabulary: (await vocabularyOf(tx)).vocabulary,
  };
}

/**
 * One page of the people that the scope reaches. Whom a whole number finds was looked at: a masked number and a birth
 * month leave a handful of whole ones, and trying them tells which.
 */
export async function peopleList(
  tx: ScopedTransaction,
  sealing: Sealing,
  actor: Actor,
  query: PeopleQuery,
  language: Language,
): Promise<PeopleList> {
  const db = registryTables(tx);
  const filters = await filtersOf(tx, sealing, query);
  const { rows, total } = await listPeople(db, filters, query);
  if (byNumber(filters.words)) {
    await recordAccesses(
      tx,
      actor,
      rows.map(({ id }) => ({ person: id, action: "read", reason: "按完整号码查找" })),
    );
  }
  const names = await unitNames(
    db,
    rows.flatMap((row) => row.held_by),
    language,
  );
  const { page, pageSize } = query;
  return { items: rows.map((row) => rowView(row, names)), page, pageSize, total };
}

/** How many people there are of each value of a facet. */
export async function peopleCounts(
  tx: ScopedTransaction,
  sealing: Sealing,
  query: PeopleCountQuery,
  language: Language,
) {
  const db = registryTables(tx);
  const filters = await filtersOf(tx, sealing, query);
  const counts = await countPeopleBy(db, filters, query.by);
  const total = await countPeople(db, filters);
  if (query.by !== "unit") return { total, counts };
  const names = await unitNames(
    db,
    counts.map(({ value }) => String(value)),
    language,
  );
  return { total, counts: counts.map((each) => ({ ...each, name: names.get(String(each.value)) ?? "" })) };
}

/** One person, masked. Whoever looks at somebody else is written down. */
export async function readPerson(
  tx: ScopedTransaction,
  sealing: Sealing,
  actor: Actor,
  id: string,
  language: Language,
): Promise<PersonDetail> {
  const person = await personById(registryTables(tx), id);
  if (person === undefined) throw notFound("person");
  if (actor.person !== id) await recordAccess(tx, actor, { person: id, action: "read" });
  return personDetail(tx, sealing, person, language);
}

export async function personDetail(
  tx: ScopedTransaction,
  sealing: Sealing,
  person: PersonRecord,
  language: Language,
  notices: readonly string[] = [],
): Promise<PersonDetail> {
  const db = registryTables(tx);
  const values = await valuesOf(db, person.id);
  const units = [...person.held_by, ...values.map((row) => row.source_unit)];
  const names = await unitNames(db, units, language);
  return detailView(person, openFields(sealing, person), bestViews(values, names), names, notices);
}

export type Asked = { readonly fields: readonly SealedField[]; readonly facts: readonly string[] };
export type Revealed = { fields: Partial<Record<SealedField, string>>; facts: Record<string, FactJson> };

/** What somebody who only keeps in touch with a person needs for it. */
const toKeepInTouch: readonly SealedField[] = ["phone", "address"];

function holds({ all, places, units, person }: Scope, it: PersonRecord): boolean {
  return all || places.includes(it.place) || it.held_by.some((unit) => units.includes(unit)) || it.id === person;
}

/** Named sensitive fields in clear, for a reason that the person and the auditor can read later. */
export async function revealPerson(
  tx: ScopedTransaction,
  sealing: Sealing,
  { actor, scope }: { readonly actor: Actor; readonly scope: Scope },
  id: string,
  asked: Asked,
  reason: string,
): Promise<Revealed> {
  const person = await personById(registryTables(tx), id);
  if (person === undefined) throw notFound("person");
  const more = asked.facts.length > 0 || asked.fields.some((field) => !toKeepInTouch.includes(field));
  if (more && !holds(scope, person)) throw onlyContact();
  const what = [...asked.fields, ...asked.facts].join(", ");
  await recordAccess(tx, actor, { person: id, action: "reveal", reason: `${reason} [${what}]` });
  return openAsked(tx, sealing, person, asked);
}

export async function openAsked(
  tx: ScopedTransaction,
  sealing: Sealing,
  person: PersonRecord,
  { fields, facts }: Asked,
): Promise<Revealed> {
  const own = openFields(sealing, person);
  const values = facts.length === 0 ? [] : await valuesOf(registryTables(tx), person.id);
  const best = choicesOf(values);
  const opened = facts.flatMap((fact) => {
    const row = best.get(fact)?.row;
    const value = row === undefined ? undefined : openValue(sealing, person.sealed_key, row);
    return value === undefined ? [] : [[fact, value] as const];
  });
  const shown = fields.flatMap((field) => (own[field] === undefined ? [] : [[field, own[field]] as const]));
  return { fields: Object.fromEntries(shown), facts: Object.fromEntries(opened) };
}

function onlyContact(): Refusal {
  return new Refusal("not_allowed", {
    zh: "您只是联系人，可查看电话和住址；其他信息请找登记单位。",
    en: "You only keep in touch with this person: phone and address can be shown; ask the unit that registered him for the rest.",
  });
}
