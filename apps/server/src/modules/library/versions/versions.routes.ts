import type { FastifyInstance } from "fastify";
import type { LibraryDeps } from "../deps.ts";

/** Versions by date, comparisons, repeals and supersessions. */
export function versionsRoutes(http: FastifyInstance, deps: LibraryDeps): void {
  void http;
  void deps;
}
