import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { pathOf, type PageFallback } from "./not-found.ts";
import { contentPolicy } from "./security.ts";

/** The check is a page of its own: small, and forbidden to talk to anybody. */
const checkPaths = new Set(["/check", "/check/", "/check/result", "/check.html"]);

/** Stands in the desk's page where the server writes the nonce of its styles. */
const nonceMark = "{{nonce}}";

/** Serves the built web application from `folder`. */
export async function servePages(http: FastifyInstance, folder: string): Promise<void> {
  await http.register(fastifyStatic, { root: folder, serve: false, cacheControl: false });
  http.get("/assets/*", (request, reply) => {
    const file = decodeURIComponent(pathOf(request)).slice(1);
    // Vite puts a content hash into these names, so they never change.
    if (existsSync(join(folder, file))) reply.header("cache-control", "public, max-age=31536000, immutable");
    return reply.sendFile(file);
  });
}

/** Every other address is a file of the application, or one of its views. */
export function pageFallback(folder: string): PageFallback {
  return (request: FastifyRequest, reply: FastifyReply) => {
    const path = pathOf(request);
    if (/^\/(api|rules|assets)(\/|$)/.test(path)) return undefined;
    reply.header("cache-control", "no-cache");
    if (checkPaths.has(path)) {
      return reply.header("content-security-policy", contentPolicy("'none'")).sendFile("check.html");
    }
    if (/^\/desk(\.html)?(\/|$)/.test(path)) return deskPage(folder, reply);
    return reply.sendFile(isFile(folder, path) ? path.slice(1) : "index.html");
  };
}

/** The component library of the desk writes styles while it runs: those with this answer's nonce may. */
function deskPage(folder: string, reply: FastifyReply): FastifyReply {
  const nonce = randomBytes(18).toString("base64");
  return (
    reply
      // An answer kept by the browser would bring its old nonce under a new policy.
      .header("cache-control", "no-store")
      .header("content-security-policy", contentPolicy("'self'", nonce))
      .type("text/html; charset=utf-8")
      .send(readFileSync(join(folder, "desk.html"), "utf8").replace(nonceMark, nonce))
  );
}

// Names only: no folder of the application but assets/ holds files, so no path can climb out.
function isFile(folder: string, path: string): boolean {
  return /^\/[\w-]+\.[\w.]+$/.test(path) && existsSync(join(folder, path));
}
