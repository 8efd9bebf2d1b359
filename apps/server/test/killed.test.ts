import { readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gone, isPostgres } from "../src/kernel/postgres/process-table.ts";
import { readyFolder } from "./ready-folder.ts";
import { endProcess, expectOneLine, postmaster, ready, startProcess } from "./server-process.ts";

describe("starting again after a kill", () => {
  it("starts again after kill -9 and finds PostgreSQL left over, with all data", async () => {
    const data = await readyFolder();
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
    const data = await readyFolder();
    const first = startProcess({ JUCAI_DATA: data });
    await first.url;
    process.kill(postmaster(data), "SIGKILL");
    await endProcess(first, "SIGKILL");
    const second = startProcess({ JUCAI_DATA: data });
    expect(await ready(await second.url)).toBe(200);
    await endProcess(second);
  });

  it("starts although the number in a left-over postmaster.pid has passed to another program", async () => {
    const data = await readyFolder();
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
    const data = await readyFolder();
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

  it("stops with one line when PostgreSQL ends under it", async () => {
    const data = await readyFolder();
    const server = startProcess({ JUCAI_DATA: data });
    await server.url;
    process.kill(postmaster(data), "SIGKILL");
    const { code, said } = await server.ended;
    expect(code).toBe(1);
    expect(said.trim().split("\n").at(-1)).toMatch(/PostgreSQL ended unexpectedly/);
  });

  it("keeps its data folder to itself also after one of PostgreSQL's processes has crashed", async () => {
    const data = await readyFolder();
    const first = startProcess({ JUCAI_DATA: data });
    const url = await first.url;
    // In the middle of people's questions: their connections break while they are in use.
    const asked = askedFor(url);
    killOneConnection(postmaster(data));
    await expect.poll(() => ready(url), { timeout: 20_000 }).toBe(200);
    await asked();

    const second = await startProcess({ JUCAI_DATA: data }).ended;
    expect(second.code).toBe(1);
    expectOneLine(second.said, /Another Jucai is using the data folder/);
    expect(await ready(url)).toBe(200);
    expect((await endProcess(first)).code).toBe(0);
  });

  it("says so when the password file no longer fits, and leaves the database alone", async () => {
    const data = await readyFolder();
    await (
      await endOnceReady(data)
    ).ended;
    const file = join(data, "postgres-password");
    const password = readFileSync(file, "utf8");
    writeFileSync(file, "another");
    const refused = await startProcess({ JUCAI_DATA: data }).ended;
    expect(refused.code).toBe(1);
    expectOneLine(refused.said, /postgres-password in the data folder does not fit/);
    writeFileSync(file, password);
    await (
      await endOnceReady(data)
    ).ended;
  });
});

/** Starts a server, waits until it is ready, and asks it to end. */
async function endOnceReady(data: string) {
  const server = startProcess({ JUCAI_DATA: data });
  expect(await ready(await server.url)).toBe(200);
  server.child.kill();
  return server;
}

/** Asks for the policies without a pause, four at a time, until the returned function is called. */
function askedFor(url: string): () => Promise<void> {
  let asking = true;
  const ask = async () => {
    while (asking) await fetch(`${url}/api/v1/policies`).then((answer) => answer.text());
  };
  const all = Promise.allSettled(Array.from({ length: 4 }, ask));
  return async () => {
    asking = false;
    await all;
  };
}

/** Kills a process that serves a connection, as a crash would: PostgreSQL then drops all connections. */
function killOneConnection(pid: number): void {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number);
  const title = (child: number) => readFileSync(`/proc/${child}/cmdline`, "utf8");
  const connection = children.find((child) => /jucai jucai .*idle/.test(title(child)));
  if (connection === undefined) throw new Error("no connection to kill");
  process.kill(connection, "SIGKILL");
}
