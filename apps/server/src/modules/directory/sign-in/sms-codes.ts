import { randomInt, timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { type AccountTransaction, accountTables } from "../accounts/accounts.tables.ts";
import type { Caller } from "../sessions/start-session.ts";
import type { SignInDeps } from "./sign-in.deps.ts";

const secondsValid = 300;
const secondsUntilNext = 60;
const mostTries = 5;
const mostADay = 10;

/** Sends a code to a number, whether an account has it or not: the answer tells nobody which numbers are known. */
export async function sendCode(deps: SignInDeps, mobile: string, caller: Caller) {
  const at = deps.clock.now();
  const { sms } = deps;
  if (sms === undefined) throw notOffered();
  deps.codes.check(caller.address, at);
  deps.codes.failed(caller.address, at);
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await deps.database.asSystem("send a code", (tx) => keepCode(accountTables(tx), deps.sealing, mobile, code, at));
  const text = `【聚才】验证码 ${code}，5 分钟内有效。不要告诉别人，工作人员也不会向您要。`;
  await sms.send(mobile, text, at).catch((error: unknown) => {
    throw notSent(error);
  });
  return { secondsValid, secondsUntilNext };
}

async function keepCode(
  tx: AccountTransaction,
  sealing: Sealing,
  mobile: string,
  code: string,
  at: Date,
): Promise<void> {
  const index = sealing.blindIndex("phone", mobile);
  // Two requests at the same moment would both find that nothing was sent yet.
  await sql`select pg_advisory_xact_lock(${index.readBigInt64BE(0).toString()}::bigint)`.execute(tx);
  const aDayAgo = new Date(at.getTime() - 86_400_000);
  await tx.deleteFrom("sms_code").where("sent_at", "<", aDayAgo).execute();
  const sent = await tx
    .selectFrom("sms_code")
    .select("sent_at")
    .where("mobile_index", "=", index)
    .orderBy("sent_at", "desc")
    .execute();
  const last = sent[0]?.sent_at.getTime() ?? 0;
  if (last > at.getTime() - secondsUntilNext * 1000) throw tooSoon();
  if (sent.length >= mostADay) throw tooMany();
  await tx
    .insertInto("sms_code")
    .values({ mobile_index: index, code_hash: hashed(sealing, mobile, code), sent_at: at, used_at: null })
    .execute();
}

/**
 * Whether this is the code that was sent last to that number, within its time; counts the try.
 * Answers the code's id, to be given to `useCode` once what it was for has happened.
 */
export async function tryCode(
  tx: AccountTransaction,
  sealing: Sealing,
  mobile: string,
  code: string,
  at: Date,
): Promise<string | undefined> {
  const index = sealing.blindIndex("phone", mobile);
  const { rows } = await sql<{ id: string; code_hash: Buffer }>`
    update sms_code set tries = tries + 1
    where id = (select id from sms_code where mobile_index = ${index} order by sent_at desc limit 1)
      and used_at is null and tries < ${mostTries} and sent_at > ${new Date(at.getTime() - secondsValid * 1000)}
    returning id, code_hash`.execute(tx);
  const found = rows[0];
  if (found === undefined || !timingSafeEqual(found.code_hash, hashed(sealing, mobile, code))) return undefined;
  return found.id;
}

/** Uses a code up; refuses when somebody else did in the meantime. */
export async function useCode(tx: AccountTransaction, id: string, at: Date): Promise<void> {
  const done = await tx
    .updateTable("sms_code")
    .set({ used_at: at })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw wrongCode();
}

// A keyed hash: six figures are soon tried through by whoever copies the table.
const hashed = (sealing: Sealing, mobile: string, code: string) => sealing.blindIndex("account", `${mobile} ${code}`);

export function wrongCode(): Refusal {
  return new Refusal("sign_in_failed", {
    zh: "验证码不对或已过期。请核对最新一条短信，或重新获取。",
    en: "The code is wrong or has expired. Look at the newest message, or ask for another.",
  });
}

function tooSoon(): Refusal {
  return new Refusal("too_many_requests", {
    zh: "验证码刚发过，一分钟后可以再发。",
    en: "A code was sent just now; another can be sent after a minute.",
  });
}

function tooMany(): Refusal {
  return new Refusal("too_many_requests", {
    zh: "这个手机号今天的验证码已发满 10 条，请明天再试，或用密码登录。",
    en: "Ten codes went to this number today. Try again tomorrow, or sign in by password.",
  });
}

function notSent(cause: unknown): Refusal {
  const refusal = new Refusal("not_ready", {
    zh: "短信没有发出去，请一分钟后再试，或用密码登录。",
    en: "The message could not be sent. Try again in a minute, or sign in by password.",
  });
  refusal.cause = cause;
  return refusal;
}

export function notOffered(): Refusal {
  return new Refusal("wrong_state", {
    zh: "本系统没有开通短信，请用密码登录。",
    en: "This server sends no messages; sign in by password.",
  });
}
