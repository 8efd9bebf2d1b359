import { type Expression, sql } from "kysely";
import type { Config } from "#config/config.ts";
import { record } from "#kernel/audit/index.ts";
import type { ScopedDatabase, ScopedTransaction } from "#kernel/scope.ts";
import { type CryptoSuite, type Sealing } from "#kernel/sealing/index.ts";
import { addMasterKey } from "#kernel/sealing/key-folder.ts";
import { openSealing, remember, ringOf } from "#kernel/sealing/open-sealing.ts";
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

/** Brings every subject's key under the newest master key; the fields themselves stay as they are. */
export function rewrapKeys(config: Config): Promise<Rewrapped> {
  return withScoped(config, async (database) => {
    const sealing = await openSealing({ keysFolder: config.keysFolder }, { scoped: database });
    let rewrapped = 0;
    for (const table of await database.asSystem("find wrapped keys", wrappedKeyTables)) {
      for (let some = rowsAtOnce; some === rowsAtOnce; rewrapped += some) {
        some = await database.asSystem("rewrap keys", (tx) => rewrapSome(tx, table, sealing));
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

async function wrappedKeyTables(tx: ScopedTransaction): Promise<string[]> {
  const { rows } = await sql<{ table: string }>`
    select table_name as table from information_schema.columns
    where table_schema = 'public' and column_name = 'sealed_key' order by table_name`.execute(tx);
  return rows.map(({ table }) => table);
}

/** Rows that are being changed by somebody else are waited for: nobody's change is lost. */
async function rewrapSome(tx: ScopedTransaction, table: string, sealing: Sealing): Promise<number> {
  const { rows } = await sql<{ id: string; sealed_key: Buffer }>`
    select id, sealed_key from ${sql.table(table)}
    where sealed_key is not null and ${keyIdIn(sql.ref("sealed_key"))} <> ${sealing.keyId()}
    order by id limit ${rowsAtOnce} for update`.execute(tx);
  const changed = rows.map(({ id, sealed_key }) => ({ id, key: sealing.rewrap(sealed_key)?.toString("hex") }));
  await sql`
    update ${sql.table(table)} t set sealed_key = decode(given.key, 'hex')
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as given(id uuid, key text)
    where t.id = given.id and given.key is not null`.execute(tx);
  return rows.length;
}

/** Bytes 3 to 6 of sealed bytes: the id of their key. */
const keyIdIn = (column: Expression<unknown>) => sql<string>`encode(substring(${column} from 3 for 4), 'hex')`;

/** Counts in every column of bytes that begins as sealed bytes do. */
async function keysInUse({ keysFolder }: Config, database: ScopedDatabase): Promise<KeyUse[]> {
  const ring = ringOf(keysFolder);
  const counts = new Map<string, number>();
  const columns = await database.asSystem("find sealed columns", sealedColumns);
  for (const { table, column } of columns) {
    const rows = await database.asSystem("count sealed rows", async (tx) => {
      const bytes = sql.ref(column);
      const found = sql<{ key: string; n: number }>`
        select ${keyIdIn(bytes)} as key, count(*)::int as n from ${sql.table(table)}
        where substring(${bytes} from 1 for 2) in ('\\x0101', '\\x0102') group by 1`;
      return (await found.execute(tx)).rows;
    });
    for (const { key, n } of rows) counts.set(key, (counts.get(key) ?? 0) + n);
  }
  return [...ring.masters.values()].map(({ id, suite }) => {
    return { key: id, crypto: suite, current: id === ring.current.id, rows: counts.get(id) ?? 0 };
  });
}

async function sealedColumns(tx: ScopedTransaction): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.data_type = 'bytea' and t.table_type = 'BASE TABLE'`.execute(tx);
  return rows;
}
