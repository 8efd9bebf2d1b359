import { type Kysely, sql, type Transaction } from "kysely";

type Database = Kysely<Record<never, never>>;

/** What one transaction may see and change; row-level security enforces it (migration 0002-scope). */
export type Scope = {
  readonly account: string | null;
  readonly person: string | null;
  readonly units: readonly string[];
  readonly places: readonly string[];
  readonly all: boolean;
};

/** A transaction under a scope; a module sees its tables through `withTables`. */
export type ScopedTransaction = Transaction<Record<never, never>>;

export type ScopedDatabase = {
  /** One transaction that sees what the scope reaches. */
  readonly within: <T>(scope: Scope, work: (tx: ScopedTransaction) => Promise<T>) => Promise<T>;
  /** One transaction without limits, for sign-in look-ups and background work; `why` says what for. */
  readonly asSystem: <T>(why: string, work: (tx: ScopedTransaction) => Promise<T>) => Promise<T>;
  /** No scope: only tables that everybody may read. */
  readonly open: Database;
};

/**
 * Does a part of a transaction without limits: what the rules of a process do by themselves while somebody works
 * within his own, such as opening the next office's step. Never hand what it reads to whoever asks. Not to be nested
 * in parallel with other queries of the same transaction.
 */
export async function unlimited<T>(tx: ScopedTransaction, why: string, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ system: string; why: string }>`
    select coalesce(current_setting('jucai.system', true), '') as system,
      coalesce(current_setting('jucai.why', true), '') as why`.execute(tx);
  const before = rows[0] ?? { system: "", why: "" };
  const set = (system: string, because: string) =>
    sql`select set_config('jucai.system', ${system}, true), set_config('jucai.why', ${because}, true)`.execute(tx);
  await set("on", why);
  try {
    const done = await work();
    await set(before.system, before.why);
    return done;
  } catch (fault) {
    // Where the transaction itself is broken nothing can be set, and nothing of it will last.
    await set(before.system, before.why).catch(() => undefined);
    throw fault;
  }
}

const nobody: Scope = { account: null, person: null, units: [], places: [], all: false };

/** The only door to the tables behind row-level security. */
export function scopedDatabase(database: Database): ScopedDatabase {
  return {
    within: (scope, work) => transaction(database, scope, "", work),
    asSystem: (why, work) => transaction(database, nobody, why, work),
    open: database,
  };
}

function transaction<T>(
  database: Database,
  scope: Scope,
  why: string,
  work: (tx: ScopedTransaction) => Promise<T>,
): Promise<T> {
  return database.transaction().execute(async (tx) => {
    await settings(tx, scope, why);
    return work(tx);
  });
}

/** `set_config(…, true)` lasts until the end of the transaction, so a connection carries nothing over. */
async function settings(tx: ScopedTransaction, scope: Scope, why: string): Promise<void> {
  await sql`select
    set_config('jucai.system', ${why === "" ? "" : "on"}, true),
    set_config('jucai.why', ${why}, true),
    set_config('jucai.all', ${scope.all ? "on" : ""}, true),
    set_config('jucai.account', ${scope.account ?? ""}, true),
    set_config('jucai.person', ${scope.person ?? ""}, true),
    set_config('jucai.units', ${arrayText(scope.units)}, true),
    set_config('jucai.places', ${arrayText(scope.places)}, true)`.execute(tx);
}

/** Ids and codes hold neither comma nor brace. */
function arrayText(values: readonly string[]): string {
  return values.length === 0 ? "" : `{${values.join(",")}}`;
}
