import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { foundRoutes } from "./found/found.routes.ts";
import { crewOf } from "./population/crew.ts";
import type { Making } from "./population/make.ts";
import { populationRoutes } from "./population/populations.routes.ts";
import { populationsOf } from "./population/populations.ts";
import { whatIfRoutes } from "./what-if/what-if.routes.ts";

export { insightPermissions } from "./insight.permissions.ts";

/** What-if over made-up people and over the registry, and benefits that find the person. Writes nothing but the audit. */
export function insightModule(http: FastifyInstance, deps: ModuleDeps): void {
  const crew = crewOf(() => populations.endAll());
  const populations = populationsOf(crew, deps.clock);
  const making: Making = {
    ...deps,
    crew,
    populations,
    report: (error) => http.log.error({ err: error }, "a population could not be made"),
  };
  populationRoutes(http, making);
  whatIfRoutes(http, making);
  foundRoutes(http, making);
  http.addHook("onClose", async () => {
    populations.endAll();
    await crew.close();
  });
}
