import type { NewUnit } from "@jucai/contract";
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { z } from "zod";
import { record } from "#kernel/audit/index.ts";
import { codeOf } from "#kernel/fault.ts";
import { Refusal } from "#kernel/refusal.ts";
import { dayBefore, type Doing, living, notYours, taken } from "./changing.ts";
import { nameKey } from "./names.ts";
import { nameRow, pinyinOf, refreshPinyin } from "./seed.ts";
import { unitTables } from "./units.tables.ts";

type Given = z.output<typeof NewUnit>;

/** Adds a unit below another; the code of a jurisdiction and the name below one parent stand once. */
export async function createUnit(doing: Doing, given: Given): Promise<string> {
  const { tx, who } = doing;
  const db = unitTables(tx);
  const parent = await living(doing, given.parent);
  const twin = await db
    .selectFrom("unit")
    .innerJoin("unit_name", "unit_name.unit", "unit.id")
    .select("unit.id")
    .where("unit.parent", "=", given.parent)
    .where("unit_name.key", "=", nameKey(given.name))
    .where("unit.valid_to", "is", null)
    .executeTakeFirst();
  if (twin) throw alreadyThere(given.name);
  const id = randomUUID();
  const place = given.kind === "jurisdiction" && /^\d{6}$/.test(given.code ?? "") ? given.code! : parent.place;
  const names = [given.name, ...given.aliases];
  await db
    .insertInto("unit")
    .values({
      id,
      parent: given.parent,
      kind: given.kind,
      code: given.code ?? null,
      place,
      name: JSON.stringify({ zh: given.name, en: given.name }),
      pinyin: pinyinOf(names),
      valid_from: given.validFrom ?? null,
      valid_to: null,
      successor: null,
      origin: JSON.stringify({ by: "account", account: who === "system" ? "" : (who.account ?? "") }),
      touched: true,
    })
    .execute()
    .catch((error: unknown) => {
      if (codeOf(error) === "42501") throw notYours();
      throw codeOf(error) === "23505" ? alreadyThere(given.code ?? given.name) : error;
    });
  await db
    .insertInto("unit_name")
    .values(names.map((name, index) => nameRow(id, name, index)))
    .execute();
  await record(tx, who, {
    action: "unit.create",
    object: { kind: "unit", id },
    detail: { name: given.name, kind: given.kind },
  });
  return id;
}

/** Gives a new official name from a day on; the old one stays, so that old papers and workbooks still find the unit. */
export async function renameUnit(doing: Doing, id: string, version: number, name: string): Promise<void> {
  const { tx, who, on } = doing;
  const db = unitTables(tx);
  const unit = await taken(doing, id, version);
  if (unit.name.zh === name) return;
  await db
    .updateTable("unit_name")
    .set({ kind: "former", valid_to: dayBefore(on) })
    .where("unit", "=", id)
    .where("kind", "=", "official")
    .execute();
  await db
    .insertInto("unit_name")
    .values({ unit: id, name, key: nameKey(name), kind: "official", valid_from: on, valid_to: null })
    .execute();
  await db
    .updateTable("unit")
    .set({ name: JSON.stringify({ zh: name, en: name }) })
    .where("id", "=", id)
    .execute();
  await refreshPinyin(tx, id);
  await record(tx, who, {
    action: "unit.rename",
    object: { kind: "unit", id },
    detail: { from: unit.name.zh, to: name, on },
  });
}

/** Sets the other names by which a unit is found; official and former names stay. */
export async function setAliases(doing: Doing, id: string, version: number, aliases: readonly string[]): Promise<void> {
  const { tx, who } = doing;
  await taken(doing, id, version);
  const db = unitTables(tx);
  await db.deleteFrom("unit_name").where("unit", "=", id).where("kind", "=", "alias").execute();
  const names = [...new Map(aliases.map((name) => [nameKey(name), name])).values()];
  if (names.length > 0) {
    await db
      .insertInto("unit_name")
      .values(names.map((name) => nameRow(id, name, 1)))
      .execute();
  }
  await refreshPinyin(tx, id);
  await record(tx, who, { action: "unit.aliases", object: { kind: "unit", id }, detail: { aliases: names } });
}

/** Lists the units for which a group stands, in place of the rule that the packs gave it. */
export async function setMembers(doing: Doing, id: string, version: number, members: readonly string[]): Promise<void> {
  const { tx, who } = doing;
  const unit = await taken(doing, id, version);
  if (unit.kind !== "group") {
    throw new Refusal("wrong_state", { zh: "只有单位组才有成员。", en: "Only a group of units has members." });
  }
  const db = unitTables(tx);
  await db.deleteFrom("unit_member").where("in_group", "=", id).execute();
  const rows = [...new Set(members)].filter((member) => member !== id).map((member) => ({ in_group: id, member }));
  if (rows.length > 0) await db.insertInto("unit_member").values(rows).execute();
  await db.updateTable("unit").set({ members: null }).where("id", "=", id).execute();
  await record(tx, who, { action: "unit.members", object: { kind: "unit", id }, detail: { members } });
}

/** Says that a name in a document means this unit, whatever the packs thought. */
export async function bindUnit({ tx, who }: Doing, id: string, pack: string, key: string): Promise<void> {
  const { numUpdatedRows } = await unitTables(tx)
    .updateTable("pack_unit")
    .set({ unit: id, by: "account" })
    .where("pack", "=", pack)
    .where("key", "=", key)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    throw new Refusal("not_found", { zh: "文件里没有这个单位名。", en: "No document has a unit of that name." });
  }
  // Whoever remembers what the tree looked like has to look again.
  await unitTables(tx)
    .updateTable("unit")
    .set({ updated_at: sql`now()` })
    .where("id", "=", id)
    .execute();
  await record(tx, who, { action: "unit.bind", object: { kind: "unit", id }, detail: { pack, key } });
}

function alreadyThere(name: string): Refusal {
  return new Refusal("already_there", { zh: `已经有“${name}”。`, en: `“${name}” is there already.` });
}
