import { createHash, randomBytes, randomUUID } from "node:crypto";
import { appendFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sql } from "kysely";
import pg, { type ClientConfig } from "pg";
import { describe, expect, it } from "vitest";
import { embedded, emptyDatabase, migratedDatabase, migrationsFolder, servers } from "../../../test/database.ts";
import { temporaryFolder } from "../../../test/scratch.ts";
import { aSealing } from "../../../test/sealing.ts";
import { linkPending, record, recordAccess } from "../../kernel/audit/index.ts";
import { type Connection, openDatabase } from "../../kernel/database.ts";
import { StartFault } from "../../kernel/fault.ts";
import { pathOf } from "../../kernel/files/disk.ts";
import { fileStore } from "../../kernel/files/index.ts";
import { migrate, readMigrations } from "../../kernel/migrations.ts";
import { leftEmpty } from "./catalog.ts";
import type { Frame } from "./frames.ts";
import { readBackup } from "./read.ts";
import { restoreInto } from "./restore.ts";
import { writeBackup } from "./write.ts";

const migrations = readMigrations(migrationsFolder);
const awkward = ["a\tb", "c\\nd", "e\nf", "\\N", "", "“引号”", "😀", "\u0001", "x".repeat(200_000)];

const filesFolder = temporaryFolder();
const content = randomBytes(200_000);
/** One file with a small picture of it, and one that a row names and the disk has lost. */
const keptFile = await aStoredFile();
const lostFile = randomUUID();

async function aStoredFile() {
  const files = fileStore(filesFolder, aSealing());
  const id = randomUUID();
  const stored = await files.save(id, content);
  await files.save(`${id}.thumb`, content.subarray(0, 99), stored.key);
  return { id, ...stored };
}

/** A client that is its database's owner. */
async function ownerOf(server: ClientConfig, database: string): Promise<pg.Client> {
  const client = new pg.Client({ ...server, database });
  await client.connect();
  return client;
}
const nameOf = async (pool: pg.Pool) =>
  (await pool.query<{ name: string }>("select current_database() as name")).rows[0]?.name ?? "";

async function aFullDatabase(server: ClientConfig) {
  const connection = await migratedDatabase(server);
  await fill(connection);
  return { connection, client: await ownerOf(server, await nameOf(connection.pool)) };
}

async function fill(connection: Connection): Promise<void> {
  // A few rows of the library: jsonb, arrays, words for the search, and references between tables.
  await connection.pool.query(`insert into document_version (document, place, origin, content_hash, body)
    select 'd' || n, '350423', 'place', md5(n::text), jsonb_build_object('zh', repeat('聚才', n), 'n', 1e300 / n, 'a', array[n, null])
    from generate_series(1, 50) n`);
  await connection.pool.query(`insert into measure
      (id, version, index_version, document, place, position, kind, force_from, card, pinyin, amounts, terms)
    select 'm' || id, id, 1, document, place, id, 'benefit', '2023-01-09', '{}', array['a,b', '"c"', '{'], '{}', to_tsvector('simple', document)
    from document_version`);
  const chain = {
    database: connection.scoped,
    head: { read: async () => undefined, write: async () => undefined },
    hash: () => "sm3" as const,
  };
  await connection.scoped.asSystem("test", async (tx) => {
    for (const text of awkward) {
      await record(
        tx,
        { account: randomUUID(), name: text.replaceAll("\u0001", "1") },
        { action: "test.write", object: { kind: "test" }, detail: { text: text.replaceAll("\u0000", "") } },
      );
    }
    await recordAccess(tx, "system", { person: randomUUID(), action: "reveal", reason: "核对" });
  });
  await linkPending(chain);
  await connection.scoped.asSystem("test", async (tx) => {
    const place = { kind: "office", place: "350423", pinyin: "" };
    const { rows } = await sql<{ id: string }>`insert into unit (id, kind, place, name, pinyin, origin)
      values (gen_random_uuid(), ${place.kind}, ${place.place}, '{"zh": "x", "en": "x"}', '', '{}') returning id`.execute(
      tx,
    );
    for (const { id, hash } of [keptFile, { id: lostFile, hash: keptFile.hash }]) {
      await sql`insert into evidence_file (id, owner_unit, place, kind, name, mime, bytes, key_system, content_hash,
          upload_hash, thumb_hash, scanned, taken_by, taken_name, created_at)
        values (${id}::uuid, ${rows[0]?.id}::uuid, '350423', 'x', 'x', 'image/jpeg', 1, '', ${hash},
          ${createHash("sha256").update(id).digest()}, ${id === lostFile ? null : hash}, true, ${id}::uuid, 'x', now())`.execute(
        tx,
      );
    }
  });
}

