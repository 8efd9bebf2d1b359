import { createHash, type Hash } from "node:crypto";
import { rm } from "node:fs/promises";
import type pg from "pg";
import { codeOf, firstLineOf } from "#kernel/fault.ts";
import type { Migration } from "#kernel/migrations.ts";
import { adminFault } from "../fault.ts";
import { fixedSettings, quoted, type Sequence } from "./catalog.ts";
import type { ExtraFile, Manifest } from "./contents.ts";
import { type Filling, startFilling } from "./filling.ts";
import { DamagedBackup, type Frame, frameOf, type Json } from "./frames.ts";
import { startStoring, type Storing } from "./stored-files.ts";
import { unguarded } from "./unguarded.ts";

export type Restored = {
  readonly tables: number;
  readonly rows: number;
  /** Files that people handed in. */
  readonly files: number;
  readonly made: string;
  readonly extras: readonly ExtraFile[];
};

/**
 * Restores into an empty database, in one transaction: the migrations of the backup's version, every
 * table, every count and hash compared with the backup and with what then lies in the table; and the files that
 * people handed in, into their folder. Whatever fails leaves the database empty and takes those files away again.
 */
export async function restoreInto(
  client: pg.ClientBase,
  frames: AsyncIterable<Frame>,
  migrations: readonly Migration[],
  filesFolder: string,
): Promise<Restored> {
  await client.query("begin");
  try {
    await client.query(fixedSettings);
    await refuseFull(client);
    const restored = await load(client, frames, migrations, filesFolder);
    await client.query("commit");
    return restored;
  } catch (error) {
    await client.query("rollback");
    throw unfit(error);
  }
}

/** Rows that PostgreSQL itself refuses, by their form (class 22) or by a rule between tables (class 23), are no backup of ours. */
function unfit(error: unknown): unknown {
  const kind = codeOf(error).slice(0, 2);
  return kind === "22" || kind === "23" ? new DamagedBackup(firstLineOf(error), error) : error;
}

async function refuseFull(client: pg.ClientBase): Promise<void> {
  const { rowCount } = await client.query(
    "select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'S') limit 1",
  );
  if (rowCount === 0) return;
  throw adminFault(
    "数据库不是空的；恢复只写入空的数据库，请换一个新的 JUCAI_DATA 目录或新建一个数据库。",
    "The database is not empty; a backup is restored only into an empty one: name a new folder in JUCAI_DATA, or make a new database.",
  );
}

async function load(
  client: pg.ClientBase,
  frames: AsyncIterable<Frame>,
  migrations: readonly Migration[],
  filesFolder: string,
): Promise<Restored> {
  const whole = createHash("sha256");
  const loading = new Loading(client, migrations, filesFolder);
  try {
    for await (const frame of frames) {
      if (loading.complete) throw new DamagedBackup("something follows its end");
      if ("data" in frame) await loading.data(frame.data);
      else await loading.description(frame.json, whole);
      whole.update(frameOf(frame));
    }
    return await loading.end();
  } catch (error) {
    await loading.abandon();
    throw error;
  }
}

/** Takes a backup's frames one after the other. */
class Loading {
  complete = false;
  readonly #client: pg.ClientBase;
  readonly #migrations: readonly Migration[];
  readonly #files: ExtraFile[] = [];
  #manifest: Manifest | undefined;
  #guard: (() => Promise<void>) | undefined;
  #filling: Filling | undefined;
  readonly #filesFolder: string;
  #storing: Storing | undefined;
  /** Files that came with this backup and lay nowhere before. */
  readonly #placed: string[] = [];
  #stored = 0;
  #tables = 0;
  #rows = 0;

  constructor(client: pg.ClientBase, migrations: readonly Migration[], filesFolder: string) {
    this.#client = client;
    this.#migrations = migrations;
    this.#filesFolder = filesFolder;
  }

  async data(bytes: Buffer): Promise<void> {
    const target = this.#storing ?? this.#filling;
    if (target === undefined) throw new DamagedBackup("rows stand outside any table");
    await target.write(bytes);
  }

  async description(json: Json, before: Hash): Promise<void> {
    if (this.#manifest === undefined) {
      this.#manifest = await prepared(this.#client, json, this.#migrations);
      this.#guard = await unguarded(this.#client);
    } else if (typeof json["table"] === "string") this.#filling = await startFilling(this.#client, json);
    else if (typeof json["end"] === "string") await this.#endTable(json);
    else if (Array.isArray(json["sequences"])) await setSequences(this.#client, json["sequences"] as Sequence[]);
    else if (typeof json["stored"] === "string") this.#storing = await startStoring(this.#filesFolder, json);
    else if (typeof json["storedEnd"] === "string") await this.#endFile(json);
    else if (typeof json["file"] === "string") this.#files.push({ name: json["file"], text: String(json["text"]) });
    else {
      this.complete = json["complete"] === true && json["sha256"] === before.copy().digest("hex");
      if (!this.complete) throw new DamagedBackup("its hash is another");
    }
  }

  /** Ends a copy under way, or the connection would wait for its rest for ever. */
  async abandon(): Promise<void> {
    await this.#filling?.abandon();
    await this.#storing?.abandon();
    for (const path of this.#placed) await rm(path, { force: true });
  }

  async #endTable(json: Json): Promise<void> {
    const filling = this.#filling;
    if (filling === undefined || filling.table.name !== json["end"])
      throw new DamagedBackup("a table ends that did not begin");
    this.#rows += await filling.end(Number(json["rows"]), String(json["sha256"]));
    this.#tables++;
    this.#filling = undefined;
  }

  async #endFile(json: Json): Promise<void> {
    const storing = this.#storing;
    if (storing === undefined || storing.name !== json["storedEnd"])
      throw new DamagedBackup("a file ends that did not begin");
    const path = await storing.end(String(json["sha256"]));
    if (path !== undefined) this.#placed.push(path);
    this.#stored++;
    this.#storing = undefined;
  }

  async end(): Promise<Restored> {
    if (this.#manifest === undefined || !this.complete) throw new DamagedBackup("it was cut off");
    await this.#guard?.();
    const { made } = this.#manifest;
    return { tables: this.#tables, rows: this.#rows, files: this.#stored, extras: this.#files, made };
  }
}

/** Runs the migrations that the backup's database had run, and no others. */
async function prepared(client: pg.ClientBase, json: object, migrations: readonly Migration[]): Promise<Manifest> {
  const manifest = json as Manifest;
  if (manifest.format !== 1 || !Array.isArray(manifest.migrations)) throw newer();
  const known = new Map(migrations.map((each) => [each.id, each]));
  await client.query(
    "create table schema_migration (id text primary key, checksum text not null, applied_at timestamptz not null default now())",
  );
  for (const { id, checksum } of manifest.migrations) {
    const migration = known.get(id);
    if (migration === undefined || migration.checksum !== checksum) throw newer();
    await client.query(migration.sql);
    await client.query("insert into schema_migration (id, checksum) values ($1, $2)", [id, checksum]);
  }
  await client.query(fixedSettings);
  return manifest;
}

async function setSequences(client: pg.ClientBase, sequences: readonly Sequence[]): Promise<void> {
  for (const { name, value } of sequences) {
    await client.query("select setval($1::regclass, $2::bigint)", [`public.${quoted(name)}`, value]);
  }
}

function newer() {
  return adminFault(
    "这份备份来自更新的聚才，请用那个版本恢复。",
    "This backup was made by a newer Jucai: restore it with that version.",
  );
}
