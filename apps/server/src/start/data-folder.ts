import { accessSync, constants, mkdirSync } from "node:fs";
import { codeOf, firstLineOf, StartFault } from "#kernel/fault.ts";

/** Makes the data folder unless it is there, and makes sure that we may write in it. */
export function prepareDataFolder(folder: string): void {
  try {
    // Root's PostgreSQL runs as another user, who must be able to pass through; the cluster itself stays closed.
    mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw folderFault(error, folder);
  }
}

function folderFault(error: unknown, folder: string): StartFault {
  const why = reasons[codeOf(error)] ?? { zh: firstLineOf(error), en: firstLineOf(error) };
  return new StartFault({
    zh: `数据目录 ${folder} 不能用：${why.zh}；可用 JUCAI_DATA 指定别的目录。`,
    en: `The data folder ${folder} cannot be used: ${why.en}; name another one in JUCAI_DATA.`,
  });
}

const reasons: Readonly<Record<string, { zh: string; en: string }>> = {
  EACCES: { zh: "没有读写它的权限", en: "you may not read and write it" },
  EPERM: { zh: "没有读写它的权限", en: "you may not read and write it" },
  EROFS: { zh: "所在磁盘是只读的", en: "its disk is read-only" },
  EEXIST: { zh: "那里是一个文件", en: "there is a file in that place" },
  ENOTDIR: { zh: "那里是一个文件", en: "there is a file in that place" },
  ENOSPC: { zh: "磁盘满了", en: "the disk is full" },
};
