import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { refreshBest } from "../facts/facts.store.ts";
import { registryTables } from "../registry.tables.ts";

export type TakenBack = {
  /** Values of facts that count no more. */
  readonly retracted: number;
  /** Persons whom the import had registered first. */
  readonly withdrawn: number;
  /** Persons whose own fields are as they were before it. */
  readonly restored: number;
  /** Persons whom somebody has changed since; their own fields stay as they are now. */
  readonly changedSince: readonly string[];
};

type By = {
  readonly importId: string;
  readonly actor: { readonly account: string; readonly name: string };
  readonly why: string;
  readonly at: Date;
};

/** Takes back what an import wrote, in a transaction of the system's. Nothing is deleted; done twice it changes nothing. */
export async function takeBack(tx: ScopedTransaction, { importId, actor, why, at }: By): Promise<TakenBack> {
  const db = registryTables(tx);
  const values = await db
    .updateTable("fact_value")
    .set({ retracted_at: at, retracted_by: actor.account, retracted_why: why })
    .where("import", "=", importId)
    .where("retracted_at", "is", null)
    .returning(["subject", "subject_kind"])
    .execute();
  const stamp = sql`version = person.version + 1, updated_by = ${actor.account}::uuid, updated_name = ${actor.name}, updated_at = ${at}`;
  const withdrawn = await sql<{ id: string }>`
    update person set withdrawn_at = ${at}, withdrawn_reason = ${why}, ${stamp}
    from person_before b
    where b.import = ${importId}::uuid and b.person = person.id and b.before is null
      and person.version = b.version and person.withdrawn_at is null
    returning person.id`.execute(db);
  const restored = await sql<{ id: string }>`
    update person set
      held_by = array(select jsonb_array_elements_text(b.before -> 'held_by'))::uuid[],
      gender = b.before ->> 'gender', birth_month = b.before ->> 'birth_month', id_kind = b.before ->> 'id_kind',
      id_tail = b.before ->> 'id_tail', phone_tail = b.before ->> 'phone_tail',
      sealed = decode(b.before ->> 'sealed', 'base64'), id_index = decode(b.before ->> 'id_index', 'base64'),
      phone_index = decode(b.before ->> 'phone_index', 'base64'), ${stamp}
    from person_before b
    where b.import = ${importId}::uuid and b.person = person.id and b.before is not null
      and person.version = b.version and person.forgotten_at is null
    returning person.id`.execute(db);
  const done = [...withdrawn.rows, ...restored.rows].map(({ id }) => id);
  const left = await sql<{ person: string }>`
    delete from person_before where import = ${importId}::uuid returning person`.execute(db);
  for (const kind of ["person", "employer"] as const) {
    const subjects = values.filter((each) => each.subject_kind === kind).map(({ subject }) => subject);
    await refreshBest(db, kind, subjects);
  }
  const changedSince = left.rows.map(({ person }) => person).filter((person) => !done.includes(person));
  const counts = { retracted: values.length, withdrawn: withdrawn.rows.length, restored: restored.rows.length };
  await record(tx, actor, {
    action: "import.undo",
    object: { kind: "import", id: importId },
    detail: { ...counts, changedSince: changedSince.length, why },
  });
  return { ...counts, changedSince };
}
