import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startServer } from "../../../tools/county/server.ts";
import { webFolder } from "../../server/src/start/web.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A data folder on which the server was started and ended once: a copy of it is ready in no time. */
    readonly startedOnce: string;
  }
}

/** Builds the pages once, and makes one data folder for all, before two test files start their servers at the same moment. */
export default async function build(project: TestProject): Promise<() => Promise<void>> {
  await webFolder(join(import.meta.dirname, "../../.."));
  const data = await mkdtemp(join(tmpdir(), "jucai-desk-"));
  const server = await startServer({ JUCAI_DATA: data, JUCAI_SMS: "outbox" });
  await server.stop();
  project.provide("startedOnce", data);
  return () => rm(data, { recursive: true, force: true });
}
