import type { Actor } from "#kernel/permissions/index.ts";
import { record } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedDatabase } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { unitNames } from "../facts/views.ts";
import { readIdentity } from "../numbers/index.ts";
import { registryTables } from "../registry.tables.ts";

/**
 * Refuses an identity number that somebody is registered with already.
 *
 * It says which units can be asked, since otherwise the same person would be kept twice, and nothing
 * else of a person whom the asker may not see. Asking is written down, so that nobody tries numbers unseen.
 *
 * @param except the person whose own number it may be
 */
export async function refuseHeld(
  { database, sealing }: { readonly database: ScopedDatabase; readonly sealing: Sealing },
  actor: Actor,
  idNumber: string | null | undefined,
  except?: string,
): Promise<void> {
  if (idNumber === null || idNumber === undefined) return;
  const read = readIdentity(idNumber);
  const index = sealing.blindIndex("id", read.ok ? read.value : idNumber);
  const units = await database.asSystem("look for a person of the same number", async (tx) => {
    const db = registryTables(tx);
    const held = await db
      .selectFrom("person")
      .select(["id", "held_by"])
      .where("id_index", "=", index)
      .executeTakeFirst();
    if (held === undefined || held.id === except) return undefined;
    await record(tx, actor, { action: "person.duplicate", object: { kind: "person", id: held.id } });
    return [...(await unitNames(db, held.held_by, "zh")).values()];
  });
  if (units === undefined) return;
  const where =
    units.length === 0 ? { zh: "本系统", en: "this system" } : { zh: units.join("、"), en: units.join(", ") };
  throw new Refusal(
    "already_there",
    {
      zh: `该证件号码已经登记（${where.zh}），不能重复登记；需要使用或更正请与该单位联系。`,
      en: `That number is registered already (${where.en}); ask there instead of registering it again.`,
    },
    [{ field: "idNumber", says: where.zh }],
  );
}
