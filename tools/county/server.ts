import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export type Running = {
  readonly child: ChildProcess;
  readonly url: string;
  /** The token of the one-time link that makes the first administrator; undefined when there is one. */
  readonly welcome: string | undefined;
  /** Everything that the process printed: its log. */
  readonly said: () => string;
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
};

const root = join(import.meta.dirname, "../..");
const longestStart = 120_000;

/** The real program. */
const main = "apps/server/src/main.ts";
/** The same on a clock that a file holds: JUCAI_CLOCK_FILE. */
export const clocked = "tools/county/clocked-server.ts";

/** Starts the real server on a free port, or the one of `env`; `env` overrides what it would take from here. */
export async function startServer(env: Readonly<Record<string, string>>, program = main): Promise<Running> {
  const child = spawn(process.execPath, [program], {
    cwd: root,
    env: { ...process.env, PORT: "0", HOST: "127.0.0.1", LANG: "en", npm_lifecycle_event: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const announced = new Promise<string>((found, failed) => {
    const timer = setTimeout(() => failed(new Error(`the server did not start in time: ${said}`)), longestStart);
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /http:\/\/[\w.:[\]]+(?=\/)/.exec(said)?.[0];
      if (url === undefined) return;
      clearTimeout(timer);
      found(url);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("close", (code) => {
      clearTimeout(timer);
      failed(new Error(`the server ended with ${code}: ${said}`));
    });
  });
  const ended = once(child, "close");
  const url = await announced;
  // Announcements are one write each; the next turn has heard those that came with the address.
  await new Promise((done) => setTimeout(done, 50));
  return {
    child,
    url,
    said: () => said,
    welcome: /\/welcome#([\w-]+)/.exec(said)?.[1],
    stop: async (signal = "SIGTERM") => {
      child.kill(signal);
      await ended;
    },
  };
}
