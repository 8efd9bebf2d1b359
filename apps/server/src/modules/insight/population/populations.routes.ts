import { populationRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import { handle } from "#http/handle.ts";
import { announceReading, type Making, newPopulation, startGenerating, startReading } from "./make.ts";
import { populationView } from "./populations.ts";

/** Populations in memory, each for the account that made it. */
export function populationRoutes(http: FastifyInstance, making: Making): void {
  const { populations } = making;
  handle(http, routes.generatePopulation, async ({ body, within, ...by }) => {
    const { seed, unknownShare } = body;
    const kept = await within((tx) => newPopulation(tx, making, by, body, { kind: "generated", seed, unknownShare }));
    startGenerating(making, kept, body);
    return populationView(kept);
  });
  handle(http, routes.readRegistry, async ({ body, within, ...by }) => {
    const kept = await within(async (tx) => {
      const made = await newPopulation(tx, making, by, body, { kind: "registry", seed: null, unknownShare: null });
      await announceReading(tx, by, made, body);
      return made;
    });
    startReading(making, by.scope, kept);
    return populationView(kept);
  });
  handle(http, routes.population, ({ params, actor }) => populationView(populations.get(actor.account, params.id)));
  handle(http, routes.endPopulation, ({ params, actor }) => {
    populations.end(populations.get(actor.account, params.id));
    return {};
  });
}
