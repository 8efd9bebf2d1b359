import { createHash, randomInt } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { Refusal } from "#kernel/refusal.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { AccountTransaction } from "../accounts/accounts.tables.ts";

/** Clocks may be this many steps of 30 seconds apart. */
const window = 1;
// Without letters and figures that look alike.
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

const context = (account: string) => `account/${account}/second_step`;

export function newSecondStep(sealing: Sealing, account: string, label: string) {
  const secret = new Secret({ size: 20 });
  const uri = new TOTP({ issuer: "聚才 Jucai", label, secret }).toString();
  return { sealed: sealing.sealSystem(Buffer.from(secret.bytes), context(account)), uri, secret: secret.base32 };
}

/** Ten codes for when the telephone is lost; each works once. */
export function newRecoveryCodes(): string[] {
  const letter = () => letters.charAt(randomInt(letters.length));
  const part = () => Array.from({ length: 5 }, letter).join("");
  return Array.from({ length: 10 }, () => `${part()}-${part()}`);
}

export const recoveryHash = (code: string): string =>
  createHash("sha256")
    .update(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ""))
    .digest("base64url");

/**
 * The time step for which a code is right; undefined when it is wrong.
 *
 * @param after steps up to this one were used: a code that was looked over the shoulder works no second time
 */
export function stepOf(sealing: Sealing, account: string, sealed: Buffer, code: string, after: number, at: Date) {
  const secret = new Secret({ buffer: new Uint8Array(sealing.openSystem(sealed, context(account))).buffer });
  const timestamp = at.getTime();
  const delta = TOTP.validate({ token: code, secret, window, timestamp });
  if (delta === null) return undefined;
  const step = TOTP.counter({ timestamp }) + delta;
  return step > after ? step : undefined;
}

type Holder = {
  readonly id: string;
  readonly second_step: Buffer | null;
  readonly second_step_last: string;
  readonly recovery: readonly string[];
};

/** Whether a code of the application, or a recovery code, is right; uses it up. */
export async function passSecondStep(
  tx: AccountTransaction,
  sealing: Sealing,
  holder: Holder,
  code: string,
  at: Date,
): Promise<boolean> {
  if (holder.second_step === null) return true;
  const step = /^\d{6}$/.test(code)
    ? stepOf(sealing, holder.id, holder.second_step, code, Number(holder.second_step_last), at)
    : undefined;
  if (step !== undefined) return useStep(tx, holder.id, step);
  return useRecovery(tx, holder, recoveryHash(code));
}

// The condition once more in SQL: of two requests with the same code one comes too late.
async function useStep(tx: AccountTransaction, account: string, step: number): Promise<boolean> {
  const done = await tx
    .updateTable("account")
    .set({ second_step_last: String(step) })
    .where("id", "=", account)
    .where("second_step_last", "<", String(step))
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

async function useRecovery(tx: AccountTransaction, holder: Holder, hash: string): Promise<boolean> {
  const now = await tx
    .selectFrom("account")
    .select("recovery")
    .where("id", "=", holder.id)
    .forUpdate()
    .executeTakeFirst();
  const left = now?.recovery ?? [];
  if (!left.includes(hash)) return false;
  await tx
    .updateTable("account")
    .set({ recovery: left.filter((each) => each !== hash) })
    .where("id", "=", holder.id)
    .execute();
  return true;
}

export function secondStepNeeded(): Refusal {
  return new Refusal("second_step", {
    zh: "请再输入身份验证器里的六位数字，或一个恢复码。",
    en: "Now type the six figures of your authenticator application, or a recovery code.",
  });
}

export function secondStepWrong(): Refusal {
  return new Refusal("sign_in_failed", {
    zh: "六位数字不对或已用过，请等下一组数字再试。",
    en: "These figures are wrong or were used; wait for the next ones.",
  });
}
