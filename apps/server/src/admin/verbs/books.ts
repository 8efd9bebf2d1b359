import pg from "pg";
import type { Config } from "#config/config.ts";
import { type BooksVerified, verifyBooks as verify } from "../books/verify.ts";
import { withDatabase } from "../data-folder-database.ts";

/** Looks through the books as the owner of the database, in one snapshot and read only, beside a server that may run. */
export function verifyBooks(config: Config): Promise<BooksVerified> {
  return withDatabase(config, { mayCreate: false }, async (connection) => {
    const client = new pg.Client(connection);
    // A connection that breaks fails the question under way; unheard, its event would end us without a word.
    client.on("error", () => undefined);
    await client.connect();
    try {
      await client.query("begin isolation level repeatable read read only");
      // Every row, also for an owner whom row-level security binds.
      await client.query("select set_config('jucai.system', 'on', true)");
      return await verify(client);
    } finally {
      await client.end();
    }
  });
}
