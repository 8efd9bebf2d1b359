import { sql } from "kysely";
import type { Who } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { unitTables } from "./units.tables.ts";

/** Who changes it, and the day from which the change holds. */
export type Doing = { readonly tx: ScopedTransaction; readonly who: Who; readonly on: string };
export const notFound = () => new Refusal("not_found", { zh: "没有这个单位。", en: "There is no such unit." });

/** Takes the unit for a change: it exists, it lives, nobody changed it since, and the scope may write it. */
export async function taken({ tx, on }: Doing, id: string, version: number) {
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

/** The other unit of a change: it exists and lives. */
export async function living({ tx, on }: Doing, id: string) {
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

/**
 * The same, of what the scope may write: whoever works at a unit, and above it, reaches what is put below it or merged
 * into it, and what stands below it reaches as far as its jurisdiction does.
 */
export async function livingWithin(doing: Doing, id: string) {
  const unit = await living(doing, id);
  const { rows } = await sql<{ writable: boolean }>`
    select unit_writable(place, parent, id) as writable from unit where id = ${id}::uuid`.execute(doing.tx);
  if (rows[0]?.writable !== true) throw notYours();
  return unit;
}

/** A name or a unit that ends, ends the day before the next begins. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

export const notYours = () =>
  new Refusal("not_allowed", { zh: "这个单位不归您管。", en: "This unit is not yours to change." });
