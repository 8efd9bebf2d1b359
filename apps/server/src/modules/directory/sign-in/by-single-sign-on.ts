import { record } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type AccountTransaction, accountTables } from "../accounts/accounts.tables.ts";
import { grantsOf } from "../sessions/session-view.ts";
import { type Caller, startSession, type Started } from "../sessions/start-session.ts";
import { hashOf } from "./secrets.ts";
import type { SignInDeps } from "./sign-in.deps.ts";
import type { Identity, SingleSignOn } from "./single-sign-on.ts";

/** Minutes that somebody may spend at the provider. */
const minutesAway = 10;

/** Why somebody came back without being signed in; the sign-in page has words for each. */
export type Problem = "single_sign_on" | "unknown_account" | "linked_elsewhere";
export type Returned =
  | { readonly to: string; readonly started?: Started }
  /** `page`: where to say so; absent: the sign-in page. */
  | { readonly problem: Problem; readonly page?: string; readonly cause?: unknown };

/** Sends somebody to the provider. `account`: he is signed in and wants it linked. */
export async function leave(
  deps: Pick<SignInDeps, "database" | "clock" | "sealing">,
  provider: SingleSignOn,
  { to, account }: { readonly to: string; readonly account?: string },
) {
  const at = deps.clock.now();
  const { address, journey } = await provider.begin().catch((cause: unknown) => {
    throw unreachable(cause);
  });
  await deps.database.asSystem("go to single sign-on", async (tx) => {
    const db = accountTables(tx);
    await db.deleteFrom("oidc_state").where("created_at", "<", longAgo(at)).execute();
    await db
      .insertInto("oidc_state")
      .values({
        state_hash: hashOf(journey.state),
        nonce: journey.nonce,
        verifier_sealed: deps.sealing.sealSystem(journey.verifier, "oidc_state"),
        account: account ?? null,
        goes_to: to,
        created_at: at,
      })
      .execute();
  });
  return { address, state: journey.state };
}

/**
 * Takes somebody back from the provider.
 *
 * `state` is what this browser's own cookie holds: an answer that another browser fetched (to sign a victim in
 * as the attacker, or to link the attacker's identity to the victim's account) finds no state here.
 */
export async function comeBack(
  deps: SignInDeps,
  provider: SingleSignOn,
  search: string,
  state: string | undefined,
  caller: Caller,
): Promise<Returned> {
  const at = deps.clock.now();
  if (state === undefined || new URLSearchParams(search).get("state") !== state) return { problem: "single_sign_on" };
  const kept = await deps.database.asSystem("back from single sign-on", (tx) =>
    accountTables(tx)
      .deleteFrom("oidc_state")
      .where("state_hash", "=", hashOf(state))
      .where("created_at", ">", longAgo(at))
      .returningAll()
      .executeTakeFirst(),
  );
  if (kept === undefined) return { problem: "single_sign_on" };
  const verifier = deps.sealing.openSystem(kept.verifier_sealed, "oidc_state").toString();
  const journey = { state, nonce: kept.nonce, verifier };
  const identity = await provider.finish(search, journey).catch((cause: unknown) => ({ cause }));
  if ("cause" in identity) return { problem: "single_sign_on", cause: identity.cause };
  return kept.account === null
    ? enter(deps, provider, identity, kept.goes_to, caller, at)
    : link(deps, identity, kept.account, kept.goes_to, at);
}

async function enter(
  deps: SignInDeps,
  provider: SingleSignOn,
  identity: Identity,
  to: string,
  caller: Caller,
  at: Date,
): Promise<Returned> {
  return deps.database.asSystem("sign in", async (tx) => {
    const db = accountTables(tx);
    const linked = await linkedAccount(db, identity);
    const holder = linked ?? (await matchingAccount(deps, provider, db, identity));
    if (holder === undefined || holder.disabled_at !== null) {
      await record(
        tx,
        holder === undefined ? { account: null, name: "?" } : { account: holder.id, name: holder.name },
        {
          action: "session.refused",
          object: { kind: "account", id: holder?.id ?? null },
          detail: { why: "single sign-on", address: caller.address },
        },
      );
      return { problem: "unknown_account" };
    }
    if (linked === undefined && !(await keepIdentity(db, identity, holder.id, at)))
      return { problem: "linked_elsewhere" };
    const started = await startSession(tx, holder, "single_sign_on", caller, at);
    return { to: to === "" ? await homeOf(db, holder.id, at) : to, started };
  });
}

/** Where work begins for whoever asked for no page. */
async function homeOf(tx: AccountTransaction, account: string, at: Date): Promise<string> {
  const held = await grantsOf(tx, account, at);
  return held.some(({ role }) => role !== "person") ? "/desk" : "/my";
}

async function link(deps: SignInDeps, identity: Identity, account: string, to: string, at: Date): Promise<Returned> {
  return deps.database.asSystem("link single sign-on", async (tx) => {
    const db = accountTables(tx);
    const holder = await db
      .selectFrom("account")
      .select(["id", "name"])
      .where("id", "=", account)
      .executeTakeFirstOrThrow();
    if (!(await keepIdentity(db, identity, account, at))) return { problem: "linked_elsewhere", page: to };
    const who = { account: holder.id, name: holder.name };
    await record(tx, who, { action: "account.link_single_sign_on", object: { kind: "account", id: account } });
    return { to };
  });
}

/** One identity is one account's, and an account has one at each provider; false when that does not fit. */
async function keepIdentity(tx: AccountTransaction, identity: Identity, account: string, at: Date): Promise<boolean> {
  const { issuer, subject } = identity;
  const values = { issuer, subject, account, linked_at: at };
  await tx
    .insertInto("oidc_identity")
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await linkedAccount(tx, identity))?.id === account;
}

function linkedAccount(tx: AccountTransaction, { issuer, subject }: Identity) {
  return tx
    .selectFrom("oidc_identity")
    .innerJoin("account", "account.id", "oidc_identity.account")
    .select(["account.id", "account.name", "account.disabled_at"])
    .where("oidc_identity.issuer", "=", issuer)
    .where("oidc_identity.subject", "=", subject)
    .executeTakeFirst();
}

async function matchingAccount(deps: SignInDeps, provider: SingleSignOn, tx: AccountTransaction, identity: Identity) {
  const query = tx.selectFrom("account").select(["id", "name", "disabled_at"]).where("kind", "=", "human");
  const { username, mobile } = identity;
  if (provider.match === "username" && username !== undefined) {
    return query.where("username", "=", username.toLowerCase()).executeTakeFirst();
  }
  if (provider.match === "mobile" && mobile !== undefined) {
    return query.where("mobile_index", "=", deps.sealing.blindIndex("phone", mobile)).executeTakeFirst();
  }
  return undefined;
}

function unreachable(cause: unknown): Refusal {
  const refusal = new Refusal("not_ready", {
    zh: "统一身份认证没有回应，请稍后再试，或用密码登录。",
    en: "Single sign-on does not answer. Try again later, or sign in by password.",
  });
  refusal.cause = cause;
  return refusal;
}

const longAgo = (at: Date) => new Date(at.getTime() - minutesAway * 60_000);
