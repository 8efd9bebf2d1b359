import { record } from "#kernel/audit/index.ts";
import type { Clock } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedDatabase } from "#kernel/scope.ts";
import { withoutSecondStep } from "../own/second-step.ts";
import { endSessions } from "../sessions/start-session.ts";
import { accountKey, forgetFailures } from "../sign-in/attempts.ts";
import { endLinks, makeLink } from "../sign-in/links.ts";
import { accountTables } from "./accounts.tables.ts";

/**
 * Makes a link for a new password without anybody signed in, for whoever has the machine itself: the way back
 * when the only administrator has lost his password or his second step. Sessions and the lock end.
 */
export function resetByHand(
  database: ScopedDatabase,
  clock: Clock,
  { username, removeSecondStep }: { readonly username: string; readonly removeSecondStep: boolean },
): Promise<{ address: string; until: string }> {
  const at = clock.now();
  return database.asSystem("reset an account on the machine itself", async (tx) => {
    const db = accountTables(tx);
    const found = await db
      .selectFrom("account")
      .select("id")
      .where("username", "=", username.toLowerCase())
      .where("disabled_at", "is", null)
      .executeTakeFirst();
    if (found === undefined) {
      throw new Refusal("not_found", {
        zh: `没有用户名为 ${username} 的账号，或已停用。`,
        en: `There is no account ${username}, or it is switched off.`,
      });
    }
    const { id } = found;
    if (removeSecondStep) await withoutSecondStep(db, id);
    await endSessions(db, id, at);
    await endLinks(db, "password", id, at);
    await forgetFailures(db, accountKey(id));
    const detail = { removeSecondStep, by: "command line" };
    await record(tx, "system", { action: "account.reset", object: { kind: "account", id }, detail });
    return makeLink(db, "password", { account: id }, at);
  });
}
