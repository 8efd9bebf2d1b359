import { record } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { type AccountTransaction, accountTables } from "../accounts/accounts.tables.ts";
import { type Caller, startSession, type Started } from "../sessions/start-session.ts";
import {
  accountKey,
  countAttempt,
  forgetFailures,
  forgetOldFailures,
  lockedFor,
  typedKey,
  uncountAttempt,
} from "./attempts.ts";
import { isOutdated } from "./password-hash.ts";
import { passSecondStep, secondStepNeeded, secondStepWrong } from "./second-step.ts";
import type { SignInDeps } from "./sign-in.deps.ts";

type Given = { readonly name: string; readonly password: string; readonly code?: string };
type Holder = NonNullable<Awaited<ReturnType<typeof holderOf>>>;

/**
 * Signs in by username or mobile number and password.
 *
 * A name without an account costs the same work, counts the same failures and gets the same answers as one
 * with a wrong password. Failures are written in transactions of their own: a refusal must not undo them.
 */
export async function signInByPassword(deps: SignInDeps, given: Given, caller: Caller): Promise<Started> {
  const at = deps.clock.now();
  deps.failures.check(caller.address, at);
  const { holder, key, open } = await begin(deps, given.name, at);
  if (!open) return refuse(deps, holder, caller, "locked", lockedFor());
  const stored = holder === undefined || holder.disabled_at !== null ? null : holder.password;
  if (!(await deps.passwords.verify(given.password, stored)) || holder === undefined) {
    return refuse(deps, holder, caller, "password", wrongNameOrPassword());
  }
  if (holder.second_step !== null) await secondStep(deps, holder, key, given.code, caller, at);
  const renewed = isOutdated(holder.password ?? "") ? await deps.passwords.hash(given.password) : undefined;
  return deps.database.asSystem("sign in", async (tx) => {
    const db = accountTables(tx);
    await forgetFailures(db, key);
    if (renewed !== undefined) {
      await db.updateTable("account").set({ password: renewed }).where("id", "=", holder.id).execute();
    }
    return startSession(tx, holder, "password", caller, at);
  });
}

function begin(deps: SignInDeps, name: string, at: Date) {
  return deps.database.asSystem("who signs in", async (tx) => {
    const db = accountTables(tx);
    const holder = await holderOf(db, deps.sealing, name);
    const key = holder === undefined ? typedKey(deps.sealing, name) : accountKey(holder.id);
    await forgetOldFailures(db, at);
    return { holder, key, open: await countAttempt(db, key, at) };
  });
}

function holderOf(tx: AccountTransaction, sealing: Sealing, name: string) {
  const typed = name.normalize("NFKC").trim();
  const query = tx
    .selectFrom("account")
    .select(["id", "name", "password", "disabled_at", "second_step", "second_step_last", "recovery"])
    .where("kind", "=", "human");
  // A username is never all figures, so one text can mean one thing only.
  return /[a-z]/i.test(typed)
    ? query.where("username", "=", typed.toLowerCase()).executeTakeFirst()
    : query.where("mobile_index", "=", sealing.blindIndex("phone", typed)).executeTakeFirst();
}

async function secondStep(
  deps: SignInDeps,
  holder: Holder,
  key: Buffer,
  code: string | undefined,
  caller: Caller,
  at: Date,
): Promise<void> {
  if (code === undefined) {
    await deps.database.asSystem("half signed in", (tx) => uncountAttempt(accountTables(tx), key));
    throw secondStepNeeded();
  }
  const passed = await deps.database.asSystem("second step", (tx) =>
    passSecondStep(accountTables(tx), deps.sealing, holder, code, at),
  );
  if (!passed) await refuse(deps, holder, caller, "second step", secondStepWrong());
}

/** Writes down that somebody was refused, then refuses. */
export async function refuse(
  deps: SignInDeps,
  holder: { readonly id: string; readonly name: string } | undefined,
  caller: Caller,
  why: string,
  refusal: Refusal,
): Promise<never> {
  deps.failures.failed(caller.address, deps.clock.now());
  await deps.database.asSystem("a refused sign-in", (tx) =>
    record(tx, holder === undefined ? nobodyKnown : { account: holder.id, name: holder.name }, {
      action: "session.refused",
      object: { kind: "account", id: holder?.id ?? null },
      detail: { why, address: caller.address },
    }),
  );
  throw refusal;
}

/** What was typed is not written down: at times it is a password. */
const nobodyKnown = { account: null, name: "?" };

function wrongNameOrPassword(): Refusal {
  return new Refusal("sign_in_failed", {
    zh: "用户名（手机号）或密码不对。连续 5 次不对会锁定 15 分钟。",
    en: "Name or password is wrong. After five failures in a row it is locked for 15 minutes.",
  });
}
