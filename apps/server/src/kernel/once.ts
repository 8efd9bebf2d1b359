import { createHash } from "node:crypto";
import { type Generated, sql } from "kysely";
import { Refusal } from "./refusal.ts";
import type { ScopedTransaction } from "./scope.ts";
import type { Sealing } from "./sealing/index.ts";

/** One wish of one account: how it is named, and what it asks for. */
export type Wish = {
  readonly account: string;
  readonly key: string | undefined;
  /** Method and path of the route. */
  readonly route: string;
  /** What was sent: a repeat must say the same. */
  readonly request: unknown;
};

type Tables = {
  once_answer: {
    account: string;
    key: string;
    route: string;
    request_hash: Buffer;
    sealed: Buffer | null;
    at: Generated<Date>;
  };
};

const shape = /^[\w-]{8,100}$/;

/**
 * Does the work at most once for a key; a repeat gets the first answer. The key is written in the transaction of
 * the work: of two at the same time the second waits for the first, and work that fails leaves the key free.
 *
 * The answer must be plain JSON. Refuses a missing key, and a key that came with something else before.
 */
export async function once<T>(
  tx: ScopedTransaction,
  sealing: Sealing,
  { account, key, route, request }: Wish,
  work: () => Promise<T>,
): Promise<T> {
  if (key === undefined || !shape.test(key)) throw withoutKey();
  await sql`select set_config('jucai.once', ${account}, true)`.execute(tx);
  const db = tx.withTables<Tables>();
  const hash = createHash("sha256")
    .update(`${route}\n${JSON.stringify(request)}`)
    .digest();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("once_answer")
    .values({ account, key, route, request_hash: hash, sealed: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  const context = `once_answer/${account}/${key}`;
  const row = () => db.selectFrom("once_answer").where("account", "=", account).where("key", "=", key);
  if (numInsertedOrUpdatedRows === 0n) {
    const first = await row().select(["route", "request_hash", "sealed"]).executeTakeFirstOrThrow();
    if (first.route !== route || !first.request_hash.equals(hash) || first.sealed === null) throw otherWish();
    return JSON.parse(sealing.openSystem(first.sealed, context).toString("utf8")) as T;
  }
  const answer = await work();
  await db
    .updateTable("once_answer")
    .set({ sealed: sealing.sealSystem(JSON.stringify(answer ?? null), context) })
    .where("account", "=", account)
    .where("key", "=", key)
    .execute();
  return answer;
}

/** Days for which a repeat still gets its first answer. */
export const daysKept = 7;

/** Forgets answers that nobody will ask for again. */
export async function forgetOldAnswers(tx: ScopedTransaction, now: Date): Promise<void> {
  const before = new Date(now.getTime() - daysKept * 86_400_000);
  await tx.withTables<Tables>().deleteFrom("once_answer").where("at", "<", before).execute();
}

function withoutKey(): Refusal {
  return new Refusal("bad_request", {
    zh: "这个操作需要 Idempotency-Key 请求头（8 到 100 个字母、数字、“-”或“_”），同一次操作重发时保持不变。",
    en: "This needs the header Idempotency-Key (8 to 100 letters, digits, - or _), the same for every repeat of one wish.",
  });
}

function otherWish(): Refusal {
  return new Refusal("conflict", {
    zh: "同一个 Idempotency-Key 已经用于另一个操作，请换一个再发。",
    en: "This Idempotency-Key was used for something else; send it with another one.",
  });
}
