import { sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import type { AccountTransaction } from "../accounts/accounts.tables.ts";

/** Longest preference, in characters of JSON, and most of one account. */
const longest = 20_000;
const most = 200;

export async function readPreference(tx: AccountTransaction, account: string, key: string): Promise<unknown> {
  const found = await tx
    .selectFrom("preference")
    .select("value")
    .where("account", "=", account)
    .where("key", "=", key)
    .executeTakeFirst();
  return found?.value ?? null;
}

export async function savePreference(
  tx: AccountTransaction,
  account: string,
  key: string,
  value: unknown,
): Promise<void> {
  const text = JSON.stringify(value);
  if (text.length > longest)
    throw new Refusal("too_large", { zh: "设置内容太多。", en: "That is too much for a preference." });
  if (value === null) {
    await tx.deleteFrom("preference").where("account", "=", account).where("key", "=", key).execute();
    return;
  }
  const { rows } = await sql<{ many: boolean }>`
    select count(*) >= ${most} as many from preference where account = ${account} and key <> ${key}`.execute(tx);
  if (rows[0]?.many === true)
    throw new Refusal("too_large", { zh: "保存的设置太多，请先删去一些。", en: "Too many preferences; remove some." });
  await tx
    .insertInto("preference")
    .values({ account, key, value: text })
    .onConflict((conflict) => conflict.columns(["account", "key"]).doUpdateSet({ value: text }))
    .execute();
}
