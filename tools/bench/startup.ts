/** How long from the command to `/readyz`: a first start, which also builds the pages, and later ones. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { report } from "./report.ts";

const root = join(import.meta.dirname, "../..");
const laterStarts = 3;
const giveUpAfterMs = 120_000;

/** Prints seconds against the limits of issue 2; false when one is over. */
export async function benchStartup(): Promise<boolean> {
  const data = await mkdtemp(join(tmpdir(), "jucai-bench-"));
  // A machine that has just installed has no built pages yet.
  rmSync(join(root, "apps/web/dist"), { recursive: true, force: true });
  try {
    const first = report("first start after install, to /readyz", await secondsToReady(data), 20, "s");
    const later: number[] = [];
    for (let start = 0; start < laterStarts; start++) later.push(await secondsToReady(data));
    const median = later.sort((a, b) => a - b)[Math.floor(laterStarts / 2)]!;
    return report(`later start, to /readyz (median of ${laterStarts})`, median, 5, "s") && first;
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

async function secondsToReady(data: string): Promise<number> {
  const port = await freePort();
  const from = performance.now();
  const child = spawn(process.execPath, ["apps/server/src/main.ts"], {
    cwd: root,
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", JUCAI_DATA: data },
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    await untilReady(`http://127.0.0.1:${port}/readyz`, from);
    return (performance.now() - from) / 1000;
  } finally {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
}

async function untilReady(url: string, from: number): Promise<void> {
  while (performance.now() - from < giveUpAfterMs) {
    const ready = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await wait(20);
  }
  throw new Error(`${url} was not ready after ${giveUpAfterMs / 1000} s`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}
