import { sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { AccountTransaction } from "../accounts/accounts.tables.ts";

/** Failures in a row before a name is locked, and for how long. */
export const failuresBeforeLock = 5;
export const lockMinutes = 15;

/** Failures of an account are counted together, whatever its owner typed. */
export const accountKey = (account: string): Buffer => Buffer.from(account.replaceAll("-", ""), "hex");

/** Failures of a name that no account has; and other things that are tried. */
export const typedKey = (sealing: Sealing, name: string): Buffer => sealing.blindIndex("account", `failures ${name}`);

/**
 * Counts one more attempt on a name before it is checked, so that attempts at the same moment cannot
 * slip past the count; refuses when there were too many.
 *
 * A name that no account has is counted the same way: locked looks the same for both.
 *
 * @param name made by `accountKey` or `typedKey`
 */
export async function countAttempt(tx: AccountTransaction, name: Buffer, at: Date): Promise<boolean> {
  const freed = new Date(at.getTime() - lockMinutes * 60_000);
  const { rows } = await sql<{ failures: number }>`
    insert into sign_in_failure as it (name, failures, last_at) values (${name}, 1, ${at})
    on conflict (name) do update set
      failures = case when it.last_at <= ${freed} then 1 else least(it.failures + 1, ${failuresBeforeLock + 1}) end,
      -- While it is locked, further attempts do not make the lock longer.
      last_at = case when it.failures >= ${failuresBeforeLock} and it.last_at > ${freed} then it.last_at else ${at} end
    returning failures`.execute(tx);
  return (rows[0]?.failures ?? 0) <= failuresBeforeLock;
}

/** The attempt was right as far as it went, but is not finished: it does not count as a failure. */
export async function uncountAttempt(tx: AccountTransaction, name: Buffer): Promise<void> {
  await sql`update sign_in_failure set failures = greatest(failures - 1, 0) where name = ${name}`.execute(tx);
}

export async function forgetFailures(tx: AccountTransaction, name: Buffer): Promise<void> {
  await tx.deleteFrom("sign_in_failure").where("name", "=", name).execute();
}

/** Names that nobody tried for a day need not be kept. */
export async function forgetOldFailures(tx: AccountTransaction, at: Date): Promise<void> {
  await tx
    .deleteFrom("sign_in_failure")
    .where("last_at", "<", new Date(at.getTime() - 86_400_000))
    .execute();
}

export function lockedFor(): Refusal {
  return new Refusal("locked", {
    zh: `连续 ${failuresBeforeLock} 次没有成功，已锁定，${lockMinutes} 分钟后可以再试；也可以用短信验证码登录，或请管理员重设密码。`,
    en: `Locked after ${failuresBeforeLock} failures in a row. Try again in ${lockMinutes} minutes, sign in by a code sent to your mobile, or ask an administrator for a new password.`,
  });
}
