/** What a comparison may group claimants by. */
import type { Lives } from "./lives.ts";
import { shares } from "./shares.ts";

/** One way to group: the key of each row is `keys[codes[row]]`. */
export type Group = { readonly by: string; readonly keys: readonly string[]; readonly codes: Uint8Array };

const bands = shares.age.map(({ from, to }) => `${from}-${to}`);
const townships = shares.townships.map((_, index) => `township-${String(index + 1).padStart(2, "0")}`);

/** Township, age band and degree of each claimant; employers stand apart in the latter two. */
export function groupsOf(lives: Lives): Group[] {
  const { count, employer, age, degree, township } = lives;
  const [ages, degrees] = [new Uint8Array(count), new Uint8Array(count)];
  for (let at = 0; at < count; at++) {
    const band = shares.age.findIndex(({ to }) => age[at]! <= to);
    ages[at] = employer[at] ? bands.length : band < 0 ? bands.length - 1 : band;
    degrees[at] = employer[at] ? shares.degree.ids.length : degree[at]!;
  }
  return [
    { by: "township", keys: townships, codes: township },
    { by: "age_band", keys: [...bands, "employer"], codes: ages },
    { by: "degree", keys: [...shares.degree.ids, "employer"], codes: degrees },
  ];
}
