import { record } from "#kernel/audit/index.ts";
import { accountTables } from "../accounts/accounts.tables.ts";
import type { Language } from "../accounts/unit-briefs.ts";
import { type Caller, endSessions, startSession, type Started } from "../sessions/start-session.ts";
import { accountKey, forgetFailures } from "./attempts.ts";
import { deadLink, endLinks, openLink } from "./links.ts";
import { refuseWeak } from "./new-password.ts";
import type { SignInDeps } from "./sign-in.deps.ts";

/** Whom a link of any kind is for, for the page that it opens. */
export async function checkLink(deps: SignInDeps, token: string) {
  return deps.database.asSystem("what a link is for", async (tx) => {
    const db = accountTables(tx);
    const kinds = ["welcome", "password", "invitation", "delegation"] as const;
    const link = await openLink(db, token, kinds, deps.clock.now());
    const account =
      link.account === null
        ? undefined
        : await db.selectFrom("account").select(["username", "name"]).where("id", "=", link.account).executeTakeFirst();
    // An invitation names nobody: whoever finds it shall not learn whose it is.
    const consenting =
      link.delegation === null
        ? undefined
        : await db
            .selectFrom("delegation")
            .innerJoin("person", "person.id", "delegation.person")
            .select("person.name")
            .where("delegation.id", "=", link.delegation)
            .executeTakeFirst();
    const name = account?.username ?? account?.name ?? consenting?.name ?? null;
    return { kind: link.kind, name, until: link.valid_until.toISOString() };
  });
}

type Given = { readonly token: string; readonly password: string };

/** Sets the password of the account that a link is for, ends its sessions, and signs in. */
export async function setPassword(
  deps: SignInDeps,
  given: Given,
  caller: Caller,
  language: Language,
): Promise<Started> {
  const at = deps.clock.now();
  const holder = await deps.database.asSystem("whose password", async (tx) => {
    const db = accountTables(tx);
    const link = await openLink(db, given.token, ["password"], at);
    return db.selectFrom("account").selectAll().where("id", "=", link.account).executeTakeFirstOrThrow();
  });
  refuseWeak(given.password, [holder.username, holder.name], language);
  const password = await deps.passwords.hash(given.password);
  return deps.database.asSystem("set a password", async (tx) => {
    const db = accountTables(tx);
    const link = await openLink(db, given.token, ["password"], at);
    if (holder.disabled_at !== null) throw deadLink();
    await db.updateTable("account").set({ password, password_set_at: at }).where("id", "=", holder.id).execute();
    await endLinks(db, "password", link.account, at);
    await endSessions(db, holder.id, at);
    await forgetFailures(db, accountKey(holder.id));
    const who = { account: holder.id, name: holder.name };
    await record(tx, who, { action: "account.set_password", object: { kind: "account", id: holder.id } });
    return startSession(tx, holder, "link", caller, at);
  });
}
