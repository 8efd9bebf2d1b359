import type { Match, MeasureView } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { mentions } from "./amounts.ts";
import { clauseKey, wordsOf } from "./terms.ts";
import { plain } from "./text.ts";

type Range = [number, number];
type Found = { readonly measure: MeasureView; readonly pinyin: readonly string[]; readonly amounts: readonly string[] };
const nowhere = { zh: [], en: [] };

/** Says in which fields a hit matches what was typed, and where in its words. */
export function matchesOf(typed: string, { measure, pinyin, amounts }: Found): Match[] {
  const words = wordsOf(typed);
  const sought = new Set(words.flatMap((word) => mentions(word, false).map(({ yuan }) => yuan)));
  const some = (test: (word: string) => boolean) => words.some(test);
  const units = [...measure.lead, ...measure.responsible].flatMap(({ name, aliases }) => [
    name.zh,
    name.en,
    ...aliases,
  ]);

  return [
    inText("title", measure.title, words, sought),
    inText("summary", measure.summary, words, sought),
    some((word) => clauseKey(measure.clause).startsWith(clauseKey(word) || " ")) && {
      field: "clause" as const,
      ranges: nowhere,
    },
    some((word) => plain(measure.id).startsWith(word)) && { field: "id" as const, ranges: nowhere },
    some((word) => pinyin.some((key) => key.startsWith(word))) && { field: "pinyin" as const, ranges: nowhere },
    amounts.some((yuan) => sought.has(yuan)) && { field: "amount" as const, ranges: nowhere },
    some((word) => units.some((unit) => plain(unit).includes(word))) && { field: "unit" as const, ranges: nowhere },
  ].filter((match) => match !== false);
}

/** Where what was typed stands in a text. */
export function rangesOf(text: Text, typed: string): { zh: Range[]; en: Range[] } {
  const words = wordsOf(typed);
  return { zh: rangesIn(text.zh, words, new Set()), en: rangesIn(text.en, words, new Set()) };
}

function inText(field: "title" | "summary", text: Text, words: readonly string[], sought: ReadonlySet<string>) {
  const ranges = { zh: rangesIn(text.zh, words, sought), en: rangesIn(text.en, words, sought) };
  return (ranges.zh.length > 0 || ranges.en.length > 0) && { field, ranges };
}

function rangesIn(text: string, words: readonly string[], sought: ReadonlySet<string>): Range[] {
  const plainText = plain(text);
  const sums = mentions(plainText, true).filter(({ yuan }) => sought.has(yuan));
  return merged([
    ...words.flatMap((word) => occurrences(plainText, word)),
    ...sums.map(({ from, to }): Range => [from, to]),
  ]);
}

function occurrences(text: string, word: string): Range[] {
  const ranges: Range[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    ranges.push([at, at + word.length]);
  }
  return ranges;
}

/** Joins ranges that touch, in order. */
function merged(ranges: readonly Range[]): Range[] {
  const out: Range[] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}
