import type { Call, Command, ExitCode } from "../command.ts";
import { fileOf, onServer, passphraseOf, passphraseOption } from "../server.ts";

export const restoreCommand: Command = {
  verb: "restore",
  words: "<file>",
  help: {
    zh: "把备份恢复到空的数据目录或空的数据库；不成功就什么也不留下",
    en: "Restore a backup into an empty data folder or database; when it fails nothing is left behind",
  },
  options: passphraseOption,
  run: restore,
};

type Done = {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly made: string;
  readonly keys: "there" | "missing";
};

async function restore(call: Call): Promise<ExitCode> {
  const task = { verb: "restore", file: fileOf(call, "restore"), ...(await passphraseOf(call)) };
  return onServer<Done>(call, task, ({ tables, rows, files, made, keys }) => {
    const zh = `已恢复 ${made} 的备份：${tables} 张表、${rows} 行、${files} 个文件，逐表核对无误。`;
    const en = `Restored the backup of ${made}: ${tables} tables, ${rows} rows, ${files} files, each compared.`;
    const missing = {
      zh: "密钥目录里还没有对应的密钥：放回密钥之前服务不会启动。",
      en: "The keys of this data are not in the key folder yet: the server does not start until they are.",
    };
    return { lines: [{ zh, en }[call.language], ...(keys === "missing" ? [missing[call.language]] : [])] };
  });
}
