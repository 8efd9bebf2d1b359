import { nameParts, plainName, type Signature } from "./signature.ts";

/** How two names are alike, the strongest way only; undefined when they are not. */
export function nameLikeness(
  a: Signature,
  b: Signature,
): "name_same" | "name_swapped" | "name_pinyin" | "name_one_character" | undefined {
  const [one, other] = [plainName(a.name), plainName(b.name)];
  if (one === "" || other === "") return undefined;
  if (one === other) return "name_same";
  if (swapped(nameParts(a.name), nameParts(b.name))) return "name_swapped";
  if (a.syllables.length > 0 && a.syllables.join(" ") === b.syllables.join(" ")) return "name_pinyin";
  return oneApart([...one], [...other]) ? "name_one_character" : undefined;
}

/** The surname written last instead of first: one name is the other, turned round by some parts. */
function swapped(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || a.length < 2) return false;
  return a.some((_, by) => by > 0 && [...a.slice(by), ...a.slice(0, by)].every((part, index) => part === b[index]));
}

/** One character replaced, added or left out; a name of one character is too short to tell. */
export function oneApart(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 2 || long.length - short.length > 1) return false;
  const differ = short.findIndex((character, index) => character !== long[index]);
  if (differ === -1) return long.length === short.length + 1;
  const rest = short.length === long.length ? short.slice(differ + 1) : short.slice(differ);
  return rest.join("") === long.slice(differ + 1).join("");
}

/** One digit typed wrong, or two neighbours swapped, as in 1990-05 and 1990-06 or 1989 and 1998. */
export function digitOff(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  const [one, other] = [a.replace("-", ""), b.replace("-", "")];
  const places = [...one].flatMap((digit, index) => (digit === other[index] ? [] : [index]));
  const [first = -1, second = -1] = places;
  if (places.length === 1) return true;
  return places.length === 2 && second === first + 1 && one[first] === other[second] && one[second] === other[first];
}
