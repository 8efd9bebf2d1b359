import type { NewUnit } from "@jucai/contract";
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { z } from "zod";
import { record, type Who } from "#kernel/audit/index.ts";
import { codeOf } from "#kernel/fault.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { nameKey } from "./names.ts";
import { nameRow, pinyinOf, refreshPinyin } from "./seed.ts";
import { unitTables } from "./units.tables.ts";

/** Who changes it, and the day from which the change holds. */
export type Doing = { readonly tx: ScopedTransaction; readonly who: Who; readonly on: string };
type Given = z.output<typeof NewUnit>;

/** One number for "the tree changes": two moves at once could make a circle that neither sees. */
const treeKey = 0x4a555452n;

const notFound = () => new Refusal("not_found", { zh: "没有这个单位。", en: "There is no such unit." });

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

/** Puts a unit below another one, never below itself. Offices of another place take that place's code. */
export async function moveUnit(doing: Doing, id: string, version: number, parent: string): Promise<void> {
  const { tx, who } = doing;
  await sql`select pg_advisory_xact_lock(${treeKey})`.execute(tx);
  const unit = await taken(doing, id, version);
  const above = await living(doing, parent);
  if (await liesBelow(tx, parent, id)) {
    throw new Refusal("wrong_state", {
      zh: "不能把单位移到它自己或它的下级之下。",
      en: "A unit cannot be put below itself or below one of its own.",
    });
  }
  const place = unit.kind === "jurisdiction" ? unit.place : above.place;
  await unitTables(tx).updateTable("unit").set({ parent, place }).where("id", "=", id).execute();
  await record(tx, who, {
    action: "unit.move",
    object: { kind: "unit", id },
    detail: { from: unit.parent, to: parent },
  });
}

/** Merges a unit into another one: it ends the day before, and whoever reaches the other reaches what it held. */
export async function mergeUnit(doing: Doing, id: string, version: number, into: string): Promise<void> {
  const { tx, who, on } = doing;
  await sql`select pg_advisory_xact_lock(${treeKey})`.execute(tx);
  await taken(doing, id, version);
  const heir = await living(doing, into);
  if (id === into || heir.kind === "jurisdiction" || (await liesBelow(tx, into, id))) {
    throw new Refusal("wrong_state", {
      zh: "不能并入它自己、它的下级或一个辖区。",
      en: "A unit cannot be merged into itself, one of its own or a jurisdiction.",
    });
  }
  const db = unitTables(tx);
  await db
    .updateTable("unit")
    .set({ successor: into, valid_to: dayBefore(on) })
    .where("id", "=", id)
    .execute();
  await db.updateTable("unit").set({ parent: into }).where("parent", "=", id).execute();
  await record(tx, who, { action: "unit.merge", object: { kind: "unit", id }, detail: { into, on } });
}

/** Closes a unit from a day on. What stands below it has to be moved or closed first. */
export async function closeUnit(doing: Doing, id: string, version: number): Promise<void> {
  const { tx, who, on } = doing;
  await taken(doing, id, version);
  const db = unitTables(tx);
  const below = await db
    .selectFrom("unit")
    .select("id")
    .where("parent", "=", id)
    .where((each) => each.or([each("valid_to", "is", null), each("valid_to", ">=", on)]))
    .executeTakeFirst();
  if (below) {
    throw new Refusal("wrong_state", {
      zh: "下面还有单位，先移走或撤销它们。",
      en: "Other units still stand below it: move or close them first.",
    });
  }
  await db
    .updateTable("unit")
    .set({ valid_to: dayBefore(on) })
    .where("id", "=", id)
    .execute();
  await record(tx, who, { action: "unit.close", object: { kind: "unit", id }, detail: { on } });
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
  await record(tx, who, { action: "unit.bind", object: { kind: "unit", id }, detail: { pack, key } });
}

/** Takes the unit for a change: it exists, it lives, nobody changed it since, and the scope may write it. */
async function taken({ tx, on }: Doing, id: string, version: number) {
  const db = unitTables(tx);
  const unit = await db.selectFrom("unit").selectAll().where("id", "=", id).executeTakeFirst();
  if (!unit) throw notFound();
  if (unit.successor !== null || (unit.valid_to !== null && unit.valid_to < on)) {
    throw new Refusal("wrong_state", { zh: "这个单位已经撤并。", en: "This unit has been closed or merged." });
  }
  const changed = await db
    .updateTable("unit")
    .set({ version: version + 1, touched: true, updated_at: sql`now()` })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 1n) return unit;
  if (unit.version !== version) {
    throw new Refusal("conflict", {
      zh: "别人刚刚改过这个单位，请刷新后再改。",
      en: "Somebody has just changed this unit: load it again and then change it.",
    });
  }
  throw notYours();
}

async function living({ tx, on }: Doing, id: string) {
  const unit = await unitTables(tx).selectFrom("unit").selectAll().where("id", "=", id).executeTakeFirst();
  if (!unit) throw notFound();
  if (unit.successor !== null || (unit.valid_to !== null && unit.valid_to < on)) {
    throw new Refusal("wrong_state", {
      zh: "上级或接收单位已经撤并。",
      en: "The other unit has been closed or merged.",
    });
  }
  return unit;
}

/** Whether a unit is another one or stands below it. */
async function liesBelow(tx: ScopedTransaction, unit: string, above: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with recursive up as (
      select id, parent from unit where id = ${unit}
      union select u.id, u.parent from unit u join up on u.id = up.parent
    ) select id from up where id = ${above}`.execute(tx);
  return rows.length > 0;
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

function alreadyThere(name: string): Refusal {
  return new Refusal("already_there", { zh: `已经有“${name}”。`, en: `“${name}” is there already.` });
}

const notYours = () =>
  new Refusal("not_allowed", { zh: "这个单位不归您管。", en: "This unit is not yours to change." });
