import type { FastifyRequest } from "fastify";

/** What the log says of a request: never its query, in which clerks search for identity numbers and phones. */
export function loggedRequest({ method, url, ip }: Pick<FastifyRequest, "method" | "url" | "ip">) {
  return { method, path: url.split("?", 1)[0], remoteAddress: ip };
}
