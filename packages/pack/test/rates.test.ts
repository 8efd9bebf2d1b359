import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { decide, prepare, type Decision } from "@jucai/engine";
import { type LoadedPacks, type OpenedBefore, readFolder, readPacks } from "../src/index.ts";

const files = await readFolder(fileURLToPath(new URL("../../../packs", import.meta.url)));
const opened: OpenedBefore = new Map();
const loaded = readPacks(files, new Map(), opened);

/** The first example of a benefit that is eligible without a sum. */
function exampleOf(id: string) {
  return loaded.examples
    .filter(({ benefit }) => benefit === id)
    .flatMap(({ examples }) => examples)
    .find(({ expect: outcome }) => outcome?.status === "eligible");
}

const awaiting = loaded.policies.flatMap((policy) =>
  policy.benefits
    .filter(({ pays }) => pays.awaits === "rates")
    .map(({ id }) => ({ id, folder: loaded.folders.get(policy.id)! })),
);
// A shell that leaves every case to a person's judgement has no case to try.
const shells = awaiting.filter(({ id }) => exampleOf(id));

/** One pack with one more file, a table of 1,000 yuan for a term, which is all that loading takes. */
function withRates(id: string, folder: string, from: string, to: string): LoadedPacks {
  const table = `rates: ${id}
source: { title: { zh: 测试标准, en: Test rates }, number: null, clause: 一, issued: ${from} }
in_force: { from: ${from}, to: ${to} }
pays: { kind: fixed, to: person, once: 1000 yuan }
`;
  const own = [...files].filter(
    ([path]) => path.startsWith("vocabulary/") || (path.startsWith(folder) && !path.includes("/examples/")),
  );
  return readPacks(new Map([...own, [`${folder}rates/${id.split("/")[1]}.yaml`, table]]), new Map(), opened);
}

function decided(packs: LoadedPacks, id: string): Decision {
  const benefits = packs.policies.flatMap((it) => it.benefits).filter((it) => it.id === id);
  const { on, facts, held, settings } = exampleOf(id)!;
  return decide(prepare(packs.vocabulary, benefits), facts, { on, held, settings })[0]!;
}

describe("a table of rates for a benefit that waits for one", () => {
  it("is awaited by every shell of Linxia and Minhou", () => {
    const ids = shells.map(({ id }) => id).filter((id) => !id.startsWith("nanping"));
    expect(ids.sort()).toEqual([
      "linxia-2021-48/m08f",
      "minhou-2021-81/m05b",
      "minhou-2021-81/m07b",
      "minhou-2021-81/m08b",
      "minhou-2021-81/m14a",
      "minhou-2021-81/m22b",
    ]);
  });

  it.each(shells)("makes $id compute while the rates hold, and names their source", ({ id, folder }) => {
    expect(decided(loaded, id)).toMatchObject({ status: "eligible", amount: { kind: "unset", totalFen: null } });
    const packs = withRates(id, folder, "2021-01-01", "2099-12-31");
    expect(packs.problems).toEqual([]);
    const decision = decided(packs, id);
    expect(decision).toMatchObject({ status: "eligible", amount: { kind: "fixed", totalFen: 100_000 } });
    expect(decision.reasons.find((it) => it.id === "rates")).toBeDefined();
  });

  it.each(shells)("leaves $id without a sum before and after its term", ({ id, folder }) => {
    for (const [from, to] of [
      ["2090-01-01", "2099-12-31"],
      ["2000-01-01", "2020-12-31"],
    ] as const) {
      const decision = decided(withRates(id, folder, from, to), id);
      expect(decision).toMatchObject({ status: "eligible", amount: { kind: "unset", totalFen: null } });
    }
  });
});
