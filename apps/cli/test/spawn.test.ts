import { spawn as spawnProcess, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./world.ts";

/** Runs the real command in a process of its own, called from `cwd`. */
function spawn(args: readonly string[], cwd: string = root, input?: string) {
  const ran = spawnSync(process.execPath, [join(root, "apps/cli/src/main.ts"), ...args], {
    cwd: root,
    env: { PATH: process.env["PATH"] ?? "", LANG: "en_GB.UTF-8", INIT_CWD: cwd },
    encoding: "utf8",
    ...(input === undefined ? {} : { input }),
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

describe("the real command", () => {
  it("starts, answers and ends with code 0", () => {
    const { code, out } = spawn(["--help"]);
    expect(out).toContain("decide");
    expect(code).toBe(0);
  });

  it("ends with code 2 and one line on wrong use", () => {
    expect(spawn(["nonsense"])).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^jucai: [^\n]+\n$/) });
  });

  it("finds files from the caller's folder, and ends with code 1 on a faulty case", () => {
    const folder = mkdtempSync(join(tmpdir(), "jucai-"));
    writeFileSync(join(folder, "case.yaml"), "facts: { person.degre: master }\n");
    const { code, err } = spawn(["decide", "case.yaml", "--on", "2023-03-01"], folder);
    rmSync(folder, { recursive: true });
    expect(err).toContain("case.yaml:1:24 case/unknown-fact");
    expect(code).toBe(1);
  });

  it("reads standard input, and refuses one without end", () => {
    expect(spawn(["decide", "-", "--on", "2023-03-01", "--json"], root, "facts: {}").code).toBe(0);
    const { code, err } = spawn(["decide", "-", "--on", "2023-03-01"], root, "x".repeat(6_000_000));
    expect(err).toContain("yaml/too-large");
    expect(code).toBe(1);
  });

  it("says in one line that it cannot write, where the disk is full", { skip: !existsSync("/dev/full") }, () => {
    const full = openSync("/dev/full", "w");
    const args = [join(root, "apps/cli/src/main.ts"), "facts"];
    const { status, stderr } = spawnSync(process.execPath, args, { stdio: ["ignore", full, "pipe"], encoding: "utf8" });
    expect(stderr).toMatch(/^jucai: [^\n]*ENOSPC\n$/);
    expect(status).toBe(1);
    // With nowhere to complain either, only the code tells.
    expect(spawnSync(process.execPath, args, { stdio: ["ignore", full, full] }).status).toBe(1);
    const wrong = spawnSync(process.execPath, [args[0]!, "nonsense"], { stdio: ["ignore", "pipe", full] });
    expect(wrong.status).toBe(2);
    closeSync(full);
  });

  it("ends quietly when its reader stops early", async () => {
    const child = spawnProcess(process.execPath, [join(root, "apps/cli/src/main.ts"), "facts", "--json"]);
    const err: Buffer[] = [];
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(Buffer.concat(err).toString()).toBe("");
    expect(code).toBe(0);
  });
});
