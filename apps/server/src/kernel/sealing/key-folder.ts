import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { codeOf, firstLineOf, StartFault } from "#kernel/fault.ts";
import { type CryptoSuite, secretLength } from "./cipher.ts";
import { keyLine, readKeyLine, type StoredKey } from "./key-ring.ts";

const keyFile = /^(?:master-\d{4,6}|index)\.key$/;

/** Reads every key of a folder; none when there is no folder. Throws a StartFault on a file that is not as it was made. */
export function readKeys(folder: string): StoredKey[] {
  return onDisk(folder, () => {
    if (!existsSync(folder)) return [];
    return keyFiles(folder).map((name) => readKey(join(folder, name)));
  });
}

/** Names of the key files in a folder. */
export function keyFiles(folder: string): string[] {
  return readdirSync(folder).filter((name) => keyFile.test(name));
}

function readKey(file: string): StoredKey {
  // On Windows the folder's own rights decide; Node shows none of them here.
  if (process.platform !== "win32" && (statSync(file).mode & 0o007) !== 0) throw openToAll(file);
  const key = readKeyLine(readFileSync(file, "utf8"));
  if (key === undefined) throw brokenKey(file);
  return key;
}

/** Makes the first two keys of an installation. Of two starts at once the first wins and both get its keys. */
export function makeFirstKeys(folder: string, suite: CryptoSuite, now: Date): StoredKey[] {
  addKey(folder, newKey("index", 0, suite, now));
  addKey(folder, newKey("master", 1, suite, now));
  return readKeys(folder);
}

/** Adds a master key, which becomes the current one. */
export function addMasterKey(folder: string, suite: CryptoSuite, now: Date): StoredKey {
  const numbers = readKeys(folder).map(({ number }) => number);
  const key = newKey("master", Math.max(0, ...numbers) + 1, suite, now);
  if (!addKey(folder, key)) throw new Error(`another process has just made master key ${key.number}`);
  return key;
}

/** Takes a master key away that nothing is sealed with any more. */
export function removeMasterKey(folder: string, number: number): void {
  rmSync(join(folder, fileOf({ use: "master", number })));
}

function newKey(use: StoredKey["use"], number: number, suite: CryptoSuite, now: Date): StoredKey {
  return { use, number, suite, made: now.toISOString(), secret: randomBytes(secretLength) };
}

const fileOf = ({ use, number }: Pick<StoredKey, "use" | "number">) =>
  use === "index" ? "index.key" : `master-${String(number).padStart(4, "0")}.key`;

/** Writes a key whole or not at all, on the disk before it is used; false when there is one of that name already. */
export function addKey(folder: string, key: StoredKey): boolean {
  return onDisk(folder, () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const unfinished = join(folder, `.new-${randomBytes(6).toString("hex")}`);
    const file = openSync(unfinished, "wx", 0o600);
    try {
      writeSync(file, keyLine(key));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    try {
      chmodSync(unfinished, 0o600);
      linkSync(unfinished, join(folder, fileOf(key)));
      return true;
    } catch (error) {
      if (codeOf(error) === "EEXIST") return false;
      throw error;
    } finally {
      rmSync(unfinished, { force: true });
      syncFolder(folder);
    }
  });
}

// A file's name is on the disk only once its folder is; Windows cannot open folders and does it by itself.
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}

function onDisk<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof StartFault || !(error instanceof Error && "syscall" in error)) throw error;
    const why = firstLineOf(error);
    throw new StartFault(
      { zh: `密钥目录 ${folder} 不能使用：${why}`, en: `The key folder ${folder} cannot be used: ${why}` },
      error,
    );
  }
}

function brokenKey(file: string): StartFault {
  return new StartFault({
    zh: `密钥文件 ${file} 已损坏，请从密钥备份恢复，不要删除它。`,
    en: `The key file ${file} is damaged: restore it from the backup of the keys and do not delete it.`,
  });
}

function openToAll(file: string): StartFault {
  return new StartFault({
    zh: `密钥文件 ${file} 谁都可以读取，请改为只有运行服务的用户可读（chmod 600）。`,
    en: `Everybody may read the key file ${file}: let only the user that runs the server read it (chmod 600).`,
  });
}
