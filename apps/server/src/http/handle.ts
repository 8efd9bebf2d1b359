import { createHash } from "node:crypto";
import { type AnyRoute, answersJson, takesBody } from "@jucai/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { once } from "#kernel/once.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { type Admitted, admit } from "./admit.ts";
import type { Http } from "./deps.ts";
import { languageOf } from "./language.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Who may use this address; set by `handle`, read by the hook that refuses routes without it. */
    access?: AnyRoute["access"];
  }
}

type Sent<R extends AnyRoute> = {
  readonly params: z.output<R["params"]>;
  readonly query: z.output<R["query"]>;
  readonly body: z.output<R["body"]>;
  readonly language: "zh" | "en";
};

/**
 * The one way to the database for somebody signed in: a transaction with what the permission reaches.
 *
 * On a route that happens `once` all its work is one such transaction, and a repeat gets that transaction's answer.
 * Where such a route takes a file, `file` is its bytes: another file under the same key is no repeat.
 */
type Within = {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly within: <T>(work: (tx: ScopedTransaction) => Promise<T>, file?: Buffer) => Promise<T>;
};

/** What a route hands to its work, checked. Open routes have no actor and no way behind row-level security. */
export type Input<R extends AnyRoute> = Sent<R> & (R["access"] extends { readonly open: string } ? unknown : Within);

type AnswerTo<R extends AnyRoute> = z.input<R["answer"]>;

/** Serves one route of the contract: who asks and what comes in are checked before, the answer after. */
export function handle<R extends AnyRoute>(
  http: FastifyInstance,
  route: R,
  work: (input: Input<R>, request: FastifyRequest, reply: FastifyReply) => Promise<AnswerTo<R>> | AnswerTo<R>,
): void {
  http.route({
    ...addressOf(http, route),
    schema: { ...schemaOf(route), ...(answersJson(route) ? { response: { 200: route.answer } } : {}) },
    handler: async (request, reply) => (await work(inputOf(http, route, request), request, reply)) ?? {},
  });
}

/** Serves a route whose answer is a file or whose request carries one: the work writes the reply itself. */
export function handleFile<R extends AnyRoute>(
  http: FastifyInstance,
  route: R,
  work: (input: Input<R>, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): void {
  http.route({
    ...addressOf(http, route),
    schema: route.upload ? { params: route.params, querystring: route.query } : schemaOf(route),
    handler: async (request, reply) => work(inputOf(http, route, request), request, reply),
  });
}

const admittedAs = new WeakMap<FastifyRequest, Admitted>();

function addressOf(http: FastifyInstance, route: AnyRoute) {
  const open = "open" in route.access;
  return {
    method: route.method,
    url: route.path,
    config: { access: route.access },
    // Before the body is read or checked: a stranger learns nothing from what is wrong with it.
    ...(open
      ? {}
      : {
          onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
            // What one reader may see is kept by no cache for the next.
            void reply.header("cache-control", "no-store");
            admittedAs.set(request, await admit((http as Http).jucai, route, request));
          },
        }),
  };
}

function schemaOf(route: AnyRoute) {
  const body = takesBody(route) ? { body: route.body } : {};
  return { params: route.params, querystring: route.query, ...body };
}

function inputOf<R extends AnyRoute>(http: FastifyInstance, route: R, request: FastifyRequest): Input<R> {
  const { params, query, body } = request;
  const sent = { params, query, body, language: languageOf(request) };
  if ("open" in route.access) return sent as Input<R>;
  const admitted = admittedAs.get(request);
  if (admitted === undefined) throw new Error(`${route.path} was reached without being admitted`);
  const { actor, scope } = admitted;
  const { database, sealing } = (http as Http).jucai;
  const key = [request.headers["idempotency-key"]].flat()[0];
  const wishFor = (file: Buffer | undefined) => ({
    account: actor.account,
    key,
    route: `${route.method} ${route.path}`,
    request: { params, query, body, ...(file && { file: createHash("sha256").update(file).digest("hex") }) },
  });
  const within: Within = {
    actor,
    scope,
    within: async (work, file) => {
      if (!route.once) return database.within(scope, work);
      if (route.upload && file === undefined) throw new Error(`${route.path} does not say which file it was sent`);
      const wish = wishFor(file);
      return afterDeadlocks(() => database.within(scope, (tx) => once(tx, sealing, wish, () => work(tx))));
    },
  };
  return { ...sent, ...within } as Input<R>;
}

/** How often a transaction that PostgreSQL chose to end is tried again. */
const tries = 4;

/**
 * Of two that wait for each other PostgreSQL ends one, and nothing of it is there: it is simply begun again. Only for
 * routes that happen once, whose work is one transaction and no more.
 */
async function afterDeadlocks<T>(work: () => Promise<T>): Promise<T> {
  for (let left = tries; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      const code = (error as { readonly code?: unknown }).code;
      if (left === 1 || (code !== "40P01" && code !== "40001")) throw error;
    }
  }
}

/** Refuses, while the server is built, an address that says nothing of who may use it. Run it first. */
export function denyUnnamedRoutes(http: FastifyInstance): void {
  http.addHook("onRoute", ({ url, config }) => {
    if (config?.access === undefined && url.startsWith("/api/")) {
      throw new Error(`the route ${url} does not say who may use it`);
    }
  });
}
