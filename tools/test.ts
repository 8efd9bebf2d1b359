/**
 * `npm test`: format, types and every test, section by section, then one line with
 * the counts. `npm test -- unit types` runs only those sections.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { type Counts, countTests, printCounts, sum } from "./test-counts.ts";

const root = join(import.meta.dirname, "..");
/** Colours are for eyes, not for log files. */
const env = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: "1" };
const reports = mkdtempSync(join(tmpdir(), "jucai-report-"));

const sections: Readonly<Record<string, () => Counts>> = {
  format: () => check("node_modules/prettier/bin/prettier.cjs", "--check", ".", "--log-level", "warn"),
  types: () => check("node_modules/typescript/bin/tsc", "-p", "tsconfig.json"),
  unit: () => tests("unit"),
  server: () => tests("server"),
  browser: () => tests("browser"),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in sections));
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(", ")}; the sections are ${Object.keys(sections).join(", ")}.`);
  process.exit(2);
}

const results = Object.entries(sections)
  .filter(([name]) => wanted.length === 0 || wanted.includes(name))
  .map(([name, work]) => section(name, work));
rmSync(reports, { recursive: true });
const total = sum(results);
console.log(`\n${printCounts(total)}`);
process.exit(total.failed === 0 ? 0 : 1);

function section(name: string, work: () => Counts): Counts {
  console.log(`\n== ${name} ==`);
  const start = Date.now();
  const counts = work();
  console.log(`-- ${name}: ${printCounts(counts)} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return counts;
}

/** A tool that only says yes or no counts as one check. */
function check(script: string, ...args: string[]): Counts {
  return run(script, args) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function tests(project: string): Counts {
  const report = join(reports, `${project}.json`);
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  // Vitest leaves a core free, which on two cores halves the pace; how many browsers there are says vitest.config.ts.
  const workers = project === "browser" ? [] : [`--maxWorkers=${availableParallelism()}`];
  const status = run("node_modules/vitest/vitest.mjs", ["run", "--project", project, ...workers, ...reporters]);
  return countTests(readReport(report), status);
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function run(script: string, args: readonly string[]): number | null {
  return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit", env }).status;
}
