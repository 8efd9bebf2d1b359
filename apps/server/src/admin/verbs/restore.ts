import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { type Config, filesFolderOf } from "#config/config.ts";
import { chainEnd } from "#kernel/audit/chainer.ts";
import type { ChainEnd } from "#kernel/audit/chain.ts";
import { headFile, record } from "#kernel/audit/index.ts";
import type { Migration } from "#kernel/migrations.ts";
import type { ScopedDatabase } from "#kernel/scope.ts";
import { addKey, readKeys } from "#kernel/sealing/key-folder.ts";
import { keyRing, readKeyLine, type StoredKey } from "#kernel/sealing/key-ring.ts";
import { knownFingerprints } from "#kernel/sealing/open-sealing.ts";
import { prepareDataFolder } from "../../start/data-folder.ts";
import type { ExtraFile } from "../backup/contents.ts";
import { DamagedBackup } from "../backup/frames.ts";
import { damaged, readBackup } from "../backup/read.ts";
import { type Restored, restoreInto } from "../backup/restore.ts";
import { withClient, withConnection, withDatabase } from "../data-folder-database.ts";
import { adminFault } from "../fault.ts";

export type RestoreOptions = { readonly file: string; readonly passphrase?: string };
export type RestoreAnswer = Omit<Restored, "extras"> & {
  /** Whether the keys that sealed the data are in the key folder; without them the server does not start. */
  readonly keys: "there" | "missing";
};

/** Restores a backup into the empty database of a configuration. */
export async function restore(
  config: Config,
  { file, passphrase }: RestoreOptions,
  migrations: readonly Migration[],
): Promise<RestoreAnswer> {
  // Read to its end before anything is made: a wrong passphrase or a damaged file leaves no new folder behind.
  const keys = keysIn(config.keysFolder, file, await extrasOf(file, passphrase));
  if (config.databaseUrl === undefined) prepareDataFolder(config.dataFolder);
  return withDatabase(config, { mayCreate: true }, async (connection) => {
    const { extras: _, ...restored } = await withClient(connection, async (client) => {
      try {
        return await restoreInto(client, readBackup(file, passphrase), migrations, filesFolderOf(config));
      } catch (error) {
        throw error instanceof DamagedBackup ? damaged(file, error) : error;
      }
    });
    for (const key of keys) addKey(config.keysFolder, key);
    return withConnection(connection, async ({ scoped }) => {
      await takeUpChain(config.keysFolder, scoped, restored.made);
      return { ...restored, keys: (await fits(config.keysFolder, scoped)) ? "there" : "missing" };
    });
  });
}

async function extrasOf(file: string, passphrase: string | undefined): Promise<ExtraFile[]> {
  const extras: ExtraFile[] = [];
  for await (const frame of readBackup(file, passphrase)) {
    if (!("json" in frame) || typeof frame.json["file"] !== "string") continue;
    extras.push({ name: frame.json["file"], text: String(frame.json["text"]) });
  }
  return extras;
}

/** The keys that came along. Others in the folder are never replaced: something else is sealed with them. */
function keysIn(folder: string, file: string, extras: readonly ExtraFile[]): StoredKey[] {
  const there = readKeys(folder);
  return extras.map(({ text }) => {
    const key = readKeyLine(text);
    if (key === undefined) throw damaged(file, new DamagedBackup("a key in it cannot be read"));
    const other = there.find(({ use, number }) => use === key.use && number === key.number);
    if (other !== undefined && !other.secret.equals(key.secret)) throw otherKeys(folder);
    return key;
  });
}

/**
 * The chain goes on from what was restored; what was remembered of a later end stays beside it. An audit entry says
 * both, so that nobody goes back to an older state and leaves no trace.
 */
async function takeUpChain(folder: string, database: ScopedDatabase, made: string): Promise<void> {
  const file = join(folder, "audit-head");
  const before = await headFile(folder).read();
  const end = await database.asSystem("take up the restored chain", async (tx) => {
    const restored = await chainEnd(tx);
    await record(tx, "system", {
      action: "backup.restore",
      object: { kind: "backup" },
      detail: { made, restored: headOf(restored), before: before === undefined ? null : headOf(before) },
    });
    return restored;
  });
  if (existsSync(file)) renameSync(file, `${file}.before-restore`);
  if (end.seq > 0) await headFile(folder).write(end);
}

const headOf = ({ seq, hash }: ChainEnd) => ({ seq, hash: hash.toString("hex") });

async function fits(folder: string, database: ScopedDatabase): Promise<boolean> {
  const known = await database.asSystem("compare keys", knownFingerprints);
  const own = new Set(keyRing(readKeys(folder))?.fingerprints.map(({ fingerprint }) => fingerprint));
  return known.every(({ fingerprint }) => own.has(fingerprint));
}

function otherKeys(folder: string) {
  return adminFault(
    `密钥目录 ${folder} 里是另一套密钥；请用 JUCAI_KEYS 指定一个空的目录。`,
    `The key folder ${folder} holds other keys than the backup: name an empty folder in JUCAI_KEYS.`,
  );
}
