import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isPostgres, gone } from "../src/kernel/postgres/process-table.ts";
import { pidOf } from "../src/kernel/postgres/pid-file.ts";
import { endProcess, startProcess } from "./server-process.ts";
import { temporaryFolder } from "./scratch.ts";

const isRoot = process.getuid?.() === 0;
/** A user id with a name on every Linux, and one without, as containers use. */
const [nobody, unnamed] = [65_534, 54_321];
const postmaster = (data: string) => pidOf(join(data, "postgres")) ?? 0;
const ready = async (url: string) => (await fetch(`${url}/readyz`)).status;

/** Everything said is one line, names what the test expects, and is no stack trace. */
function expectOneLine(said: string, words: RegExp): void {
  expect(said).toMatch(words);
  expect(said.trim().split("\n")).toHaveLength(1);
  expect(said).not.toMatch(/\bat .*\.ts:\d+/);
}

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
      expectOneLine(said, /^Jucai is running: open http:/);
    }
    expect(statSync(join(data, "postgres")).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, "postgres-password")).mode & 0o777).toBe(0o600);
    expect(readdirSync(data).sort()).toEqual(["postgres", "postgres-password"]);
  });

  it.each(['数据 与, "逗号"', "d".repeat(120)])("keeps its data in a folder named %s", async (name) => {
    const data = join(temporaryFolder(), name);
    for (let time = 0; time < 2; time++) {
      const server = startProcess({ JUCAI_DATA: data });
      expect(await ready(await server.url)).toBe(200);
      await endProcess(server, time === 0 ? "SIGKILL" : "SIGTERM");
    }
  });

  it("speaks Chinese where the machine does, and both where it names no language", async () => {
    for (const [LANG, words] of [
      ["zh_CN.UTF-8", /^配置有误：[^a-z]*PORT/],
      ["C", /配置有误.* \/ The configuration is wrong/],
    ] as const) {
      expectOneLine((await startProcess({ LANG, PORT: "x" }).ended).said, words);
    }
  });

  it("starts again after kill -9 and finds PostgreSQL left over, with all data", async () => {
    const data = temporaryFolder();
    const first = startProcess({ JUCAI_DATA: data });
    const published = await (await fetch(`${await first.url}/api/v1/policies`)).json();
    const orphan = postmaster(data);
    await endProcess(first, "SIGKILL");
    expect(isPostgres(orphan)).toBe(true);

    const second = startProcess({ JUCAI_DATA: data });
    expect(await (await fetch(`${await second.url}/api/v1/policies`)).json()).toEqual(published);
    expect(await gone(orphan, 0)).toBe(true);
    expect((await endProcess(second)).code).toBe(0);
  });

  it("starts again after both were killed at once, as in a power cut", async () => {
    const data = temporaryFolder();
    const first = startProcess({ JUCAI_DATA: data });
    await first.url;
    process.kill(postmaster(data), "SIGKILL");
    await endProcess(first, "SIGKILL");
    const second = startProcess({ JUCAI_DATA: data });
    expect(await ready(await second.url)).toBe(200);
    await endProcess(second);
  });

  it("starts although the number in a left-over postmaster.pid has passed to another program", async () => {
    const data = temporaryFolder();
    const first = startProcess({ JUCAI_DATA: data });
    await first.url;
    const file = join(data, "postgres/postmaster.pid");
    const leftOver = readFileSync(file, "utf8");
    await endProcess(first);
    writeFileSync(file, leftOver.replace(/^\d+/, String(process.pid)));
    const second = startProcess({ JUCAI_DATA: data });
    expect(await ready(await second.url)).toBe(200);
    await endProcess(second);
  });

  it("ends when the npm that started it is killed, and the next start may come at once", async () => {
    const data = temporaryFolder();
    const holder = createServer();
    await new Promise<void>((done) => holder.listen(0, "127.0.0.1", done));
    const PORT = String((holder.address() as AddressInfo).port);
    await new Promise((done) => holder.close(done));

    const first = startProcess({ JUCAI_DATA: data, PORT }, { throughNpm: true });
    await first.url;
    first.child.kill("SIGKILL");
    const second = startProcess({ JUCAI_DATA: data, PORT });
    expect(await ready(await second.url)).toBe(200);
    expect((await endProcess(second)).code).toBe(0);
  });

  it("ends when npm is asked to", async () => {
    const data = temporaryFolder();
    const server = startProcess({ JUCAI_DATA: data }, { throughNpm: true });
    await server.url;
    const postgres = postmaster(data);
    expect((await endProcess(server)).code).toBe(0);
    expect(isPostgres(postgres)).toBe(false);
  });

  it("refuses a second start on the same data folder and leaves the first alone", async () => {
    const data = temporaryFolder();
    const first = startProcess({ JUCAI_DATA: data });
    const url = await first.url;
    const second = await startProcess({ JUCAI_DATA: data }).ended;
    expect(second.code).toBe(1);
    expectOneLine(second.said, /Another Jucai is using the data folder/);
    expect(await ready(url)).toBe(200);
    await endProcess(first);
  });

  it("lets one of two first starts win, at the same moment on the same new folder", async () => {
    const data = temporaryFolder();
    const both = [startProcess({ JUCAI_DATA: data }), startProcess({ JUCAI_DATA: data })];
    const winner = await Promise.any(both.map(async (server) => ({ server, url: await server.url })));
    const loser = both.find((server) => server !== winner.server);
    expect((await loser?.ended)?.code).toBe(1);
    expect(await ready(winner.url)).toBe(200);
    expect((await endProcess(winner.server)).code).toBe(0);
  });

  it("refuses a port in use before it makes anything", async () => {
    const holder = createServer();
    await new Promise<void>((done) => holder.listen(0, "127.0.0.1", done));
    const { port } = holder.address() as AddressInfo;
    const data = join(temporaryFolder(), "new");
    const { code, said } = await startProcess({ JUCAI_DATA: data, PORT: String(port) }).ended;
    holder.close();
    expect(code).toBe(1);
    expectOneLine(said, /^Port \d+ is in use/);
    expect(existsSync(data)).toBe(false);
  });

  it("refuses a data folder that is a file", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "mine");
    for (const JUCAI_DATA of [file, join(file, "below")]) {
      const { code, said } = await startProcess({ JUCAI_DATA }).ended;
      expect(code).toBe(1);
      expectOneLine(said, /The data folder .* cannot be used: there is a file/);
    }
    expect(readFileSync(file, "utf8")).toBe("mine");
  });

  it("refuses a broken pack, says where, and publishes nothing of it", async () => {
    const packs = temporaryFolder();
    mkdirSync(join(packs, "demo"));
    writeFileSync(join(packs, "demo/pack.yaml"), "policy: demo\npolicy: twice\n");
    const data = temporaryFolder();
    const { code, said } = await startProcess({ JUCAI_PACKS: packs, JUCAI_DATA: data }).ended;
    expect(code).toBe(1);
    expectOneLine(said, /problem\(s\) and were not published: demo\/pack\.yaml:\d+:\d+ /);
    expect(readdirSync(data)).toEqual([]);
  });

  it("refuses packs and web folders that are not there", async () => {
    const nowhere = join(temporaryFolder(), "nowhere");
    const packs = await startProcess({ JUCAI_PACKS: nowhere, JUCAI_DATA: temporaryFolder() }).ended;
    expectOneLine(packs.said, /There is no packs folder/);
    const web = await startProcess({ JUCAI_WEB: nowhere, JUCAI_DATA: temporaryFolder() }).ended;
    expectOneLine(web.said, /There is no index\.html/);
    expect([packs.code, web.code]).toEqual([1, 1]);
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

  it.each(isRoot ? [nobody, unnamed] : [])("runs as the ordinary user %i", async (uid) => {
    const data = temporaryFolder();
    chownSync(data, uid, uid);
    const server = startProcess({ JUCAI_DATA: data }, { user: { uid, gid: uid } });
    expect(await ready(await server.url)).toBe(200);
    expect((await endProcess(server)).code).toBe(0);
    expect(statSync(join(data, "postgres")).uid).toBe(uid);
  });

  it("stops with one line when PostgreSQL ends under it", async () => {
    const data = temporaryFolder();
    const server = startProcess({ JUCAI_DATA: data });
    await server.url;
    process.kill(postmaster(data), "SIGKILL");
    const { code, said } = await server.ended;
    expect(code).toBe(1);
    expect(said.trim().split("\n").at(-1)).toMatch(/PostgreSQL ended unexpectedly/);
  });
});
