import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { checkConfig } from "../../../apps/server/src/config/config.ts";
import { withDatabase } from "../../../apps/server/src/admin/data-folder-database.ts";
import { pidOf } from "../../../apps/server/src/kernel/postgres/pid-file.ts";
import { verifyBooks } from "../../../apps/server/src/admin/books/verify.ts";
import { fillOffices } from "../../county/fill.ts";
import { random } from "../../county/random.ts";
import { clocked, type Running, startServer } from "../../county/server.ts";
import { type Acknowledged, lostOf, nothingAcknowledged } from "./acknowledged.ts";
import { type Hand, type Logins, makeLogins, signInAll } from "./hands.ts";
import { begins, prepareClaims, prepareMoney } from "./prepare.ts";
import type { Table } from "./work.ts";

const root = join(import.meta.dirname, "../../..");

export type MoneyCounty = {
  readonly table: Table;
  readonly logins: Logins;
  readonly server: () => Running;
  /** Moves the clock on: more falls due. Everybody signs in again. */
  readonly later: (days: number) => Promise<void>;
  /** Starts again on what is left, at the same address. */
  readonly restart: () => Promise<void>;
  /** Everything that is wrong: faults in the books, and what was answered with success and is not there. */
  readonly look: () => Promise<string[]>;
  /** Past every lock of the database. */
  readonly asOwner: <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>;
  /** Process of the database; undefined when it does not run. */
  readonly postgres: () => number | undefined;
  readonly stop: () => Promise<void>;
};

/** A county with money to give and claims to decide, on the real server with a clock that can be moved. */
export async function moneyCounty(folder: string, claims: number, seed: number): Promise<MoneyCounty> {
  const data = join(folder, "data");
  if (!existsSync(folder)) mkdirSync(folder);
  const clockFile = join(folder, "clock");
  const setClock = (at: string) => {
    // Renamed into place: the server must never read half of it.
    writeFileSync(`${clockFile}.new`, at);
    renameSync(`${clockFile}.new`, clockFile);
  };
  setClock(begins);
  const env = { JUCAI_DATA: data, JUCAI_CLOCK_FILE: clockFile, PORT: String(await freePort()) };
  let server = await startServer(env, clocked);
  const county = await fillOffices(server.url, server.welcome ?? "", () => undefined);
  const logins = await makeLogins(county);
  const hands: readonly Hand[] = await signInAll(server.url, logins);
  const said: Acknowledged = nothingAcknowledged();
  const { funds, fen } = await prepareMoney(hands);
  said.budgetFen = fen;
  const ids = await prepareClaims(county, hands, claims);
  // A notice takes days and is no matter of money: this drill is about what comes before and after.
  await asOwner(env, (client) => client.query("update claim_step set state = 'skipped' where kind = 'notice'"));
  const table: Table = { hands, claims: ids, funds, batches: [], said, chance: random(seed) };
  return {
    table,
    logins,
    later: async (days) => {
      setClock(new Date(Date.parse(readFileSync(clockFile, "utf8")) + days * 86_400_000).toISOString());
      table.hands = await signInAll(server.url, logins);
    },
    server: () => server,
    restart: async () => {
      server = await startServer(env, clocked);
    },
    look: () => asOwner(env, (client) => wrongIn(client, said)),
    asOwner: (work) => asOwner(env, work),
    postgres: () => pidOf(join(data, "postgres")),
    stop: async () => {
      if (server.child.exitCode === null && server.child.signalCode === null) await server.stop();
    },
  };
}

async function wrongIn(client: pg.Client, said: Acknowledged): Promise<string[]> {
  const { faults } = await verifyBooks(client);
  const lines = faults.map(({ check, what, found, expected }) => `${check}: ${what} is ${found}, not ${expected}`);
  return [...lines, ...(await lostOf(client, said))];
}

async function asOwner<T>(env: Readonly<Record<string, string>>, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const config = checkConfig({ ...process.env, ...env }, root);
  return withDatabase(config, { mayCreate: false }, async (connection) => {
    const client = new pg.Client(connection);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
