/** Half of the claimants that `npm test` screens and decides; in two files, so that two cores share them. */
import { beforeAll, describe, expect, it } from "vitest";
import { comparePacks, nothingCompared } from "./compared.ts";
import { packWorld } from "./population.ts";

const tables = 4;
const rows = 2500;
const benefits = 73;

/** Two halves make this many claimants; each is compared on every benefit of the five packs, and on the bundle. */
export const claimants = 2 * tables * rows;

/** @param first Seed of the first table; every second one follows. Even seeds set what places may set. */
export function provesHalf(first: number): void {
  const compared = nothingCompared();

  beforeAll(async () => {
    const world = await packWorld();
    for (let table = 0; table < tables; table++) {
      // Loops without generated code are few lines of their own: one table in four is enough to compare them.
      const ways = table === 0 ? [{}, { generate: false }] : [{}];
      comparePacks(world, first + 2 * table, rows, ways, compared);
    }
  }, 600_000);

  describe(`${tables * rows} claimants with holes`, () => {
    it("are screened as they are decided: status, sums and what is missing of all benefits, and the bundle", () => {
      expect(compared.shown).toEqual([]);
      expect(compared.differences).toBe(0);
    });

    it("are as many as they are said to be, each on every benefit of the five packs", () => {
      expect(compared.people).toBe(tables * rows);
      expect(compared.pairs).toBe(compared.people * benefits);
      expect(compared.bundles).toBe(compared.people);
    });

    it("meet every status often, settled sums, and bundles of several benefits", () => {
      for (const status of ["eligible", "ineligible", "unknown", "judgement", "not_in_force"])
        expect(compared.statuses.get(status) ?? 0, status).toBeGreaterThan(compared.people / 10);
      expect(compared.decided).toBeGreaterThan(compared.people * 5);
      expect(compared.joined).toBeGreaterThan(compared.people / 20);
      expect(compared.settledFen).toBeGreaterThan(0);
    });
  });
}
