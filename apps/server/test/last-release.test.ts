/**
 * This version on the data of the releases before it.
 *
 * `releases/<version>.json.br` holds rows as that version wrote them (its tables in JSON): the vocabulary, a
 * document or two with their index, from 0.3.0 on also people, accounts and keys, from 0.4.0 on claims, money and
 * files (last-release-people.test.ts). A new release adds its own file here, taken from a data folder that it made.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import type { MeasureDetail, PolicyList, SearchAnswer } from "@jucai/contract";
import { afterEach, describe, expect, it } from "vitest";
import { appRole, asRole } from "../src/kernel/app-role.ts";
import { openDatabase } from "../src/kernel/database.ts";
import { migrate, readMigrations } from "../src/kernel/migrations.ts";
import { publishPacks } from "../src/modules/library/index.ts";
import { buildTestApp, projectPacks } from "./app.ts";
import { emptyDatabase, migrationsFolder, servers } from "./database.ts";

type Rows = Readonly<Record<string, readonly { readonly id: string; readonly origin?: string }[]>>;
const rowsOf = (version: string) =>
  JSON.parse(
    brotliDecompressSync(readFileSync(join(import.meta.dirname, `releases/${version}.json.br`))).toString(),
  ) as Rows;

/** Releases, and how many measures of the document each of them said to run. */
const releases: [string, number][] = [
  ["0.1.0", 0],
  ["0.2.0", 11],
  ["0.3.0", 22],
  ["0.4.0", 23],
  ["0.5.0", 23],
];
/** The last release everywhere, older ones once. */
const cases = releases.flatMap(([version, runs], at) =>
  servers()
    .slice(0, at === releases.length - 1 ? undefined : 1)
    .map(([name, server]) => ({ version, runs, name, server })),
);

describe.each(cases)("the data of version $version on $name", ({ version, runs, server }) => {
  const released = rowsOf(version);
  let app: { readonly close: () => Promise<void> } | undefined;
  afterEach(() => app?.close());

  /** Starts this version on it, with the document published by `origin`. */
  async function start(origin: "system" | "place") {
    const connection = await emptyDatabase(server);
    const { pool } = connection;
    const done = released["schema_migration"]!.map(({ id }) => id);
    const migrations = readMigrations(migrationsFolder);
    await migrate(
      pool,
      migrations.filter(({ id }) => done.includes(id)),
    );
    for (const table of ["vocabulary_version", "document_version", "measure"]) {
      const rows = released[table]!.map((row) => (row.origin ? { ...row, origin } : row));
      // Ids of versions are given out by the database; those of the release stay as they are.
      const kept = table === "measure" ? "" : "overriding system value";
      await pool.query(`insert into ${table} ${kept} select * from jsonb_populate_recordset(null::${table}, $1)`, [
        JSON.stringify(rows),
      ]);
      if (table !== "measure") {
        await pool.query(`select setval(pg_get_serial_sequence($1, 'id'), (select max(id) from ${table}))`, [table]);
      }
    }
    await migrate(pool, migrations);
    await publishPacks(connection.database, await projectPacks());
    // From here on as the server itself: bound by row-level security.
    const { rows } = await pool.query<{ database: string }>("select current_database() as database");
    const opened = await openDatabase({ ...server, database: rows[0]!.database, ...asRole(await appRole(pool)) });
    await pool.end();
    const { http } = await buildTestApp(opened);
    app = { close: () => http.close().then(() => opened.pool.end()) };
    return async <T>(url: string): Promise<T> => {
      const response = await http.inject({ url });
      expect(response.statusCode, response.body).toBe(200);
      return (response.headers["content-type"]?.toString().includes("json") ? response.json() : response.body) as T;
    };
  }

  it("gives way to this version's documents, as far as the system published it", async () => {
    const get = await start("system");
    const { items } = await get<PolicyList>("/api/v1/policies?on=2024-01-01");
    expect(items.map(({ id, origin }) => [id, origin]).toSorted()).toEqual([
      ["linxia-2021-48", "system"],
      ["minhou-2021-81", "system"],
      ["nanping-2021-2", "system"],
      ["qingliu-2023-1", "system"],
      ["qingliu-huigui-2023", "system"],
    ]);
    const { measure } = await get<MeasureDetail>("/api/v1/measures/qingliu-huigui-2023/12b?on=2024-01-01");
    expect(measure.coverage.state).toBe("runs");
  });

  it("stands before this version's document where a place has published it, and is served as it was", async () => {
    const get = await start("place");
    const { items } = await get<PolicyList>("/api/v1/policies?on=2024-01-01");
    const versions = released["document_version"] as unknown as { document: string; content_hash: string }[];
    const old = versions.find(({ document }) => document === "qingliu-huigui-2023")!;
    expect(items.find(({ id }) => id === "qingliu-huigui-2023")).toMatchObject({
      origin: "place",
      version: old.content_hash,
      counts: { measures: 49, benefits: 11 },
    });
    const found = await get<SearchAnswer>("/api/v1/search?pageSize=100&policy=qingliu-huigui-2023&on=2024-01-01");
    expect(found.total).toBe(49);
    // A version that says nothing of what runs runs nothing that anybody has shown.
    expect(found.items.filter(({ measure }) => measure.coverage.state === "runs")).toHaveLength(runs);
    await get<MeasureDetail>("/api/v1/measures/qingliu-huigui-2023/12b?on=2024-01-01");
    expect(await get<string>("/rules/350423/employer.js")).toContain("qingliu-huigui-2023/13b");
  });
});
