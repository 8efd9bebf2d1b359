import { record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type AccountTransaction, accountTables } from "../accounts/accounts.tables.ts";
import { grantsOf } from "../sessions/session-view.ts";
import { endSessions, renewToken } from "../sessions/start-session.ts";
import { countAttempt, forgetFailures, lockedFor, typedKey } from "../sign-in/attempts.ts";
import {
  newRecoveryCodes,
  newSecondStep,
  passSecondStep,
  recoveryHash,
  secondStepWrong,
  stepOf,
} from "../sign-in/second-step.ts";
import type { SignInDeps } from "../sign-in/sign-in.deps.ts";

/** Begins to set up the second step. Until it is confirmed nothing changes at sign-in. */
export async function setUpSecondStep(deps: SignInDeps, actor: Actor) {
  return deps.database.asSystem("set up a second step", async (tx) => {
    const db = accountTables(tx);
    const holder = await holderOf(db, actor.account);
    if (holder.second_step !== null) throw onAlready();
    const { sealed, uri, secret } = newSecondStep(deps.sealing, actor.account, holder.username ?? holder.name);
    await db.updateTable("account").set({ second_step_new: sealed }).where("id", "=", actor.account).execute();
    return { uri, secret };
  });
}

/** Switches the second step on, with a code that shows that the application works. Other sessions end. */
export async function confirmSecondStep(deps: SignInDeps, actor: Actor, session: string, code: string) {
  const at = deps.clock.now();
  return deps.database.asSystem("confirm a second step", async (tx) => {
    const db = accountTables(tx);
    const { second_step_new: sealed, second_step } = await holderOf(db, actor.account);
    if (sealed === null || second_step !== null) throw notBegun();
    const step = stepOf(deps.sealing, actor.account, sealed, code, 0, at);
    if (step === undefined) throw secondStepWrong();
    const codes = newRecoveryCodes();
    await db
      .updateTable("account")
      .set({
        second_step: sealed,
        second_step_new: null,
        second_step_last: String(step),
        recovery: codes.map(recoveryHash),
      })
      .where("id", "=", actor.account)
      .execute();
    await endSessions(db, actor.account, at, session);
    await record(tx, actor, { action: "account.second_step_on", object: { kind: "account", id: actor.account } });
    return { codes, token: await renewToken(db, session) };
  });
}

/** Takes the second step off, with a code; not while a role that one holds asks for it. */
export async function removeSecondStep(deps: SignInDeps, actor: Actor, session: string, code: string): Promise<string> {
  const at = deps.clock.now();
  const key = typedKey(deps.sealing, `second step ${actor.account}`);
  const outcome = await deps.database.asSystem("check a second step", async (tx) => {
    const db = accountTables(tx);
    const holder = await holderOf(db, actor.account);
    if (holder.second_step === null) return "off";
    if (await isAsked(db, actor.account, at)) return "asked";
    if (!(await countAttempt(db, key, at))) return "locked";
    return (await passSecondStep(db, deps.sealing, holder, code, at)) ? "passed" : "wrong";
  });
  if (outcome === "off") throw notBegun();
  if (outcome === "asked") throw isRequired();
  if (outcome === "locked") throw lockedFor();
  if (outcome === "wrong") throw secondStepWrong();
  return deps.database.asSystem("remove a second step", async (tx) => {
    const db = accountTables(tx);
    await forgetFailures(db, key);
    await withoutSecondStep(db, actor.account);
    await record(tx, actor, { action: "account.second_step_off", object: { kind: "account", id: actor.account } });
    return renewToken(db, session);
  });
}

export async function withoutSecondStep(tx: AccountTransaction, account: string): Promise<void> {
  await tx
    .updateTable("account")
    .set({ second_step: null, second_step_new: null, recovery: [] })
    .where("id", "=", account)
    .execute();
}

async function isAsked(tx: AccountTransaction, account: string, at: Date): Promise<boolean> {
  const settings = await tx.selectFrom("directory_setting").select("second_step_roles").executeTakeFirstOrThrow();
  const held = await grantsOf(tx, account, at);
  return held.some(({ role }) => settings.second_step_roles.includes(role));
}

function holderOf(tx: AccountTransaction, account: string) {
  return tx.selectFrom("account").selectAll().where("id", "=", account).executeTakeFirstOrThrow();
}

const state = (zh: string, en: string) => new Refusal("wrong_state", { zh, en });
const onAlready = () =>
  state(
    "两步登录已经开着；要换手机，请先关掉再开。",
    "The second step is on; to move it to another telephone, take it off first.",
  );
const notBegun = () =>
  state("两步登录没有在设置，或已经是这样。", "The second step is not being set up, or is off already.");
const isRequired = () =>
  state("您的角色要求两步登录，不能关掉。", "One of your roles asks for the second step, so it stays on.");
