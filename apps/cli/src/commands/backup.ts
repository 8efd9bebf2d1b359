import type { Call, Command, ExitCode } from "../command.ts";
import { fileOf, onServer, passphraseOf, passphraseOption } from "../server.ts";

export const backupCommand: Command = {
  verb: "backup",
  words: "<file>",
  help: {
    zh: "把全部数据备份到一个文件，服务运行时也可以（数据目录按 JUCAI_DATA，外部数据库按 DATABASE_URL）",
    en: "Back up all data into one file, also while the server runs (JUCAI_DATA or DATABASE_URL say which data)",
  },
  options: {
    ...passphraseOption,
    "with-keys": {
      type: "boolean",
      help: { zh: "连同密钥（必须有口令）", en: "the keys too (needs a passphrase)" },
    },
  },
  run: backup,
};

type Done = {
  readonly file: string;
  readonly bytes: number;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly missing: readonly string[];
  readonly encrypted: boolean;
};

async function backup(call: Call): Promise<ExitCode> {
  const withKeys = call.given["with-keys"] === true;
  const task = { verb: "backup", file: fileOf(call, "backup"), withKeys, ...(await passphraseOf(call)) };
  return onServer<Done>(call, task, ({ file, bytes, tables, rows, files, missing, encrypted }) => {
    const size = (bytes / 1e6).toFixed(1);
    const zh = `已备份 ${tables} 张表、${rows} 行、${files} 个文件，${size} MB，${encrypted ? "已加密" : "未加密"}：${file}`;
    const en = `Backed up ${tables} tables, ${rows} rows, ${files} files, ${size} MB, ${encrypted ? "encrypted" : "not encrypted"}: ${file}`;
    const keys = {
      zh: "密钥不在备份里：请另外保存密钥目录，没有它，敏感信息打不开。",
      en: "The keys are not in it: keep the key folder elsewhere; without it what is encrypted cannot be read.",
    };
    const lost = {
      zh: `有 ${missing.length} 个文件登记了但磁盘上没有，备份里也没有：${missing.slice(0, 3).join("、")}`,
      en: `${missing.length} files are named and not on the disk, so the backup lacks them: ${missing.slice(0, 3).join(", ")}`,
    };
    const more = [...(missing.length > 0 ? [lost] : []), ...(withKeys ? [] : [keys])];
    return { lines: [{ zh, en }, ...more].map((line) => line[call.language]) };
  });
}
