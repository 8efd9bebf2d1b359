import { beforeAll, describe, expect, it } from "vitest";
import type { World } from "../../../engine/test/screen/pools.ts";
import { comparePacks, nothingCompared } from "./compared.ts";
import { packWorld } from "./population.ts";

/** Half of the claimants; the others are in screen-settings.test.ts, so that two cores share them. */
const tables = 2;
const rows = 100;

let world: World;
const compared = nothingCompared();

beforeAll(async () => {
  world = await packWorld();
  for (let table = 0; table < tables; table++) comparePacks(world, 2 * table + 1, rows, [{}], compared);
}, 300_000);

describe("screening claimants of all five packs", () => {
  it("says of each of them and of every benefit what decide says, and of their bundles what combine says", () => {
    expect(compared.shown).toEqual([]);
    expect(compared.differences).toBe(0);
  });

  it("was compared on as many as it says", () => {
    expect(compared.people).toBe(tables * rows);
    expect(compared.pairs).toBe(compared.people * 73);
    expect(compared.bundles).toBe(compared.people);
  });

  it("met every status often, settled sums and bundles of several benefits", () => {
    for (const status of ["eligible", "ineligible", "unknown", "judgement", "not_in_force"])
      expect(compared.statuses.get(status) ?? 0, status).toBeGreaterThan(compared.people / 20);
    expect(compared.joined).toBeGreaterThan(compared.people / 20);
    expect(compared.settledFen).toBeGreaterThan(0);
  });
});
