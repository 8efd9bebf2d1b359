import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aSealing } from "../../../test/sealing.ts";
import { temporaryFolder } from "../../../test/scratch.ts";
import { pathOf } from "./disk.ts";
import { FileBroken, fileStore, tidyFiles } from "./index.ts";

const content = Buffer.concat([Buffer.from("身份证 350423"), randomBytes(150_000)]);

describe.each(["intl", "gm"] as const)("stored files sealed with %s", (suite) => {
  const folder = temporaryFolder();
  const files = fileStore(folder, aSealing(suite));

  it("come back as they were, and lie on the disk unreadable", async () => {
    for (const bytes of [content, Buffer.alloc(0), Buffer.alloc(64 * 1024), Buffer.from("x")]) {
      const id = randomUUID();
      const stored = await files.save(id, bytes);
      expect(stored.bytes).toBe(bytes.length);
      expect(await files.readWhole(id, stored)).toEqual(bytes);
    }
    const id = randomUUID();
    await files.save(
      id,
      (async function* () {
        yield content.subarray(0, 7);
        yield content.subarray(7);
      })(),
    );
    const onDisk = readFileSync(pathOf(folder, id));
    expect(onDisk.includes("350423")).toBe(false);
    expect(statSync(pathOf(folder, id)).mode & 0o777).toBe(0o600);
  });

  it("are refused at reading once any byte, their length, their place or their key is another", async () => {
    const id = randomUUID();
    const stored = await files.save(id, content);
    const path = pathOf(folder, id);
    const good = readFileSync(path);
    const broken = async (change: () => void, why: RegExp) => {
      change();
      await expect(files.readWhole(id, stored)).rejects.toThrow(why);
      await expect(files.readWhole(id, stored)).rejects.toThrow(FileBroken);
      writeFileSync(path, good);
    };
    for (const at of [4, 20, 70_000, good.length - 1]) {
      await broken(() => {
        const bytes = Buffer.from(good);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        writeFileSync(path, bytes);
      }, /changed|no sealed file/);
    }
    await broken(() => truncateSync(path, good.length - 5), /cut off/);
    // Cut off exactly between two chunks.
    await broken(() => truncateSync(path, 4 + good.readUInt32BE(0)), /cut off/);
    await broken(() => writeFileSync(path, Buffer.concat([good, good])), /changed|follows/);
    const other = await files.save(randomUUID(), content);
    await expect(files.readWhole(id, other)).rejects.toThrow(FileBroken);
    await expect(files.readWhole(id, { ...stored, hash: randomBytes(32) })).rejects.toThrow(/hash is another/);
    await expect(files.readWhole(randomUUID(), stored)).rejects.toThrow(/not there/);
  });
});

it("leaves nothing behind when the source fails, and takes no name that leads elsewhere", async () => {
  const folder = temporaryFolder();
  const files = fileStore(folder, aSealing());
  const id = randomUUID();
  const source = (async function* () {
    yield content;
    throw new Error("the connection broke");
  })();
  await expect(files.save(id, source)).rejects.toThrow("the connection broke");
  expect(readdirSync(join(folder, id.slice(0, 2)))).toEqual([]);
  await expect(files.save("../../etc/passwd", content)).rejects.toThrow("no name of a stored file");
});

it("tidies away what a crash left, after a day, and nothing that a row names", async () => {
  const folder = temporaryFolder();
  const files = fileStore(folder, aSealing());
  const [kept, orphan, young] = [randomUUID(), randomUUID(), randomUUID()];
  for (const id of [kept, orphan, young]) await files.save(id, content);
  await files.save(`${kept}.thumb`, content);
  const half = `${pathOf(folder, orphan)}.unfinished-00aa11bb`;
  writeFileSync(half, "half");
  const now = new Date();
  const yesterday = new Date(now.getTime() - 2 * 86_400_000);
  for (const path of [pathOf(folder, kept), pathOf(folder, orphan), half]) utimesSync(path, yesterday, yesterday);
  const wanted = async (names: readonly string[]) => new Set(names.filter((name) => name.startsWith(kept)));
  expect(await tidyFiles(folder, wanted, now)).toBe(2);
  expect([kept, orphan, young].map((id) => existsSync(pathOf(folder, id)))).toEqual([true, false, true]);
  expect(await tidyFiles(join(folder, "not there"), wanted, now)).toBe(0);
});
