import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { migratedDatabase } from "../../../test/database.ts";
import { temporaryFolder } from "../../../test/scratch.ts";
import type { Connection } from "../database.ts";
import { StartFault } from "../fault.ts";
import { openSealing, type SealingConfig } from "./open-sealing.ts";

const aKeysFolder = () => join(temporaryFolder(), "keys");
const faultOf = async (config: SealingConfig, connection: Connection): Promise<string> => {
  const error: unknown = await openSealing(config, connection).catch((reason: unknown) => reason);
  return error instanceof StartFault ? error.says.en : `no fault but ${String(error)}`;
};

describe("the keys of an installation", async () => {
  const connection = await migratedDatabase();
  const keysFolder = aKeysFolder();
  const sealing = await openSealing({ keysFolder }, connection);
  const sealed = sealing.sealSystem("text", "test");
  const index = sealing.blindIndex("phone", "13800138000");

  it("are made at the first start, for their owner's eyes only", () => {
    expect(readdirSync(keysFolder).sort()).toEqual(["index.key", "master-0001.key"]);
    for (const name of readdirSync(keysFolder)) expect(statSync(join(keysFolder, name)).mode & 0o777).toBe(0o600);
    expect(statSync(keysFolder).mode & 0o777).toBe(0o700);
  });

  it("are the same at the next start", async () => {
    const again = await openSealing({ keysFolder }, connection);
    expect(again.openSystem(sealed, "test").toString()).toBe("text");
    expect(again.blindIndex("phone", "138 0013 8000")).toEqual(index);
  });

  it("refuse the start when they are lost, and no new ones are made in their place", async () => {
    const empty = aKeysFolder();
    expect(await faultOf({ keysFolder: empty }, connection)).toMatch(/There are no keys in .* restore that folder/);
    expect(() => readdirSync(empty)).toThrow();
  });

  it("refuse the start when they are another installation's, whatever algorithm is asked for", async () => {
    const foreign = aKeysFolder();
    await openSealing({ keysFolder: foreign }, await migratedDatabase());
    for (const crypto of ["intl", "gm"] as const) {
      expect(await faultOf({ keysFolder: foreign, crypto }, connection)).toMatch(/lacks keys .*master .*index /);
    }
    expect(readdirSync(foreign)).toHaveLength(2);
  });

  it("refuse the start when one of them is missing, damaged or open to everybody", async () => {
    const copy = () => {
      const folder = aKeysFolder();
      cpSync(keysFolder, folder, { recursive: true });
      return folder;
    };
    const [halved, damaged, open] = [copy(), copy(), copy()];
    rmSync(join(halved, "index.key"));
    expect(await faultOf({ keysFolder: halved }, connection)).toMatch(/There are no keys/);
    const file = join(damaged, "master-0001.key");
    writeFileSync(file, readFileSync(file, "utf8").slice(0, 70));
    expect(await faultOf({ keysFolder: damaged }, connection)).toMatch(/master-0001.key is damaged/);
    chmodSync(join(open, "index.key"), 0o644);
    expect(await faultOf({ keysFolder: open }, connection)).toMatch(/Everybody may read the key file/);
    const file2 = join(temporaryFolder(), "a-file");
    writeFileSync(file2, "mine");
    expect(await faultOf({ keysFolder: join(file2, "keys") }, await migratedDatabase())).toMatch(/cannot be used/);
  });

  it("change their algorithms when asked, and still open what there was", async () => {
    const gm = await openSealing({ keysFolder, crypto: "gm" }, connection);
    expect(gm.hash()).toBe("sm3");
    expect(gm.openSystem(sealed, "test").toString()).toBe("text");
    expect(gm.blindIndex("phone", "13800138000")).toEqual(index);
    await openSealing({ keysFolder, crypto: "gm" }, connection);
    expect(readdirSync(keysFolder)).toHaveLength(3);
    // The server that runs already meets the new key and takes it up.
    expect(sealing.openSystem(gm.sealSystem("new", "test"), "test").toString()).toBe("new");
    expect(sealing.hash()).toBe("sm3");
  });

  it("are made once when two servers start on the same new folder", async () => {
    const [shared, other] = [aKeysFolder(), await migratedDatabase()];
    const both = await Promise.all([1, 2, 3].map(() => openSealing({ keysFolder: shared }, other)));
    expect(new Set(both.map((each) => each.keyId())).size).toBe(1);
  });
});
