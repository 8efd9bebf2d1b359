import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { expect, it } from "vitest";
import { emptyDatabase, embedded } from "../../../test/database.ts";
import { temporaryFolder } from "../../../test/scratch.ts";
import { endProcess, ready, startProcess } from "../../../test/server-process.ts";
import type { Task } from "../main.ts";

const program = join(import.meta.dirname, "../main.ts");

/** Runs the program as the command line does. */
function admin(env: Record<string, string>, task: Task): Promise<Record<string, unknown>> {
  return new Promise((done, failed) => {
    const options = { env: { PATH: process.env["PATH"], ...env } };
    execFile(process.execPath, [program, JSON.stringify(task)], options, (error, stdout, stderr) => {
      if (stdout === "") failed(new Error(stderr, { cause: error }));
      else done(JSON.parse(stdout) as Record<string, unknown>);
    });
  });
}
const faultOf = ({ fault }: Record<string, unknown>) => (fault as { en: string } | undefined)?.en ?? "no fault";

it("backs up a running server, restores into a new folder, and the new server serves the same", async () => {
  const [data, other, folder] = [temporaryFolder(), join(temporaryFolder(), "new"), temporaryFolder()];
  const [file, plain] = [join(folder, "backup"), join(folder, "plain")];
  const passphrase = "correct horse";
  const server = startProcess({ JUCAI_DATA: data });
  const published = await (await fetch(`${await server.url}/api/v1/policies`)).json();

  expect(faultOf(await admin({ JUCAI_DATA: data }, { verb: "backup", file, withKeys: true }))).toMatch(
    /only into a backup with a passphrase/,
  );
  expect(await admin({ JUCAI_DATA: data }, { verb: "backup", file, passphrase, withKeys: true })).toMatchObject({
    done: { encrypted: true, file },
  });
  expect(await admin({ JUCAI_DATA: data }, { verb: "backup", file: plain, withKeys: false })).toMatchObject({
    done: { encrypted: false },
  });
  expect(await admin({ JUCAI_DATA: data }, { verb: "keys rotate" })).toMatchObject({
    done: [{ current: false }, { current: true }],
  });
  expect(await admin({ JUCAI_DATA: data }, { verb: "keys rewrap" })).toMatchObject({ done: { rewrapped: 0 } });
  expect(await admin({ JUCAI_DATA: data }, { verb: "audit verify" })).toMatchObject({ done: { sound: true } });
  expect(faultOf(await admin({ JUCAI_DATA: data }, { verb: "audit prune", months: 3 }))).toMatch(/at least 6 months/);
  expect(await admin({ JUCAI_DATA: data }, { verb: "audit prune", months: 6 })).toEqual({
    done: { entries: 0, accesses: 0 },
  });
  expect(await ready(await server.url)).toBe(200);
  expect((await endProcess(server)).code).toBe(0);

  // Nothing is made for a backup that cannot be opened.
  expect(faultOf(await admin({ JUCAI_DATA: other }, { verb: "restore", file, passphrase: "wrong" }))).toMatch(
    /not the passphrase/,
  );
  expect(existsSync(other)).toBe(false);
  // The server is down: the database runs for the time.
  expect(await admin({ JUCAI_DATA: other }, { verb: "restore", file, passphrase })).toMatchObject({
    done: { keys: "there" },
  });
  expect(readdirSync(join(other, "keys")).sort()).toContain("master-0001.key");
  expect(faultOf(await admin({ JUCAI_DATA: data }, { verb: "restore", file, passphrase }))).toMatch(
    /only into an empty one/,
  );
  const restored = startProcess({ JUCAI_DATA: other });
  expect(await (await fetch(`${await restored.url}/api/v1/policies`)).json()).toEqual(published);
  expect((await endProcess(restored)).code).toBe(0);
  expect(await admin({ JUCAI_DATA: other }, { verb: "audit verify" })).toMatchObject({ done: { sound: true } });
});

it("tells when the keys are missing after a restore, and the start is refused until they are back", async () => {
  const [{ pool }, { pool: second }] = [await emptyDatabase(), await emptyDatabase()];
  const url = async (of: pg.Pool) => {
    const { rows } = await of.query<{ name: string }>("select current_database() as name");
    await of.end();
    const { host, port, user, password } = embedded();
    return `postgres://${user}:${String(password)}@/${rows[0]?.name}?host=${encodeURIComponent(host ?? "")}&port=${port}`;
  };
  const [from, to] = [await url(pool), await url(second)];
  const [keys, none] = [join(temporaryFolder(), "keys"), join(temporaryFolder(), "none")];
  const file = join(temporaryFolder(), "backup");
  const server = startProcess({ DATABASE_URL: from, JUCAI_KEYS: keys, JUCAI_DATA: temporaryFolder() });
  await server.url;
  expect((await endProcess(server)).code).toBe(0);
  expect(
    await admin({ DATABASE_URL: from, JUCAI_KEYS: keys }, { verb: "backup", file, withKeys: false }),
  ).toMatchObject({ done: { file } });
  expect(await admin({ DATABASE_URL: to, JUCAI_KEYS: none }, { verb: "restore", file })).toMatchObject({
    done: { keys: "missing" },
  });
  const refused = await startProcess({ DATABASE_URL: to, JUCAI_KEYS: none, JUCAI_DATA: temporaryFolder() }).ended;
  expect([refused.code, refused.said]).toEqual([1, expect.stringMatching(/There are no keys in/)]);
  rmSync(none, { recursive: true, force: true });
  mkdirSync(none);
  cpSync(keys, none, { recursive: true });
  const again = startProcess({ DATABASE_URL: to, JUCAI_KEYS: none, JUCAI_DATA: temporaryFolder() });
  expect(await ready(await again.url)).toBe(200);
  expect((await endProcess(again)).code).toBe(0);
});

it("says what is wrong where there is nothing to work on", async () => {
  const empty = temporaryFolder();
  for (const task of [
    { verb: "audit verify" },
    { verb: "keys list" },
    { verb: "backup", file: join(empty, "b"), withKeys: false },
  ] as const) {
    expect(faultOf(await admin({ JUCAI_DATA: empty }, task))).toMatch(/no data of Jucai/);
  }
  expect(faultOf(await admin({ JUCAI_DATA: empty }, { verb: "restore", file: join(empty, "b") }))).toMatch(
    /Cannot read the backup/,
  );
  expect(readdirSync(empty)).toEqual([]);
});
