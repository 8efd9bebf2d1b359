import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type pg from "pg";
import { firstLineOf, StartFault } from "#kernel/fault.ts";
import { type Address, chooseAddress, dropSocketFolder, listenArguments } from "./address.ts";
import { binary, findNative, type Native } from "./binaries.ts";
import { clusterPassword, createCluster, postgresEnv, role } from "./create.ts";
import { type Connect, connectOnce, keepOwning, tryToOwn } from "./lock.ts";
import { alreadyRunning, clearOrphan } from "./orphan.ts";
import { postmasterOf } from "./pid-file.ts";
import { pause } from "./process-table.ts";
import { chooseRunner, giveTo, type Runner } from "./runner.ts";

/** The running embedded PostgreSQL. */
export type Embedded = {
  readonly connection: pg.ClientConfig;
  /** Set when the cluster could not be kept in the data folder. */
  readonly elsewhere?: string;
  /** Settles when PostgreSQL ends, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends PostgreSQL cleanly. */
  readonly stop: () => Promise<void>;
};

/**
 * Starts the embedded PostgreSQL on a data folder, making the cluster at the first start.
 *
 * Throws a StartFault when another server uses the folder.
 */
export async function startEmbedded(dataFolder: string, native = findNative()): Promise<Embedded> {
  try {
    return await start(dataFolder, native);
  } catch (error) {
    // A full disk, a folder that may not be written: the machine's fault, said in one line.
    if (error instanceof Error && "syscall" in error) throw machineFault(error);
    throw error;
  }
}

async function start(dataFolder: string, native: Native): Promise<Embedded> {
  const runner = chooseRunner(native, dataFolder);
  const password = clusterPassword(dataFolder);
  await createCluster(runner, password);
  const connect: Connect = { address: await chooseAddress(runner), password };
  await clearOrphan(runner.cluster, dataFolder, connect);
  giveTo(runner, runner.cluster);

  const server = launch(runner, connect.address);
  const owner = await untilReady(server, connect, runner);
  // Of two starts at the same moment one PostgreSQL gives way, and its server must not claim the other's.
  if (postmasterOf(runner.cluster) !== server.child.pid || !(await tryToOwn(owner))) {
    await stop(server.child);
    throw alreadyRunning(dataFolder);
  }
  await ensureDatabase(owner);
  let wanted = true;
  keepOwning(owner, connect, () => wanted && !hasEnded(server.child));
  return {
    connection: { ...connect.address, user: role, password: connect.password, database: role },
    ...(runner.elsewhere === undefined ? {} : { elsewhere: runner.elsewhere }),
    ended: once(server.child, "exit").then(() => undefined),
    stop: async () => {
      wanted = false;
      await stop(server.child);
      dropSocketFolder(runner, connect.address);
    },
  };
}

type Server = { readonly child: ChildProcess; readonly said: () => string };

// Its own session: an interrupt typed at the terminal must reach PostgreSQL through us, after we are done.
function launch(runner: Runner, address: Address): Server {
  const [program, args] = runner.command(binary(runner.native, "postgres"), [
    "-D",
    runner.cluster,
    ...listenArguments(address),
    "--logging_collector=on",
    "--log_directory=log",
    "--log_filename=postgresql-%a.log",
    "--log_rotation_age=1d",
    "--log_truncate_on_rotation=on",
  ]);
  const options = { ...runner.user, cwd: "/", env: postgresEnv(), detached: true } as const;
  const child = spawn(program, args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  child.on("error", (error) => (said = error.message));
  // However we end, it is asked to end too; nobody waits for it then.
  process.once("exit", () => child.kill("SIGINT"));
  return { child, said: () => said };
}

async function untilReady(server: Server, connect: Connect, runner: Runner): Promise<pg.Client> {
  for (;;) {
    try {
      return await connectOnce(connect);
    } catch (error) {
      if (hasEnded(server.child)) throw cannotStart(server.said(), runner);
      if (error instanceof StartFault) {
        await stop(server.child);
        throw error;
      }
      await pause(20);
    }
  }
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("select from pg_database where datname = $1", [role]);
  if (rowCount === 0) await client.query(`create database ${role}`);
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, "exit");
  child.kill("SIGINT");
  await ended;
}

function cannotStart(said: string, runner: Runner): StartFault {
  const why = said.split("\n").find((each) => /FATAL|PANIC/.test(each)) ?? "";
  const log = join(runner.cluster, "log");
  return new StartFault({
    zh: `内置的 PostgreSQL 没有启动，原因见 ${log} ${why}`.trim(),
    en: `The embedded PostgreSQL did not start; ${log} says why ${why}`.trim(),
  });
}

function machineFault(error: Error): StartFault {
  const why = firstLineOf(error);
  return new StartFault(
    { zh: `内置的 PostgreSQL 无法启动：${why}`, en: `The embedded PostgreSQL cannot be started: ${why}` },
    error,
  );
}
