import type { Policy, Vocabulary } from "@jucai/engine";
import { sql } from "kysely";
import { pinyin } from "pinyin-pro";
import type { ScopedDatabase, ScopedTransaction } from "#kernel/scope.ts";
import { nameKey } from "./names.ts";
import { type Known, type NewUnit, type Plan, planUnits, type Region } from "./plan.ts";
import { unitTables } from "./units.tables.ts";

/** One number for "units are seeded": of several processes that start at once, the others wait. */
const seedKey = 0x4a55554en;

type Packs = { readonly vocabulary: Vocabulary; readonly policies: readonly Policy[] };

/**
 * Makes the units that documents name real ones of their places, with the jurisdictions around and inside.
 *
 * It only ever adds; running it again adds nothing, and what an administrator changed stays as he left it.
 */
export async function seedUnits(database: ScopedDatabase, packs: Packs): Promise<void> {
  await database.asSystem("the units of the packs become units of their places", (tx) => seedUnitsIn(tx, packs));
}

/**
 * The same within a transaction that may write every place's units: a document is published with its units. `since` is
 * the first day of those that are new; null where they were there all along.
 */
export async function seedUnitsIn(tx: ScopedTransaction, packs: Packs, since: string | null = null): Promise<void> {
  await sql`select pg_advisory_xact_lock(${seedKey})`.execute(tx);
  await write(tx, planUnits(await knownUnits(tx), packs.policies, regionsOf(packs.vocabulary)), since);
}

function regionsOf({ enumerations }: Vocabulary): Region[] {
  const regions = enumerations.find(({ id }) => id === "region")?.values ?? [];
  return regions.map(({ id, label }) => ({ code: id, name: label }));
}

async function knownUnits(tx: ScopedTransaction): Promise<Known> {
  const db = unitTables(tx);
  const [units, bindings] = [
    await db
      .selectFrom("unit")
      .innerJoin("unit_name", "unit_name.unit", "unit.id")
      .select(["unit.id", "unit.kind", "unit.place", "unit.code", "unit.touched"])
      .select(sql<string[]>`array_agg(unit_name.name order by unit_name.id)`.as("names"))
      .where("unit.kind", "!=", "employer")
      .groupBy("unit.id")
      .execute(),
    await db.selectFrom("pack_unit").select(["pack", "key", "unit"]).execute(),
  ];
  return { units, bindings };
}

async function write(
  tx: ScopedTransaction,
  { units, aliases, bindings, members }: Plan,
  since: string | null,
): Promise<void> {
  const db = unitTables(tx);
  // One by one in order: a parent stands before its children.
  if (units.length > 0)
    await db
      .insertInto("unit")
      .values(units.map((unit) => rowOf(unit, since)))
      .execute();
  const names = units.flatMap(({ id, names: all }) => all.map((name, index) => nameRow(id, name, index)));
  const further = aliases.map(({ unit, name }) => nameRow(unit, name, 1));
  if (names.length + further.length > 0)
    await db
      .insertInto("unit_name")
      .values([...names, ...further])
      .execute();
  for (const { unit } of aliases) await refreshPinyin(tx, unit);
  if (bindings.length > 0) {
    const rows = bindings.map((it) => ({ ...it, name: JSON.stringify(it.name), by: "packs" as const }));
    await db.insertInto("pack_unit").values(rows).execute();
  }
  if (members.length > 0) {
    const rows = members.map(({ group, member }) => ({ in_group: group, member }));
    await db.insertInto("unit_member").values(rows).execute();
  }
}

function rowOf({ id, parent, kind, code, place, name, names, members }: NewUnit, since: string | null) {
  return {
    id,
    parent,
    kind,
    code,
    place,
    name: JSON.stringify(name),
    pinyin: pinyinOf(names),
    valid_from: since,
    valid_to: null,
    successor: null,
    members: members === null ? null : JSON.stringify(members),
    origin: JSON.stringify({ by: "packs" }),
  };
}

export function nameRow(unit: string, name: string, index: number) {
  const kind = index === 0 ? ("official" as const) : ("alias" as const);
  return { unit, name, key: nameKey(name), kind, valid_from: null, valid_to: null };
}

/** Pinyin of all names, in full and as initials, for the search. */
export function pinyinOf(names: readonly string[]): string {
  const keys = names.flatMap((name) => {
    const syllables = pinyin(name, { toneType: "none", type: "array", v: true, nonZh: "removed" });
    return [syllables.join(""), syllables.map((each) => each.slice(0, 1)).join("")];
  });
  return [...new Set(keys)].join(" ");
}

/** Brings the pinyin in step with the names. */
export async function refreshPinyin(tx: ScopedTransaction, unit: string): Promise<void> {
  const db = unitTables(tx);
  const names = await db.selectFrom("unit_name").select("name").where("unit", "=", unit).execute();
  const keys = pinyinOf(names.map(({ name }) => name));
  await db.updateTable("unit").set({ pinyin: keys }).where("id", "=", unit).execute();
}
