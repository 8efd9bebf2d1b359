import type { ModuleDeps } from "#http/deps.ts";
import type { AddressLimit } from "./address-limit.ts";
import type { SingleSignOn } from "./single-sign-on.ts";
import type { Passwords } from "./password-hash.ts";
import type { SmsSender } from "./sms-sender.ts";

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
