import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";

export { registryPermissions } from "./registry.permissions.ts";

/** Persons and employers, rosters, imports, duplicates, liaison. */
export function registryModule(_http: FastifyInstance, _deps: ModuleDeps): void {}
