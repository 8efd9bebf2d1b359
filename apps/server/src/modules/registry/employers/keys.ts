import { pinyin } from "pinyin-pro";

/** Longest beginning that is looked up; what is typed after it does not narrow the search. */
const longest = 12;

/** A name as it is compared: no spaces, brackets and letters of one kind. */
export function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .replaceAll(/[\s“”"'‘’]/g, "")
    .toLowerCase();
}

/**
 * What an employer is found by: each end of its names in characters, in pinyin and in initials, and its code.
 * A search is then a range over these, however much of the middle of a name was typed.
 *
 * @example employerKeys(["东莹化工"], null) // ["东莹化工", "莹化工", …, "dongyinghuagong", "dyhg", …]
 */
export function employerKeys(names: readonly string[], uscc: string | null): string[] {
  const ends = names.flatMap((name) => endsOf(plainName(name)));
  const codes = uscc === null ? [] : [uscc.toLowerCase(), uscc.slice(-4).toLowerCase()];
  return [...new Set([...ends, ...codes])];
}

function endsOf(name: string): string[] {
  const characters = [...name];
  const syllables = pinyin(name, { toneType: "none", type: "array", v: true });
  return characters.flatMap((_, start) => {
    const text = characters.slice(start, start + longest).join("");
    const read = syllables.slice(start, start + longest);
    // pinyin-pro gives one syllable a character; should it ever not, the characters still find it.
    if (syllables.length !== characters.length || !/\p{Script=Han}/u.test(characters[start] ?? "")) return [text];
    return [text, read.join(""), read.map((each) => each.slice(0, 1)).join("")];
  });
}

/** Words of a search as keys begin. */
export function wordsOf(typed: string): string[] {
  return typed
    .trim()
    .split(/\s+/)
    .map((word) => [...plainName(word)].slice(0, longest).join(""))
    .filter((word) => word !== "");
}
