import type { Text } from "@jucai/engine";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { codeOf, firstLineOf, StartFault } from "./fault.ts";
import { scopedDatabase, type ScopedDatabase } from "./scope.ts";

/** A database without tables: each module adds its own by `withTables`, so that the kernel knows no module. */
export type Database = Kysely<Record<never, never>>;

/** The oldest PostgreSQL that the SQL here is written for and tested on. */
const oldestMajor = 15;

/** `scoped` is the door to whatever row-level security guards; `database` sees only what everybody may. */
export type Connection = { readonly pool: pg.Pool; readonly database: Database; readonly scoped: ScopedDatabase };

/** Opens a pool and makes sure that a PostgreSQL we can work with answers. */
export async function openDatabase(config: pg.PoolConfig): Promise<Connection> {
  const pool = new pg.Pool({ max: 10, application_name: "jucai", connectionTimeoutMillis: 5_000, types, ...config });
  // A connection that breaks is replaced by the pool, and whoever waits for its answer is told; unheard, its event
  // would end the process. While it is idle the pool hears that event, while it is in use nobody but we.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  try {
    await checkServer(pool);
  } catch (error) {
    await pool.end();
    throw error instanceof StartFault ? error : unreachable(error);
  }
  const database: Database = new Kysely({ dialect: new PostgresDialect({ pool }) });
  return { pool, database, scoped: scopedDatabase(database) };
}

/** Calendar dates stay `YYYY-MM-DD`: a JavaScript Date would shift them by the server's zone. */
const types = {
  getTypeParser: ((oid: number, format?: "text") =>
    oid === pg.types.builtins.DATE ? String : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

export type Server = { readonly version: number; readonly name: string; readonly encoding: string };

async function checkServer(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<Server>(
    "select current_setting('server_version_num')::int as version, current_setting('server_version') as name, current_setting('server_encoding') as encoding",
  );
  const server = rows[0];
  if (server === undefined) throw new Error("PostgreSQL did not say which version it is");
  const fault = faultOf(server);
  if (fault !== undefined) throw new StartFault(fault);
}

/** Why a PostgreSQL cannot be worked with; undefined when it can. */
export function faultOf({ version, name, encoding }: Server): Text | undefined {
  if (version < oldestMajor * 10_000) {
    return {
      zh: `DATABASE_URL 指向 PostgreSQL ${name}，需要 ${oldestMajor} 或更新的版本。`,
      en: `DATABASE_URL leads to PostgreSQL ${name}; version ${oldestMajor} or newer is needed.`,
    };
  }
  if (encoding === "UTF8") return undefined;
  return {
    zh: `DATABASE_URL 的数据库编码是 ${encoding}，需要 UTF8。`,
    en: `The database of DATABASE_URL is encoded in ${encoding}; UTF8 is needed.`,
  };
}

function unreachable(error: unknown): StartFault {
  const why = reasons[codeOf(error)] ?? { zh: firstLineOf(error), en: firstLineOf(error) };
  return new StartFault(
    { zh: `连不上 DATABASE_URL 的数据库：${why.zh}。`, en: `Cannot use the database of DATABASE_URL: ${why.en}.` },
    error,
  );
}

const reasons: Readonly<Record<string, { zh: string; en: string }>> = {
  ECONNREFUSED: { zh: "该主机和端口上没有服务", en: "nothing answers at that host and port" },
  ENOTFOUND: { zh: "找不到该主机", en: "there is no such host" },
  EAI_AGAIN: { zh: "找不到该主机", en: "there is no such host" },
  ETIMEDOUT: { zh: "该主机没有回应", en: "the host does not answer" },
  EHOSTUNREACH: { zh: "该主机没有回应", en: "the host does not answer" },
  "28P01": { zh: "用户名或密码不对", en: "user or password is wrong" },
  "28000": { zh: "该用户不得登录", en: "that user may not sign in" },
  "3D000": { zh: "没有这个数据库", en: "there is no such database" },
};
