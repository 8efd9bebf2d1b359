import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startServer } from "../../../tools/county/server.ts";
import { webFolder } from "../../server/src/start/web.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A data folder on which the server was started and ended once: a copy of it is ready in no time. */
    readonly startedOnce: string;
    /** Address of a running server for whoever only looks. */
    readonly site: string;
  }
}

/** Builds the pages once, and makes one data folder for all, before two test files start their servers at the same moment. */
export default async function build(project: TestProject): Promise<() => Promise<void>> {
  await webFolder(join(import.meta.dirname, "../../.."));
  const folder = await mkdtemp(join(tmpdir(), "jucai-desk-"));
  await chmod(folder, 0o711);
  const [startedOnce, looked] = [join(folder, "once"), join(folder, "looked")];
  const once = await startServer({ JUCAI_DATA: startedOnce, JUCAI_SMS: "outbox" });
  await once.stop();
  // With owners and modes: PostgreSQL's part belongs to somebody else when the tests run as root.
  execFileSync("cp", ["-a", startedOnce, looked]);
  // Two files of tests ask it at once, from one address.
  const site = await startServer({ JUCAI_DATA: looked, REQUESTS_PER_MINUTE: "1000000" });
  project.provide("startedOnce", startedOnce);
  project.provide("site", site.url);
  return async () => {
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