/** Two databases of one login that is no superuser, as an external PostgreSQL gives them. */
async function ordinaryLogin(server: ClientConfig): Promise<[ClientConfig, ClientConfig]> {
  const name = `ordinary_${randomUUID().slice(0, 8)}`;
  const superuser = await ownerOf(server, "postgres");
  await superuser.query(`create role ${name} login password 'x'`);
  for (const database of [name, `${name}_2`]) await superuser.query(`create database ${database} owner ${name}`);
  await superuser.end();
  const login = { ...server, user: name, password: "x" };
  return [
    { ...login, database: name },
    { ...login, database: `${name}_2` },
  ];
}

/** Every row of every table as JSON text, in order. */
async function everything(client: pg.Client): Promise<Record<string, string[]>> {
  const { rows } = await client.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  );
  const all: Record<string, string[]> = {};
  for (const { name } of rows) {
    if (name === "schema_migration") continue;
    const found = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from "${name}" t order by 1`);
    all[name] = found.rows.map(({ row }) => row);
  }
  return all;
}

const sequences = async (client: pg.Client) =>
  (await client.query("select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1")).rows;
const faultOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof StartFault ? error.says.en : `no fault but ${String(error)}`;
};
const isEmpty = async (client: pg.Client) =>
  (await client.query("select from pg_class where relnamespace = 'public'::regnamespace")).rowCount === 0;

const passphrase = "correct horse";
const wanted = {
  extras: [{ name: "index.key", text: "secret" }],
  filesFolder,
  now: new Date("2023-03-01T00:00:00Z"),
};

async function anEmptyOne(server: ClientConfig): Promise<pg.Client> {
  const { pool } = await emptyDatabase(server);
  const client = await ownerOf(server, await nameOf(pool));
  await pool.end();
  return client;
}

describe.each(servers())("a backup on %s", async (_name, server) => {
  const { connection, client } = await aFullDatabase(server);
  const file = join(temporaryFolder(), "backup");

  it("brings back every row, counter and rule", async () => {
    const written = await writeBackup(client, file, { ...wanted, passphrase });
    const target = await anEmptyOne(server);
    const other = temporaryFolder();
    const outcome = await restoreInto(target, readBackup(file, passphrase), migrations, other);
    const { rows, tables } = written;
    expect(outcome).toEqual({ made: "2023-03-01T00:00:00.000Z", rows, tables, files: 2, extras: wanted.extras });
    expect(written).toMatchObject({ files: 2, missing: [lostFile] });
    // The files lie there as they lay here, and open with the key that their row keeps.
    expect(await fileStore(other, aSealing()).readWhole(keptFile.id, keptFile)).toEqual(content);
    expect(readFileSync(pathOf(other, `${keptFile.id}.thumb`))).toEqual(
      readFileSync(pathOf(filesFolder, `${keptFile.id}.thumb`)),
    );
    const [before, after] = [await everything(client), await everything(target)];
    for (const name of leftEmpty) delete before[name];
    for (const name of leftEmpty) delete after[name];
    expect(after).toEqual(before);
    expect(Object.values(after).flat().length).toBe(rows);
    expect(await sequences(target)).toEqual(await sequences(client));
    // What stood in the way of restoring is in force again.
    await expect(target.query("delete from audit_entry")).rejects.toThrow(/append-only/);
    for (const rules of [
      "select relname, relforcerowsecurity from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
      "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) as says from pg_constraint order by 1, 2",
      "select tgrelid::regclass::text, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2",
    ]) {
      expect((await target.query(rules)).rows).toEqual((await client.query(rules)).rows);
    }
    await target.end();
  });

  it("shows one moment, whatever is written meanwhile", async () => {
    const meanwhile = `${file}-meanwhile`;
    const write = () =>
      connection.scoped.asSystem("test", (tx) =>
        record(tx, "system", { action: "test.more", object: { kind: "test" } }),
      );
    const writing = (async () => {
      for (let n = 0; n < 100; n++) await write();
    })();
    await Promise.all([writing, writeBackup(client, meanwhile, wanted)]);
    let [entries, waiting] = [0, 0];
    for await (const frame of readBackup(meanwhile, undefined)) {
      if (!("json" in frame)) continue;
      if (frame.json["end"] === "audit_entry") entries = Number(frame.json["rows"]);
      if (frame.json["end"] === "audit_pending") waiting = Number(frame.json["rows"]);
    }
    // An entry and its place in the queue are written together, so they are there together.
    expect(waiting).toBe(entries - awkward.length - 1);
  });
});

it("is made and restored also by an ordinary owner, whom row-level security binds", async () => {
  const file = join(temporaryFolder(), "backup");
  const [from, to] = await ordinaryLogin(embedded());
  const ordinary = await openDatabase(from);
  await migrate(ordinary.pool, migrations);
  await fill(ordinary);
  const [source, target] = [new pg.Client(from), new pg.Client(to)];
  await Promise.all([source.connect(), target.connect()]);
  const written = await writeBackup(source, file, wanted);
  const outcome = await restoreInto(target, readBackup(file, undefined), migrations, temporaryFolder());
  expect([outcome.rows, outcome.tables]).toEqual([written.rows, written.tables]);
  const [before, after] = await Promise.all([from, to].map((each) => ownerOf(embedded(), each.database ?? "")));
  if (before === undefined || after === undefined) return expect.unreachable("two clients");
  const there = await everything(before);
  expect(await everything(after)).toEqual(there);
  // Not one of them was hidden from the backup.
  expect(Object.values(there).flat().length).toBe(written.rows);
  await Promise.all([source, target, before, after].map((each) => each.end()));
  await ordinary.pool.end();
});

describe("a backup that cannot be restored", async () => {
  const { client } = await aFullDatabase(embedded());
  const target = await anEmptyOne(embedded());
  const folder = temporaryFolder();
  const [plain, secret] = [join(folder, "plain"), join(folder, "secret")];
  await writeBackup(client, plain, wanted);
  await writeBackup(client, secret, { ...wanted, passphrase });
  const elsewhere = temporaryFolder();
  const refused = (file: string, word?: string, own = migrations) =>
    faultOf(restoreInto(target, readBackup(file, word), own, elsewhere)).then(async (says) => {
      expect(await isEmpty(target)).toBe(true);
      expect(readdirSync(elsewhere, { recursive: true, withFileTypes: true }).filter((it) => it.isFile())).toEqual([]);
      return says;
    });

  it("tells nothing without its passphrase, and refuses another", async () => {
    const bytes = readFileSync(secret);
    for (const text of ["jucai-audit", "test.write", "secret", "350423"]) expect(bytes.includes(text)).toBe(false);
    expect(await refused(secret)).toMatch(/has a passphrase/);
    expect(await refused(secret, "Correct horse")).toMatch(/not the passphrase/);
  });

  it.each([
    ["cut off by a byte", (file: string) => truncateSync(file, statSync(file).size - 1)],
    ["cut off in the middle", (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ["cut off after its first line", (file: string) => truncateSync(file, readFileSync(file).indexOf("\n") + 1)],
    ["with one byte changed", (file: string) => changeByte(file, Math.floor(statSync(file).size / 2))],
    ["with the last byte changed", (file: string) => changeByte(file, statSync(file).size - 1)],
    ["with something behind its end", (file: string) => appendFileSync(file, "x")],
  ])("is refused %s, and the database stays empty", async (_what, damage) => {
    const [one, other] = [join(folder, randomUUID()), join(folder, randomUUID())];
    for (const [copy, source] of [
      [one, plain],
      [other, secret],
    ] as const) {
      writeFileSync(copy, readFileSync(source));
      damage(copy);
    }
    expect(await refused(one)).toMatch(/is not as it was made|DamagedBackup/);
    // Under a passphrase it does not even come to the database.
    expect(await faultOf(readThrough(other))).toMatch(/is not as it was made/);
  });

  it("is refused when a row was changed and everything around it fits", async () => {
    const frames = async function* (): AsyncGenerator<Frame> {
      for await (const frame of readBackup(plain, undefined)) {
        if (!("data" in frame) || !frame.data.includes("test.write")) yield frame;
        else yield { data: Buffer.from(frame.data.toString().replace("test.write", "test.wrote")) };
      }
    };
    await expect(restoreInto(target, frames(), migrations, elsewhere)).rejects.toThrow(/audit_entry has another hash/);
    expect(await isEmpty(target)).toBe(true);
  });

  it("is refused by a database that is not empty", async () => {
    expect(await faultOf(restoreInto(client, readBackup(plain, undefined), migrations, elsewhere))).toMatch(
      /only into an empty one/,
    );
  });

  it("is refused when it is of a newer version, or its migrations were others", async () => {
    const others = migrations.map((each) => ({ ...each, checksum: "0" }));
    for (const own of [migrations.slice(0, -1), others]) {
      expect(await refused(plain, undefined, own)).toMatch(/made by a newer Jucai/);
    }
  });

  it("never overwrites a file, and leaves nothing half written", async () => {
    expect(await faultOf(writeBackup(client, plain, wanted))).toMatch(/is there already/);
    expect(await faultOf(writeBackup(client, join(folder, "no", "folder"), wanted))).toMatch(/Cannot write/);
    const ended = await ownerOf(embedded(), "postgres");
    await ended.end();
    const broken = join(temporaryFolder(), "broken");
    await expect(writeBackup(ended, broken, wanted)).rejects.toThrow();
    expect(readdirSync(dirname(broken))).toEqual([]);
    expect(statSync(plain).mode & 0o777).toBe(0o600);
  });
});

async function readThrough(file: string): Promise<void> {
  for await (const frame of readBackup(file, passphrase)) expect(frame).toBeDefined();
}

function changeByte(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  writeFileSync(file, bytes);
}
