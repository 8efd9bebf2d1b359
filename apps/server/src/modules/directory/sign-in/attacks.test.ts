import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { permissionTable } from "../../../app.ts";
import { codeOf } from "../testing/browser.ts";
import { aDirectory, goodPassword, type TestDirectory } from "../testing/directory.ts";
import { addressLimit } from "./address-limit.ts";
import { signInByPassword } from "./by-password.ts";
import { passwords } from "./password-hash.ts";

let them: TestDirectory;
beforeAll(async () => {
  them = await aDirectory();
});
afterAll(() => them.close());

const trying = (name: string, password: string, address?: string) =>
  them.browser().post("/api/v1/sign-in", { name, password }, address === undefined ? {} : { address });

/** Signs in with a counter on the hashes; answers the refusal and the work. */
async function workOf(name: string, password: string) {
  let work = 0;
  const counted = {
    hash: passwords.hash,
    verify: (typed: string, stored: string | null) => {
      work++;
      return passwords.verify(typed, stored);
    },
  };
  const { clock, sealing, connection } = them;
  const limits = { failures: addressLimit(), codes: addressLimit() };
  const deps = {
    database: connection.scoped,
    clock,
    sealing,
    permissions: permissionTable,
    passwords: counted,
    ...limits,
  };
  const caller = { address: "203.0.113.9", browser: null, cookie: undefined };
  const outcome = await signInByPassword(deps, { name, password }, caller).then(
    () => "in",
    (error: { code: string; says: { zh: string } }) => `${error.code} ${error.says.zh}`,
  );
  return { outcome, work };
}

describe("guessing passwords", () => {
  it("is locked after five failures for a quarter of an hour, also for the right password", async () => {
    await them.account("locked.one", [], "county", "13800138101");
    for (let tries = 0; tries < 5; tries++) {
      // By whichever name: failures belong to the account.
      const name = tries % 2 === 0 ? "locked.one" : "13800138101";
      expect(codeOf(await trying(name, "wrong"))).toEqual([401, "sign_in_failed"]);
    }
    expect(codeOf(await trying("locked.one", goodPassword))).toEqual([423, "locked"]);
    them.clock.forward(10 * 60);
    // Trying on does not make the lock longer.
    expect(codeOf(await trying("locked.one", goodPassword))).toEqual([423, "locked"]);
    them.clock.forward(6 * 60);
    expect((await trying("locked.one", goodPassword)).statusCode).toBe(200);
    expect(codeOf(await trying("locked.one", "wrong"))).toEqual([401, "sign_in_failed"]);
  });

  it("at the same moment is counted as well", async () => {
    await them.account("raced.one");
    const answers = await Promise.all(Array.from({ length: 12 }, () => trying("raced.one", "wrong")));
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
    expect(answers.filter(({ statusCode }) => statusCode === 423)).toHaveLength(7);
  });

  it("does not tell which names exist: same answers, same work, the lock too", async () => {
    await them.account("existing.one");
    await them.account("without.password");
    await them.connection.scoped.asSystem("a test", (tx) =>
      tx
        .withTables<{ account: { username: string; password: string | null } }>()
        .updateTable("account")
        .set({ password: null })
        .where("username", "=", "without.password")
        .execute(),
    );
    const told = new Set<string>();
    for (const name of ["existing.one", "without.password", "nobody.at.all", "13999999999"]) {
      const seen: string[] = [];
      for (let tries = 0; tries < 7; tries++) {
        const { outcome, work } = await workOf(name, "wrong-wrong");
        seen.push(`${outcome} after ${work} hashes`);
      }
      told.add(JSON.stringify(seen));
    }
    expect([...told]).toHaveLength(1);
    const seen = JSON.parse([...told][0] ?? "[]") as string[];
    expect(seen[0]).toMatch(/^sign_in_failed .* after 1 hashes$/);
    expect(seen[6]).toMatch(/^locked .* after 0 hashes$/);
  });

  it("from one address is slowed down over all names", async () => {
    const address = "203.0.113.77";
    for (let tries = 0; tries < 50; tries++) await trying(`name.${tries}`, "x", address);
    expect(codeOf(await trying("name.50", "x", address))).toEqual([429, "too_many_requests"]);
    expect(codeOf(await trying("name.50", "x", "203.0.113.78"))).toEqual([401, "sign_in_failed"]);
  }, 120_000);

  it("that were hashed with less work are hashed again once somebody signs in", async () => {
    const id = await them.account("old.hash");
    const { argon2Sync } = await import("node:crypto");
    const nonce = randomBytes(16);
    const tag = argon2Sync("argon2id", {
      message: goodPassword,
      nonce,
      memory: 1024,
      passes: 2,
      parallelism: 1,
      tagLength: 32,
    });
    const plain = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");
    const set = `$argon2id$v=19$m=1024,t=2,p=1$${plain(nonce)}$${plain(tag)}`;
    const stored = () =>
      them.connection.scoped.asSystem("a test", (tx) =>
        tx
          .withTables<{ account: { id: string; password: string } }>()
          .selectFrom("account")
          .select("password")
          .where("id", "=", id)
          .executeTakeFirstOrThrow(),
      );
    await them.connection.scoped.asSystem("a test", (tx) =>
      tx
        .withTables<{ account: { id: string; password: string } }>()
        .updateTable("account")
        .set({ password: set })
        .where("id", "=", id)
        .execute(),
    );
    await them.browser().signIn("old.hash", goodPassword);
    expect((await stored()).password).toMatch(/m=19456,t=2,p=1/);
    await them.browser().signIn("old.hash", goodPassword);
  });
});

