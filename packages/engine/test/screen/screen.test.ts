import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { randomFrom } from "../random.ts";
import { answer, differences, type MakeScreen } from "./differ.ts";
import { faultyScreens } from "./faulty-screens.ts";
import { oneByOneDifferences } from "./one-by-one.ts";
import { smallBatch, smallDifferences } from "./small.ts";

const worlds = 150;
const rows = 40;
/** With generated code, and as where a runtime forbids it. */
const ways = [{}, { generate: false }];

describe("screening", () => {
  it("says what decide and combine say, over random rules with every construct", () => {
    for (let seed = 1; seed <= worlds; seed++) expect(smallDifferences(seed, rows, ways)).toEqual([]);
  }, 300_000);

  it("says the same of one claimant at a time, every condition included", () => {
    for (let seed = 1; seed <= 30; seed++) {
      for (const way of ways) expect(oneByOneDifferences(smallBatch(seed, 20), way)).toEqual([]);
    }
  }, 120_000);

  it("does without generated code where the process may not make any", () => {
    const script = fileURLToPath(new URL("./without-code.ts", import.meta.url));
    const flags = ["--disallow-code-generation-from-strings", "--no-warnings"];
    const { stdout, stderr } = spawnSync(process.execPath, [...flags, script], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual({ forbidden: true, differences: [] });
  });
});

describe("the comparison with decide", () => {
  const compared = Array.from({ length: 40 }, (_, index) => {
    const batch = smallBatch(1000 + index, rows);
    return { batch, answered: answer(batch), seed: index };
  });
  const found = (make?: MakeScreen) =>
    compared.flatMap(({ batch, answered, seed }) => differences(batch, answered, randomFrom(seed), {}, make));

  it("finds nothing where nothing is wrong", () => {
    expect(found()).toEqual([]);
  });

  it.each(faultyScreens)("would notice if %s", (_, make) => {
    expect(found(make).length).toBeGreaterThan(0);
  });
});
