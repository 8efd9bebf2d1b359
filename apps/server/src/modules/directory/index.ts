import type { FastifyInstance } from "fastify";
import type { LoadActor } from "#http/actor.ts";
import type { ModuleDeps } from "#http/deps.ts";

export { directoryPermissions } from "./directory.permissions.ts";

/** Units, accounts, roles: who is who. */
export function directoryModule(_http: FastifyInstance, _deps: ModuleDeps): void {}

/** Finds out who asks, for every request. */
export function actorLoader(_deps: Pick<ModuleDeps, "database" | "sealing">): LoadActor {
  return async () => undefined;
}
