import { randomBytes } from "node:crypto";
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import { fastify, type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { LogLevel } from "#config/config.ts";
import { answerBrokenRequest } from "#http/broken-request.ts";
import { answerErrors, answerFrameworkError } from "#http/errors.ts";
import { answerUnknown } from "#http/not-found.ts";
import { operations } from "#http/operations.ts";
import { pageFallback, servePages } from "#http/pages.ts";
import { secure } from "#http/security.ts";
import type { Clock } from "#kernel/clock.ts";
import type { Connection } from "#kernel/database.ts";
import { libraryModule } from "#modules/library/index.ts";

export type AppOptions = {
  readonly connection: Connection;
  readonly clock: Clock;
  /** Folder of the built web application. */
  readonly webFolder: string;
  readonly logLevel: LogLevel;
  readonly requestsPerMinute: number;
};

/** Puts the server together: the web framework, what every answer needs, then the modules. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const http: FastifyInstance = fastify({
    logger: { level: options.logLevel },
    // Short enough to be read out on the phone: an apology names it.
    genReqId: () => `E-${randomBytes(4).toString("hex").toUpperCase()}`,
    bodyLimit: 1024 * 1024,
    requestTimeout: 30_000,
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 100 },
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerBrokenRequest,
  });
  http.setValidatorCompiler(validatorCompiler);
  http.setSerializerCompiler(serializerCompiler);
  answerErrors(http);
  answerUnknown(http, pageFallback(options.webFolder));
  await secure(http, options.requestsPerMinute);
  await http.register(compress, {
    encodings: ["br", "gzip"],
    // Quality 11, the default, takes seconds for what readers wait for.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
  });
  http.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });

  operations(http, () => answers(options.connection));
  libraryModule(http, { database: options.connection.database, clock: options.clock });
  await servePages(http, options.webFolder);
  return http;
}

async function answers({ pool }: Connection): Promise<boolean> {
  return pool.query("select 1").then(
    () => true,
    () => false,
  );
}
