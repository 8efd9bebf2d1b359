import { record } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { accountTables } from "../accounts/accounts.tables.ts";
import { insertAccount, insertGrant, topUnits } from "../accounts/create.ts";
import type { Language } from "../accounts/unit-briefs.ts";
import { type Caller, startSession, type Started } from "../sessions/start-session.ts";
import { countAttempt, forgetFailures, lockedFor, typedKey } from "./attempts.ts";
import { refuse } from "./by-password.ts";
import { refuseWeak } from "./new-password.ts";
import { passSecondStep, secondStepNeeded, secondStepWrong } from "./second-step.ts";
import type { SignInDeps } from "./sign-in.deps.ts";
import { notOffered, tryCode, useCode, wrongCode } from "./sms-codes.ts";

type Given = { readonly mobile: string; readonly sms: string; readonly code?: string };

/** Signs in by a code sent to the mobile number; whoever has it may learn whether the number has an account. */
export async function signInByCode(deps: SignInDeps, given: Given, caller: Caller): Promise<Started> {
  const at = deps.clock.now();
  const used = await codeFor(deps, given, caller);
  const holder = await deps.database.asSystem("who signs in", (tx) => holderOf(deps, accountTables(tx), given.mobile));
  if (holder === undefined) throw noAccount();
  if (holder.disabled_at !== null) return refuse(deps, holder, caller, "disabled", disabled());
  const key = typedKey(deps.sealing, `second step ${holder.id}`);
  if (holder.second_step !== null) {
    const { code } = given;
    if (code === undefined) throw secondStepNeeded();
    const outcome = await deps.database.asSystem("second step", async (tx) => {
      const db = accountTables(tx);
      if (!(await countAttempt(db, key, at))) return "locked";
      return (await passSecondStep(db, deps.sealing, holder, code, at)) ? "passed" : "wrong";
    });
    if (outcome === "locked") return refuse(deps, holder, caller, "locked", lockedFor());
    if (outcome === "wrong") return refuse(deps, holder, caller, "second step", secondStepWrong());
  }
  return deps.database.asSystem("sign in", async (tx) => {
    const db = accountTables(tx);
    await forgetFailures(db, key);
    await useCode(db, used, at);
    return startSession(tx, holder, "sms", caller, at);
  });
}

type Registering = {
  readonly mobile: string;
  readonly sms: string;
  readonly name: string;
  readonly password?: string;
};

/** A person opens an account for himself. It is nobody's entry in the registry yet: see `become-person.ts`. */
export async function register(
  deps: SignInDeps,
  given: Registering,
  caller: Caller,
  language: Language,
): Promise<Started> {
  const at = deps.clock.now();
  if (given.password !== undefined) refuseWeak(given.password, [given.name, given.mobile], language);
  const used = await codeFor(deps, given, caller);
  const password = given.password === undefined ? undefined : await deps.passwords.hash(given.password);
  return deps.database.asSystem("registration", async (tx) => {
    const db = accountTables(tx);
    const [top] = await topUnits(db);
    if (top === undefined) throw notOffered();
    await useCode(db, used, at);
    const { name, mobile } = given;
    const secret = password === undefined ? {} : { password };
    const account = await insertAccount(db, deps.sealing, { name, mobile, place: top.place, ...secret }, at);
    await insertGrant(db, { account: account.id, role: "person", unit: top, by: null }, at);
    const who = { account: account.id, name };
    await record(tx, who, {
      action: "account.create",
      object: { kind: "account", id: account.id },
      detail: { self: true },
    });
    return startSession(tx, account, "sms", caller, at);
  });
}

/** The id of the code that was sent, when it is right. The try is kept whatever comes of it. */
async function codeFor(
  deps: SignInDeps,
  { mobile, sms }: { mobile: string; sms: string },
  caller: Caller,
): Promise<string> {
  if (deps.sms === undefined) throw notOffered();
  const at = deps.clock.now();
  deps.failures.check(caller.address, at);
  const used = await deps.database.asSystem("try a code", (tx) =>
    tryCode(accountTables(tx), deps.sealing, mobile, sms, at),
  );
  return used ?? refuse(deps, undefined, caller, "code", wrongCode());
}

function holderOf(deps: SignInDeps, tx: ReturnType<typeof accountTables>, mobile: string) {
  return tx
    .selectFrom("account")
    .select(["id", "name", "disabled_at", "second_step", "second_step_last", "recovery"])
    .where("mobile_index", "=", deps.sealing.blindIndex("phone", mobile))
    .where("kind", "=", "human")
    .executeTakeFirst();
}

function noAccount(): Refusal {
  return new Refusal("not_found", {
    zh: "这个手机号还没有账号。用同一个验证码就可以注册。",
    en: "This mobile number has no account yet. You can register with the same code.",
  });
}

function disabled(): Refusal {
  return new Refusal("sign_in_failed", {
    zh: "这个账号已停用，需要请找本单位管理员。",
    en: "This account is switched off; ask your unit's administrator.",
  });
}
