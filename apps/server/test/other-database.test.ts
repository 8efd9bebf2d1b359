import { join } from "node:path";
import pg, { type ClientConfig } from "pg";
import { describe, expect, it } from "vitest";
import { emptyDatabase, servers } from "./database.ts";
import { endProcess, startProcess } from "./server-process.ts";
import { temporaryFolder } from "./scratch.ts";

/** The address of a database in the form that DATABASE_URL takes; a socket's folder goes into the host. */
function urlOf({ host, port, user, password }: ClientConfig, database: string, secret = password): string {
  return `postgres://${user}:${String(secret)}@/${database}?host=${encodeURIComponent(host ?? "")}&port=${port}`;
}

async function newDatabase(server: ClientConfig): Promise<string> {
  const { pool } = await emptyDatabase(server);
  const { rows } = await pool.query<{ name: string }>("select current_database() as name");
  await pool.end();
  return rows[0]?.name ?? "";
}

describe.each(servers())("DATABASE_URL on %s", (_name, server) => {
  it("is used in place of the embedded database, also by several servers at once", async () => {
    const DATABASE_URL = urlOf(server, await newDatabase(server));
    // One database, one set of keys: servers on several machines share that folder.
    const JUCAI_KEYS = join(temporaryFolder(), "keys");
    const start = () => startProcess({ DATABASE_URL, JUCAI_KEYS, JUCAI_DATA: temporaryFolder() });
    const both = [start(), start()];
    for (const { url } of both) {
      const places = await (await fetch(`${await url}/api/v1/places`)).json();
      expect(places).toMatchObject({ items: [{ code: "350423", counts: { policies: 1 } }] });
    }
    for (const one of both) expect((await endProcess(one)).code).toBe(0);
  });

  it.each([
    ["wrong password", (name: string) => urlOf(server, name, "wrong"), /user or password is wrong/],
    ["no such database", () => urlOf(server, "not_there"), /there is no such database/],
    ["nothing listening", () => "postgres://a:hunter2@127.0.0.1:1/x", /nothing answers at that host and port/],
    ["no such host", () => "postgres://a:hunter2@no-such-host.invalid/x", /no such host/],
  ])("is refused in one line, without its password: %s", async (_what, address, words) => {
    const DATABASE_URL = address(await newDatabase(server));
    const { code, said } = await startProcess({ DATABASE_URL, JUCAI_DATA: temporaryFolder() }).ended;
    expect([code, said.trim().split("\n").length]).toEqual([1, 1]);
    expect(said).toMatch(words);
    expect(said).not.toMatch(/hunter2|wrong@/);
  });

  it("is refused when the database is not in UTF-8", async () => {
    const client = new pg.Client(server);
    await client.connect();
    const name = `latin_${Date.now()}`;
    await client.query(`create database ${name} encoding 'LATIN1' locale 'C' locale_provider libc template template0`);
    await client.end();
    const { code, said } = await startProcess({ DATABASE_URL: urlOf(server, name), JUCAI_DATA: temporaryFolder() })
      .ended;
    expect(code).toBe(1);
    expect(said).toMatch(/encoded in LATIN1; UTF8 is needed/);
  });
});
