import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { temporaryFolder } from "./scratch.ts";
import { endProcess, startProcess } from "./server-process.ts";

let made: Promise<string> | undefined;

/**
 * A data folder on which the server has been started and ended once, for tests of what comes after the first
 * start: a copy, since making the first one takes most of such a test's time.
 */
export async function readyFolder(): Promise<string> {
  const template = await (made ??= startedOnce());
  const folder = join(temporaryFolder(), "data");
  // With owners and modes: PostgreSQL's part belongs to somebody else when the tests run as root.
  execFileSync("cp", ["-a", template, folder]);
  return folder;
}

async function startedOnce(): Promise<string> {
  const folder = join(temporaryFolder(), "data");
  const server = startProcess({ JUCAI_DATA: folder });
  await server.url;
  await endProcess(server);
  return folder;
}
