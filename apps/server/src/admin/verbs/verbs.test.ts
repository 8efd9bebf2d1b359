import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import type pg from "pg";
import { expect, it } from "vitest";
import { emptyDatabase, embedded, migrationsFolder } from "../../../test/database.ts";
import { temporaryFolder } from "../../../test/scratch.ts";
import { endProcess, ready, startProcess } from "../../../test/server-process.ts";
import { checkConfig } from "../../config/config.ts";
import { StartFault } from "../../kernel/fault.ts";
import { headFile } from "../../kernel/audit/index.ts";
import { readMigrations } from "../../kernel/migrations.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { withScoped } from "../data-folder-database.ts";
import { pruneAudit, verifyAudit } from "./audit.ts";
import { backup } from "./backup.ts";
import { listKeys, rewrapKeys, rotateKeys } from "./keys.ts";
import { restore } from "./restore.ts";

const configOf = (env: Record<string, string>) => checkConfig(env, "/nowhere");
const migrations = readMigrations(migrationsFolder);
const faultOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof StartFault || error instanceof Refusal ? error.says.en : `no fault but ${String(error)}`;
};

/** Audit entries of one action, as they lie in the database. */
function entriesOf(config: ReturnType<typeof configOf>, action: string) {
  return withScoped(config, (database) =>
    database.asSystem("a test reads the audit entries", async (tx) => {
      const { rows } = await sql`select actor_name, detail from audit_entry where action = ${action}`.execute(tx);
      return rows;
    }),
  );
}

async function urlOf(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ name: string }>("select current_database() as name");
  await pool.end();
  const { host, port, user, password } = embedded();
  return `postgres://${user}:${String(password)}@/${rows[0]?.name}?host=${encodeURIComponent(host ?? "")}&port=${port}`;
}

it("backs up a running server, restores into a new folder, and the new server serves the same", async () => {
  const [data, other, folder] = [temporaryFolder(), join(temporaryFolder(), "new"), temporaryFolder()];
  const [here, there] = [configOf({ JUCAI_DATA: data }), configOf({ JUCAI_DATA: other })];
  const [file, passphrase] = [join(folder, "backup"), "correct horse"];
  const server = startProcess({ JUCAI_DATA: data });
  const published = await (await fetch(`${await server.url}/api/v1/policies`)).json();

  expect(await faultOf(backup(here, { file, withKeys: true }))).toMatch(/only into a backup with a passphrase/);
  expect(await backup(here, { file, passphrase, withKeys: true })).toMatchObject({ encrypted: true, file });
  expect(await rotateKeys(here, {})).toMatchObject([{ current: false }, { current: true }]);
  expect(await rewrapKeys(here)).toMatchObject({ rewrapped: 0 });
  expect(await verifyAudit(here)).toMatchObject({ sound: true });
  expect(await faultOf(pruneAudit(here, { months: 3 }))).toMatch(/at least 6 months/);
  expect(await pruneAudit(here, { months: 6 })).toEqual({ entries: 0, accesses: 0 });
  expect(await ready(await server.url)).toBe(200);
  expect((await endProcess(server)).code).toBe(0);

  // Nothing is made for a backup that cannot be opened.
  expect(await faultOf(restore(there, { file, passphrase: "wrong" }, migrations))).toMatch(/not the passphrase/);
  expect(existsSync(other)).toBe(false);
  // No server runs: the database runs for the time.
  expect(await restore(there, { file, passphrase }, migrations)).toMatchObject({ keys: "there" });
  expect(readdirSync(join(other, "keys"))).toContain("master-0001.key");
  expect(await faultOf(restore(here, { file, passphrase }, migrations))).toMatch(/only into an empty one/);
  const restored = startProcess({ JUCAI_DATA: other });
  expect(await (await fetch(`${await restored.url}/api/v1/policies`)).json()).toEqual(published);
  expect((await endProcess(restored)).code).toBe(0);
});

it("tells when the keys are missing after a restore, and the start is refused until they are back", async () => {
  const [{ pool }, { pool: second }] = [await emptyDatabase(), await emptyDatabase()];
  const [from, to] = [await urlOf(pool), await urlOf(second)];
  const [keys, none] = [join(temporaryFolder(), "keys"), join(temporaryFolder(), "none")];
  const file = join(temporaryFolder(), "backup");
  const server = startProcess({ DATABASE_URL: from, JUCAI_KEYS: keys, JUCAI_DATA: temporaryFolder() });
  await server.url;
  expect((await endProcess(server)).code).toBe(0);
  const here = configOf({ DATABASE_URL: from, JUCAI_KEYS: keys });
  expect(await backup(here, { file, withKeys: false })).toMatchObject({ file, encrypted: false });
  const there = configOf({ DATABASE_URL: to, JUCAI_KEYS: none });
  const later = { seq: 4711, hash: Buffer.alloc(32, 7) };
  await headFile(none).write(later);
  expect(await restore(there, { file }, migrations)).toMatchObject({ keys: "missing" });
  // Going back to an older state leaves a trace of both ends of the chain.
  expect(await entriesOf(there, "backup.restore")).toMatchObject([
    {
      actor_name: "system",
      detail: {
        restored: { seq: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
        before: { seq: 4711, hash: "07".repeat(32) },
      },
    },
  ]);
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
  const config = configOf({ JUCAI_DATA: empty });
  for (const work of [
    verifyAudit(config),
    listKeys(config),
    backup(config, { file: join(empty, "b"), withKeys: false }),
  ]) {
    expect(await faultOf(work)).toMatch(/no data of Jucai/);
  }
  expect(await faultOf(restore(config, { file: join(empty, "b") }, migrations))).toMatch(/Cannot read the backup/);
  expect(readdirSync(empty)).toEqual([]);
});

it("says what is wrong with a database that cannot be reached, or is not of this version yet", async () => {
  const { pool } = await emptyDatabase();
  const JUCAI_KEYS = temporaryFolder();
  const old = configOf({ DATABASE_URL: await urlOf(pool), JUCAI_KEYS });
  const away = configOf({ DATABASE_URL: "postgres://a:hunter2@127.0.0.1:1/x", JUCAI_KEYS });
  const file = join(temporaryFolder(), "backup");
  for (const [config, says] of [
    [old, /not of this version yet/],
    [away, /^Cannot use the database of DATABASE_URL: nothing answers/],
  ] as const) {
    const verbs = [() => verifyAudit(config), () => listKeys(config), () => backup(config, { file, withKeys: false })];
    for (const verb of verbs) expect(await faultOf(verb())).toMatch(says);
  }
});

it("answers the command line with one line of JSON and an exit code", () => {
  const program = join(import.meta.dirname, "../main.ts");
  const env = { PATH: process.env["PATH"], JUCAI_DATA: temporaryFolder() };
  const { status, stdout } = spawnSync(process.execPath, [program], {
    env,
    input: '{"verb":"keys list"}',
    encoding: "utf8",
  });
  expect(JSON.parse(stdout)).toEqual({ fault: { zh: expect.stringContaining("JUCAI_DATA"), en: expect.any(String) } });
  expect([status, stdout.trim().split("\n").length]).toEqual([1, 1]);
});
