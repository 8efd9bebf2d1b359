import type { PersonDetail } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { noLongerKept, notFound } from "../facts/subject.ts";
import { registryTables } from "../registry.tables.ts";
import { again, changedSince, type Ground, inScope, stamp } from "./people.write.ts";
import { lockPerson } from "./people.store.ts";

type Change = { readonly add: readonly string[]; readonly remove: readonly string[]; readonly version: number };

/**
 * Says which units hold a person from now on. A unit speaks for itself and those below it; an office of
 * the place for all. Somebody always holds a person.
 */
export async function changeUnits(
  tx: ScopedTransaction,
  { sealing, clock }: Ground,
  { actor, scope }: { readonly actor: Actor; readonly scope: Scope },
  id: string,
  { add, remove, version }: Change,
  language: "zh" | "en",
): Promise<PersonDetail> {
  const db = registryTables(tx);
  const person = await lockPerson(db, id);
  if (person === undefined) throw notFound("person");
  if (person.withdrawn_at !== null || person.merged_into !== null) throw noLongerKept();
  const wide = scope.all || scope.places.includes(person.place);
  if (!wide && [...add, ...remove].some((unit) => !scope.units.includes(unit))) throw notYours();
  if (person.version !== version) throw changedSince(person, {}, { sealed: {} }, {}, language);
  const held = [...new Set([...person.held_by, ...add])].filter((unit) => !remove.includes(unit));
  if (held.length === 0) throw nobodyLeft();
  const known = await db.selectFrom("unit").select("id").where("id", "in", held).execute();
  if (known.length !== held.length) throw noUnit();
  await inScope(
    db
      .updateTable("person")
      .set({ held_by: held, ...stamp(actor, person, clock) })
      .where("id", "=", id)
      .execute(),
  );
  await record(tx, actor, { action: "person.units", object: { kind: "person", id }, detail: { add, remove } });
  return again(tx, sealing, id, language);
}

const notYours = () =>
  new Refusal("not_allowed", {
    zh: "只能增减本单位和下级单位，其他单位请找人才办。",
    en: "You may add or remove your own unit and those below it; ask the talent office for others.",
  });
const nobodyLeft = () =>
  new Refusal("not_valid", {
    zh: "至少要留一个单位；不再管理请撤下该记录。",
    en: "One unit must be left; to end keeping a person, withdraw the record.",
  });
const noUnit = () =>
  new Refusal("not_valid", { zh: "所选单位不存在。", en: "One of these units does not exist." }, [
    { field: "add", says: "" },
  ]);
