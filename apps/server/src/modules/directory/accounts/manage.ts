import { record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { lockGrants } from "../grants/settings.ts";
import { refuseWithoutAdministrators } from "../grants/grants.ts";
import { withoutSecondStep } from "../own/second-step.ts";
import { endSessions } from "../sessions/start-session.ts";
import { accountKey } from "../sign-in/attempts.ts";
import { endLinks, makeLink } from "../sign-in/links.ts";
import { hashOf, newSecret } from "../sign-in/secrets.ts";
import type { SignInDeps } from "../sign-in/sign-in.deps.ts";
import { type AccountTransaction, accountTables } from "./accounts.tables.ts";
import { insertAccount, mobileColumns, taken } from "./create.ts";
import { everyRole, refuseHandling } from "./handling.ts";

/** What every action of an administrator has: the transaction within his reach, who he is, how far he reaches. */
export type Managing = { readonly tx: ScopedTransaction; readonly actor: Actor; readonly scope: Scope };

type NewColleague = {
  readonly name: string;
  readonly username: string;
  readonly unit: string;
  readonly mobile?: string;
};

/** Makes an account for a colleague. No password: the link lets him set his own. */
export async function createAccount(deps: SignInDeps, { tx, actor, scope }: Managing, given: NewColleague) {
  const at = deps.clock.now();
  const db = accountTables(tx);
  const { place } = await unitWithin(db, scope, given.unit);
  const account = await insertAccount(db, deps.sealing, { ...given, place, createdBy: actor.account }, at);
  const { username, unit } = given;
  await record(tx, actor, { action: "account.create", object: about(account.id), detail: { username, unit } });
  return { id: account.id, link: await makeLink(db, "password", { account: account.id }, at) };
}

type Change = {
  readonly name?: string;
  readonly unit?: string;
  readonly mobile?: string | null;
  readonly disabled?: boolean;
};

/** Renames, moves, switches off or on. Switching off ends the sessions; the last administrator stays on. */
export async function updateAccount(
  deps: SignInDeps,
  { tx, actor, scope }: Managing,
  id: string,
  change: Change,
): Promise<void> {
  const at = deps.clock.now();
  const db = accountTables(tx);
  const found = await accountOf(db, id);
  await refuseHandling(db, actor, scope, id, at);
  if (change.disabled === true && id === actor.account) throw himself();
  if (change.mobile !== undefined && found.kind === "machine") throw aMachine();
  const unit = change.unit === undefined ? undefined : await unitWithin(db, scope, change.unit);
  const to = {
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(unit === undefined ? {} : { unit_id: unit.id, place: unit.place }),
    ...(change.mobile === undefined ? {} : mobileColumns(deps.sealing, id, change.mobile)),
    ...(change.disabled === undefined ? {} : { disabled_at: change.disabled ? (found.disabled_at ?? at) : null }),
  };
  if (Object.keys(to).length === 0) return;
  await db.updateTable("account").set(to).where("id", "=", id).execute().catch(taken);
  if (change.disabled === true) {
    await lockGrants(db);
    const lost = await everyRole(db, id, at);
    await refuseWithoutAdministrators(
      db,
      lost.map(({ role }) => role),
      at,
    );
    await endSessions(db, id, at);
    await endLinks(db, "password", id, at);
  }
  // The number itself is not written down.
  const { mobile, ...shown } = change;
  const detail = { ...shown, ...(mobile === undefined ? {} : { mobile: mobile === null ? "removed" : "changed" }) };
  await record(tx, actor, { action: "account.update", object: about(id), detail });
}

/** Ends the sessions and the lock of an account, and makes a link for a new password; the old one works no more. */
export async function resetAccount(
  deps: SignInDeps,
  { tx, actor, scope }: Managing,
  id: string,
  removeSecondStep: boolean,
) {
  const at = deps.clock.now();
  const db = accountTables(tx);
  const found = await accountOf(db, id);
  if (found.kind === "machine") throw aMachine();
  if (found.disabled_at !== null) throw isOff();
  await refuseHandling(db, actor, scope, id, at);
  await db.updateTable("account").set({ password: null }).where("id", "=", id).execute();
  if (removeSecondStep) await withoutSecondStep(db, id);
  await endSessions(db, id, at);
  await endLinks(db, "password", id, at);
  await record(tx, actor, { action: "account.reset", object: about(id), detail: { removeSecondStep } });
  return makeLink(db, "password", { account: id }, at);
}

/** Failures are the system's own table; called after `resetAccount` has shown that the account is within reach. */
export async function unlock(deps: SignInDeps, id: string): Promise<void> {
  await deps.database.asSystem("unlock an account", (tx) =>
    accountTables(tx).deleteFrom("sign_in_failure").where("name", "=", accountKey(id)).execute(),
  );
}

type NewMachine = { readonly name: string; readonly unit: string; readonly days: number };

/** Makes an account for a machine. It may do nothing until a role is granted to it. */
export async function createMachine(deps: SignInDeps, { tx, actor, scope }: Managing, given: NewMachine) {
  const at = deps.clock.now();
  const db = accountTables(tx);
  const { place } = await unitWithin(db, scope, given.unit);
  const it = { kind: "machine" as const, name: given.name, unit: given.unit, place, createdBy: actor.account };
  const { id } = await insertAccount(db, deps.sealing, it, at);
  await record(tx, actor, { action: "account.create", object: about(id), detail: { machine: true, unit: given.unit } });
  return { id, ...(await newToken(db, id, given.days, at)) };
}

/** A new token for a machine; the old one ends at once. */
export async function renewMachine(deps: SignInDeps, { tx, actor, scope }: Managing, id: string, days: number) {
  const db = accountTables(tx);
  const found = await accountOf(db, id);
  if (found.kind !== "machine") throw noMachine();
  await refuseHandling(db, actor, scope, id, deps.clock.now());
  const made = await newToken(db, id, days, deps.clock.now());
  await record(tx, actor, { action: "account.renew_token", object: about(id), detail: { until: made.until } });
  return made;
}

async function newToken(tx: AccountTransaction, id: string, days: number, at: Date) {
  const token = `jucai_${newSecret()}`;
  const until = new Date(at.getTime() + days * 86_400_000);
  await tx
    .updateTable("account")
    .set({ token_hash: hashOf(token), token_until: until })
    .where("id", "=", id)
    .execute();
  return { token, until: until.toISOString() };
}

/** An account within reach; absent and out of reach get the same answer. */
export async function accountOf(tx: AccountTransaction, id: string) {
  const found = await tx
    .selectFrom("account")
    .select(["id", "name", "username", "kind", "disabled_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (found === undefined) throw notThere();
  return found;
}

/** Units are public, so the reach is looked at here, before row-level security would fail the whole request. */
async function unitWithin(tx: AccountTransaction, scope: Scope, id: string) {
  const unit = await tx.selectFrom("unit").select(["id", "place"]).where("id", "=", id).executeTakeFirst();
  if (unit !== undefined && (scope.all || scope.places.includes(unit.place) || scope.units.includes(id))) return unit;
  throw notThere();
}

const about = (id: string) => ({ kind: "account", id });
const refusal = (code: "not_found" | "not_allowed" | "wrong_state", zh: string, en: string) =>
  new Refusal(code, { zh, en });
const notThere = () =>
  refusal("not_found", "没有找到，或不在您的管理范围内。", "It is not there, or not within your reach.");
const himself = () => refusal("not_allowed", "不能停用自己的账号。", "Nobody switches his own account off.");
const aMachine = () =>
  refusal("wrong_state", "接口账号没有手机号和密码。", "A machine has neither mobile number nor password.");
const noMachine = () => refusal("wrong_state", "这不是接口账号。", "This is not a machine's account.");
const isOff = () =>
  refusal("wrong_state", "这个账号已停用，请先启用。", "This account is switched off; switch it on first.");