describe("sessions", () => {
  it("get a new token at sign-in; one that was planted before is worth nothing", async () => {
    await them.account("fixed.one");
    const victim = them.browser();
    const planted = randomBytes(32).toString("base64url");
    victim.plant(planted);
    await victim.signIn("fixed.one", goodPassword);
    expect(victim.cookie()).not.toBe(planted);
    const attacker = them.browser();
    attacker.plant(planted);
    expect(codeOf(await attacker.get("/api/v1/session"))).toEqual([401, "not_signed_in"]);
  });

  it("that a browser had before end when somebody else signs in there", async () => {
    const browser = await them.as("first.user");
    const before = browser.cookie() ?? "";
    await them.account("second.user");
    await browser.signIn("second.user", goodPassword);
    const old = them.browser();
    old.plant(before);
    expect(codeOf(await old.get("/api/v1/session"))).toEqual([401, "not_signed_in"]);
  });

  it("end half an hour after the last request, and after twelve hours in any case", async () => {
    const browser = await them.as("idle.one");
    them.clock.forward(29 * 60);
    expect((await browser.session()).secondsLeft).toBeGreaterThan(1700);
    them.clock.forward(29 * 60);
    expect((await browser.get("/api/v1/session")).statusCode).toBe(200);
    them.clock.forward(31 * 60);
    expect(codeOf(await browser.get("/api/v1/session"))).toEqual([401, "not_signed_in"]);

    await browser.signIn("idle.one", goodPassword);
    for (let part = 0; part < 35; part++) {
      them.clock.forward(20 * 60);
      expect((await browser.get("/api/v1/session")).statusCode).toBe(200);
    }
    expect((await browser.session()).secondsLeft).toBe(20 * 60);
    them.clock.forward(20 * 60);
    expect(codeOf(await browser.get("/api/v1/session"))).toEqual([401, "not_signed_in"]);
  });

  it("change nothing without the value that only our pages know", async () => {
    const browser = await them.as("forged.one");
    const forged = { headers: { "x-jucai-csrf": "guess" } };
    expect(codeOf(await browser.post("/api/v1/sign-out", undefined, forged))).toEqual([403, "forged"]);
    expect((await browser.get("/api/v1/session")).statusCode).toBe(200);
  });

  it("are listed and ended by their owner, and by nobody else", async () => {
    const one = await them.as("two.places");
    const two = them.browser();
    await two.signIn("two.places", goodPassword);
    const { sessions } = (await one.get("/api/v1/sessions")).json();
    expect(sessions.map((it: { current: boolean }) => it.current).sort()).toEqual([false, true]);
    const other = sessions.find((it: { current: boolean }) => !it.current).id;
    const stranger = await them.as("stranger");
    expect(codeOf(await stranger.delete(`/api/v1/sessions/${other}`))).toEqual([404, "not_found"]);
    expect((await one.delete(`/api/v1/sessions/${other}`)).statusCode).toBe(200);
    expect(codeOf(await two.get("/api/v1/session"))).toEqual([401, "not_signed_in"]);
    expect((await one.get("/api/v1/session")).statusCode).toBe(200);
  });

  it("cost one statement per request, and note once a minute that somebody is there", async () => {
    const browser = await them.as("counted.one", ["officer"]);
    await browser.get("/api/v1/preferences/warm");
    const { pool } = them.connection;
    const said: string[] = [];
    const connect = pool.connect.bind(pool);
    const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => connect()));
    const restore = clients.map((client) => {
      const query = client.query;
      client.query = ((...given: unknown[]) => {
        const [text] = given as [string | { text: string }];
        said.push(typeof text === "string" ? text : text.text);
        return (query as (...all: unknown[]) => unknown).apply(client, given);
      }) as typeof client.query;
      client.release();
      return () => void (client.query = query);
    });
    expect((await browser.get("/api/v1/preferences/warm")).statusCode).toBe(200);
    restore.forEach((undo) => undo());
    // One to find out who asks; the rest is the transaction of the request itself.
    expect(said).toEqual([
      expect.stringContaining("session_of"),
      "begin",
      expect.stringContaining("set_config"),
      expect.stringContaining('from "preference"'),
      "commit",
    ]);
  });
});
