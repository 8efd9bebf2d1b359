/** How claimants of the registry are grouped: township, age band and degree, as generated people are. */
import type { Text, Vocabulary } from "@jucai/engine";
import type { Group } from "@jucai/screening";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Claimant } from "./read.ts";

export const unknownKey = "unknown";
const bands = ["0-22", "23-26", "27-30", "31-35", "36-45", "46-60", "61-"];

/** Townships by their ids, in every language; a claimant belongs to the first one that keeps in touch with him. */
export async function townshipNames(tx: ScopedTransaction): Promise<ReadonlyMap<string, Text>> {
  const { rows } = await sql<{ id: string; name: Text }>`
    select id, name from unit where kind = 'township' order by pinyin, id`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Names of units by their ids, in one language. */
export async function unitNames(
  tx: ScopedTransaction,
  ids: readonly string[],
  language: "zh" | "en",
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: Text }>`
    select id, name from unit where id = any(${[...new Set(ids)]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name[language]]));
}

/** The groups of a block, a code for each claimant in its order. `on` is a calendar date. */
export function groupsOf(claimants: readonly Claimant[], townships: ReadonlyMap<string, unknown>, on: string): Group[] {
  return [
    grouped("township", claimants, ({ units }) => units.find((unit) => townships.has(unit))),
    grouped("age_band", claimants, ({ birthMonth }) => bandOf(birthMonth, on)),
    grouped("degree", claimants, ({ facts }) => facts.values.get("person.degree") as string | undefined),
  ];
}

/** A block has fewer different keys than a byte can tell apart; what goes beyond is of unknown group. */
function grouped(
  by: string,
  claimants: readonly Claimant[],
  keyOf: (claimant: Claimant) => string | null | undefined,
): Group {
  const keys = [unknownKey];
  const known = new Map([[unknownKey, 0]]);
  const codes = new Uint8Array(claimants.length);
  for (const [at, claimant] of claimants.entries()) {
    const key = keyOf(claimant) ?? unknownKey;
    let code = known.get(key);
    if (code === undefined && keys.length < 256) {
      code = keys.push(key) - 1;
      known.set(key, code);
    }
    codes[at] = code ?? 0;
  }
  return { by, keys, codes };
}

/** By months alone: the registry keeps no day of birth outside sealed fields. */
function bandOf(birthMonth: string | null, on: string): string | undefined {
  if (birthMonth === null) return undefined;
  const monthsOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  const years = Math.floor((monthsOf(on) - monthsOf(birthMonth)) / 12);
  return bands.find((band) => years <= Number(band.split("-")[1] || Infinity));
}

/** What a key of a group is called. */
export function groupLabel(
  by: string,
  key: string,
  vocabulary: Vocabulary,
  townships: ReadonlyMap<string, Text>,
): Text {
  if (key === unknownKey) return { zh: "未知", en: "not known" };
  if (key === "employer") return { zh: "用人单位", en: "employers" };
  switch (by) {
    case "township":
      return townships.get(key) ?? madeUpTownship(key);
    case "degree":
      return degreeLabel(key, vocabulary);
    default:
      return bandLabel(key);
  }
}

function degreeLabel(key: string, vocabulary: Vocabulary): Text {
  return valuesOf(vocabulary).find(({ id }) => id === key)?.label ?? { zh: key, en: key };
}

function valuesOf({ facts, enumerations }: Vocabulary) {
  const type = facts.find(({ id }) => id === "person.degree")?.type;
  return enumerations.find(({ id }) => type?.kind === "enum" && id === type.of)?.values ?? [];
}

function bandLabel(key: string): Text {
  const [from, to] = key.split("-");
  if (from === "0") return { zh: `${to} 岁以下`, en: `up to ${to}` };
  return to === "" ? { zh: `${from} 岁以上`, en: `${from} and over` } : { zh: `${from}–${to} 岁`, en: `${from}–${to}` };
}

/** Generated people live in numbered townships that are nobody's. */
function madeUpTownship(key: string): Text {
  const number = Number(/\d+$/.exec(key)?.[0] ?? 0);
  return { zh: `虚拟乡镇 ${number}`, en: `Made-up township ${number}` };
}

/** Rows of a group as a reader expects them: degrees and ages rising, townships as the list of units has them, unknown last. */
export function inOrder<Row extends { readonly key: string }>(
  by: string,
  rows: readonly Row[],
  vocabulary: Vocabulary,
  townships: ReadonlyMap<string, Text>,
): Row[] {
  const known = by === "degree" ? valuesOf(vocabulary).map(({ id }) => id) : [...townships.keys()];
  const rank = ({ key }: Row): number => (key === unknownKey ? Infinity : known.indexOf(key));
  const named = new Intl.Collator("en", { numeric: true });
  return rows.toSorted((a, b) => compareRanks(rank(a), rank(b)) || named.compare(a.key, b.key));
}

function compareRanks(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** What claimants are grouped by. */
export const groupings: Readonly<Record<string, Text>> = {
  township: { zh: "乡镇", en: "Township" },
  age_band: { zh: "年龄段", en: "Age" },
  degree: { zh: "学历学位", en: "Degree" },
};
