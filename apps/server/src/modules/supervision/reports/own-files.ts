import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { supervisionTables } from "../supervision.tables.ts";

/** Files that somebody names in a report or activity: uploaded by himself. Refuses any other. */
export async function ownFiles(
  tx: ScopedTransaction,
  { account }: Pick<Actor, "account">,
  ids: readonly string[],
): Promise<string[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const rows = await supervisionTables(tx)
    .selectFrom("task_file")
    .select("id")
    .where("id", "in", wanted)
    .where("by_account", "=", account)
    .execute();
  if (rows.length === wanted.length) return wanted;
  throw new Refusal("not_valid", {
    zh: "有附件不是您上传的，请重新上传。",
    en: "A file was not uploaded by you; upload it again.",
  });
}
