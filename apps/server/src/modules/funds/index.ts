import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { awardRoutes } from "./awards/awards.routes.ts";
import { grant } from "./awards/grant.ts";
import { recheck } from "./awards/recheck.ts";
import { endAwards } from "./awards/stop.ts";
import { batchRoutes } from "./batches/batches.routes.ts";
import { fundRoutes } from "./budgets/funds.routes.ts";
import { takeoverRoutes } from "./takeover/takeover.routes.ts";
import { statementRoutes } from "./statements/statements.routes.ts";

export { fundsPermissions } from "./funds.permissions.ts";

/** Funds, awards, payments. Claims tell it what stands and what ended; it tells them where their money is. */
export function fundsModule(http: FastifyInstance, deps: ModuleDeps): void {
  const { events } = deps;
  events.on("decision.stands", (tx, event, who) => grant(tx, { ...deps, who }, event));
  events.on("claim.ended", (tx, { claim }, who) => endAwards(tx, { ...deps, who }, claim));
  events.on("fact.changed", (tx, event, who) => recheck(tx, { ...deps, who }, event));
  fundRoutes(http, deps);
  awardRoutes(http, deps);
  batchRoutes(http, deps);
  statementRoutes(http, deps);
  takeoverRoutes(http, deps);
}
