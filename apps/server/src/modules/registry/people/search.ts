/**
 * How people are looked for: by name, pinyin, initials, the last four of the identity number or of the
 * phone, or either in full.
 *
 * Only comparisons of text and bytes are used: PostgreSQL lets no other operator run before the
 * row-level security policy, so no other could use an index (migrations/0006-registry/note.md).
 */
import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { Sealing } from "#kernel/sealing/index.ts";
import { readIdentity, readMobile } from "../numbers/index.ts";
import { tidyName } from "./names.ts";

type Column =
  | "name"
  | "name_2"
  | "name_3"
  | "name_pinyin"
  | "given_pinyin"
  | "name_initials"
  | "id_tail"
  | "phone_tail"
  | "id_index"
  | "phone_index";
/** One way in which a word can be meant. */
export type Match =
  { readonly column: Column; readonly begins: string } | { readonly column: Column; readonly is: string | Buffer };

/** For each typed word the ways in which it can be meant; every word must be found. */
export function matchesOf(typed: string, blindIndex: Sealing["blindIndex"]): Match[][] {
  const words = tidyName(typed)
    .split(" ")
    .filter((word) => word !== "");
  return words.map((word) => matchesOfWord(word, blindIndex));
}

function matchesOfWord(word: string, blindIndex: Sealing["blindIndex"]): Match[] {
  const identity = readIdentity(word);
  if (identity.ok) return [{ column: "id_index", is: blindIndex("id", identity.value) }];
  const mobile = readMobile(word);
  if (mobile.ok) return [{ column: "phone_index", is: blindIndex("phone", mobile.value) }];
  const tail: Match[] = /^\d{3}[\dXx]$/.test(word)
    ? [
        { column: "id_tail", is: word.toUpperCase() },
        { column: "phone_tail", is: word },
      ]
    : [];
  // A passport, a permit: anything with figures in it may be one.
  const document: Match[] = /^(?=.*\d)[\dA-Za-z()]{5,30}$/.test(word)
    ? [{ column: "id_index", is: blindIndex("id", word) }]
    : [];
  return [...tail, ...document, ...(/\d/.test(word) ? [] : namesLike(word))];
}

function namesLike(word: string): Match[] {
  const begins = (column: Column, text: string): Match => ({ column, begins: text });
  const names = (["name", "name_2", "name_3"] as const).map((column) => begins(column, word));
  const letters = word.toLowerCase().replaceAll(/['’]/g, "");
  if (!/^[a-zü]+$/.test(letters)) return names;
  const pinyin = letters.replaceAll("ü", "v");
  return [
    ...names,
    ...(["name_pinyin", "given_pinyin", "name_initials"] as const).map((column) => begins(column, pinyin)),
  ];
}

/** Whether a whole number is looked for: what is compared with a blind index. */
export function byNumber(words: readonly Match[][]): boolean {
  return words.flat().some((match) => "is" in match && typeof match.is !== "string");
}

/** The last character there is: what begins with a text lies between the text and the text followed by it. */
const last = "\u{10ffff}";

/** The condition that all words are found; a word that can mean nothing finds nobody. */
export function searchCondition(words: readonly Match[][]): RawBuilder<SqlBool> {
  const each = words.map((matches) =>
    matches.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(matches.map(conditionOf), sql` or `)})`,
  );
  return sql<SqlBool>`(${sql.join(each, sql` and `)})`;
}

function conditionOf(match: Match): RawBuilder<SqlBool> {
  const column = sql.ref(`person.${match.column}`);
  if ("is" in match) return sql<SqlBool>`${column} = ${match.is}`;
  return sql<SqlBool>`(${column} >= ${match.begins} and ${column} < ${match.begins + last})`;
}
