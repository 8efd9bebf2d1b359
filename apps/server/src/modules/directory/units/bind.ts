import type { Text } from "@jucai/engine";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { unitTables } from "./units.tables.ts";

/** What somebody said a name in a document means. */
export type Said = { readonly key: string; readonly unit: string; readonly name: Text };

/** Binds names of a document to units before it is published; what was bound before is bound anew. */
export async function bindPackUnits(tx: ScopedTransaction, pack: string, said: readonly Said[]): Promise<void> {
  if (said.length === 0) return;
  await unitTables(tx)
    .insertInto("pack_unit")
    .values(
      said.map(({ key, unit, name }) => ({ pack, key, unit, name: JSON.stringify(name), by: "account" as const })),
    )
    .onConflict((it) =>
      it
        .columns(["pack", "key"])
        .doUpdateSet((to) => ({ unit: to.ref("excluded.unit"), name: to.ref("excluded.name"), by: "account" })),
    )
    .execute();
}
