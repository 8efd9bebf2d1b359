/**
 * Takes rows of a sheet into the registry: a handful of statements however many rows.
 *
 * The importer has read and checked the rows, shown them and had them confirmed. Persons are matched across
 * units, so this runs as the system; who asked and for which unit is written to every row.
 */
import { recordAll } from "#kernel/audit/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { refreshBest } from "../facts/facts.store.ts";
import { addTold, type TakenBy, type Told } from "../facts/told.ts";
import { vocabularyOf } from "../facts/vocabulary.ts";
import { registryTables } from "../registry.tables.ts";
import { tidyName } from "./names.ts";
import { candidatesFor, type Plan, planOf } from "./take-in.plan.ts";
import { insertPersons, updatePersons } from "./take-in.persons.ts";
import type { Taken, TakenIn } from "./taken.ts";

export type { TakenBy } from "../facts/told.ts";
export type { Taken, TakenIn } from "./taken.ts";

/**
 * Takes rows in, in a transaction of the system's. Throws for a fact that the vocabulary lacks or a value that cannot
 * be: the importer has refused those rows before. At most some hundreds of rows at a time. Of whom the row may not
 * touch, such as somebody whom another place has registered since the check, nothing comes back.
 */
export async function takeIn(
  tx: ScopedTransaction,
  sealing: Sealing,
  rows: readonly TakenIn[],
  by: TakenBy,
): Promise<Taken[]> {
  if (rows.length === 0) return [];
  const db = registryTables(tx);
  const { vocabulary } = await vocabularyOf(tx);
  const all = planOf(rows, await candidatesFor(db, sealing, rows, by), sealing, by);
  const plans = all.filter(({ joining }) => joining !== "refused");
  const created = await insertPersons(db, sealing, plans, by);
  const updated = await updatePersons(db, sealing, plans, by);
  const told = await addTold(db, sealing, "person", plans.map(toldOf), vocabulary, by);
  await refreshBest(db, "person", [...told]);
  await recordAll(
    tx,
    by.actor,
    plans.flatMap(({ id, given }) => {
      const action = created.has(id) ? "person.create" : updated.has(id) || told.has(id) ? "person.update" : undefined;
      const detail = { import: by.importId, row: given.row, facts: given.facts.map(({ fact }) => fact) };
      return action === undefined ? [] : [{ action, object: { kind: "person", id }, detail }];
    }),
  );
  return plans.map(({ given, id, held }) => ({
    row: given.row,
    person: id,
    outcome: created.has(id) ? "created" : updated.has(id) || told.has(id) ? "updated" : "unchanged",
    kept: held !== undefined && held.name !== tidyName(given.name) ? ["name"] : [],
  }));
}

function toldOf({ id, held, key, given }: Plan): Told {
  const sealedKey = held === undefined ? key : held.record.sealed_key;
  return { subject: id, sealedKey, fresh: held === undefined, facts: given.facts };
}
