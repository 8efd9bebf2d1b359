import type { Sealing } from "#kernel/sealing/index.ts";
import { wrongState } from "../ground/refused.ts";

type Sealed = { readonly account: string; readonly sealed: Buffer; readonly key: Buffer | null };

/** The number of an account in clear, for the bank's file alone. Refused once the party's key is destroyed. */
export function openNumber({ sealing }: { readonly sealing: Sealing }, { account, sealed, key }: Sealed): string {
  if (key === null) {
    throw wrongState(
      "有收款人的资料已经按期销毁，账号读不出来。请先更换账户。",
      "A payee's data was destroyed when its time ended, so the number is unreadable. Enter another account first.",
    );
  }
  return sealing.open(key, sealed, contextOf(account))["number"] ?? "";
}

export const contextOf = (account: string): string => `payee_account/${account}`;
