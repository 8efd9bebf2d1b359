import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { auditRoutes } from "./audit.routes.ts";
import { defineVerification } from "./verification.ts";

/** The audit chain: who did what, and whether anybody touched the records of it. */
export function auditModule(http: FastifyInstance, deps: ModuleDeps): void {
  defineVerification(deps);
  auditRoutes(http, deps);
}
