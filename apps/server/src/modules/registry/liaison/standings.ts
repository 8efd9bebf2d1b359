import type { LiaisonCard } from "@jucai/contract";
import { type Selectable, sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { bindsOn, publishedDuties, type PublishedDuty } from "./duties.ts";
import type { LiaisonTables } from "./liaison.tables.ts";
import { standing } from "./standing.ts";
import { refOf, subjectsOf, unitsOf } from "./subjects.ts";

export type LiaisonRow = Selectable<LiaisonTables["liaison"]>;

/** Assignments as lists show them, each with the standing of its duty on a day. */
export async function cardsOf(tx: ScopedTransaction, rows: readonly LiaisonRow[], on: string): Promise<LiaisonCard[]> {
  const duties = new Map((await publishedDuties(tx)).map((duty) => [duty.id, duty]));
  const subjects = await subjectsOf(
    tx,
    rows.map(({ subject }) => subject),
  );
  const units = await unitsOf(
    tx,
    rows.map(({ unit_id }) => unit_id),
  );
  const contacts = await contactsOf(tx, rows);
  const events = await openEvents(tx, rows);
  return rows.map((row) => {
    const duty = row.duty === null ? undefined : duties.get(row.duty);
    const { kind, id } = refOf(row);
    const days = contacts(row);
    // Of an ended assignment: how it stood on its last day.
    const day = earlier(on, row.valid_to);
    const ended = duty !== undefined && !bindsOn(duty, day);
    const found = standing(ended ? undefined : duty?.atLeast, { since: row.valid_from, days }, day);
    return {
      id: row.id,
      subject: subjects.of(kind, id),
      kind: row.kind,
      role: roleOf(row.role, duty),
      contact: contactView(row),
      unit: units(row.unit_id),
      from: row.valid_from,
      to: row.valid_to,
      duty: duty === undefined ? null : { id: duty.id, name: duty.name, measure: duty.measure, clause: duty.clause },
      standing: ended ? { ...found, says: noLonger } : found,
      openEvents: events.get(row.subject) ?? 0,
    };
  });
}

const noLonger = {
  zh: "规定这项联系的文件不在有效期内，不再计时限。",
  en: "The document that set this duty is not in force; nothing is due under it.",
};

export const contactView = (row: Pick<LiaisonRow, "contact_account" | "contact_name" | "contact_title">) => ({
  account: row.contact_account,
  name: row.contact_name,
  title: row.contact_title,
});

function roleOf(role: string | null, duty: PublishedDuty | undefined): LiaisonCard["role"] {
  if (role === null) return null;
  const label = duty?.team.find((each) => each.role === role)?.label ?? { zh: role, en: role };
  return { id: role, label };
}

const earlier = (on: string, to: string | null): string => (to !== null && to < on ? to : on);

type Days = { subject: string; unit_id: string; by_account: string; days: (string | null)[] };

/**
 * Days on which the subject of an assignment was contacted by its unit or its contact. A merged person and the one
 * that stays count as one.
 */
async function contactsOf(tx: ScopedTransaction, rows: readonly LiaisonRow[]) {
  const { root, same } = await rootsOf(tx);
  const about = same(rows.map(({ subject }) => subject));
  const { rows: found } = await sql<Days>`
    select subject, unit_id, by_account, array_agg(on_day::text) as days
    from contact_record where retracted_at is null and subject = any(${about}::uuid[])
    group by subject, unit_id, by_account`.execute(tx);
  const bySubject = Map.groupBy(found, ({ subject }) => root(subject));
  return (row: LiaisonRow): (string | null)[] =>
    (bySubject.get(root(row.subject)) ?? [])
      .filter((each) => each.unit_id === row.unit_id || each.by_account === row.contact_account)
      .flatMap(({ days }) => days);
}

/** Who each merged person stands for now, and everybody who stands for one of several. */
export async function rootsOf(tx: ScopedTransaction) {
  const { rows } = await sql<{ id: string; into: string }>`
    select id, merged_into as into from person where merged_into is not null`.execute(tx);
  const into = new Map(rows.map((row) => [row.id, row.into]));
  const root = (id: string): string => {
    const next = into.get(id);
    return next === undefined ? id : root(next);
  };
  const same = (ids: readonly string[]): string[] => {
    const roots = new Set(ids.map(root));
    return [...new Set([...ids, ...roots, ...[...into.keys()].filter((id) => roots.has(root(id)))])];
  };
  return { root, same };
}

async function openEvents(tx: ScopedTransaction, rows: readonly LiaisonRow[]): Promise<Map<string, number>> {
  const ids = [...new Set(rows.map(({ subject }) => subject))];
  const { rows: found } = await sql<{ subject: string; n: number }>`
    select subject, count(*)::int as n from liaison_event
    where answered_on is null and subject = any(${ids}::uuid[]) group by subject`.execute(tx);
  return new Map(found.map(({ subject, n }) => [subject, n]));
}
