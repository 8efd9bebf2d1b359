/** What two persons are compared by. Numbers come as keyed hashes: equal or not is all that can be told. */
export type Signature = {
  readonly id: string;
  readonly name: string;
  /** Syllables without tones, in the order of the characters. */
  readonly syllables: readonly string[];
  /** `YYYY-MM` */
  readonly birthMonth: string | null;
  readonly gender: string | null;
  readonly phone: string | null;
  readonly phoneTail: string | null;
  readonly identity: { readonly kind: string; readonly hash: string } | null;
  readonly employers: readonly string[];
  readonly schools: readonly string[];
  readonly relatives: readonly string[];
};

/**
 * A name as it is compared: full-width letters narrowed, case and spacing forgotten.
 *
 * Spaces between Latin words stay, because the order of the words may be swapped.
 */
export function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[·•.,'’\-\s]+/gu, " ")
    .replaceAll(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "")
    .trim();
}

/** The parts of a name whose order may be swapped: characters of a Chinese name, words of another. */
export function nameParts(name: string): string[] {
  const plain = plainName(name);
  return /\p{Script=Han}/u.test(plain) ? [...plain] : plain.split(" ").filter((part) => part !== "");
}

/**
 * The blocks a person stands in. Whoever could reach the threshold of likeness stands in a common block, so that
 * only those in one block need comparing (property test in likeness.test.ts).
 */
export function blockKeys(of: Signature): string[] {
  const sounds = of.syllables.toSorted().join(" ");
  const ends = [of.syllables[0], of.syllables.at(-1)].filter((syllable) => syllable !== undefined);
  const born = of.birthMonth;
  const keys = [
    `sound:${sounds}`,
    `parts:${nameParts(of.name).toSorted().join("")}`,
    ...(born === null ? [] : [`born-sound:${born}:${sounds}`, ...ends.map((end) => `born-end:${born}:${end}`)]),
    ...(of.phone === null ? [] : [`phone:${of.phone}`]),
    ...of.relatives.map((relative) => `relative:${plainName(relative)}`),
  ];
  return [...new Set(keys)];
}

/** What a decision was based on: while this text stays, a pair that was told apart is not proposed again. */
export function comparedText(a: Signature, b: Signature): string {
  return JSON.stringify([a, b].toSorted((one, other) => (one.id < other.id ? -1 : 1)));
}
