/**
 * People, accounts, rosters, claims, money, files, keys and the audit chain as the last releases left them, under
 * this version.
 *
 * Everybody in `releases/*.json.br` was generated; its keys are those of that throw-away county.
 */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyBooks } from "../src/admin/books/verify.ts";
import { headFile, verifyChain } from "../src/kernel/audit/index.ts";
import { fileStore } from "../src/kernel/files/index.ts";
import { openSealing, type Sealing } from "../src/kernel/sealing/index.ts";
import { decisionTables } from "../src/modules/claims/decisions/decisions.tables.ts";
import { replay } from "../src/modules/claims/decisions/replay.ts";
import { evidenceTables } from "../src/modules/claims/evidence/evidence.tables.ts";
import { fileKey } from "../src/modules/claims/evidence/owner.ts";
import { seedUnits } from "../src/modules/directory/units/index.ts";
import { publishPacks } from "../src/modules/library/index.ts";
import { generate } from "../src/modules/supervision/plan/generate.ts";
import { registryTables } from "../src/modules/registry/registry.tables.ts";
import { factsOf } from "../src/modules/registry/facts/index.ts";
import { projectPacks } from "./app.ts";
import { servers } from "./database.ts";
import { openRelease, type Released } from "./last-release.ts";

/** Claims and money came with 0.4.0. */
const releases = [
  { version: "0.3.0", paid: false },
  { version: "0.4.0", paid: true },
  { version: "0.5.0", paid: true },
];
/** The last release everywhere, those before it once. */
const cases = releases.flatMap((release, at) =>
  servers()
    .slice(0, at === releases.length - 1 ? undefined : 1)
    .map(([name, server]) => ({ ...release, name, server })),
);

describe.each(cases)("what version $version wrote, on $name", ({ version, paid, server }) => {
  let released: Released;
  let sealing: Sealing;
  beforeAll(async () => {
    released = await openRelease(version, server);
    const { connection, keysFolder } = released;
    const packs = await projectPacks();
    await publishPacks(connection.database, packs);
    await seedUnits(connection.scoped, packs);
    sealing = await openSealing({ keysFolder }, connection);
  });
  afterAll(() => released?.connection.pool.end());

  it("keeps every row, takes this version's documents and units, and opens what was sealed", async () => {
    const { connection, rowsOf } = released;
    await connection.scoped.asSystem("a test", async (tx) => {
      const db = registryTables(tx);
      const people = await db.selectFrom("person").select(["id", "sealed", "sealed_key"]).execute();
      expect(people).toHaveLength(rowsOf("person").length);
      expect(await db.selectFrom("fact_value").select("id").execute()).toHaveLength(rowsOf("fact_value").length);
      for (const { id, sealed, sealed_key } of people.filter(({ sealed }) => sealed !== null)) {
        expect(sealing.open(sealed_key!, sealed!, `person/${id}`)).toBeTypeOf("object");
        const { problems } = await factsOf(tx, sealing, id);
        expect(problems).toEqual([]);
      }
    });
  });

  it("keeps the audit chain whole", async () => {
    const { connection, keysFolder, rowsOf } = released;
    const chain = { database: connection.scoped, head: headFile(keysFolder), hash: sealing.hash };
    const report = await verifyChain(chain);
    expect(report).toMatchObject({ sound: true, links: rowsOf("audit_entry").length, findings: [] });
  });

  it("makes out what every unit has to do, once", async () => {
    const { scoped } = released.connection;
    const today = "2026-11-23";
    const run = () => scoped.asSystem("a test", (tx) => generate(tx, today, new Date(`${today}T00:00:00Z`)));
    const first = await run();
    expect(first.written).toBeGreaterThan(100);
    expect(await run()).toEqual({ written: 0, changed: 0, dropped: 0 });
  });

  if (!paid) return;

  it("finds no fault in the books, and counts every claim, award and payment", async () => {
    const client = new pg.Client(released.owner);
    await client.connect();
    try {
      const found = await verifyBooks(client);
      const count = (table: string) => released.rowsOf(table).length;
      expect(found.faults).toEqual([]);
      expect(found.looked).toEqual({ claims: count("claim"), awards: count("award"), payments: count("payment") });
      expect(Math.min(...Object.values(found.looked))).toBeGreaterThan(5);
    } finally {
      await client.end();
    }
  });

  it("gives the same fen when a decision is made again", async () => {
    await released.connection.scoped.asSystem("a test", async (tx) => {
      const decisions = await decisionTables(tx).selectFrom("decision").select("id").execute();
      expect(decisions.length).toBeGreaterThan(2);
      for (const { id } of decisions) {
        const again = await replay(tx, sealing, id);
        expect(again).toMatchObject({ same: true, differences: [] });
        expect(again.now.totalFen).toBeGreaterThan(0);
      }
    });
  });

  it("opens the evidence that was handed in", async () => {
    const files = fileStore(released.filesFolder, sealing);
    const opened = await released.connection.scoped.asSystem("a test", async (tx) => {
      const rows = await evidenceTables(tx).selectFrom("evidence_file").selectAll().execute();
      return Promise.all(
        rows.map(async (row) =>
          files.readWhole(row.id, { key: await fileKey(tx, sealing, row), hash: row.content_hash }),
        ),
      );
    });
    expect(opened.map((bytes) => bytes.subarray(1, 4).toString())).toEqual(["PNG"]);
  });
});
