/** How long the search takes at 10,000 measures: the slowest of many ordinary questions, each asked as the page asks. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadPacks } from "../../packages/pack/src/index.ts";
import { openDatabase } from "../../apps/server/src/kernel/database.ts";
import { migrate, readMigrations } from "../../apps/server/src/kernel/migrations.ts";
import { startEmbedded } from "../../apps/server/src/kernel/postgres/embedded.ts";
import { find } from "../../apps/server/src/modules/library/find/find.ts";
import { manyPolicies, typedWords } from "../../apps/server/src/modules/library/find/library-of.ts";
import { publishPacks } from "../../apps/server/src/modules/library/publish.ts";
import { report } from "./report.ts";

const root = join(import.meta.dirname, "../..");
/** Milliseconds that an answer may take. */
const limit = 50;
const times = 20;

/** Prints the middle and the slowest answer for each question; true when every middle one keeps the limit. */
export async function benchSearch(): Promise<boolean> {
  const data = await mkdtemp(join(tmpdir(), "jucai-search-"));
  const postgres = await startEmbedded(data);
  const connection = await openDatabase(postgres.connection);
  try {
    await migrate(connection.pool, readMigrations(join(root, "apps/server/migrations")));
    const packs = await loadPacks(join(root, "packs"), { examples: false });
    const pattern = packs.policies.find(({ id }) => id === "qingliu-2023-1")!;
    const policies = [...packs.policies, ...manyPolicies(pattern, 100, 100)];
    await publishPacks(connection.database, { ...packs, policies });
    await connection.pool.query("analyze measure");
    const kept = [];
    for (const q of typedWords) kept.push(await timed(q));
    return kept.every(Boolean);
  } finally {
    await connection.pool.end();
    await postgres.stop();
    await rm(data, { recursive: true, force: true });
  }

  async function timed(q: string): Promise<boolean> {
    const took: number[] = [];
    for (let time = 0; time < times; time += 1) {
      const began = performance.now();
      await find(connection.scoped, { q, most: 5, on: "2026-01-01" });
      took.push(performance.now() - began);
    }
    took.sort((a, b) => a - b);
    const middle = took[times / 2] ?? 0;
    return report(`search ${q}, 10,000 measures (slowest ${(took.at(-1) ?? 0).toFixed(1)})`, middle, limit, "ms");
  }
}
