import { spawn } from "node:child_process";
import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../../test/scratch.ts";
import { fileStore, tidyFiles } from "./index.ts";

/** Writes files one after the other, each bigger than what a buffer holds, and names those that it has promised. */
const writer = (folder: string) => `
  import { fileStore } from ${JSON.stringify(join(import.meta.dirname, "store.ts"))};
  const files = fileStore(${JSON.stringify(folder)}, { hash: () => "sha256" });
  for (;;) {
    const id = crypto.randomUUID();
    const { key, hash } = await files.save(id, Buffer.alloc(3_000_000, id));
    process.stdout.write([id, key.toString("hex"), hash.toString("hex")].join(" ") + "\\n");
  }`;

it("killed at any moment, a writer leaves every promised file whole and no half file under a name", async () => {
  const folder = temporaryFolder();
  const script = join(temporaryFolder(), "writer.mts");
  writeFileSync(script, writer(folder));
  const promised = new Map<string, { key: Buffer; hash: Buffer }>();
  for (const wait of [60, 133, 271]) {
    const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    child.stdout.on("data", (some: Buffer) => (said += some.toString()));
    await new Promise<void>((started) => child.stdout.once("data", () => started()));
    await new Promise((later) => setTimeout(later, wait));
    child.kill("SIGKILL");
    await new Promise<void>((ended) => child.once("close", () => ended()));
    for (const line of said.split("\n").slice(0, -1)) {
      const [id = "", key = "", hash = ""] = line.split(" ");
      promised.set(id, { key: Buffer.from(key, "hex"), hash: Buffer.from(hash, "hex") });
    }
  }
  expect(promised.size).toBeGreaterThan(2);
  const files = fileStore(folder, { hash: () => "sha256" });
  for (const [id, stored] of promised) expect((await files.readWhole(id, stored)).length).toBe(3_000_000);
  // Whatever else lies there is a whole file that nobody was promised, or says of itself that it is unfinished.
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  for (const { name, parentPath } of names) {
    const path = join(parentPath, name);
    if (!name.includes("unfinished")) expect(readFileSync(path).length).toBeGreaterThan(3_000_000);
    utimesSync(path, new Date(0), new Date(0));
  }
  await tidyFiles(folder, async (found) => new Set(found.filter((name) => promised.has(name))), new Date());
  const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  expect(left.map(({ name }) => name).toSorted()).toEqual([...promised.keys()].toSorted());
});
