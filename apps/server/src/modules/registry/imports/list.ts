import type { ImportList, ImportsQuery } from "@jucai/contract";
import type { z } from "zod";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { namesFor, summaryOf } from "./batches.ts";
import { importTables } from "./imports.tables.ts";

/** Imports as far as the scope sees them, newest first. */
export async function listImports(
  tx: ScopedTransaction,
  { roster, unit, status, page, pageSize }: z.output<typeof ImportsQuery>,
): Promise<z.input<typeof ImportList>> {
  const found = importTables(tx)
    .selectFrom("import_batch")
    .$if(roster !== undefined, (query) => query.where("roster", "=", roster ?? ""))
    .$if(unit !== undefined, (query) => query.where("unit_id", "=", unit ?? ""))
    .$if(status !== undefined, (query) => query.where("status", "=", status ?? "checked"));
  const { count } = await found.select((each) => each.fn.countAll<string>().as("count")).executeTakeFirstOrThrow();
  const batches = await found
    .selectAll()
    .orderBy("created_at", "desc")
    .orderBy("number", "desc")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const names = await namesFor(tx, batches);
  return { items: batches.map((batch) => summaryOf(batch, names)), page, pageSize, total: Number(count) };
}
