import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./scratch.ts";
import { endProcess, expectOneLine, ready, startProcess } from "./server-process.ts";

describe("a start that cannot be", () => {
  it("speaks Chinese where the machine does, and both where it names no language", async () => {
    for (const [LANG, words] of [
      ["zh_CN.UTF-8", /^配置有误：[^a-z]*PORT/],
      ["C", /配置有误.* \/ The configuration is wrong/],
    ] as const) {
      expectOneLine((await startProcess({ LANG, PORT: "x" }).ended).said, words);
    }
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
});
