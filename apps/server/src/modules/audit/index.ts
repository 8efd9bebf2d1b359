import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";

/** The audit chain: who did what, and whether anybody touched the records of it. */
export function auditModule(_http: FastifyInstance, _deps: ModuleDeps): void {}
