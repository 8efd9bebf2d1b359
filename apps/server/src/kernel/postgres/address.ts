import { createHash } from "node:crypto";
import { mkdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StartFault } from "#kernel/fault.ts";
import { giveTo, type Runner } from "./runner.ts";

/** Where the embedded PostgreSQL listens: a socket's folder, or an address of this machine. */
export type Address = { readonly host: string; readonly port: number };

const socketPort = 5432;
/** Longest socket path that Linux takes, in bytes, its final zero left out. */
const longestSocketPath = 107;

/** A unix socket reaches nobody else; only Windows, which has none for this, listens on loopback. */
export async function chooseAddress(runner: Runner): Promise<Address> {
  if (process.platform === "win32") return { host: "127.0.0.1", port: await freePort() };
  return { host: socketFolder(runner), port: socketPort };
}

/** The cluster's own folder, or one in the temporary folder when its path is too long for a socket. */
export function socketFolder(runner: Runner): string {
  const path = join(runner.cluster, `.s.PGSQL.${socketPort}.lock`);
  if (Buffer.byteLength(path) <= longestSocketPath) return runner.cluster;
  const name = createHash("sha256").update(runner.cluster).digest("hex").slice(0, 16);
  const folder = join(tmpdir(), `jucai-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  refuseForeign(folder, runner);
  giveTo(runner, folder);
  return folder;
}

/** Removes the folder that only the socket needed. */
export function dropSocketFolder(runner: Runner, { host }: Address): void {
  if (host.includes("/") && host !== runner.cluster) rmSync(host, { recursive: true, force: true });
}

// The temporary folder is shared: whoever made this name first could listen in our place.
function refuseForeign(folder: string, runner: Runner): void {
  const { uid, mode } = statSync(folder);
  if ((uid === process.getuid?.() || uid === runner.owner) && (mode & 0o077) === 0) return;
  throw new StartFault({
    zh: `${folder} 属于别的用户，请移走后再启动。`,
    en: `${folder} belongs to somebody else: move it away and start again.`,
  });
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done, failed) => probe.once("error", failed).listen(0, "127.0.0.1", done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** What `postgres` is told about where to listen. */
export function listenArguments({ host, port }: Address): string[] {
  const isSocket = host.includes("/");
  return [
    `--listen_addresses=${isSocket ? "" : host}`,
    `--unix_socket_directories=${isSocket ? quotedPath(host) : ""}`,
    `--port=${port}`,
  ];
}

// PostgreSQL takes a list here, in which a comma in a folder's name would part it.
function quotedPath(path: string): string {
  return `"${path.replaceAll('"', '""')}"`;
}
