import "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sessionCookie } from "#http/actor.ts";

/**
 * Hands the session to the browser. No script can read it; another site's forms do not carry it;
 * it ends with the browser, and sooner on the server.
 *
 * `request.protocol` believes a proxy's header only when the configuration names that proxy.
 */
export function giveCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  void reply.setCookie(sessionCookie, token, settings(request));
}

export function takeCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(sessionCookie, settings(request));
}

function settings(request: FastifyRequest) {
  return { path: "/", httpOnly: true, sameSite: "lax", secure: request.protocol === "https" } as const;
}
