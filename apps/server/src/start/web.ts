import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StartFault } from "#kernel/fault.ts";

/** What the web application is made of; tests and built files are not. */
const sources = ["apps/web", "packages/engine", "packages/contract", "package-lock.json"];
const ignored = new Set(["dist", "node_modules", "test"]);

/**
 * The folder of the built web application, built first when it is missing or stale.
 *
 * A hash of all sources decides, so that a later start serves at once.
 */
export async function webFolder(root: string): Promise<string> {
  const dist = join(root, "apps/web/dist");
  const stamp = join(dist, ".sources");
  const now = hashOf(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return dist;
  // Built beside its place and swapped in, so that another server never serves half of it.
  const fresh = join(root, ".cache", `web-${process.pid}`);
  await build(join(root, "apps/web"), fresh);
  try {
    writeFileSync(join(fresh, ".sources"), now);
    rmSync(dist, { recursive: true, force: true });
    renameSync(fresh, dist);
  } catch (error) {
    throw new StartFault(notWritable(dist), error);
  }
  return dist;
}

/** A ready folder named in JUCAI_WEB; it must hold the application's first page. */
export function readyWebFolder(folder: string): string {
  if (existsSync(join(folder, "index.html"))) return folder;
  throw new StartFault({
    zh: `JUCAI_WEB 指定的目录 ${folder} 里没有 index.html。`,
    en: `There is no index.html in ${folder}, the folder of JUCAI_WEB.`,
  });
}

function hashOf(root: string): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => filesIn(root, source))) {
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesIn(root: string, path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (path.includes(".") && !path.endsWith("/")) return isTest(path) ? [] : [path];
  const entries = readdirSync(full, { withFileTypes: true }).filter(({ name }) => !ignored.has(name) && !isTest(name));
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`]));
}

const isTest = (name: string) => /\.test\.tsx?$/.test(name);

async function build(folder: string, into: string): Promise<void> {
  const vite = join(dirname(createRequire(join(folder, "package.json")).resolve("vite/package.json")), "bin/vite.js");
  const args = [vite, "build", "--logLevel", "error", "--outDir", into, "--emptyOutDir"];
  // Whatever this server runs as, a reader's browser gets the small build.
  const env = { ...process.env, NODE_ENV: "production" };
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  // A start that fails elsewhere must not leave the build running.
  process.once("exit", () => child.kill());
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((done, failed) => child.on("error", failed).on("close", done));
  if (code !== 0) throw buildFault(said);
}

function notWritable(dist: string) {
  return {
    zh: `无权写入 ${dist}；请用能写入的用户启动一次，或用 JUCAI_WEB 指定构建好的网页目录。`,
    en: `You may not write ${dist}: start once as a user who may, or name a built web application in JUCAI_WEB.`,
  };
}

function buildFault(said: string): StartFault {
  // Colours and the tool's own banner would hide the one line that matters.
  const plain = said.replaceAll(/\u001b\[[\d;]*m/g, "").split("\n");
  // Vite heads its reason with lines like "error during build:"; the reason is the first that is no such heading.
  const why =
    plain.find((each) => /error|\[[A-Z_]+\]/i.test(each) && !each.trim().endsWith(":")) ??
    plain.find((each) => each.trim() !== "") ??
    "";
  return new StartFault({
    zh: `网页没有构建成功：${why.trim()}`,
    en: `The web application could not be built: ${why.trim()}`,
  });
}
