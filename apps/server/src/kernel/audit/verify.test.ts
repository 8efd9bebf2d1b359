import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { describe, expect, it } from "vitest";
import { asOwner, embedded, migratedDatabase } from "../../../test/database.ts";
import { temporaryFolder } from "../../../test/scratch.ts";
import { type Connection, openDatabase } from "../database.ts";
import { type ChainHash, chainStart, type EntryText, linkAfter } from "./chain.ts";
import { type Chain, linkPending } from "./chainer.ts";
import { headFile } from "./head-file.ts";
import { keepChaining } from "./keep-chaining.ts";
import { record } from "./record.ts";
import { prune } from "./retention.ts";
import { verifyChain } from "./verify.ts";

type Scene = { readonly chain: Chain; readonly connection: Connection; readonly folder: string };

const connection = await migratedDatabase();
const everything = "audit_entry, audit_link, audit_pending, audit_checkpoint, access_record";

/** A chain with so many entries, and nothing else in the database. */
async function aChain(entries: number, hash: ChainHash = "sha256"): Promise<Scene> {
  const folder = temporaryFolder();
  const chain = { database: connection.scoped, head: headFile(folder), hash: () => hash };
  const scene = { chain, connection, folder };
  await tamper(scene, `truncate ${everything} restart identity`);
  await write(scene, entries);
  await linkPending(chain);
  return scene;
}

async function write({ connection }: Scene, entries: number): Promise<void> {
  for (let n = 0; n < entries; n++) {
    await connection.scoped.asSystem("test", (tx) =>
      record(tx, "system", {
        action: "person.update",
        object: { kind: "person", id: String(n) },
        detail: { b: n, a: ["甲"] },
      }),
    );
  }
}

/** What somebody could do who holds the database itself: no trigger, no right stops him. */
const tamper = ({ connection }: Scene, ...statements: string[]) =>
  asOwner(connection, async (owner: pg.Client) => {
    await owner.query("set session_replication_role = replica");
    for (const statement of statements) await owner.query(statement);
  });

const found = async ({ chain }: Scene) =>
  (await verifyChain(chain)).findings.map(({ kind, seq, entry }) => [kind, entry ?? seq]);

describe.each(["sha256", "sm3"] as const)("an audit chain of %s", (hash) => {
  it("is sound while nobody touches it, also over several pages and while entries are written", async () => {
    const scene = await aChain(3, hash);
    const writing = write(scene, 5);
    expect(await verifyChain(scene.chain)).toMatchObject({ sound: true, findings: [], begins: 0 });
    await writing;
    const verified = await verifyChain(scene.chain);
    expect(verified).toMatchObject({ sound: true, links: 8, head: { seq: 8 } });
    expect(readFileSync(join(scene.folder, "audit-head"), "utf8")).toBe(`jucai-audit-head 1 8 ${verified.head.hash}\n`);
  });
});

describe("tampering with the chain shows", () => {
  const swap = (table: string, column: string) =>
    `update ${table} a set ${column} = b.${column} from ${table} b where (a.id, b.id) in ((2, 3), (3, 2))`;

  it.each<[string, string[], [string, string | number][]]>([
    ["a changed entry", ["update audit_entry set detail = '{\"b\": 7}' where id = 2"], [["changed", "2"]]],
    ["another name", ["update audit_entry set actor_name = 'x' where id = 2"], [["changed", "2"]]],
    [
      "a moment's difference",
      ["update audit_entry set at = at + interval '1 microsecond' where id = 4"],
      [["changed", "4"]],
    ],
    ["a removed entry", ["delete from audit_entry where id = 3"], [["removed", "3"]]],
    [
      "an entry removed together with its link",
      ["delete from audit_entry where id = 3", "delete from audit_link where entry = 3"],
      [["link_removed", 3]],
    ],
    [
      "a removed link",
      ["delete from audit_link where entry = 3"],
      [
        ["link_removed", 3],
        ["outside", "3"],
      ],
    ],
    [
      "a gap that was closed by counting anew",
      [
        "delete from audit_entry where id = 2",
        "delete from audit_link where seq = 2",
        "update audit_link set seq = seq - 1 where seq > 2",
      ],
      [
        ["cut_off", 4],
        ["changed", "3"],
        ["changed", "4"],
        ["changed", "5"],
      ],
    ],
    [
      "two entries in each other's place",
      [swap("audit_entry", "object_id")],
      [
        ["changed", "2"],
        ["changed", "3"],
      ],
    ],
    [
      "two links in each other's place",
      [
        "alter table audit_link drop constraint audit_link_seq_check",
        "update audit_link set seq = -seq where seq in (2, 3)",
        "update audit_link set seq = 5 + seq where seq < 0",
      ],
      [
        ["changed", "3"],
        ["changed", "2"],
        ["changed", "4"],
      ],
    ],
    [
      "an inserted entry",
      ["insert into audit_entry (actor_name, action, object_kind) values ('x', 'grant.create', 'grant')"],
      [["outside", "6"]],
    ],
    [
      "an end that was cut off",
      ["delete from audit_link where seq > 3", "delete from audit_entry where id > 3"],
      [["cut_off", 3]],
    ],
    ["a chain that was thrown away", ["truncate audit_link, audit_entry"], [["cut_off", 0]]],
    [
      "a beginning that was thrown away",
      [
        "delete from audit_entry where id < 3",
        "insert into audit_checkpoint (seq, hash, removed) select seq, hash, 2 from audit_link where seq = 2",
        "delete from audit_link where seq < 3",
      ],
      [["false_checkpoint", 2]],
    ],
    [
      "an entry left outside for long",
      [
        "insert into audit_entry (id, at, actor_name, action, object_kind) values (9, now() - interval '6 minutes', 'x', 'a.b', 'c')",
        "insert into audit_pending values (9)",
      ],
      [["unchained", "9"]],
    ],
    ["a waiting entry that was removed", ["insert into audit_pending values (9)"], [["removed", "9"]]],
  ])("%s", async (_what, statements, wanted) => {
    const scene = await aChain(5);
    await tamper(scene, ...statements);
    expect(await found(scene)).toEqual(wanted);
  });

  it("a chain that was computed anew from end to end", async () => {
    const scene = await aChain(3);
    await tamper(
      scene,
      "truncate audit_link, audit_pending",
      "update audit_entry set actor_name = 'x' where id = 1",
      "insert into audit_pending select id from audit_entry",
    );
    // Linked by the very program, with a head of its own, as if nothing had ever been there.
    await linkPending({ ...scene.chain, head: headFile(temporaryFolder()) });
    expect(await found(scene)).toEqual([["rewritten", 3]]);
    // What the program remembers outside stays as evidence, however many entries follow.
    await write(scene, 1);
    await linkPending(scene.chain);
    expect(await found(scene)).toEqual([["rewritten", 3]]);
  });

  it("a cut-off end that new entries have grown over", async () => {
    const scene = await aChain(5);
    await tamper(scene, "delete from audit_link where seq > 3", "delete from audit_entry where id > 3");
    await write(scene, 4);
    await linkPending(scene.chain);
    expect(await found(scene)).toEqual([["rewritten", 5]]);
  });

  it("a head outside that is lost or no longer readable", async () => {
    const scene = await aChain(2);
    const file = join(scene.folder, "audit-head");
    writeFileSync(file, "nonsense");
    expect(await found(scene)).toEqual([["head_missing", undefined]]);
    rmSync(file);
    expect(await found(scene)).toEqual([["head_missing", undefined]]);
  });
});

