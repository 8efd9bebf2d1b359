import { open } from "node:fs/promises";
import { resolve } from "node:path";
import type { Vocabulary } from "@jucai/engine";
import type { Bytes } from "@jucai/screening";
import { WrongUse, type Call } from "../command.ts";

/** The bytes of a file that a call names, or of standard input (`-`); a file that is not there is wrong use. */
export async function bytesOf(word: string, { world }: Call): Promise<Bytes> {
  if (word === "-") return world.stdin ? world.stdin() : [await world.readStdin()];
  if (word === "") throw new WrongUse("文件名是空的", "The name of the file is empty");
  const path = resolve(world.cwd, word);
  const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") throw new WrongUse(`没有文件 ${word}`, `There is no file ${word}`);
    throw new WrongUse(`读不了 ${word}（${cause.code}）`, `Cannot read ${word} (${cause.code})`);
  });
  if (!(await file.stat()).isDirectory()) return file.createReadStream();
  await file.close();
  throw new WrongUse(`${word} 是文件夹，请给出文件`, `${word} is a folder; name a file`);
}

/** The files given with `--list hires=hires.csv`, by list. */
export async function listsOf(call: Call, { subjects }: Vocabulary): Promise<Map<string, Bytes>> {
  const lists = new Map<string, Bytes>();
  const known = subjects.flatMap(({ list }) => list ?? []);
  for (const word of (call.given["list"] as readonly string[] | undefined) ?? []) {
    const at = word.indexOf("=");
    const list = word.slice(0, Math.max(0, at));
    if (at < 0)
      throw new WrongUse(
        "--list 请写 列表=文件，如 hires=hires.csv",
        "--list takes list=file, such as hires=hires.csv",
      );
    if (!known.includes(list))
      throw new WrongUse(
        `没有列表 ${list}，有：${known.join("、")}`,
        `There is no list ${list}; there are ${known.join(", ")}`,
      );
    if (lists.has(list)) throw new WrongUse(`列表 ${list} 给了两次`, `The list ${list} was given twice`);
    lists.set(list, await bytesOf(word.slice(at + 1), call));
  }
  return lists;
}
