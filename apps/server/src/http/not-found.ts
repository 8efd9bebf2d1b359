import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { answer } from "./errors.ts";

type Known = { readonly pattern: RegExp; readonly methods: Set<string> };

/** Answers an address without a route; `page` answers those that belong to the web application. */
export type PageFallback = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined;

/**
 * Tells a wrong verb (405, with the verbs that work) from an unknown address (404).
 *
 * Must run before any route is registered, since it listens to registrations.
 */
export function answerUnknown(http: FastifyInstance, page: PageFallback): void {
  const known = new Map<string, Known>();
  http.addHook("onRoute", ({ url, method }) => {
    const entry = known.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() };
    for (const each of [method].flat()) entry.methods.add(each);
    known.set(url, entry);
  });

  // Before the body is read: what nobody takes need not be parsed.
  http.addHook("onRequest", async (request, reply) => {
    if (!request.is404) return;
    const path = pathOf(request);
    const allowed = [...known.values()].find(({ pattern }) => pattern.test(path));
    const reads = request.method === "GET" || request.method === "HEAD";
    if (allowed !== undefined && !reads) return refuseMethod(request, reply, [...allowed.methods]);
    if (!reads && !path.startsWith("/api")) return refuseMethod(request, reply, ["GET", "HEAD"]);
    return undefined;
  });
  http.setNotFoundHandler((request, reply) => page(request, reply) ?? answer(request, reply, "not_found", nothingHere));
}

function refuseMethod(request: FastifyRequest, reply: FastifyReply, allowed: readonly string[]): FastifyReply {
  const verbs = allowed.join(", ");
  return answer(request, reply.header("allow", verbs), "method_not_allowed", {
    zh: `此地址只接受 ${verbs}。`,
    en: `This address takes ${verbs} only.`,
  });
}

export function pathOf(request: FastifyRequest): string {
  return request.url.split("?", 1)[0] ?? "/";
}

function patternOf(url: string): RegExp {
  const parts = url.split(/(:\w+(?:\([^)]*\))?|\*)/).map((part) => {
    if (part === "*") return ".*";
    return part.startsWith(":") ? "[^/]+" : part.replaceAll(".", "\\.");
  });
  return new RegExp(`^${parts.join("")}$`);
}

const nothingHere = { zh: "没有找到您要的内容。", en: "There is nothing at this address." };
