import { record } from "#kernel/audit/index.ts";
import type { Clock } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedDatabase } from "#kernel/scope.ts";
import { type AccountTransaction, accountTables } from "../accounts/accounts.tables.ts";
import { insertAccount, insertGrant, topUnits } from "../accounts/create.ts";
import type { Language } from "../accounts/unit-briefs.ts";
import { type Caller, startSession, type Started } from "../sessions/start-session.ts";
import { deadLink, endLinks, makeLink, openLink, useLink } from "./links.ts";
import { refuseWeak } from "./new-password.ts";
import type { SignInDeps } from "./sign-in.deps.ts";

const administrators = ["system_admin", "security_admin", "audit_admin"] as const;

/**
 * The path of a one-time link that makes the first administrator; undefined once there is an account.
 * Each start makes a new one, and the one before stops working.
 */
export async function firstLink(database: ScopedDatabase, clock: Clock): Promise<string | undefined> {
  return database.asSystem("is there an administrator", async (tx) => {
    const db = accountTables(tx);
    if (await hasAccounts(db)) return undefined;
    await endLinks(db, "welcome", null, clock.now());
    return (await makeLink(db, "welcome", {}, clock.now())).address;
  });
}

export async function hasAccounts(tx: AccountTransaction): Promise<boolean> {
  return (await tx.selectFrom("account").select("id").limit(1).executeTakeFirst()) !== undefined;
}

type Given = { readonly token: string; readonly username: string; readonly name: string; readonly password: string };

/** Makes the first administrator, with the three administrators' roles at the top, and signs him in. */
export async function welcome(deps: SignInDeps, given: Given, caller: Caller, language: Language): Promise<Started> {
  const at = deps.clock.now();
  refuseWeak(given.password, [given.username, given.name], language);
  await deps.database.asSystem("is the link good", (tx) => openLink(accountTables(tx), given.token, ["welcome"], at));
  const password = await deps.passwords.hash(given.password);
  return deps.database.asSystem("the first administrator", async (tx) => {
    const db = accountTables(tx);
    const link = await openLink(db, given.token, ["welcome"], at);
    if (await hasAccounts(db)) throw deadLink();
    const top = await topUnits(db);
    const [widest] = top;
    if (widest === undefined) throw withoutUnits();
    const account = await insertAccount(
      db,
      deps.sealing,
      { ...given, password, unit: widest.id, place: widest.place },
      at,
    );
    for (const unit of top) {
      for (const role of administrators) await insertGrant(db, { account: account.id, role, unit, by: null }, at);
    }
    await useLink(db, link.id, at);
    const who = { account: account.id, name: account.name };
    await record(tx, who, {
      action: "account.create",
      object: { kind: "account", id: account.id },
      detail: { first: true },
    });
    return startSession(tx, account, "link", caller, at);
  });
}

function withoutUnits(): Refusal {
  return new Refusal("wrong_state", {
    zh: "还没有任何辖区：请先让服务读到政策包，再重新启动。",
    en: "There is no jurisdiction yet: let the server read policy packs, and start it again.",
  });
}
