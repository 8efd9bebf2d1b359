import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";

export { supervisionPermissions } from "./supervision.permissions.ts";

/** Tasks, targets, lights, urging slips, sittings and scores 任务督查. */
export function supervisionModule(_http: FastifyInstance, _deps: ModuleDeps): void {}
