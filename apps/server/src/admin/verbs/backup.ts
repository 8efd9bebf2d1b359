import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ClientConfig } from "pg";
import { type Config, filesFolderOf } from "#config/config.ts";
import { record } from "#kernel/audit/index.ts";
import { keyFiles } from "#kernel/sealing/key-folder.ts";
import type { ExtraFile } from "../backup/contents.ts";
import { writeBackup, type Written } from "../backup/write.ts";
import { refuseOld, withClient, withConnection, withDatabase } from "../data-folder-database.ts";
import { adminFault } from "../fault.ts";

export type BackupOptions = {
  /** Absolute. */
  readonly file: string;
  readonly passphrase?: string;
  readonly withKeys: boolean;
};

/** Backs up while the server runs or not. Keys go along only when asked for, and then only under a passphrase. */
export async function backup(config: Config, { file, passphrase, withKeys }: BackupOptions): Promise<Written> {
  if (withKeys && passphrase === undefined) throw keysInClear();
  return withDatabase(config, { mayCreate: false }, async (connection) => {
    const extras = withKeys ? keyTexts(config.keysFolder) : [];
    const written = await withClient(connection, async (client) => {
      await refuseOld(client);
      const filesFolder = filesFolderOf(config);
      return writeBackup(client, file, { passphrase, extras, filesFolder, now: new Date() });
    });
    await recordBackup(connection, { ...written, withKeys });
    return written;
  });
}

/** Everything left the house: that is an export like any other, and stands in the chain. */
function recordBackup(connection: ClientConfig, done: Written & { readonly withKeys: boolean }): Promise<void> {
  const { tables, rows, files, missing, encrypted, withKeys } = done;
  const detail = { tables, rows, files, missing: missing.length, encrypted, withKeys };
  const entry = { action: "backup.create", object: { kind: "backup" }, detail };
  return withConnection(connection, ({ scoped }) =>
    scoped.asSystem("record a backup", (tx) => record(tx, "system", entry)),
  );
}

function keyTexts(folder: string): ExtraFile[] {
  return keyFiles(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}

function keysInClear() {
  return adminFault(
    "密钥只能放进设有口令的备份：请加上 --passphrase-file。",
    "Keys go only into a backup with a passphrase: add --passphrase-file.",
  );
}
