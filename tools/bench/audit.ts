/** What an audit entry costs: the same small change with and without one, and how fast a chain is linked and verified. */
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../apps/server/src/kernel/database.ts";
import { type Chain, headFile, linkPending, record, verifyChain } from "../../apps/server/src/kernel/audit/index.ts";
import { migrate, readMigrations } from "../../apps/server/src/kernel/migrations.ts";
import { startEmbedded } from "../../apps/server/src/kernel/postgres/embedded.ts";
import type { ScopedTransaction } from "../../apps/server/src/kernel/scope.ts";
import { report } from "./report.ts";

const changes = 2_000;
const atOnce = 10;
/** In milliseconds, while ten write at once. */
const mostAdded = 3;
const who = { account: randomUUID(), name: "经办人" };

/** Prints milliseconds a change and entries a second; false when an entry costs too much. */
export async function benchAudit(): Promise<boolean> {
  const data = await mkdtemp(join(tmpdir(), "jucai-audit-"));
  const postgres = await startEmbedded(data);
  const { pool, scoped } = await openDatabase(postgres.connection);
  try {
    await migrate(pool, readMigrations(join(import.meta.dirname, "../../apps/server/migrations")));
    await pool.query("create table bench_change (id uuid primary key, phone text)");
    const chain: Chain = { database: scoped, head: headFile(data), hash: () => "sha256" };
    const each = async (then: (tx: ScopedTransaction, id: string) => Promise<void>): Promise<number> => {
      const from = performance.now();
      const lane = async () => {
        for (let n = 0; n < changes / atOnce; n++) {
          const id = randomUUID();
          await scoped.asSystem("bench", async (tx) => {
            await tx
              .withTables<{ bench_change: { id: string; phone: string } }>()
              .insertInto("bench_change")
              .values({ id, phone: "1" })
              .execute();
            await then(tx, id);
          });
        }
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
      return (performance.now() - from) / (changes / atOnce);
    };
    const nothing = async () => undefined;
    await each(nothing);
    const without = await each(nothing);
    const audited = await each((tx, id) =>
      record(tx, who, {
        action: "person.update",
        object: { kind: "person", id },
        detail: { fields: ["phone", "address"] },
      }),
    );
    console.log(
      `a change of one row, ${atOnce} at once: ${without.toFixed(2)} ms without, ${audited.toFixed(2)} ms with an entry`,
    );
    console.log(`linking ${(await rate(() => linkPending(chain))).toFixed(0)} entries a second, afterwards and beside`);
    console.log(`verifying ${(await rate(async () => (await verifyChain(chain)).links)).toFixed(0)} links a second`);
    return report("what an audit entry adds to a change", audited - without, mostAdded, "ms");
  } finally {
    await pool.end();
    await postgres.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function rate(work: () => Promise<number>): Promise<number> {
  const from = performance.now();
  return (await work()) / ((performance.now() - from) / 1000);
}
