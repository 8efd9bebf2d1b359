import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { StartFault } from "#kernel/fault.ts";
import { binary } from "./binaries.ts";
import { giveTo, type Runner } from "./runner.ts";

/** The only role of the embedded cluster. */
export const role = "jucai";

/** The embedded cluster's password, made at the first start; only the owner of the data folder may read it. */
export function clusterPassword(dataFolder: string): string {
  const file = join(dataFolder, "postgres-password");
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600, flag: "wx" });
    } catch (error) {
      if (!existsSync(file)) throw error;
    }
  }
  return readFileSync(file, "utf8").trim();
}

/**
 * Makes the cluster unless it is there.
 *
 * It is made beside its place and moved there in one step: an interrupted first
 * start leaves nothing half made, and of two first starts at once one wins.
 * The ICU locale sorts Chinese names by pinyin everywhere.
 */
export async function createCluster(runner: Runner, password: string): Promise<void> {
  if (existsSync(runner.cluster)) return;
  mkdirSync(dirname(runner.cluster), { recursive: true, mode: 0o755 });
  const staging = mkdtempSync(`${runner.cluster}.new-`);
  const clear = () => rmSync(staging, { recursive: true, force: true });
  process.once("exit", clear);
  try {
    const passwordFile = join(staging, "password");
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (runner.owner !== undefined) giveTo(runner, staging);
    await initdb(runner, join(staging, "cluster"), passwordFile);
    moveInto(join(staging, "cluster"), runner.cluster);
  } finally {
    process.off("exit", clear);
    clear();
  }
}

async function initdb(runner: Runner, folder: string, passwordFile: string): Promise<void> {
  const [program, args] = runner.command(binary(runner.native, "initdb"), [
    `--pgdata=${folder}`,
    `--username=${role}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=icu",
    "--icu-locale=zh-u-co-pinyin",
  ]);
  const child = spawn(program, args, {
    ...runner.user,
    cwd: "/",
    env: postgresEnv(),
    stdio: ["ignore", "ignore", "pipe"],
  });
  // First of all listeners: what it is still writing would survive the clearing of its folder.
  process.prependOnceListener("exit", () => child.kill("SIGKILL"));
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((done, failed) => child.on("error", failed).on("close", done));
  if (code !== 0) throw cannotCreate(folder, said);
}

function moveInto(made: string, place: string): void {
  try {
    renameSync(made, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  }
}

function cannotCreate(folder: string, said: string): StartFault {
  const last = said.trim().split("\n").at(-1) ?? "";
  return new StartFault({
    zh: `无法在 ${dirname(folder)} 建立数据库：${last}`,
    en: `Cannot create the database in ${dirname(folder)}: ${last}`,
  });
}

/** A plain environment: no PG* variable of the caller may redirect the embedded server. */
export function postgresEnv(): NodeJS.ProcessEnv {
  return { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C", TZ: "UTC" };
}
