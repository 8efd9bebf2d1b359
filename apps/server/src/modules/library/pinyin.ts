import { pinyin } from "pinyin-pro";
import { plain, runs, unquoted } from "./text.ts";

/** How many characters from any one on can be typed in a row. */
const reach = 12;

/**
 * Pinyin by which a title is found: from each character on, in full and as
 * initials, so that the middle of a title answers as well as its start.
 *
 * @example pinyinKeys("人才") // ["rencai", "rc", "cai", "c"]
 */
export function pinyinKeys(title: string): string[] {
  const keys = runs(unquoted(plain(title)))
    .filter(({ han }) => han)
    .flatMap(({ text }) => keysOfRun(syllables(text)));
  return [...new Set(keys)];
}

function syllables(run: string): string[] {
  return pinyin(run, { toneType: "none", type: "array", v: true });
}

function keysOfRun(parts: readonly string[]): string[] {
  return parts.flatMap((_, start) => {
    const from = parts.slice(start, start + reach);
    return [from.join(""), from.map((part) => part.slice(0, 1)).join("")];
  });
}
