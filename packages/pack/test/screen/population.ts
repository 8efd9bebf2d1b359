/** Claimants over the benefits of the packs that come with the project. */
import { fileURLToPath } from "node:url";
import { type Constant, type Day, parseDay, prepare } from "@jucai/engine";
import { randomFrom, type Random } from "../../../engine/test/random.ts";
import type { Batch } from "../../../engine/test/screen/differ.ts";
import { type Claimant, draw, otherSetting } from "../../../engine/test/screen/draw.ts";
import { type Case, type World, worldOf } from "../../../engine/test/screen/pools.ts";
import { loadPacks } from "../../src/index.ts";

const folder = fileURLToPath(new URL("../../../../packs", import.meta.url));

/** All benefits of the five packs with their worked cases. */
export async function packWorld(): Promise<World> {
  const { vocabulary, policies, examples } = await loadPacks(folder);
  const rules = prepare(
    vocabulary,
    policies.flatMap(({ benefits }) => benefits),
  );
  const cases = new Map<string, Case[]>();
  for (const { benefit, examples: own } of examples) {
    if (benefit === undefined) continue;
    cases.set(benefit, [...(cases.get(benefit) ?? []), ...own.filter(({ document }) => !document)]);
  }
  return worldOf(rules, cases);
}

/**
 * Kinds of claimants: the share of facts not known, how much is known beside what leads to their benefits, and
 * how many of a thousand are such. Decisions are dear where much that matters is open, so those are fewer.
 */
type Kind = { readonly holes: number; readonly filled: number; readonly perThousand: number };
export const kinds: readonly Kind[] = [
  { holes: 0, filled: 0, perThousand: 400 },
  { holes: 0, filled: 1, perThousand: 80 },
  { holes: 0.05, filled: 0, perThousand: 200 },
  { holes: 0.05, filled: 1, perThousand: 50 },
  { holes: 0.2, filled: 0, perThousand: 150 },
  { holes: 0.2, filled: 1, perThousand: 15 },
  { holes: 0.2, filled: 0.2, perThousand: 3 },
  { holes: 0.5, filled: 0, perThousand: 70 },
  { holes: 0.5, filled: 1, perThousand: 2 },
  { holes: 0.9, filled: 0, perThousand: 30 },
];
/** Towards how many benefits a claimant is led. */
const leads = [0, 1, 1, 1, 1, 2, 2, 3];

/** One table of claimants of all benefits, judged on a day that some benefit cares about. */
export function packBatch(world: World, seed: number, people: number): Batch {
  const { rules } = world;
  const random = randomFrom(seed);
  const on = dayFor(world, random);
  const settings = seed % 2 === 0 ? settingsFor(world, random) : undefined;
  const claimants = Array.from({ length: people }, (_, index): Claimant => {
    // Every benefit has its turn, so that none depends on luck.
    const towards = Array.from({ length: random.pick(leads) }, (__, at) =>
      at === 0 ? rules.benefits[index % rules.benefits.length]! : random.pick(rules.benefits),
    );
    const { holes, filled } = kindFor(random);
    return draw(world, { on, towards, holes, filled }, random);
  });
  return { rules, options: { on, ...(settings ? { settings } : {}) }, claimants, bundle: true };
}

function kindFor(random: Random): Kind {
  let left = random.whole(0, 999);
  for (const kind of kinds) {
    left -= kind.perThousand;
    if (left < 0) return kind;
  }
  return kinds[0]!;
}

/** The day of a worked case, or a day beside one of force. */
function dayFor({ rules, cases }: World, random: Random): Day {
  const { benefit } = random.pick(rules.benefits);
  const { from, to } = benefit.inForce;
  const edges = [from - 1, from, ...(to === undefined ? [] : [to, to + 1])];
  if (random.chance(0.3)) return random.pick(edges);
  const days = (cases.get(benefit.id) ?? []).map(({ on }) => on);
  return days.length > 0 ? random.pick(days) : parseDay("2024-06-01")!;
}

function settingsFor({ rules }: World, random: Random): ReadonlyMap<string, Constant> {
  return new Map(
    rules.benefits.flatMap(({ benefit }) =>
      benefit.settings.flatMap(({ id, reading, values }): [string, Constant][] => {
        if (!random.chance(0.7)) return [];
        const value = values ? random.pick(values).id : otherSetting(reading, random);
        return [[`${benefit.id}#${id}`, value as Constant]];
      }),
    ),
  );
}
