import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { findIn, readFolder, readPacks } from "../src/index.ts";

const files = await readFolder(fileURLToPath(new URL("../../../packs", import.meta.url)));

describe("what check finds in the packs that come with the project", () => {
  const started = performance.now();
  const { findings, refuted } = findIn(files, readPacks(files));
  const took = performance.now() - started;

  it("is mended or explained in words", () => {
    const open = findings.filter((it) => !it.accepted && it.severity !== "info");
    expect(open.map((it) => `${it.place.file}:${it.place.line} ${it.kind} ${it.at}`)).toEqual([]);
  });

  it("is borne out by decide: no person was found of whom it says otherwise", () => {
    expect(refuted).toEqual([]);
  });

  it("is found within a minute", () => {
    expect(took).toBeLessThan(60_000);
  });

  it("names a line of a file each time", () => {
    for (const { place, kind, at } of findings) {
      expect(files.has(place.file), `${kind} ${at}`).toBe(true);
      expect(place.line).toBeLessThanOrEqual(files.get(place.file)!.split("\n").length);
    }
  });
});
