import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { notFound } from "../facts/subject.ts";
import { registryTables, type RegistryTransaction } from "../registry.tables.ts";
import { keptUntil } from "./kept-until.ts";
import { lockPerson, type PersonRecord } from "./people.store.ts";

type ForgetState = {
  readonly person: string;
  readonly state: "asked" | "done";
  readonly reason: string;
  readonly order: string | null;
  readonly askedBy: string;
  readonly askedAt: string;
};

/** Asks that a person's sensitive fields be destroyed: no roster keeps him any longer, or it was ordered. */
export async function askForget(
  tx: ScopedTransaction,
  clock: Clock,
  actor: Actor,
  id: string,
  { reason, order = null }: { readonly reason: string; readonly order?: string | null },
): Promise<ForgetState> {
  const db = registryTables(tx);
  const at = clock.now();
  await forgettable(db, id);
  const kept = await keptUntil(tx, id);
  if (order === null && kept !== undefined && kept >= today(clock)) throw stillKept(kept);
  if ((await openRequest(db, id)) !== undefined) {
    throw new Refusal("already_there", { zh: "已有销毁申请在等待批准。", en: "A request waits for approval already." });
  }
  const request = {
    id: crypto.randomUUID(),
    person: id,
    reason,
    ordered_by: order,
    asked_by: actor.account,
    asked_name: actor.name,
  };
  await db
    .insertInto("forget_request")
    .values({ ...request, asked_at: at })
    .execute();
  await record(tx, actor, { action: "person.forget_asked", object: { kind: "person", id }, detail: { reason, order } });
  return { person: id, state: "asked", reason, order, askedBy: actor.name, askedAt: at.toISOString() };
}

/**
 * Destroys the key of a person's sealed fields, as somebody else asked.
 *
 * Those merged into him are him, each with a key of his own: theirs go too. What was sealed stays as bytes that nothing opens; name, counts, history and audit chain stay as they are.
 */
export async function approveForget(tx: ScopedTransaction, actor: Actor, id: string, at: Date): Promise<ForgetState> {
  const db = registryTables(tx);
  await forgettable(db, id);
  const request = await openRequest(db, id);
  if (request === undefined) {
    throw new Refusal("wrong_state", { zh: "没有待批准的销毁申请。", en: "Nobody asked for it." });
  }
  if (request.asked_by === actor.account) {
    throw new Refusal("not_allowed", {
      zh: "销毁须由另一人批准。",
      en: "Whoever asked for it cannot approve it; somebody else must.",
    });
  }
  const all = await allOf(db, id);
  await db
    .updateTable("person")
    // The tails and the look-up hashes say something of the numbers, so they go with the key.
    .set((each) => ({
      sealed_key: null,
      id_index: null,
      phone_index: null,
      id_tail: null,
      phone_tail: null,
      forgotten_at: at,
      updated_at: at,
      updated_by: actor.account,
      updated_name: actor.name,
      version: each("version", "+", 1),
    }))
    .where("id", "in", all)
    .execute();
  await clearCopies(db, all);
  await db
    .updateTable("forget_request")
    .set({ approved_by: actor.account, approved_at: at })
    .where("id", "=", request.id)
    .execute();
  const { reason, ordered_by: order } = request;
  await record(tx, actor, {
    action: "person.forget",
    object: { kind: "person", id },
    detail: { reason, order, askedBy: request.asked_by },
  });
  return {
    person: id,
    state: "done",
    reason,
    order,
    askedBy: request.asked_name,
    askedAt: request.asked_at.toISOString(),
  };
}

function stillKept(until: string): Refusal {
  return new Refusal("wrong_state", {
    zh: `名册要求保存到 ${until}，还没有到期；依决定或命令销毁的，请填写文号。`,
    en: `A roster keeps this person until ${until}; to destroy earlier, give the number of the order.`,
  });
}

/** What imports, rosters and receipts remember of the numbers goes as well; that there was a receipt stays. */
async function clearCopies(db: RegistryTransaction, all: readonly string[]): Promise<void> {
  await db
    .deleteFrom("person_before")
    .where("person", "in", [...all])
    .execute();
  await sql`update roster_entry set sealed = null where person_id = any(${[...all]}::uuid[])`.execute(db);
  await sql`
    update receipt set body = body || '{"lines": []}' || jsonb_build_object('person', body -> 'person' || '{"idMasked": null}')
    where person = any(${[...all]}::uuid[])`.execute(db);
}

/**
 * The person and everybody merged into him, locked. One of them beyond the scope stays as he is and would go on being
 * readable, so it is refused: the office above both decides.
 */
async function allOf(db: RegistryTransaction, person: string): Promise<string[]> {
  const { rows: merged } = await sql<{ id: string }>`
    select id from person_with_merged(${person}::uuid) as id`.execute(db);
  const ids = merged.map(({ id }) => id);
  const locked = await db.selectFrom("person").select("id").where("id", "in", ids).orderBy("id").forUpdate().execute();
  if (locked.length === ids.length) return ids;
  throw new Refusal("not_allowed", {
    zh: "此人合并过的记录有的由别处管理，请上级人才办办理。",
    en: "Some of the records merged into this one are kept elsewhere; the office above both does it.",
  });
}

async function forgettable(db: RegistryTransaction, id: string): Promise<PersonRecord> {
  const person = await lockPerson(db, id);
  if (person === undefined) throw notFound("person");
  if (person.sealed_key !== null) return person;
  throw new Refusal("wrong_state", {
    zh: "此人的敏感信息已经销毁。",
    en: "This person's sensitive fields were destroyed already.",
  });
}

async function openRequest(db: RegistryTransaction, person: string) {
  return db
    .selectFrom("forget_request")
    .selectAll()
    .where("person", "=", person)
    .where("approved_at", "is", null)
    .executeTakeFirst();
}
