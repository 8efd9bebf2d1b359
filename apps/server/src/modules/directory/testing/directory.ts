import { randomUUID } from "node:crypto";
import type { Role } from "@jucai/contract";
import { type AppTestOptions, buildTestApp, type TestApp } from "../../../../test/app.ts";
import { migratedDatabase } from "../../../../test/database.ts";
import type { Clock } from "#kernel/clock.ts";
import { accountTables } from "../accounts/accounts.tables.ts";
import { insertAccount, insertGrant } from "../accounts/create.ts";
import { startSession } from "../sessions/start-session.ts";
import { passwords } from "../sign-in/password-hash.ts";
import { aBrowser, type Browser } from "./browser.ts";

/** A clock that a test moves. */
export function aClock(from = "2026-03-02T01:00:00Z"): Clock & { readonly forward: (seconds: number) => void } {
  let now = Date.parse(from);
  return { now: () => new Date(now), forward: (seconds) => void (now += seconds * 1000) };
}

export const goodPassword = "Quiet-River-42";

/** Units of an invented city with two counties; ids are new for each database. */
const unitIds = () => ({ city: randomUUID(), county: randomUUID(), office: randomUUID(), otherCounty: randomUUID() });
export type TestUnits = ReturnType<typeof unitIds>;

export type TestDirectory = TestApp & {
  readonly clock: ReturnType<typeof aClock>;
  readonly units: TestUnits;
  readonly browser: () => Browser;
  /** An account with roles, ready to sign in with `goodPassword`. */
  readonly account: (
    username: string,
    roles?: readonly Role[],
    unit?: keyof TestUnits,
    mobile?: string,
  ) => Promise<string>;
  /** A browser that is signed in as somebody with roles. */
  readonly as: (username: string, roles?: readonly Role[], unit?: keyof TestUnits) => Promise<Browser>;
  /** The newest code that was sent to a number. */
  readonly codeTo: (mobile: string) => Promise<string>;
};

/** The whole server with a small tree of units and a clock that can be moved. */
export async function aDirectory({
  packs = false,
  ...how
}: Pick<AppTestOptions, "signIn" | "trustedProxy"> & { readonly packs?: boolean } = {}): Promise<TestDirectory> {
  const clock = aClock();
  // Mostly without packs: the tree below is all that these tests need.
  const connection = await migratedDatabase(undefined, { template: packs ? "packed" : "migrated" });
  const built = await buildTestApp(connection, clock, how);
  const close = async () => {
    await built.http.close();
    await connection.pool.end();
  };
  const app: TestApp = { ...built, connection, close };
  const units = unitIds();
  await insertUnits(app, units);
  const stored = await passwords.hash(goodPassword);
  const browser = () => aBrowser(app.http);

  const account: TestDirectory["account"] = (username, roles = [], unit = "county", mobile) =>
    app.connection.scoped.asSystem("a test's account", async (tx) => {
      const db = accountTables(tx);
      const place = unit === "city" ? "990100" : unit === "otherCounty" ? "990102" : "990101";
      const number = mobile === undefined ? {} : { mobile };
      const it = { name: `测试 ${username}`, username, password: stored, unit: units[unit], place, ...number };
      const { id } = await insertAccount(db, app.sealing, it, clock.now());
      for (const role of roles) {
        await insertGrant(db, { account: id, role, unit: { id: units[unit], place }, by: null }, clock.now());
      }
      return id;
    });

  return {
    ...app,
    clock,
    units,
    browser,
    account,
    as: async (username, roles, unit) => {
      const id = await account(username, roles, unit);
      const it = browser();
      // Without the work of a password hash, of which tests have enough.
      const { token } = await app.connection.scoped.asSystem("a test's session", (tx) =>
        startSession(tx, { id, name: username }, "password", caller, clock.now()),
      );
      it.plant(token);
      await it.session();
      return it;
    },
    codeTo: (mobile) => newestCode(app, mobile),
  };
}

const caller = { address: "127.0.0.1", browser: null, cookie: undefined };

async function newestCode({ connection, sealing }: TestApp, mobile: string): Promise<string> {
  return connection.scoped.asSystem("a test reads the outbox", async (tx) => {
    const rows = await accountTables(tx).selectFrom("outbox_message").selectAll().orderBy("id", "desc").execute();
    const opened = (sealed: Buffer) => sealing.openSystem(sealed, "outbox_message").toString();
    const found = rows.find((row) => opened(row.to_sealed) === mobile);
    const code = found === undefined ? undefined : /\d{6}/.exec(opened(found.text_sealed))?.[0];
    if (code === undefined) throw new Error(`nothing was sent to ${mobile}`);
    return code;
  });
}

async function insertUnits({ connection }: TestApp, { city, county, office, otherCounty }: TestUnits): Promise<void> {
  const insert =
    "insert into unit (id, parent, kind, code, place, name, pinyin, origin) values ($1, $2, $3, $4, $5, $6, '', '{\"by\":\"packs\"}')";
  const rows: [string, string | null, string, string | null, string, string][] = [
    [city, null, "jurisdiction", "990100", "990100", "云水市"],
    [county, city, "jurisdiction", "990101", "990101", "云溪县"],
    [office, county, "office", null, "990101", "云溪县人才办"],
    [otherCounty, city, "jurisdiction", "990102", "990102", "云岭县"],
  ];
  const client = await connection.pool.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('jucai.system', 'on', true)");
    for (const [id, parent, kind, code, place, name] of rows) {
      await client.query(insert, [id, parent, kind, code, place, JSON.stringify({ zh: name, en: name })]);
    }
    await client.query("commit");
  } finally {
    client.release();
  }
}
