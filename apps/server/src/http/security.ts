import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { Refusal } from "#kernel/refusal.ts";

/**
 * What a page may load. Nothing inline, nothing from elsewhere; `connect` is what
 * its scripts may talk to: the check page's may talk to nobody. `nonce` names the styles that the
 * desk's own scripts may add; it must be another one in every answer.
 */
export function contentPolicy(connect: "'self'" | "'none'", nonce?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    nonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Headers on every answer, and a limit that a person never meets. */
export async function secure(http: FastifyInstance, requestsPerMinute: number): Promise<void> {
  await http.register(helmet, {
    contentSecurityPolicy: false,
    // The server speaks plain HTTP; whoever puts TLS in front promises HSTS there.
    strictTransportSecurity: false,
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
  http.addHook("onRequest", async (_request, reply) => {
    reply.header("content-security-policy", contentPolicy("'self'"));
  });
  await http.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    allowList: ["127.0.0.1", "::1", "::ffff:127.0.0.1"],
    errorResponseBuilder: () =>
      new Refusal("too_many_requests", {
        zh: "请求太频繁，请稍等一分钟再试。",
        en: "Too many requests; wait a minute and try again.",
      }),
  });
}
