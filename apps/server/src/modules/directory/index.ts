import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { accountRoutes } from "./accounts/accounts.routes.ts";
import { delegationRoutes } from "./delegations/delegations.routes.ts";
import { grantRoutes } from "./grants/grants.routes.ts";
import { ownAccountRoutes } from "./own/own.routes.ts";
import { signInDeps } from "./sign-in/sign-in.deps.ts";
import { signInRoutes } from "./sign-in/sign-in.routes.ts";
import { singleSignOnRoutes } from "./sign-in/single-sign-on.routes.ts";
import { unitsRoutes } from "./units/index.ts";

export { resetByHand } from "./accounts/reset-by-hand.ts";
export { directoryPermissions } from "./directory.permissions.ts";
export { actorLoader } from "./sessions/load-actor.ts";
export { accountTeller } from "./sign-in/tell-account.ts";
export { firstLink } from "./sign-in/welcome.ts";

/** Units, accounts, roles: who is who. */
export function directoryModule(http: FastifyInstance, deps: ModuleDeps): void {
  const signIn = signInDeps(deps);
  signInRoutes(http, signIn);
  singleSignOnRoutes(http, signIn);
  ownAccountRoutes(http, signIn);
  delegationRoutes(http, signIn);
  accountRoutes(http, signIn);
  grantRoutes(http, signIn);
  unitsRoutes(http, deps);
}
