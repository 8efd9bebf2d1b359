import type { RosterColumn } from "@jucai/engine";
import { type Selectable, sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { createUnit } from "#modules/directory/units/index.ts";
import { plainName } from "../employers/keys.ts";
import { writeKeys } from "../employers/employers.store.ts";
import { refreshBest } from "../facts/facts.store.ts";
import { addTold, type TakenBy, type ToldFact } from "../facts/told.ts";
import { vocabularyOf } from "../facts/vocabulary.ts";
import { nameKeys } from "../people/names.ts";
import type { Taken } from "../people/taken.ts";
import { type EmployerTable, registryTables } from "../registry.tables.ts";
import type { CellValue } from "../sheets/index.ts";
import type { Held } from "./held.ts";
import type { OwnParts } from "./parts.ts";

type EmployerRecord = Selectable<EmployerTable>;

/** The employers that rows are about: by their code, else by a name that only one in the place bears. */
export async function heldEmployers(
  tx: ScopedTransaction,
  rows: readonly { readonly row: number; readonly own: OwnParts }[],
  place: string,
): Promise<Map<number, Held>> {
  const codes = rows.flatMap(({ own }) => own.uscc ?? []);
  const names = rows.flatMap(({ own }) => own.name ?? []);
  const { rows: found } = await sql<EmployerRecord>`
    select * from employer
    where merged_into is null and (uscc = any(${codes}::text[])
      or (place = ${place} and (name = any(${names}::text[]) or aliases && ${names}::text[])))`.execute(tx);
  return new Map(
    rows.flatMap(({ row, own }) => {
      const coded = found.find(({ uscc }) => uscc !== null && uscc === own.uscc);
      const wanted = plainName(own.name ?? "");
      const named = found.filter(
        (it) =>
          [it.name, ...it.aliases].some((name) => plainName(name) === wanted) &&
          (it.uscc === null || own.uscc === undefined || it.uscc === own.uscc),
      );
      const met = coded ?? (named.length === 1 ? named[0] : undefined);
      return met === undefined ? [] : [[row, heldOf(met, coded === undefined ? "name" : "uscc")] as const];
    }),
  );
}

function heldOf(it: EmployerRecord, by: "uscc" | "name"): Held {
  const own = (is: RosterColumn["is"]): CellValue | null | undefined => (is === "uscc" ? it.uscc : undefined);
  const { id, place, best, withdrawn_at } = it;
  return {
    id,
    names: [it.name, ...it.aliases],
    place,
    heldBy: it.held_by,
    best,
    by,
    withdrawn: withdrawn_at !== null,
    forgotten: false,
    own,
  };
}

export type EmployerRow = {
  readonly row: number;
  readonly employer: string | null;
  readonly own: OwnParts;
  readonly facts: readonly ToldFact[];
};

/** Takes rows about employers in: whom nobody holds is registered with the unit that it is. */
export async function takeEmployersIn(
  tx: ScopedTransaction,
  sealing: Sealing,
  rows: readonly EmployerRow[],
  by: TakenBy,
): Promise<Taken[]> {
  const db = registryTables(tx);
  // Looked up again: an earlier row of the sheet may have registered the same one.
  const held = await heldEmployers(tx, rows, by.place);
  const about = (given: EmployerRow) => given.employer ?? held.get(given.row)?.id;
  const refused = await heldByOthers(
    tx,
    rows.flatMap((each) => about(each) ?? []),
    by,
  );
  const taken: (Taken & { facts: readonly ToldFact[] })[] = [];
  const made = new Map<string, string>();
  for (const given of rows) {
    const { row, own, facts } = given;
    const key = own.uscc ?? plainName(own.name ?? "");
    const met = about(given);
    if (met !== undefined && refused.has(met)) continue;
    const known = met ?? made.get(key);
    const id = known ?? (await register(tx, sealing, own, by));
    made.set(key, id);
    const joined = known !== undefined && (await join(tx, id, own, by));
    taken.push({
      row,
      person: id,
      outcome: known === undefined ? "created" : joined ? "updated" : "unchanged",
      kept: [],
      facts,
    });
  }
  const { vocabulary } = await vocabularyOf(tx);
  const told = await addTold(
    db,
    sealing,
    "employer",
    // Facts of employers are not sensitive; without a key those that are stay out.
    taken.map(({ person, outcome, facts }) => ({
      subject: person,
      sealedKey: null,
      fresh: outcome === "created",
      facts,
    })),
    vocabulary,
    by,
  );
  await refreshBest(db, "employer", [...told]);
  return taken.map(({ facts: _facts, ...each }) =>
    each.outcome === "unchanged" && told.has(each.person) ? { ...each, outcome: "updated" } : each,
  );
}

async function register(tx: ScopedTransaction, sealing: Sealing, own: OwnParts, by: TakenBy): Promise<string> {
  const { name = "", uscc = null } = own;
  const db = registryTables(tx);
  const { account, name: actorName } = by.actor;
  const on = by.at.toISOString().slice(0, 10);
  const id = await createUnit(
    { tx, who: by.actor, on },
    { parent: by.unit, kind: "employer", name, aliases: [], ...(uscc === null ? {} : { code: uscc }) },
  );
  await db
    .insertInto("employer")
    .values({
      id,
      place: by.place,
      held_by: [by.unit],
      name,
      aliases: [],
      name_pinyin: nameKeys(name).name_pinyin,
      uscc,
      phone: null,
      address: null,
      sealed: null,
      sealed_key: sealing.newSubjectKey(),
      merged_into: null,
      withdrawn_at: null,
      withdrawn_reason: null,
      created_by: account,
      created_at: by.at,
      updated_by: account,
      updated_name: actorName,
      updated_at: by.at,
    })
    .execute();
  await writeKeys(db, { id, name, aliases: [], uscc });
  await record(tx, by.actor, {
    action: "employer.create",
    object: { kind: "employer", id },
    detail: { name, uscc, import: by.importId },
  });
  return id;
}

/** Those whom only units of another place hold: a code is public and opens nothing there; see people/joining.ts. */
async function heldByOthers(tx: ScopedTransaction, ids: readonly string[], by: TakenBy): Promise<Set<string>> {
  const { all, places, units } = by.sees ?? { all: false, places: [], units: [by.unit] };
  const { rows } = await sql<{ id: string }>`
    select id from employer where id = any(${[...ids]}::uuid[]) and not (${all}::boolean
      or place = any(${[by.place, ...places]}::text[]) or held_by && ${[...units]}::uuid[])`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Adds the collecting unit, and a code where none is held; says whether anything changed. */
async function join(tx: ScopedTransaction, id: string, { uscc }: OwnParts, by: TakenBy): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update employer set held_by = case when held_by @> ${[by.unit]}::uuid[] then held_by else held_by || ${by.unit}::uuid end,
      uscc = coalesce(uscc, ${uscc ?? null}), version = version + 1,
      updated_by = ${by.actor.account}::uuid, updated_name = ${by.actor.name}, updated_at = ${by.at}
    where id = ${id}::uuid and (not held_by @> ${[by.unit]}::uuid[]
      or (uscc is null and ${uscc ?? null}::text is not null))
    returning id`.execute(tx);
  return rows.length > 0;
}
