import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect } from "vitest";
import { pidOf } from "../src/kernel/postgres/pid-file.ts";
import { aWebFolder } from "./app.ts";

const root = join(import.meta.dirname, "../../..");
const packs = join(import.meta.dirname, "packs");
let webFolder: string | undefined;

export type Ended = { readonly code: number | null; readonly said: string };
export type ServerProcess = {
  readonly child: ChildProcess;
  /** The address that it announced; rejects with what it said when it ends first. */
  readonly url: Promise<string>;
  readonly ended: Promise<Ended>;
};

type How = { readonly user?: { readonly uid?: number; readonly gid?: number }; readonly throughNpm?: boolean };

/** Starts the real program with a small pack and a small web folder; `env` overrides. */
export function startProcess(env: Record<string, string>, { user = {}, throughNpm = false }: How = {}): ServerProcess {
  webFolder ??= aWebFolder();
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const kept = { PATH, ...(NODE_COMPILE_CACHE !== undefined && { NODE_COMPILE_CACHE }) };
  const command = throughNpm ? ["npm", "start"] : [process.execPath, join(root, "apps/server/src/main.ts")];
  const child = spawn(command[0] ?? "", command.slice(1), {
    cwd: root,
    env: { ...kept, LANG: "en", PORT: "0", JUCAI_PACKS: packs, JUCAI_WEB: webFolder, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...user,
  });
  let said = "";
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, said }));
  const url = new Promise<string>((found, failed) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const announced = /http:\/\/[\w.:[\]]+(?=\/)/.exec(said)?.[0];
      if (announced !== undefined) found(announced);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void ended.then(() => failed(new Error(`the server ended: ${said}`)));
  });
  url.catch(() => undefined);
  return { child, url, ended };
}

/** Ends a server and waits for it. */
export async function endProcess(server: ServerProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<Ended> {
  server.child.kill(signal);
  return server.ended;
}

export const ready = async (url: string): Promise<number> => (await fetch(`${url}/readyz`)).status;

/** The process id of the PostgreSQL that a data folder's server runs. */
export const postmaster = (data: string): number => pidOf(join(data, "postgres")) ?? 0;

/** Everything said is one line, names what the test expects, and is no stack trace. */
export function expectOneLine(said: string, words: RegExp): void {
  expect(said).toMatch(words);
  expect(said.trim().split("\n")).toHaveLength(1);
  expect(said).not.toMatch(/\bat .*\.ts:\d+/);
}
