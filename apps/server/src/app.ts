import { randomBytes } from "node:crypto";
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import { fastify, type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { LogLevel } from "#config/config.ts";
import type { OutsideConfig } from "#config/outside.ts";
import type { SignInConfig } from "#config/sign-in.ts";
import { answerBrokenRequest } from "#http/broken-request.ts";
import type { HttpGround, ModuleDeps } from "#http/deps.ts";
import { answerErrors, answerFrameworkError } from "#http/errors.ts";
import { denyUnnamedRoutes } from "#http/handle.ts";
import { answerUnknown } from "#http/not-found.ts";
import { jobRoutes } from "#http/jobs.ts";
import { notificationRoutes } from "#http/notifications.ts";
import { loggedError } from "#http/logged-error.ts";
import { loggedRequest } from "#http/logged-request.ts";
import { operations } from "#http/operations.ts";
import { pageFallback, servePages } from "#http/pages.ts";
import { secure } from "#http/security.ts";
import type { Chain } from "#kernel/audit/index.ts";
import { messenger } from "#kernel/events.ts";
import type { Clock } from "#kernel/clock.ts";
import type { Connection } from "#kernel/database.ts";
import { fileStore } from "#kernel/files/index.ts";
import type { Jobs } from "#kernel/jobs/index.ts";
import { joined, kernelPermissions } from "#kernel/permissions/index.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { auditModule } from "#modules/audit/index.ts";
import { claimsModule, claimsPermissions } from "#modules/claims/index.ts";
import { accountTeller, actorLoader, directoryModule, directoryPermissions } from "#modules/directory/index.ts";
import { fundsModule, fundsPermissions } from "#modules/funds/index.ts";
import { insightModule, insightPermissions } from "#modules/insight/index.ts";
import { libraryModule, libraryPermissions } from "#modules/library/index.ts";
import { supervisionModule, supervisionPermissions } from "#modules/supervision/index.ts";
import { registryModule, registryPermissions } from "#modules/registry/index.ts";

/** Every permission table there is: whoever wants to know who may do what reads these seven files. */
export const permissionTable = joined(
  kernelPermissions,
  directoryPermissions,
  registryPermissions,
  claimsPermissions,
  fundsPermissions,
  insightPermissions,
  libraryPermissions,
  supervisionPermissions,
);

export type AppOptions = {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly sealing: Sealing;
  readonly jobs: Jobs;
  readonly chain: Chain;
  /** Folder of the built web application. */
  readonly webFolder: string;
  readonly logLevel: LogLevel;
  readonly requestsPerMinute: number;
  readonly trustedProxy?: string;
  readonly signIn: SignInConfig;
  /** Absolute folder of the files that people hand in. */
  readonly filesFolder: string;
  readonly outside: OutsideConfig;
  /** Where the packs of this release lie; the project's own without it. */
  readonly packsFolder?: string;
};

/** Puts the server together: the web framework, what every answer needs, then the modules. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const http: FastifyInstance = fastify({
    logger: { level: options.logLevel, serializers: { req: loggedRequest, err: loggedError } },
    // Short enough to be read out on the phone: an apology names it.
    genReqId: () => `E-${randomBytes(4).toString("hex").toUpperCase()}`,
    bodyLimit: 1024 * 1024,
    requestTimeout: 30_000,
    trustProxy: options.trustedProxy ?? false,
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 100 },
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerBrokenRequest,
  });
  http.setValidatorCompiler(validatorCompiler);
  http.setSerializerCompiler(serializerCompiler);
  denyUnnamedRoutes(http);
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

  await http.register(cookie);
  const deps = moduleDeps(options);
  http.decorate("jucai", { ...deps, loadActor: actorLoader(deps) } satisfies HttpGround);

  operations(http, () => answers(options.connection));
  jobRoutes(http);
  notificationRoutes(http, deps, accountTeller(deps));
  auditModule(http, deps);
  directoryModule(http, deps);
  registryModule(http, deps);
  claimsModule(http, deps);
  fundsModule(http, deps);
  insightModule(http, deps);
  supervisionModule(http, deps);
  const { packsFolder } = options;
  libraryModule(http, {
    ...deps,
    open: options.connection.database,
    ...(packsFolder === undefined ? {} : { packsFolder }),
  });
  await servePages(http, options.webFolder);
  return http;
}

function moduleDeps({ connection, filesFolder, ...given }: AppOptions): ModuleDeps {
  const { clock, sealing, jobs, chain, signIn, outside } = given;
  return {
    ...{ clock, sealing, jobs, chain, signIn, outside },
    database: connection.scoped,
    events: messenger(),
    files: fileStore(filesFolder, sealing),
    permissions: permissionTable,
  };
}

async function answers({ pool }: Connection): Promise<boolean> {
  return pool.query("select 1").then(
    () => true,
    () => false,
  );
}
