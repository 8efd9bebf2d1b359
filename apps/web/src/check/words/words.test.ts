import { expect, it } from "vitest";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

type Word = string | ((...values: never[]) => string) | { readonly [key: string]: Word };

it("has every word in both languages", () => {
  expect(keysOf(en)).toEqual(keysOf(zh));
});

it("has no Chinese in the English words, whatever is filled in", () => {
  const chinese = textsOf(en).filter((text) => /\p{Script=Han}|[，。；：？！（）]/u.test(text));
  expect(chinese).toEqual([]);
});

it("leaves no word empty but the gap between Chinese sentences", () => {
  expect(keysOf(zh).filter((key) => textsOf(at(zh, key)).includes(""))).toEqual(["gap"]);
  expect(keysOf(en).filter((key) => textsOf(at(en, key)).includes(""))).toEqual([]);
});

function keysOf(words: Word, path: readonly string[] = []): string[] {
  if (typeof words !== "object") return [path.join(".")];
  return Object.entries(words).flatMap(([key, word]) => keysOf(word, [...path, key]));
}

function at(words: Word, key: string): Word {
  return key.split(".").reduce<Word>((word, part) => (word as { readonly [key: string]: Word })[part]!, words);
}

/** Functions are filled in with one and with several, so that both forms of a plural are looked at. */
function textsOf(words: Word): string[] {
  if (typeof words === "string") return [words];
  if (typeof words === "function") return [1, 2].map((n) => words(...([n, n, n] as never[])));
  return Object.values(words).flatMap(textsOf);
}
