/** The lists of a block: how many things each claimant has, and the columns about them. */
import { type Column, listComplete, listOpen, type ListTable, listUnknown } from "@jucai/engine/screen";
import { chooser, keyOf, unit } from "./random.ts";
import type { Draw, World } from "./draw.ts";
import type { Lives } from "./lives.ts";
import { shares } from "./shares.ts";
import { thingSpots } from "./spots.ts";

/** Of lists that are known in part only, so many may have more. */
const openShare = 0.25;

/** How a list is drawn; `draws` by fact of its things. */
export function listOf(
  list: string,
  draws: ReadonlyMap<string, Draw>,
  { seed, unknown }: World,
): (lives: Lives) => ListTable {
  const [counting, knowing] = [keyOf(seed, `count ${list}`), keyOf(seed, `known ${list}`)];
  const counts = { person: countsOf("person", list), employer: countsOf("employer", list) };
  const choose = { person: chooser(counts.person), employer: chooser(counts.employer) };
  const has = { person: counts.person.length > 1, employer: counts.employer.length > 1 };
  const holes = unknown === "registry" ? shares.unknown.lists : unknown;
  return (lives) => {
    const { count, row, employer } = lives;
    const starts = new Int32Array(count + 1);
    const state = new Uint8Array(count).fill(listComplete);
    for (let at = 0; at < count; at++) {
      const kind = employer[at] ? "employer" : "person";
      const known = unit(row[at]!, knowing);
      // That a person has no staff is plain to every registry.
      if (known < holes && has[kind]) state[at] = known < holes * openShare ? listOpen : listUnknown;
      const length = choose[kind](unit(row[at]!, counting));
      starts[at + 1] = starts[at]! + (state[at] === listUnknown ? 0 : length);
    }
    const spots = thingSpots(lives, starts);
    const columns = new Map<string, Column>([...draws].map(([id, draw]) => [id, draw(spots)]));
    return { starts, state, columns };
  };
}

/** Lists of the other kind of claimant are empty; lists that the table of shares does not name, both may have. */
function countsOf(kind: "person" | "employer", list: string): readonly number[] {
  const other = kind === "person" ? "employer" : "person";
  return shares.lists[kind][list] ?? (shares.lists[other][list] ? [1] : shares.others.list);
}
