import { titleKey } from "../sheets/index.ts";
import type { Batch, ImportTransaction } from "./imports.tables.ts";

/** What this unit said before about titles of this roster, and what the user said about this very file. */
export async function mappingOf(db: ImportTransaction, batch: Pick<Batch, "unit_id" | "roster" | "asked">) {
  const rows = await db
    .selectFrom("import_mapping")
    .select(["header", "key"])
    .where("unit_id", "=", batch.unit_id)
    .where("roster", "=", batch.roster)
    .execute();
  return {
    byTitle: new Map(rows.map(({ header, key }) => [header, key])),
    byPosition: new Map((batch.asked.columns ?? []).map(({ at, key }) => [at, key])),
  };
}

/** Remembers what titles mean for this unit and roster. */
export async function rememberMapping(
  db: ImportTransaction,
  batch: Pick<Batch, "unit_id" | "roster" | "layout">,
  columns: readonly { readonly at: number; readonly key: string | null }[],
): Promise<void> {
  const said = columns.flatMap(({ at, key }) => {
    const header = titleKey(batch.layout?.columns.find((each) => each.at === at)?.header ?? "");
    return header === "" ? [] : [{ unit_id: batch.unit_id, roster: batch.roster, header, key }];
  });
  const once = [...new Map(said.map((each) => [each.header, each])).values()];
  if (once.length === 0) return;
  await db
    .insertInto("import_mapping")
    .values(once)
    .onConflict((conflict) =>
      conflict.columns(["unit_id", "roster", "header"]).doUpdateSet((set) => ({ key: set.ref("excluded.key") })),
    )
    .execute();
}
