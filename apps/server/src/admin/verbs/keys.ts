import { type Expression, sql } from "kysely";
import type { Config } from "#config/config.ts";
import { record } from "#kernel/audit/index.ts";
import type { ScopedDatabase, ScopedTransaction } from "#kernel/scope.ts";
import { type CryptoSuite, type Sealing } from "#kernel/sealing/index.ts";
import { addMasterKey } from "#kernel/sealing/key-folder.ts";
import { openSealing, remember, ringOf } from "#kernel/sealing/open-sealing.ts";
import { type SealedColumn, underMasterKey } from "../sealed-columns.ts";
import { withScoped } from "../data-folder-database.ts";

export type KeyUse = {
  /** Eight hexadecimal digits. */
  readonly key: string;
  readonly crypto: CryptoSuite;
  readonly current: boolean;
  /** Rows whose bytes name this key. */
  readonly rows: number;
};
export type Rewrapped = { readonly rewrapped: number; readonly keys: readonly KeyUse[] };

const rowsAtOnce = 500;

/** Makes a new master key. A running server takes it up when it first meets it. */
export function rotateKeys(config: Config, { crypto }: { readonly crypto?: CryptoSuite }): Promise<readonly KeyUse[]> {
  return withScoped(config, async (database) => {
    await openSealing({ keysFolder: config.keysFolder }, { scoped: database });
    const suite = crypto ?? config.crypto ?? ringOf(config.keysFolder).current.suite;
    addMasterKey(config.keysFolder, suite, new Date());
    const { current, fingerprints } = ringOf(config.keysFolder);
    await database.asSystem("rotate the master key", async (tx) => {
      await remember(tx, fingerprints);
      await record(tx, "system", {
        action: "key.rotate",
        object: { kind: "key", id: current.id },
        detail: { crypto: suite },
      });
    });
    return keysInUse(config, database);
  });
}

/** Brings everything under the newest master key: each subject's key, and what the system sealed for itself. */
export function rewrapKeys(config: Config): Promise<Rewrapped> {
  return withScoped(config, async (database) => {
    const sealing = await openSealing({ keysFolder: config.keysFolder }, { scoped: database });
    let rewrapped = 0;
    for (const column of underMasterKey) {
      for (let some = rowsAtOnce; some === rowsAtOnce; rewrapped += some) {
        some = await database.asSystem("rewrap keys", (tx) => renewSome(tx, column, sealing));
      }
    }
    await database.asSystem("record the rewrapping", (tx) =>
      record(tx, "system", {
        action: "key.rewrap",
        object: { kind: "key", id: sealing.keyId() },
        detail: { rewrapped },
      }),
    );
    return { rewrapped, keys: await keysInUse(config, database) };
  });
}

/** Which keys there are, and how much still needs each. */
export function listKeys(config: Config): Promise<readonly KeyUse[]> {
  return withScoped(config, async (database) => {
    await openSealing({ keysFolder: config.keysFolder }, { scoped: database });
    return keysInUse(config, database);
  });
}

/** Rows that are being changed by somebody else are waited for: nobody's change is lost. */
async function renewSome(tx: ScopedTransaction, { table, column, of, renewed }: SealedColumn, sealing: Sealing) {
  const bytes = sql.ref(column);
  const named = of.map((each) => sql`, ${sql.ref(each)}::text as ${sql.ref(each)}`);
  const { rows } = await sql<{ row: string; sealed: Buffer } & Record<string, string>>`
    select ctid::text as row, ${bytes} as sealed ${sql.join(named, sql` `)} from ${sql.table(table)}
    where ${bytes} is not null and ${keyIdIn(bytes)} <> ${sealing.keyId()} limit ${rowsAtOnce} for update`.execute(tx);
  const changed = rows.map(({ row, sealed, ...rest }) => {
    return { row, bytes: renewed(sealing, sealed, rest)?.toString("hex") };
  });
  // A locked row stays where it is until the end of the transaction, so its place names it.
  await sql`
    update ${sql.table(table)} t set ${sql.ref(column)} = decode(given.bytes, 'hex')
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as given("row" text, bytes text)
    where t.ctid = given."row"::tid and given.bytes is not null`.execute(tx);
  return rows.length;
}

/** Bytes 3 to 6 of sealed bytes: the id of their key. */
const keyIdIn = (column: Expression<unknown>) => sql<string>`encode(substring(${column} from 3 for 4), 'hex')`;

/** Counts, for each key, the rows that need it. */
async function keysInUse({ keysFolder }: Config, database: ScopedDatabase): Promise<KeyUse[]> {
  const ring = ringOf(keysFolder);
  const counts = new Map<string, number>();
  for (const { table, column } of underMasterKey) {
    const rows = await database.asSystem("count sealed rows", async (tx) => {
      const bytes = sql.ref(column);
      const found = sql<{ key: string; n: number }>`
        select ${keyIdIn(bytes)} as key, count(*)::int as n from ${sql.table(table)}
        where ${bytes} is not null group by 1`;
      return (await found.execute(tx)).rows;
    });
    for (const { key, n } of rows) counts.set(key, (counts.get(key) ?? 0) + n);
  }
  return [...ring.masters.values()].map(({ id, suite }) => {
    return { key: id, crypto: suite, current: id === ring.current.id, rows: counts.get(id) ?? 0 };
  });
}
