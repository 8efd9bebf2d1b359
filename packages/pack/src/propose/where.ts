import type { Benefit, Path, Place } from "@jucai/engine";
import type { Places } from "../findings/places.ts";
import type { Survivor } from "../mutate/mutate.ts";

/** The line of a survivor, as near as its path tells. */
export function placeOfSurvivor(
  { pack, benefit: id, path }: Survivor,
  benefit: Benefit | undefined,
  places: Places,
): Place {
  const words = path.split(".");
  return id !== undefined && benefit
    ? places.inBenefit(id, pathIn(words, benefit))
    : places.inPack(pack, keysOf(words));
}

function pathIn([first, ...rest]: readonly string[], benefit: Benefit): Path {
  const name = rest.join(".");
  const at = (ids: readonly string[], key?: string): Path => {
    const index = ids.findIndex((id) => name === id || name.startsWith(`${id}.`));
    return index < 0 ? [first!] : [first!, index, ...(key === undefined ? [] : [key])];
  };
  switch (first) {
    case "when":
    case "unless":
      return at(
        benefit[first].map(({ id }) => id),
        name.includes(".is") ? "is" : "id",
      );
    case "gives":
      return at(benefit.gives.map(({ id }) => id));
    case "caps":
      return at(benefit.caps.map(({ id }) => id));
    case "stops":
      return ["stops", ...at(benefit.stops.is.map(({ id }) => id)).with(0, "list")];
    case "exclusive":
      return at(benefit.exclusive.map(({ group }) => group));
    case "pays":
      return ["pays", ...amountPath(rest, benefit)];
    default:
      return keysOf([first!, ...rest]);
  }
}

/** Inside `pays` the payee's id stands in a survivor's path where the file has `once`, `monthly` or `total`. */
function amountPath(words: readonly string[], { pays }: Benefit): Path {
  const payee = pays.to.findIndex(({ id }) => id === words[0]);
  if (payee < 0) return keysOf(words);
  const key = pays.schedule.kind === "monthly" ? "monthly" : pays.schedule.kind === "parts" ? "total" : "once";
  const own = pays.to.length > 1 ? ["shares", payee, key] : [key];
  return [...own, ...keysOf(words.slice(1))];
}

/** `rows[1]` is an entry of a list. */
function keysOf(words: readonly string[]): Path {
  return words.flatMap((word): Path => {
    const match = /^(\w+)\[(\d+)\]$/.exec(word);
    return match ? [match[1]!, Number(match[2])] : [word];
  });
}
