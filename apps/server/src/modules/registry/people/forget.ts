import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { notFound } from "../facts/subject.ts";
import { registryTables, type RegistryTransaction } from "../registry.tables.ts";
import { lockPerson, type PersonRecord } from "./people.store.ts";

type ForgetState = {
  readonly person: string;
  readonly state: "asked" | "done";
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: string;
};

/** Asks that a person's sensitive fields be destroyed: the time of keeping has ended, or it was ordered. */
export async function askForget(
  tx: ScopedTransaction,
  actor: Actor,
  id: string,
  reason: string,
  at: Date,
): Promise<ForgetState> {
  const db = registryTables(tx);
  await forgettable(db, id);
  if ((await openRequest(db, id)) !== undefined) {
    throw new Refusal("already_there", { zh: "已有销毁申请在等待批准。", en: "A request waits for approval already." });
  }
  const request = { id: crypto.randomUUID(), person: id, reason, asked_by: actor.account, asked_name: actor.name };
  await db
    .insertInto("forget_request")
    .values({ ...request, asked_at: at })
    .execute();
  await record(tx, actor, { action: "person.forget_asked", object: { kind: "person", id }, detail: { reason } });
  return { person: id, state: "asked", reason, askedBy: actor.name, askedAt: at.toISOString() };
}

/**
 * Destroys the key of a person's sealed fields, as somebody else asked.
 *
 * What was sealed stays as bytes that nothing opens; name, counts, history and audit chain stay as they are.
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
    .where("id", "=", id)
    .execute();
  await clearCopies(db, id);
  await db
    .updateTable("forget_request")
    .set({ approved_by: actor.account, approved_at: at })
    .where("id", "=", request.id)
    .execute();
  const { reason } = request;
  await record(tx, actor, {
    action: "person.forget",
    object: { kind: "person", id },
    detail: { reason, askedBy: request.asked_by },
  });
  return { person: id, state: "done", reason, askedBy: request.asked_name, askedAt: request.asked_at.toISOString() };
}

/** What imports and receipts remember of the numbers goes as well; that there was a receipt stays. */
async function clearCopies(db: RegistryTransaction, person: string): Promise<void> {
  await db.deleteFrom("person_before").where("person", "=", person).execute();
  await sql`
    update receipt set body = body || '{"lines": []}' || jsonb_build_object('person', body -> 'person' || '{"idMasked": null}')
    where person = ${person}::uuid`.execute(db);
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
