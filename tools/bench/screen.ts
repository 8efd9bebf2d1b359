/** The twelve benefits in Jucai and in other systems: docs/benchmark.md. The other systems are the bench folder's own. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const bench = join(import.meta.dirname, "../../bench");

/** Installs the other systems on first use; false when answers differ or something ends badly. */
export async function benchScreen(options: readonly string[]): Promise<boolean> {
  if (!existsSync(join(bench, "node_modules")) && !install()) return false;
  const { status } = spawnSync(process.execPath, [join(bench, "src/main.ts"), ...options], { stdio: "inherit" });
  return status === 0;
}

function install(): boolean {
  console.error("Installing the systems to compare with: npm ci --prefix bench");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // Standard output is left to the benchmark, which may be asked for JSON.
  const { status } = spawnSync(npm, ["ci", "--prefix", bench, "--no-audit", "--no-fund"], {
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  return status === 0;
}
