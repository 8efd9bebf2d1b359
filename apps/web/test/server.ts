import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../../../tools/county/server.ts";

export type Site = { readonly url: string; readonly close: () => Promise<void> };

/**
 * Starts the real server on a free port with its own embedded PostgreSQL and data folder; for tools, since tests
 * share one (`the-site.ts`).
 *
 * JUCAI_TEST_URL names a server that runs already: faster while a page is being built.
 */
export async function startSite(): Promise<Site> {
  const ready = process.env["JUCAI_TEST_URL"];
  if (ready) return { url: ready.replace(/\/$/, ""), close: async () => {} };
  const data = await mkdtemp(join(tmpdir(), "jucai-web-"));
  const server = await startServer({ JUCAI_DATA: data });
  const close = async () => {
    await server.stop();
    await rm(data, { recursive: true, force: true });
  };
  return { url: server.url, close };
}
