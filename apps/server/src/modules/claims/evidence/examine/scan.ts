import { spawn } from "node:child_process";
import type { ScanConfig } from "#config/outside.ts";
import { refused } from "./refused.ts";

/** Looks at a file before it is kept; throws Refusal when it is bad, or when nobody could look. */
export type Scan = ((bytes: Buffer) => Promise<void>) | undefined;

const patience = 60_000;

/** The scanner of the configuration; undefined where there is none. What cannot be scanned is not taken. */
export function scanner(config: ScanConfig | undefined): Scan {
  if (config === undefined) return undefined;
  const look = "url" in config ? byAddress(config.url) : byCommand(config.command);
  return async (bytes) => {
    const verdict = await look(bytes).catch(() => "unknown" as const);
    if (verdict === "bad") throw refused.infected();
    if (verdict === "unknown") throw refused.notScanned();
  };
}

type Verdict = "clean" | "bad" | "unknown";

/** The file goes to its standard input. It ends with 0: clean, 1: bad (as ClamAV does); anything else: not scanned. */
const byCommand =
  ([program = "", ...given]: readonly string[]) =>
  (bytes: Buffer): Promise<Verdict> =>
    new Promise((resolve) => {
      const child = spawn(program, given, { stdio: ["pipe", "ignore", "ignore"], timeout: patience });
      child.once("error", () => resolve("unknown"));
      child.once("close", (code) => resolve(code === 0 ? "clean" : code === 1 ? "bad" : "unknown"));
      // It may decide before it has read everything.
      child.stdin.on("error", () => undefined);
      child.stdin.end(bytes);
    });

/** The file is posted there. 2xx: clean, 406 or 422: bad; anything else: not scanned. */
const byAddress =
  (url: string) =>
  async (bytes: Buffer): Promise<Verdict> => {
    const headers = { "content-type": "application/octet-stream" };
    const body = new Uint8Array(bytes);
    const { ok, status } = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(patience) });
    if (ok) return "clean";
    return status === 406 || status === 422 ? "bad" : "unknown";
  };
