import { randomUUID } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { sessionCookie } from "#http/actor.ts";
import { record } from "#kernel/audit/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { type AccountTransaction, accountTables, type SignInWay } from "../accounts/accounts.tables.ts";
import { hashOf, newSecret } from "../sign-in/secrets.ts";

/** However busy somebody is, he signs in again after this. */
const longestSession = 12 * 3600_000;
const daysKept = 30;

/** Where a request came from: kept with the session, for whoever looks through his own sessions. */
export type Caller = {
  readonly address: string;
  readonly browser: string | null;
  /** The session that the browser had so far. */
  readonly cookie: string | undefined;
};

export function callerOf(request: FastifyRequest): Caller {
  const browser = request.headers["user-agent"]?.slice(0, 300) ?? null;
  return { address: request.ip, browser, cookie: request.cookies[sessionCookie] };
}

export type Started = { readonly session: string; readonly token: string };

/**
 * Begins a session with a token of its own. Whatever session the browser had before ends: a token that
 * somebody else planted there (session fixation) never becomes a signed-in one.
 */
export async function startSession(
  tx: ScopedTransaction,
  account: { readonly id: string; readonly name: string },
  way: SignInWay,
  caller: Caller,
  at: Date,
): Promise<Started> {
  const db = accountTables(tx);
  // The audit log remembers who was here; the sessions themselves need not stay.
  await db
    .deleteFrom("session")
    .where("ends_at", "<", new Date(at.getTime() - daysKept * 86_400_000))
    .execute();
  if (caller.cookie !== undefined) {
    const before = hashOf(caller.cookie);
    await db
      .updateTable("session")
      .set({ ended_at: at })
      .where("token_hash", "=", before)
      .where("ended_at", "is", null)
      .execute();
  }
  const started = { session: randomUUID(), token: newSecret() };
  await db
    .insertInto("session")
    .values({
      id: started.session,
      token_hash: hashOf(started.token),
      csrf: newSecret(),
      account: account.id,
      way,
      started_at: at,
      seen_at: at,
      ends_at: new Date(at.getTime() + longestSession),
      address: caller.address,
      browser: caller.browser,
      acting: null,
      ended_at: null,
    })
    .execute();
  await db.updateTable("account").set({ last_sign_in: at }).where("id", "=", account.id).execute();
  await record(
    tx,
    { account: account.id, name: account.name },
    {
      action: "session.start",
      object: { kind: "session", id: started.session },
      detail: { way, address: caller.address },
    },
  );
  return started;
}

/**
 * Gives a session a new token and a new value against forged requests, because what it may do changed.
 * The old token ends with it.
 */
export async function renewToken(tx: AccountTransaction, session: string): Promise<string> {
  const token = newSecret();
  await tx
    .updateTable("session")
    .set({ token_hash: hashOf(token), csrf: newSecret() })
    .where("id", "=", session)
    .execute();
  return token;
}

/** Ends every session of an account but one. */
export async function endSessions(tx: AccountTransaction, account: string, at: Date, but?: string): Promise<void> {
  let query = tx
    .updateTable("session")
    .set({ ended_at: at })
    .where("account", "=", account)
    .where("ended_at", "is", null);
  if (but !== undefined) query = query.where("id", "<>", but);
  await query.execute();
}
