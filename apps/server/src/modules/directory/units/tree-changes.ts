import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { dayBefore, type Doing, livingWithin, taken } from "./changing.ts";
import { unitTables } from "./units.tables.ts";

/** One number for "the tree changes": two moves at once could make a circle that neither sees. */
const treeKey = 0x4a555452n;

/** Puts a unit below another one, never below itself. Offices of another place take that place's code. */
export async function moveUnit(doing: Doing, id: string, version: number, parent: string): Promise<void> {
  const { tx, who } = doing;
  await sql`select pg_advisory_xact_lock(${treeKey})`.execute(tx);
  const unit = await taken(doing, id, version);
  const above = await livingWithin(doing, parent);
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
  const heir = await livingWithin(doing, into);
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

/** Whether a unit is another one or stands below it. */
async function liesBelow(tx: ScopedTransaction, unit: string, above: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with recursive up as (
      select id, parent from unit where id = ${unit}
      union select u.id, u.parent from unit u join up on u.id = up.parent
    ) select id from up where id = ${above}`.execute(tx);
  return rows.length > 0;
}
