import type { BestFactView, EmployerDetail, EmployerRow, EmployerSealedField, EmployersQuery } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { valuesOf } from "../facts/facts.store.ts";
import { notFound } from "../facts/subject.ts";
import { bestViews, unitNames } from "../facts/views.ts";
import { vocabularyOf } from "../facts/vocabulary.ts";
import { listPeople } from "../people/people.store.ts";
import { rowView } from "../people/views.ts";
import { registryTables } from "../registry.tables.ts";
import { employeesOf, employerById, type EmployerRecord, listEmployers } from "./employers.store.ts";
import { maskedEmployer, openEmployer } from "./own-fields.ts";

type Language = "zh" | "en";

export async function employerList(tx: ScopedTransaction, query: EmployersQuery) {
  const db = registryTables(tx);
  const { rows, total } = await listEmployers(db, query);
  const employees = await employeesOf(
    db,
    rows.map(({ id }) => id),
  );
  const { page, pageSize } = query;
  return { items: rows.map((row) => rowOf(row, employees.get(row.id) ?? 0)), page, pageSize, total };
}

export async function readEmployer(
  tx: ScopedTransaction,
  sealing: Sealing,
  id: string,
  language: Language,
  notices: readonly string[] = [],
): Promise<EmployerDetail> {
  const db = registryTables(tx);
  const employer = await employerById(db, id);
  if (employer === undefined) throw notFound("employer");
  const values = await valuesOf(db, id);
  const names = await unitNames(
    db,
    values.map((row) => row.source_unit),
    language,
  );
  const employees = (await employeesOf(db, [id])).get(id) ?? 0;
  return detailOf(
    employer,
    employees,
    maskedEmployer(openEmployer(sealing, employer)),
    bestViews(values, names),
    notices,
  );
}

/** The people whom an employer holds, as far as the scope reaches them. */
export async function employerPeople(
  tx: ScopedTransaction,
  id: string,
  paging: { readonly page: number; readonly pageSize: number },
  language: Language,
) {
  const db = registryTables(tx);
  if ((await employerById(db, id)) === undefined) throw notFound("employer");
  const { vocabulary } = await vocabularyOf(tx);
  const filters = { q: "", state: "current" as const, words: [], units: [id], vocabulary };
  const { rows, total } = await listPeople(db, filters, { ...paging, sort: "name", direction: "up" });
  const names = await unitNames(
    db,
    rows.flatMap((row) => row.held_by),
    language,
  );
  return { items: rows.map((row) => rowView(row, names)), ...paging, total };
}

/** Named sensitive fields in clear, for a reason that the auditor can read later. */
export async function revealEmployer(
  tx: ScopedTransaction,
  sealing: Sealing,
  actor: Actor,
  id: string,
  fields: readonly EmployerSealedField[],
  reason: string,
) {
  const employer = await employerById(registryTables(tx), id);
  if (employer === undefined) throw notFound("employer");
  await record(tx, actor, { action: "employer.reveal", object: { kind: "employer", id }, detail: { fields, reason } });
  const own = openEmployer(sealing, employer);
  return {
    fields: Object.fromEntries(fields.flatMap((field) => (own[field] === undefined ? [] : [[field, own[field]]]))),
  };
}

function rowOf(it: EmployerRecord, employees: number): EmployerRow {
  return {
    ...common(it, employees),
    facts: Object.fromEntries(
      Object.entries(it.best).map(([fact, { value, source, verified }]) => [fact, { value, source, verified }]),
    ),
  };
}

function detailOf(
  it: EmployerRecord,
  employees: number,
  masked: EmployerDetail["masked"],
  facts: BestFactView[],
  notices: readonly string[],
): EmployerDetail {
  return {
    ...common(it, employees),
    masked,
    facts,
    mergedInto: it.merged_into,
    withdrawnReason: it.withdrawn_reason,
    notices: [...notices],
  };
}

function common(it: EmployerRecord, employees: number) {
  return {
    id: it.id,
    name: it.name,
    aliases: it.aliases,
    uscc: it.uscc,
    phone: it.phone,
    address: it.address,
    place: it.place,
    employees,
    withdrawn: it.withdrawn_at !== null,
    version: it.version,
    createdAt: it.created_at.toISOString(),
    updatedAt: it.updated_at.toISOString(),
  };
}
