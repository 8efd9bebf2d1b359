import type { RelativeRequest, RelativeView } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { readDocument, readIdentity } from "#modules/registry/numbers/index.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import type { By } from "./ground.ts";

/** Relatives that an officer declared; only he reads them. */
export async function listRelatives(tx: ScopedTransaction, { actor }: Pick<By, "actor">): Promise<RelativeView[]> {
  const rows = await decisionTables(tx)
    .selectFrom("relative")
    .select(["id", "name", "relation", "at"])
    .where("account", "=", actor.account)
    .where("withdrawn_at", "is", null)
    .orderBy("at")
    .execute();
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** Declares a relative by his number, of which only the keyed hash is kept. */
export async function declareRelative(
  tx: ScopedTransaction,
  { actor, clock, sealing }: By,
  { name, relation, idNumber }: RelativeRequest,
): Promise<RelativeView> {
  // Eighteen places carry a check digit; of other documents only the look is known.
  const read = idNumber.length === 18 ? readIdentity(idNumber) : readDocument("other", idNumber);
  if (!read.ok) throw new Refusal("not_valid", read.problem, [{ field: "idNumber", says: read.problem.zh }]);
  const row = await decisionTables(tx)
    .insertInto("relative")
    .values({
      account: actor.account,
      name,
      relation,
      id_index: sealing.blindIndex("id", read.value),
      at: clock.now(),
      withdrawn_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(["id", "at"])
    .executeTakeFirst();
  if (row === undefined) {
    throw new Refusal("already_there", { zh: "这位亲属已经申报过。", en: "This relative was declared already." });
  }
  await record(tx, actor, {
    action: "relative.declare",
    object: { kind: "account", id: actor.account },
    detail: { relation },
  });
  return { id: row.id, name, relation, at: row.at.toISOString() };
}

export async function withdrawRelative(tx: ScopedTransaction, by: By, id: string): Promise<RelativeView> {
  const found = (await listRelatives(tx, by)).find((each) => each.id === id);
  if (found === undefined) {
    throw new Refusal("not_found", { zh: "没有找到这项申报。", en: "There is no such declaration of yours." });
  }
  await decisionTables(tx).updateTable("relative").set({ withdrawn_at: by.clock.now() }).where("id", "=", id).execute();
  await record(tx, by.actor, { action: "relative.withdraw", object: { kind: "account", id: by.actor.account } });
  return found;
}
