import { join } from "node:path";
import type { Text } from "@jucai/engine";
import type { FastifyInstance } from "fastify";
import type pg from "pg";
import { checkConfig, filesFolderOf } from "#config/config.ts";
import type { Env } from "#config/env.ts";
import { type Clock, systemClock } from "#kernel/clock.ts";
import { appRole, asRole } from "#kernel/app-role.ts";
import { type Chaining, headFile, keepChaining } from "#kernel/audit/index.ts";
import { type Connection, openDatabase } from "#kernel/database.ts";
import { StartFault } from "#kernel/fault.ts";
import { type Jobs, migrateJobs, openJobs } from "#kernel/jobs/index.ts";
import { migrate, readMigrations } from "#kernel/migrations.ts";
import { type Embedded, startEmbedded } from "#kernel/postgres/embedded.ts";
import { openSealing } from "#kernel/sealing/index.ts";
import { firstLink } from "#modules/directory/index.ts";
import { seedUnits } from "#modules/directory/units/index.ts";
import { publishPacks } from "#modules/library/index.ts";
import { buildApp } from "../app.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { askedToEnd } from "./asked-to-end.ts";
import { readPacksOrFail } from "./packs.ts";
import { chooseHost, portFault } from "./port.ts";
import { readyWebFolder, webFolder } from "./web.ts";

export type RunningServer = {
  /** What to say once it serves: where to open it first. */
  readonly announcements: readonly Text[];
  /** Settles when it was asked to end and has; fails when PostgreSQL ends under it. */
  readonly ended: Promise<void>;
};

/** Starts everything in the order in which it can fail without harm. Drills pass a clock that they move. */
export async function startServer(env: Env, root: string, clock: Clock = systemClock): Promise<RunningServer> {
  const asked = askedToEnd(env.npm_lifecycle_event === "start");
  let serving = false;
  // Half started there is nothing to finish: leaving stops what was started (each part listens to our exit).
  void asked.then(() => serving || process.exit(0));

  const config = checkConfig(env, root);
  const host = await chooseHost(config.host, config.port);
  prepareDataFolder(config.dataFolder);
  const packs = await readPacksOrFail(config.packsFolder);
  // Building the pages takes longest, so the database starts beside it.
  const web = config.webFolder === undefined ? webFolder(root) : Promise.resolve(readyWebFolder(config.webFolder));
  web.catch(() => undefined);

  const embedded = config.databaseUrl === undefined ? await startEmbedded(config.dataFolder) : undefined;
  const connection = await readyDatabase(embedded?.connection ?? { connectionString: config.databaseUrl }, root);
  await publishPacks(connection.database, packs);
  await seedUnits(connection.scoped, packs);
  const sealing = await openSealing(config, connection);
  const jobs = openJobs(connection.pool, connection.scoped, (error) => http.log.error({ err: error }, "job failed"));
  const chain = { database: connection.scoped, head: headFile(config.keysFolder), hash: sealing.hash };
  const http = await buildApp({
    ...config,
    connection,
    sealing,
    jobs,
    chain,
    clock,
    filesFolder: filesFolderOf(config),
    webFolder: await web,
  });
  await listen(http, host, config.port);
  await jobs.start();
  const chaining = keepChaining(chain, (error) => http.log.error({ err: error }, "audit chain"));
  serving = true;
  const welcome = await firstLink(connection.scoped, clock);
  return {
    announcements: [
      ...announcements(http, host, embedded, welcome),
      ...(config.signIn.sms === "outbox" ? [codesCanBeRead] : []),
    ],
    ended: untilEnd(asked, { http, jobs, chaining, connection, embedded }),
  };
}

/** Migrates as the owner, then opens the database as whoever serves requests: bound by row-level security. */
async function readyDatabase(config: pg.PoolConfig, root: string): Promise<Connection> {
  const owner = await openDatabase({ ...config, max: 2 });
  try {
    await migrate(owner.pool, readMigrations(join(root, "apps/server/migrations")));
    await migrateJobs(owner.pool);
    return await openDatabase({ ...config, ...asRole(await appRole(owner.pool)) });
  } finally {
    await owner.pool.end();
  }
}

async function listen(http: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await http.listen({ host, port });
  } catch (error) {
    throw portFault(error, host, port);
  }
}

function announcements(
  http: FastifyInstance,
  host: string,
  embedded: Embedded | undefined,
  welcome: string | undefined,
): Text[] {
  const everywhere = host === "::" || host === "0.0.0.0";
  const name = host.includes(":") ? `[${host}]` : host;
  const site = `http://${everywhere ? "localhost" : name}:${portOf(http)}`;
  const open = { zh: `聚才已启动：请打开 ${site}/`, en: `Jucai is running: open ${site}/` };
  const first = welcome === undefined ? [] : [firstAdministrator(`${site}${welcome}`)];
  if (embedded?.elsewhere === undefined) return [open, ...first];
  const where = embedded.elsewhere;
  return [
    open,
    ...first,
    { zh: `数据库文件在 ${where}，备份时请一并保存。`, en: `The database lies in ${where}: include it in backups.` },
  ];
}

const codesCanBeRead: Text = {
  zh: "JUCAI_SMS=outbox 只供试用：系统管理员能读到每一条验证码。正式使用请配置短信网关。",
  en: "JUCAI_SMS=outbox is for trying out: system administrators can read every code. Name a gateway before real use.",
};

/** Whoever started the server makes the first account; the link works once and for a day. */
function firstAdministrator(link: string): Text {
  return {
    zh: `还没有管理员：请在一天内打开此链接设立（只能用一次）${link}`,
    en: `There is no administrator yet: make one with this link within a day (it works once) ${link}`,
  };
}

/** The port that was really taken: PORT=0 lets the machine choose. */
function portOf(http: FastifyInstance): number {
  const address = http.server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

type Parts = {
  readonly http: FastifyInstance;
  readonly jobs: Jobs;
  readonly chaining: Chaining;
  readonly connection: Connection;
  readonly embedded: Embedded | undefined;
};

/** Waits for a request to end, then closes from the outside in: no answer is cut off, no commit is lost. */
async function untilEnd(asked: Promise<void>, { http, jobs, chaining, connection, embedded }: Parts): Promise<void> {
  const lost = embedded?.ended.then(() => {
    throw new StartFault({
      zh: "内置的 PostgreSQL 意外停止，服务已退出。",
      en: "The embedded PostgreSQL ended unexpectedly; the server has stopped.",
    });
  });
  await Promise.race(lost === undefined ? [asked] : [asked, lost]);
  lost?.catch(() => undefined);
  // Answers under way are finished; who keeps us waiting longer than this is cut off.
  setTimeout(() => http.server.closeAllConnections(), 10_000).unref();
  await http.close();
  await jobs.stop();
  await chaining.stop();
  await connection.pool.end();
  await embedded?.stop();
}
