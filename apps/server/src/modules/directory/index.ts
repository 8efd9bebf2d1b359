import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { accountRoutes } from "./accounts/accounts.routes.ts";
import { delegationRoutes } from "./delegations/delegations.routes.ts";
import { grantRoutes } from "./grants/grants.routes.ts";
import { ownAccountRoutes } from "./own/own.routes.ts";
import { addressLimit } from "./sign-in/address-limit.ts";
import { passwords } from "./sign-in/password-hash.ts";
import type { SignInDeps } from "./sign-in/sign-in.deps.ts";
import { signInRoutes } from "./sign-in/sign-in.routes.ts";
import { outboxSender } from "./sign-in/sms-sender.ts";
import { unitsRoutes } from "./units/index.ts";

export { directoryPermissions } from "./directory.permissions.ts";
export { actorLoader } from "./sessions/load-actor.ts";
export { firstLink } from "./sign-in/welcome.ts";

/** Units, accounts, roles: who is who. */
export function directoryModule(http: FastifyInstance, deps: ModuleDeps): void {
  const signIn: SignInDeps = {
    ...deps,
    passwords,
    failures: addressLimit(),
    codes: addressLimit(),
    sms: outboxSender(deps.database, deps.sealing),
  };
  signInRoutes(http, signIn);
  ownAccountRoutes(http, signIn);
  delegationRoutes(http, signIn);
  accountRoutes(http, signIn);
  grantRoutes(http, signIn);
  unitsRoutes(http, deps);
}
