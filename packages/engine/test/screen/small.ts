/** Small random worlds, screened and decided. */
import type { ScreenOptions } from "../../src/screen/index.ts";
import { randomFrom } from "../random.ts";
import { days } from "../worlds.ts";
import { answer, type Batch, differences, type MakeScreen } from "./differ.ts";
import { draw } from "./draw.ts";
import { randomWorld } from "./random-rules.ts";
import { printSmall, shrink } from "./shrink.ts";

const holes = [0, 0, 0.1, 0.2, 0.4, 0.8];
/** Stretches of time hang on every date of every period, so that many holes would take minutes. */
const fewHoles = [0, 0, 0.1];

export function smallBatch(seed: number, people: number): Batch {
  const random = randomFrom(seed);
  const world = randomWorld(random);
  const { rules } = world;
  const on = random.pick(days) + random.pick([-1, 0, 0, 1]);
  const settings = new Map(rules.benefits.map(({ benefit }) => [`${benefit.id}#delay`, random.whole(0, 4)]));
  const stretches = JSON.stringify(rules.benefits.map(({ benefit }) => benefit)).includes("unbroken_months");
  const claimants = Array.from({ length: people }, () => {
    const towards = [random.pick(rules.benefits), ...(random.chance(0.5) ? [random.pick(rules.benefits)] : [])];
    return draw(
      world,
      { on, towards, holes: random.pick(stretches ? fewHoles : holes), filled: 1, longest: stretches ? 2 : 3 },
      random,
    );
  });
  return { rules, options: { on, ...(random.chance(0.5) ? { settings } : {}) }, claimants, bundle: true };
}

/** Small cases that differ, as text; empty when nothing does. */
export function smallDifferences(
  seed: number,
  people: number,
  ways: readonly Partial<ScreenOptions>[] = [{}],
  make?: MakeScreen,
): string[] {
  const batch = smallBatch(seed, people);
  const answered = answer(batch);
  return ways.flatMap((way) => {
    const [difference] = differences(batch, answered, randomFrom(seed), way, make);
    if (!difference) return [];
    const small = shrink(batch, difference, seed, way, make);
    return [`seed ${seed} ${JSON.stringify(way)}\n${small ? printSmall(small) : JSON.stringify(difference)}`];
  });
}
