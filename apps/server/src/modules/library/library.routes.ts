import { libraryRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import { handle } from "#http/handle.ts";
import { type Clock, today } from "#kernel/clock.ts";
import * as library from "./library.service.ts";

/** What anyone may read of the library. Without a date, force is judged today. */
export function libraryRoutes(
  http: FastifyInstance,
  store: library.LibraryStore,
  clock: Clock,
  rules: library.RulesHashOf,
): void {
  const dateOf = (query: { readonly on?: string }) => query.on ?? today(clock);

  handle(http, routes.policies, ({ query }) => library.listPolicies(store, query, dateOf(query)));
  handle(http, routes.policy, ({ params, query }) => library.readPolicy(store, params.id, dateOf(query)));
  handle(http, routes.measure, ({ params, query }) =>
    library.readMeasure(store, params.pack, params.measure, dateOf(query)),
  );
  handle(http, routes.search, ({ query }) => library.searchMeasures(store, query, dateOf(query)));
  handle(http, routes.vocabulary, () => library.readVocabulary(store));
  handle(http, routes.places, () => library.listPlaces(store, rules));
}
