import { chmodSync, chownSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isPostgres } from "../src/kernel/postgres/process-table.ts";
import { enterable } from "../src/kernel/postgres/runner.ts";
import { temporaryFolder } from "./scratch.ts";
import { endProcess, expectOneLine, postmaster, ready, startProcess } from "./server-process.ts";

const isRoot = process.getuid?.() === 0;
/** A user id with a name on every Linux, and one without, as containers use; neither may enter root's own home. */
const users = isRoot && enterable(import.meta.dirname) ? [65_534, 54_321] : [];

describe("starting and stopping", () => {
  it("makes its database at the first start, keeps it closed, and ends cleanly when asked to", async () => {
    const data = temporaryFolder();
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      const server = startProcess({ JUCAI_DATA: data });
      expect(await ready(await server.url)).toBe(200);
      const postgres = postmaster(data);
      expect(isPostgres(postgres)).toBe(true);
      const { code, said } = await endProcess(server, signal);
      expect([code, isPostgres(postgres)]).toEqual([0, false]);
      const [open = "", welcome = ""] = said.trim().split("\n");
      expectOneLine(open, /^Jucai is running: open http:/);
      // Until there is an administrator each start makes a new link.
      expectOneLine(welcome, /it works once\) http:\S+\/welcome#[\w-]{20,}$/);
    }
    expect(statSync(join(data, "postgres")).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, "postgres-password")).mode & 0o777).toBe(0o600);
    expect(statSync(join(data, "keys")).mode & 0o777).toBe(0o700);
    expect(readdirSync(data).sort()).toEqual(["keys", "postgres", "postgres-password"]);
  });

  it.each(['数据 与, "逗号"', "d".repeat(120)])("keeps its data in a folder named %s", async (name) => {
    const data = join(temporaryFolder(), name);
    for (let time = 0; time < 2; time++) {
      const server = startProcess({ JUCAI_DATA: data });
      expect(await ready(await server.url)).toBe(200);
      await endProcess(server, time === 0 ? "SIGKILL" : "SIGTERM");
    }
  });

  it.each(isRoot ? ["a folder that others may enter", "a folder of root's own"] : [])(
    "runs as root, whose PostgreSQL runs as somebody else, on %s",
    async (kind) => {
      const data = temporaryFolder();
      if (kind.includes("own")) chmodSync(data, 0o700);
      const server = startProcess({ JUCAI_DATA: data });
      expect(await ready(await server.url)).toBe(200);
      await endProcess(server);
      // The same data folder the other way round, as after a move.
      chmodSync(data, kind.includes("own") ? 0o711 : 0o700);
      const moved = startProcess({ JUCAI_DATA: data });
      expect(await ready(await moved.url)).toBe(200);
      expect((await endProcess(moved)).code).toBe(0);
    },
  );

  it.each(users)("runs as the ordinary user %i", async (uid) => {
    const data = temporaryFolder();
    chownSync(data, uid, uid);
    const server = startProcess({ JUCAI_DATA: data }, { user: { uid, gid: uid } });
    expect(await ready(await server.url)).toBe(200);
    expect((await endProcess(server)).code).toBe(0);
    expect(statSync(join(data, "postgres")).uid).toBe(uid);
  });

  it("ends when npm is asked to", async () => {
    const data = temporaryFolder();
    const server = startProcess({ JUCAI_DATA: data }, { throughNpm: true });
    await server.url;
    const postgres = postmaster(data);
    expect((await endProcess(server)).code).toBe(0);
    expect(isPostgres(postgres)).toBe(false);
  });
});
