import { chmodSync, existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../test/scratch.ts";
import { StartFault } from "#kernel/fault.ts";
import { prepareDataFolder } from "./data-folder.ts";

/** Does `work` without root's power over every folder. */
function asOrdinaryUser(work: () => void): void {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    work();
  } finally {
    process.seteuid?.(0);
  }
}

describe("the data folder", () => {
  it("is made with all folders above it, closed to readers", () => {
    const folder = join(temporaryFolder(), "a/b");
    prepareDataFolder(folder);
    expect(statSync(folder).mode & 0o066).toBe(0);
    prepareDataFolder(folder);
  });

  it("is refused in a place where we may not write, and nothing is made there", () => {
    const locked = temporaryFolder();
    mkdirSync(join(locked, "inner"));
    chmodSync(locked, 0o500);
    const folder = join(locked, "data");
    asOrdinaryUser(() => {
      expect(() => prepareDataFolder(folder)).toThrow(StartFault);
      expect(() => prepareDataFolder(folder)).toThrow(/you may not read and write it/);
    });
    expect(existsSync(folder)).toBe(false);
    // Or nobody but root could remove it after the run.
    chmodSync(locked, 0o700);
  });
});
