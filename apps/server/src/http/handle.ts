import type { AnyRoute } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import type { z } from "zod";

/** What a route of the contract hands to its handler, checked. */
export type Input<R extends AnyRoute> = {
  readonly params: z.output<R["params"]>;
  readonly query: z.output<R["query"]>;
};

/** Serves one route of the contract: input is checked before, the answer after. */
export function handle<R extends AnyRoute>(
  http: FastifyInstance,
  route: R,
  work: (input: Input<R>) => Promise<z.input<R["answer"]>> | z.input<R["answer"]>,
): void {
  http.route({
    method: route.method,
    url: route.path,
    schema: { params: route.params, querystring: route.query, response: { 200: route.answer } },
    handler: async (request) => work({ params: request.params, query: request.query } as Input<R>),
  });
}
