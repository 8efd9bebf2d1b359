import { sql } from "kysely";
import type { ModuleDeps } from "#http/deps.ts";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import type { LibraryTables } from "../library.tables.ts";
import { indexCurrent, publishKey } from "../publish.ts";

/** Makes versions whose day has come the current ones; tells those who wait for them. */
export async function comeIntoForce({
  database,
  clock,
  events,
}: Pick<ModuleDeps, "database" | "clock" | "events">): Promise<{ versions: number }> {
  return database.asSystem("versions whose day has come", async (tx) => {
    await sql`select pg_advisory_xact_lock(${publishKey})`.execute(tx);
    const db = tx.withTables<LibraryTables>();
    const rows = await db
      .updateTable("document_version")
      .set({ live: true })
      .where("live", "=", false)
      .where("effective_from", "<=", today(clock))
      .returning(["id", "document", "place"])
      .execute();
    if (rows.length > 0) await indexCurrent(db);
    for (const { id, document, place } of rows) {
      await record(tx, "system", {
        action: "policy.effective",
        object: { kind: "policy", id: document },
        detail: { place, version: String(id) },
      });
      await events.emit(tx, "system", "policy.published", { document, place });
    }
    return { versions: rows.length };
  });
}
