import type { Text } from "@jucai/engine";
import { mentions } from "./amounts.ts";
import { plain, runs, unquoted } from "./text.ts";

/** How much a field counts, as PostgreSQL weighs words: A most, D least. */
type Weight = "A" | "B" | "C" | "D";

/** What a measure is found by. */
export type Findable = {
  readonly id: string;
  readonly clause: string;
  readonly title: Text;
  readonly summary: Text;
  readonly units: readonly string[];
  readonly pinyin: readonly string[];
  readonly amounts: readonly string[];
};

/** Highest position that a tsvector keeps. */
const lastPosition = 16_383;

/**
 * The `tsvector` of a measure, written out as PostgreSQL reads it.
 *
 * Chinese becomes two-character tokens in order, and each run's last character
 * alone: so any run of characters is a phrase, and a single one is a beginning.
 * Keys that are not words carry a letter and a colon in front.
 */
export function termsOf(it: Findable): string {
  const out = new TermList();
  out.text(it.title.zh, "A");
  out.text(it.title.en, "A");
  out.keys(["i:" + plain(it.id), ...clauseKeys(it.clause).map((key) => "c:" + key)], "A");
  out.keys(
    it.pinyin.map((key) => "p:" + key),
    "B",
  );
  out.keys(
    it.amounts.map((yuan) => "y:" + yuan),
    "B",
  );
  out.text(it.summary.zh, "C");
  out.text(it.summary.en, "C");
  for (const unit of it.units) out.text(unit, "D");
  return out.print();
}

/** A clause as it is compared: plain brackets, no spaces. */
export function clauseKey(clause: string): string {
  return plain(clause).replaceAll(/[\s第条款项]/g, "");
}

const digitOf: Readonly<Record<string, number>> = {
  ...{ 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 〇: 0, 零: 0 },
};

/** Chinese numbers up to 99 as digits: 十二 is 12. */
function inDigits(clause: string): string {
  return clause.replaceAll(/[一二三四五六七八九〇零]?十[一二三四五六七八九]?|[一二三四五六七八九〇零]+/g, (number) => {
    const ten = number.indexOf("十");
    if (ten < 0) return [...number].map((each) => digitOf[each] ?? "").join("");
    return String((ten === 0 ? 1 : (digitOf[number[0] ?? ""] ?? 0)) * 10 + (digitOf[number[ten + 1] ?? ""] ?? 0));
  });
}

/** The ways in which a clause is asked for: 三(五), 3(5); its last number alone, 五 and 5. */
export function clauseKeys(clause: string): string[] {
  const whole = clauseKey(clause);
  const last = /([一二三四五六七八九十〇零]+|\d+)\)?$/.exec(whole)?.[1];
  const all = [whole, inDigits(whole), ...(last === undefined ? [] : [last, inDigits(last)])];
  return [...new Set(all.filter((key) => key !== ""))];
}

/** The `tsvector` of a document, by title, number and issuer. */
export function documentTerms(it: {
  readonly id: string;
  readonly title: Text;
  readonly short: Text;
  readonly number: string | null;
  readonly issuer: Text;
  readonly pinyin: readonly string[];
}): string {
  const out = new TermList();
  for (const text of [it.title, it.short]) {
    out.text(text.zh, "A");
    out.text(text.en, "A");
  }
  out.keys(["i:" + plain(it.id)], "A");
  if (it.number !== null) {
    out.text(it.number, "A");
    out.keys(["i:" + plain(it.number)], "A");
  }
  out.keys(
    it.pinyin.map((key) => "p:" + key),
    "B",
  );
  out.text(it.issuer.zh, "D");
  out.text(it.issuer.en, "D");
  return out.print();
}

class TermList {
  readonly #terms: string[] = [];
  #position = 0;

  text(text: string, weight: Weight): void {
    const plainText = unquoted(plain(text));
    for (const { text: run, han } of runs(plainText)) {
      for (const token of han ? pairs(run) : [run]) this.#add(token, weight);
      // A gap between runs, so that no phrase reaches over a comma.
      this.#position += 1;
    }
    this.keys(
      mentions(plainText, true).map(({ yuan }) => "y:" + yuan),
      weight,
    );
  }

  keys(keys: readonly string[], weight: Weight): void {
    for (const key of keys) this.#add(key, weight);
    this.#position += 1;
  }

  print(): string {
    return this.#terms.join(" ");
  }

  #add(token: string, weight: Weight): void {
    this.#position = Math.min(this.#position + 1, lastPosition);
    this.#terms.push(`${quoted(token)}:${this.#position}${weight}`);
  }
}

/** Two-character tokens of a run, then its last character. */
function pairs(run: string): string[] {
  const characters = [...run];
  return characters.map((character, index) => character + (characters[index + 1] ?? ""));
}

/** A lexeme as tsvector and tsquery text write it. */
function quoted(token: string): string {
  return `'${token.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

/**
 * The `tsquery` of what a reader typed: every word must be found, each as text,
 * pinyin, amount, clause or id. Undefined when nothing in it can be looked for.
 */
export function queryOf(typed: string): string | undefined {
  const words = wordsOf(typed).flatMap((word) => wordQuery(word) ?? []);
  return words.length === 0 ? undefined : words.join(" & ");
}

/** The words of what a reader typed, plain. */
export function wordsOf(typed: string): string[] {
  return unquoted(plain(typed))
    .split(/\s+/)
    .filter((word) => word !== "");
}

function wordQuery(word: string): string | undefined {
  const found = runs(word);
  if (found.length === 0) return undefined;
  const sums = mentions(word, false);
  const amounts = sums.map(({ yuan }) => quoted("y:" + yuan));
  // "5万" is a sum and nothing else; "2023" may be a year as well.
  const whole = sums[0]?.from === 0 && sums[0].to === word.length;
  if (whole && !/^\d+$/.test(word)) return amounts.join(" | ");

  const text = found.map(({ text: run, han }) => (han ? phrase(run) : `${quoted(run)}:*`)).join(" & ");
  // 第十二条 and 三(五) name a place in a document and nothing else.
  const clause = `${quoted("c:" + clauseKey(word))}:*`;
  if (/^第.+[条款项]$/.test(word) || /^[一二三四五六七八九十\d]+\([一二三四五六七八九十\d]+\)\d*$/.test(word))
    return clause;
  const pinyin = /^[a-z]+$/.test(word) ? [`${quoted("p:" + word)}:*`] : [];
  const keys = [clause, `${quoted("i:" + word)}:*`];
  return `(${[`(${text})`, ...amounts, ...pinyin, ...keys].join(" | ")})`;
}

/**
 * What to look for when nothing holds the typed words as they are: long Chinese
 * words in twos, since most words have two characters.
 *
 * @example loosened("住房补贴") // "住房 补贴"
 */
export function loosened(typed: string): string {
  return typed.replaceAll(/\p{Script=Han}{4,}/gu, (run) => run.replaceAll(/..(?=.)/gu, "$& "));
}

/** The pairs of a run side by side; a single character as the beginning of a token. */
function phrase(run: string): string {
  const tokens = pairs(run);
  if (tokens.length === 1) return `${quoted(run)}:*`;
  return `(${tokens.slice(0, -1).map(quoted).join(" <-> ")})`;
}
