import type { ModuleDeps } from "#http/deps.ts";
import { accountTables } from "../accounts/accounts.tables.ts";
import { signInDeps } from "./sign-in.deps.ts";

/** Sends a short message to an account's own number. Nothing happens where there is no number or no sender. */
export type TellAccount = (account: string, text: string) => Promise<void>;

/** Other modules tell people through this; numbers stay in the directory. */
export function accountTeller(deps: ModuleDeps): TellAccount {
  const { database, sealing, clock } = deps;
  const { sms } = signInDeps(deps);
  return async (account, text) => {
    if (sms === undefined) return;
    const sealed = await database.asSystem("send somebody a message", (tx) =>
      accountTables(tx)
        .selectFrom("account")
        .select("mobile_sealed")
        .where("id", "=", account)
        .where("disabled_at", "is", null)
        .executeTakeFirst(),
    );
    if (sealed?.mobile_sealed == null) return;
    const mobile = sealing.openSystem(sealed.mobile_sealed, `account/${account}/mobile`).toString();
    await sms.send(mobile, text, clock.now());
  };
}
