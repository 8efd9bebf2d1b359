/**
 * What the command line does to an installation, as a process of its own: `jucai backup` and its
 * like start it, because the command line itself knows nothing of the server.
 *
 * It is told what to do as JSON on standard input (arguments are seen by everybody on the machine, and a passphrase
 * may be among it) and answers with one line of JSON on standard output: `{"done": …}`, or `{"fault": {zh, en}}` and exit code 1.
 */
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { checkConfig } from "#config/config.ts";
import { readEnv } from "#config/env.ts";
import { StartFault } from "#kernel/fault.ts";
import { readMigrations } from "#kernel/migrations.ts";
import { Refusal } from "#kernel/refusal.ts";
import { resetAccount, type ResetOptions } from "./verbs/account.ts";
import { pruneAudit, verifyAudit } from "./verbs/audit.ts";
import { verifyBooks } from "./verbs/books.ts";
import { backup, type BackupOptions } from "./verbs/backup.ts";
import { exportRoster, type ExportOptions } from "./verbs/export.ts";
import { importRoster, type ImportOptions } from "./verbs/import.ts";
import { listKeys, rewrapKeys, rotateKeys } from "./verbs/keys.ts";
import { replayDecision, type ReplayOptions } from "./verbs/replay.ts";
import { restore, type RestoreOptions } from "./verbs/restore.ts";

export type Task =
  | ({ readonly verb: "backup" } & BackupOptions)
  | ({ readonly verb: "restore" } & RestoreOptions)
  | { readonly verb: "audit verify" }
  | { readonly verb: "audit prune"; readonly months: number }
  | { readonly verb: "books verify" }
  | { readonly verb: "keys rotate"; readonly crypto?: "intl" | "gm" }
  | { readonly verb: "keys rewrap" }
  | { readonly verb: "keys list" }
  | ({ readonly verb: "import" } & ImportOptions)
  | ({ readonly verb: "export" } & ExportOptions)
  | ({ readonly verb: "replay" } & ReplayOptions)
  | ({ readonly verb: "account reset" } & ResetOptions);

const root = join(import.meta.dirname, "../../../..");

async function perform(task: Task): Promise<unknown> {
  const config = checkConfig(readEnv(), root);
  switch (task.verb) {
    case "backup":
      return backup(config, task);
    case "restore":
      return restore(config, task, readMigrations(join(root, "apps/server/migrations")));
    case "audit verify":
      return verifyAudit(config);
    case "audit prune":
      return pruneAudit(config, task);
    case "books verify":
      return verifyBooks(config);
    case "keys rotate":
      return rotateKeys(config, task);
    case "keys rewrap":
      return rewrapKeys(config);
    case "keys list":
      return listKeys(config);
    case "import":
      return importRoster(config, task);
    case "export":
      return exportRoster(config, task);
    case "replay":
      return replayDecision(config, task);
    case "account reset":
      return resetAccount(config, task);
  }
}

try {
  const done = await perform(JSON.parse(await text(process.stdin)) as Task);
  process.stdout.write(`${JSON.stringify({ done })}\n`);
} catch (error) {
  if (!(error instanceof StartFault) && !(error instanceof Refusal)) throw error;
  process.stdout.write(`${JSON.stringify({ fault: error.says })}\n`);
  process.exitCode = 1;
}