describe("linking", () => {
  it("goes on by itself, from several servers at once, and what is left is linked when they stop", async () => {
    const scene = await aChain(0);
    const errors: unknown[] = [];
    const servers = [1, 2, 3].map(() => keepChaining(scene.chain, (error) => errors.push(error)));
    await Promise.all([1, 2, 3, 4].map(() => write(scene, 10)));
    await Promise.all(servers.map((each) => each.stop()));
    expect(errors).toEqual([]);
    expect(await verifyChain(scene.chain)).toMatchObject({ sound: true, links: 40 });
  });
});

describe("retention", () => {
  /** Entries and links as they would stand there after so many months. */
  async function old(scene: Scene, months: number, count: number): Promise<void> {
    const at = new Date(Date.now() - months * 31 * 86_400_000).toISOString().replace("Z", "000Z");
    let end = chainStart;
    for (let n = 1; n <= count; n++) {
      const entry: EntryText = {
        id: String(n),
        at,
        account: null,
        actor_name: "x",
        on_behalf_of: null,
        action: "a.b",
        object_kind: "c",
        object_id: null,
        detail: null,
      };
      const link = (end = linkAfter(end, "sha256", at, entry));
      await tamper(
        scene,
        `insert into audit_entry (id, at, actor_name, action, object_kind) values (${n}, '${at}', 'x', 'a.b', 'c')`,
        `insert into audit_link values (${n}, ${n}, 'sha256', '\\x${link.hash.toString("hex")}', '${at}')`,
        `select setval('audit_entry_id', ${n})`,
        `insert into access_record (at, person, actor_name, action) values ('${at}', gen_random_uuid(), 'x', 'read')`,
      );
    }
    await scene.chain.head.write(end);
  }
  const asAdmin = <T>(scene: Scene, work: (chain: Chain) => Promise<T>) => asOwnerDatabase(scene, work);

  it("removes what is old, and the chain is still verified from there on", async () => {
    const scene = await aChain(0);
    await old(scene, 13, 4);
    await write(scene, 3);
    expect(await verifyChain(scene.chain)).toMatchObject({ sound: true, links: 7 });
    expect(await asAdmin(scene, ({ database }) => prune(database, 12))).toEqual({ entries: 4, accesses: 4 });
    expect(await verifyChain(scene.chain)).toMatchObject({ sound: true, links: 4, begins: 4, head: { seq: 8 } });
    expect(await asAdmin(scene, ({ database }) => prune(database, 12))).toEqual({ entries: 0, accesses: 0 });
  });

  it("never removes what is younger than six months, whoever asks and in whatever way", async () => {
    const scene = await aChain(0);
    await old(scene, 5, 2);
    await expect(prune(scene.chain.database, 5)).rejects.toThrow(/at least 6 months/);
    expect(await asAdmin(scene, ({ database }) => prune(database, 6))).toEqual({ entries: 0, accesses: 0 });
    const byHand = asOwner(scene.connection, async (owner) => {
      await owner.query("set jucai.retention = 'on'");
      await owner.query("delete from audit_entry");
    });
    await expect(byHand).rejects.toThrow(/kept for at least six months/);
    // Those who serve requests may not even when it is old.
    await expect(prune(scene.chain.database, 6)).rejects.toThrow(/permission denied/);
  });
});

/** The chain over a connection that may do more than requests may. */
async function asOwnerDatabase<T>({ chain, connection }: Scene, work: (chain: Chain) => Promise<T>): Promise<T> {
  const { rows } = await connection.pool.query<{ name: string }>("select current_database() as name");
  const owner = await openDatabase({ ...embedded(), database: rows[0]?.name });
  try {
    return await work({ ...chain, database: owner.scoped });
  } finally {
    await owner.pool.end();
  }
}
