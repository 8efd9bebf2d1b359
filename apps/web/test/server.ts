import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Site = { readonly url: string; readonly close: () => Promise<void> };

const root = join(import.meta.dirname, "../../..");
const longestStart = 120_000;

/**
 * Starts the real server on a free port with its own embedded PostgreSQL and data folder.
 *
 * JUCAI_TEST_URL names a server that runs already: faster while a page is being built.
 */
export async function startSite(): Promise<Site> {
  const ready = process.env["JUCAI_TEST_URL"];
  if (ready) return { url: ready.replace(/\/$/, ""), close: async () => {} };
  const data = await mkdtemp(join(tmpdir(), "jucai-web-"));
  const child = spawn(process.execPath, ["apps/server/src/main.ts"], {
    cwd: root,
    env: { ...process.env, PORT: "0", HOST: "127.0.0.1", JUCAI_DATA: data, LANG: "en" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((done) => child.on("close", () => done()));
  const close = async () => {
    child.kill("SIGTERM");
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  try {
    return { url: await announcedUrl(child), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits for the one line that says where to open the site. */
function announcedUrl(child: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((found, failed) => {
    let said = "";
    const timer = setTimeout(() => failed(new Error(`The server did not start in time: ${said}`)), longestStart);
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /http:\/\/[\w.:[\]]+(?=\/)/.exec(said)?.[0];
      if (url === undefined) return;
      clearTimeout(timer);
      found(url);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.on("close", (code) => {
      clearTimeout(timer);
      failed(new Error(`The server ended with code ${code}: ${said}`));
    });
  });
}
