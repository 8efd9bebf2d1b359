import { record } from "#kernel/audit/index.ts";
import { accountTables } from "../accounts/accounts.tables.ts";
import type { Language } from "../accounts/unit-briefs.ts";
import { type Caller, endSessions, startSession, type Started } from "../sessions/start-session.ts";
import { accountKey, countAttempt, forgetFailures, lockedFor, typedKey } from "./attempts.ts";
import { refuse } from "./by-password.ts";
import { deadLink, endLinks, openLink } from "./links.ts";
import { refuseWeak } from "./new-password.ts";
import { passSecondStep, secondStepNeeded, secondStepWrong } from "./second-step.ts";
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

type Given = { readonly token: string; readonly password: string; readonly code?: string };

/**
 * Sets the password of the account that a link is for, ends its sessions, and signs in. An account with a second
 * step asks for it here too: whoever made the link, or came by it, has only the first.
 */
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
  await secondStep(deps, holder, given.code, caller, at);
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

type Holder = Parameters<typeof passSecondStep>[2] & { readonly name: string };

async function secondStep(
  deps: SignInDeps,
  holder: Holder,
  code: string | undefined,
  caller: Caller,
  at: Date,
): Promise<void> {
  if (holder.second_step === null) return;
  if (code === undefined) throw secondStepNeeded();
  const key = typedKey(deps.sealing, `second step ${holder.id}`);
  const outcome = await deps.database.asSystem("second step", async (tx) => {
    const db = accountTables(tx);
    if (!(await countAttempt(db, key, at))) return "locked";
    if (!(await passSecondStep(db, deps.sealing, holder, code, at))) return "wrong";
    await forgetFailures(db, key);
    return "passed";
  });
  if (outcome === "locked") await refuse(deps, holder, caller, "locked", lockedFor());
  if (outcome === "wrong") await refuse(deps, holder, caller, "second step", secondStepWrong());
}
