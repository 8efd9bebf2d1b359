import type { SignInConfig } from "#config/sign-in.ts";
import type { ModuleDeps } from "#http/deps.ts";
import { type AddressLimit, addressLimit } from "./address-limit.ts";
import { type Passwords, passwords } from "./password-hash.ts";
import { type SingleSignOn, singleSignOn } from "./single-sign-on.ts";
import { gatewaySender, outboxSender, type SmsSender } from "./sms-sender.ts";

/** What signing in needs beside what every module has. */
export type SignInDeps = Pick<ModuleDeps, "database" | "clock" | "sealing" | "permissions"> & {
  readonly passwords: Passwords;
  /** Failed attempts by address. */
  readonly failures: AddressLimit;
  /** Codes asked for, by address. */
  readonly codes: AddressLimit;
  /** Absent: nothing is sent, so there is no sign-in by code and nobody registers himself. */
  readonly sms?: SmsSender;
  readonly singleSignOn?: SingleSignOn;
};

/** Signing in as it is configured. */
export function signInDeps({ signIn, database, clock, sealing, permissions }: ModuleDeps): SignInDeps {
  const sms = senderOf(signIn.sms, database, sealing);
  return {
    ...{ database, clock, sealing, permissions, passwords },
    failures: addressLimit(),
    codes: addressLimit(),
    ...(sms === undefined ? {} : { sms }),
    ...(signIn.singleSignOn === undefined ? {} : { singleSignOn: singleSignOn(signIn.singleSignOn) }),
  };
}

function senderOf(
  sms: SignInConfig["sms"],
  database: ModuleDeps["database"],
  sealing: ModuleDeps["sealing"],
): SmsSender | undefined {
  if (sms === "off") return undefined;
  return sms === "outbox" ? outboxSender(database, sealing) : gatewaySender(sms.url, sms.token);
}
