import { findRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import { handle } from "#http/handle.ts";
import { today } from "#kernel/clock.ts";
import type { LibraryDeps } from "../deps.ts";
import { find } from "./find.ts";

/** One search over everything that is public. */
export function findRoutes(http: FastifyInstance, { database, clock }: LibraryDeps): void {
  handle(http, routes.find, ({ query }) => find(database, { ...query, on: query.on ?? today(clock) }));
}
