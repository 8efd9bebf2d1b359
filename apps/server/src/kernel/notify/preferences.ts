import { randomInt, timingSafeEqual } from "node:crypto";
import type { NotificationPreferences, PreferencesChange } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "../audit/index.ts";
import type { Clock } from "../clock.ts";
import type { Actor } from "../permissions/index.ts";
import { Refusal } from "../refusal.ts";
import type { ScopedTransaction } from "../scope.ts";
import type { Sealing } from "../sealing/index.ts";
import type { Channels } from "./channels.ts";
import { notifyTables } from "./notify.tables.ts";

export type PreferenceDeps = { readonly sealing: Sealing; readonly clock: Clock; readonly channels: Channels };

/** What an address is sealed with; admin/sealed-columns.ts names it too. */
export const addressContext = (account: string): string => `notify_preference/${account}`;
const minutesValid = 30;
const secondsUntilNext = 60;
const mostTries = 5;

const standard = { sms: true, email: true, quiet: [], address_sealed: null, address_new: null };

/** How an account wants to be told; whoever never said gets everything on every way there is. */
export async function preferencesOf(
  tx: ScopedTransaction,
  { sealing, channels }: PreferenceDeps,
  account: string,
): Promise<NotificationPreferences> {
  const row = (await rowOf(tx, account)) ?? standard;
  const { rows } = await sql<{ has: boolean }>`
    select mobile_sealed is not null as has from account where id = ${account}::uuid`.execute(tx);
  const sealed = row.address_new ?? row.address_sealed;
  const address = sealed === null ? null : masked(sealing.openSystem(sealed, addressContext(account)).toString());
  return {
    sms: channels.sms === undefined || rows[0]?.has !== true ? null : row.sms,
    email:
      channels.email === undefined
        ? null
        : { on: row.email, address, confirmed: address !== null && row.address_new === null },
    quiet: row.quiet,
  };
}

function rowOf(tx: ScopedTransaction, account: string) {
  return notifyTables(tx).selectFrom("notify_preference").selectAll().where("account", "=", account).executeTakeFirst();
}

/** `lin@example.cn` → `l***@example.cn` */
function masked(address: string): string {
  return address.replace(/^(.).*(@.*)$/, "$1***$2");
}

/** Changes them. A new address gets a code first; answers it for the caller to send once this is committed. */
export async function changePreferences(
  tx: ScopedTransaction,
  { sealing, clock, channels }: PreferenceDeps,
  actor: Actor,
  { sms, email, quiet, address }: PreferencesChange,
): Promise<{ readonly to: string; readonly code: string } | undefined> {
  const { account } = actor;
  const db = notifyTables(tx);
  const chosen = { sms, email, quiet: [...new Set(quiet)] };
  const row = { account, address_sealed: null, address_new: null, code_hash: null, code_at: null, code_tries: 0 };
  await db
    .insertInto("notify_preference")
    .values({ ...row, ...chosen })
    .onConflict((on) => on.column("account").doUpdateSet(chosen))
    .execute();
  await record(tx, actor, {
    action: "notification.preferences",
    object: { kind: "account", id: account },
    detail: chosen,
  });
  if (address === undefined) return undefined;
  if (channels.email === undefined) throw noMail();
  const before = await rowOf(tx, account);
  const at = clock.now();
  if ((before?.code_at?.getTime() ?? 0) > at.getTime() - secondsUntilNext * 1000) throw tooSoon();
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await db
    .updateTable("notify_preference")
    .set({
      address_new: sealing.sealSystem(address, addressContext(account)),
      code_hash: hashed(sealing, account, code),
      code_at: at,
      code_tries: 0,
    })
    .where("account", "=", account)
    .execute();
  return { to: address, code };
}

/** A new address counts once its code came back. Answers false, with the try counted, when it is wrong. */
export async function confirmAddress(
  tx: ScopedTransaction,
  { sealing, clock }: PreferenceDeps,
  actor: Actor,
  code: string,
): Promise<boolean> {
  const { account } = actor;
  const db = notifyTables(tx);
  const row = await db
    .updateTable("notify_preference")
    .set((is) => ({ code_tries: is("code_tries", "+", 1) }))
    .where("account", "=", account)
    .where("code_tries", "<", mostTries)
    .where("code_at", ">", new Date(clock.now().getTime() - minutesValid * 60_000))
    .returningAll()
    .executeTakeFirst();
  if (row?.address_new == null || row.code_hash === null) return false;
  if (!timingSafeEqual(row.code_hash, hashed(sealing, account, code))) return false;
  await db
    .updateTable("notify_preference")
    .set({ address_sealed: row.address_new, address_new: null, code_hash: null, code_at: null })
    .where("account", "=", account)
    .execute();
  await record(tx, actor, { action: "notification.address", object: { kind: "account", id: account } });
  return true;
}

// A keyed hash: six figures are soon tried through by whoever copies the table.
const hashed = (sealing: Sealing, account: string, code: string) =>
  sealing.blindIndex("account", `email ${account} ${code}`);

function noMail(): Refusal {
  return new Refusal("wrong_state", {
    zh: "本系统没有开通邮件，请用短信或在网页上查看。",
    en: "This server sends no mail; use SMS, or look at the page.",
  });
}

function tooSoon(): Refusal {
  return new Refusal("too_many_requests", {
    zh: "验证码刚发过，一分钟后可以再发。",
    en: "A code was sent just now; another can be sent after a minute.",
  });
}

export function wrongEmailCode(): Refusal {
  return new Refusal("not_valid", {
    zh: "验证码不对或已过期，请核对最新一封邮件，或重新填写邮箱。",
    en: "The code is wrong or has expired. Look at the newest mail, or enter the address again.",
  });
}
