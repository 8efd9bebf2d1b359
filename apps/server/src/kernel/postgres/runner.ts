import { spawnSync } from "node:child_process";
import { chownSync, existsSync, lstatSync, readdirSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import { StartFault } from "#kernel/fault.ts";
import { binary, type Native } from "./binaries.ts";
import { isElsewhere, settleElsewhere } from "./elsewhere.ts";

/** `nobody`: PostgreSQL refuses to run as root, and this user owns nothing else. */
const nobody = 65534;

/** How PostgreSQL's programs are run on this machine, and where the cluster lies. */
export type Runner = {
  readonly native: Native;
  /** Folder of the cluster; not yet there before the first start. */
  readonly cluster: string;
  /** User who must own the cluster; undefined: whoever we are. */
  readonly owner?: number;
  readonly command: (program: string, args: readonly string[]) => readonly [string, readonly string[]];
  readonly user: { readonly uid?: number; readonly gid?: number };
  /** Set when the cluster could not be kept under the data folder: said at every start. */
  readonly elsewhere?: string;
};

/**
 * Chooses the first way that works.
 *
 * An ordinary user runs PostgreSQL as is, under a borrowed name if it has none.
 * Root hands it to `nobody`, which needs every parent folder of programs and data to be enterable; a clone under root's
 * own home is not, so there a user namespace makes root look like nobody; where
 * the machine forbids namespaces, programs and cluster go to /var/lib/jucai.
 */
export function chooseRunner(native: Native, dataFolder: string, isRoot = process.getuid?.() === 0): Runner {
  const cluster = join(dataFolder, "postgres");
  const direct = { native, cluster, command: asIs, user: {} };
  if (!isRoot && hasName()) return direct;
  const disguised = { ...direct, command: inNamespace };
  if (!isRoot) return runs(disguised) ? disguised : direct;

  const asNobody = { ...direct, owner: nobody, user: { uid: nobody, gid: nobody } };
  const goElsewhere = () => ({ ...asNobody, ...settleElsewhere(native, dataFolder) });
  if (isElsewhere(dataFolder)) return goElsewhere();
  if (enterable(dataFolder) && runs(asNobody)) return asNobody;
  if (runs(disguised)) return { ...disguised, owner: 0 };
  if (existsSync(cluster)) throw unreachableCluster(cluster);
  return goElsewhere();
}

const asIs: Runner["command"] = (program, args) => [program, args];
const inNamespace: Runner["command"] = (program, args) => [
  "unshare",
  ["--user", `--map-user=${nobody}`, `--map-group=${nobody}`, program, ...args],
];

/** Whether our user id has a name; `initdb` asks for it, and containers may run under any number. */
function hasName(): boolean {
  try {
    return userInfo().username !== "";
  } catch {
    return false;
  }
}

function runs(runner: Runner): boolean {
  const [program, args] = runner.command(binary(runner.native, "postgres"), ["--version"]);
  return spawnSync(program, args, { ...runner.user, cwd: "/", stdio: "ignore" }).status === 0;
}

/** Whether a user with no rights of its own may pass through a folder and all above it. */
export function enterable(folder: string): boolean {
  const othersMayEnter = (statSync(folder).mode & 0o001) !== 0;
  return othersMayEnter && (dirname(folder) === folder || enterable(dirname(folder)));
}

function unreachableCluster(cluster: string): StartFault {
  return new StartFault({
    zh: `PostgreSQL 不能以 root 运行，而 ${cluster} 在别人进不去的目录里；请用普通用户启动，或把数据目录移到公共目录后用 JUCAI_DATA 指定。`,
    en: `PostgreSQL refuses to run as root, and nobody else may enter ${cluster}: start as an ordinary user, or move the data folder to where others may enter and name it in JUCAI_DATA.`,
  });
}

/** Gives a folder and everything in it to the user that runs PostgreSQL. */
export function giveTo(runner: Runner, folder: string): void {
  if (runner.owner === undefined || lstatSync(folder).uid === runner.owner) return;
  chownAll(folder, runner.owner);
}

// The folder itself last, so that an interrupted walk is taken up by the next start.
function chownAll(path: string, owner: number): void {
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) chownAll(join(path, name), owner);
  if (!lstatSync(path).isSymbolicLink()) chownSync(path, owner, owner);
}
