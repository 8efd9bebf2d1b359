import { record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { accountTables } from "../accounts/accounts.tables.ts";
import { mobileColumns, taken } from "../accounts/create.ts";
import type { Language } from "../accounts/unit-briefs.ts";
import { endSessions, renewToken } from "../sessions/start-session.ts";
import { accountKey, countAttempt, forgetFailures, lockedFor } from "../sign-in/attempts.ts";
import { refuseWeak } from "../sign-in/new-password.ts";
import type { SignInDeps } from "../sign-in/sign-in.deps.ts";
import { tryCode, useCode, wrongCode } from "../sign-in/sms-codes.ts";

type Given = { readonly current?: string; readonly password: string };

/**
 * Changes one's password: the one so far is asked for, every other session ends, and this one goes on under
 * a new token. Answers that token.
 */
export async function changePassword(
  deps: SignInDeps,
  actor: Actor,
  session: string,
  given: Given,
  language: Language,
): Promise<string> {
  const at = deps.clock.now();
  const holder = await provePassword(deps, actor, given.current, at);
  refuseWeak(given.password, [holder.username, holder.name], language);
  if (given.current === given.password) throw samePassword();
  const password = await deps.passwords.hash(given.password);
  return deps.database.asSystem("change a password", async (tx) => {
    const db = accountTables(tx);
    await db.updateTable("account").set({ password, password_set_at: at }).where("id", "=", actor.account).execute();
    await endSessions(db, actor.account, at, session);
    await record(tx, actor, { action: "account.set_password", object: { kind: "account", id: actor.account } });
    return renewToken(db, session);
  });
}

/**
 * Makes sure that whoever sits before an open session knows the account's password. Wrong ones count as failures
 * of the account; one that has no password yet is not asked.
 */
async function provePassword(deps: SignInDeps, actor: Actor, current: string | undefined, at: Date) {
  const key = accountKey(actor.account);
  const { holder, open } = await deps.database.asSystem("whose password", async (tx) => {
    const db = accountTables(tx);
    const holder = await db
      .selectFrom("account")
      .select(["username", "name", "password"])
      .where("id", "=", actor.account)
      .executeTakeFirstOrThrow();
    return { holder, open: holder.password === null || (await countAttempt(db, key, at)) };
  });
  if (holder.password === null) return holder;
  if (!open) throw lockedFor();
  if (!(await deps.passwords.verify(current ?? "", holder.password))) throw wrongCurrent();
  await deps.database.asSystem("a right password", (tx) => forgetFailures(accountTables(tx), key));
  return holder;
}

type NewMobile = { readonly current?: string; readonly mobile: string; readonly sms: string };

/**
 * Changes one's mobile number, with the password and a code sent to the new number: whoever finds a session
 * open must not make the account his own.
 */
export async function changeMobile(deps: SignInDeps, actor: Actor, { current, mobile, sms }: NewMobile): Promise<void> {
  const at = deps.clock.now();
  await provePassword(deps, actor, current, at);
  const used = await deps.database.asSystem("try a code", (tx) =>
    tryCode(accountTables(tx), deps.sealing, mobile, sms, at),
  );
  if (used === undefined) throw wrongCode();
  await deps.database.asSystem("change a mobile number", async (tx) => {
    const db = accountTables(tx);
    await useCode(db, used, at);
    const columns = mobileColumns(deps.sealing, actor.account, mobile);
    await db.updateTable("account").set(columns).where("id", "=", actor.account).execute().catch(taken);
    await record(tx, actor, { action: "account.set_mobile", object: { kind: "account", id: actor.account } });
  });
}

function wrongCurrent(): Refusal {
  const says = { zh: "现在的密码不对。", en: "The present password is wrong." };
  return new Refusal("sign_in_failed", says);
}

function samePassword(): Refusal {
  return new Refusal("not_valid", { zh: "新密码和现在的一样。", en: "The new password is the present one." });
}
