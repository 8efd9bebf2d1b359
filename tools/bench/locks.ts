/**
 * What row-level security costs on lists and reads: the same statements under a scope, and past every policy, on
 * 100,000 people of which the reader reaches 5,000 (a township), all of his county, or one.
 */
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { appRole, asRole } from "../../apps/server/src/kernel/app-role.ts";
import { type Connection, openDatabase } from "../../apps/server/src/kernel/database.ts";
import { migrate, readMigrations } from "../../apps/server/src/kernel/migrations.ts";
import { startEmbedded } from "../../apps/server/src/kernel/postgres/embedded.ts";
import { sql } from "kysely";

const migrations = join(import.meta.dirname, "../../apps/server/migrations");
const township = "aaaaaaaa-0000-4000-8000-000000000001";
const times = 200;

const statements = {
  "a page of 50 by name":
    "select id, name, best from person where merged_into is null order by name_pinyin, id limit 50",
  "search by pinyin initials":
    "select id, name, best from person where name_initials ~>=~ 'lw' and name_initials ~<~ 'lx' limit 50",
  "one person by number": "select id, name, best from person where id = 'bbbbbbbb-0000-4000-8000-000000000020'",
  "how many there are": "select count(*) from person",
} as const;

/** Prints milliseconds with and without the second lock; there is no limit to keep. */
export async function benchLocks(): Promise<boolean> {
  const data = await mkdtemp(join(tmpdir(), "jucai-locks-"));
  const postgres = await startEmbedded(data);
  const owner = await openDatabase(postgres.connection);
  try {
    await migrate(owner.pool, readMigrations(migrations));
    await fill(owner.pool);
    const bound = await openDatabase({ ...postgres.connection, ...asRole(await appRole(owner.pool)) });
    try {
      await compare(owner, bound);
    } finally {
      await bound.pool.end();
    }
  } finally {
    await owner.pool.end();
    await postgres.stop();
    rmSync(data, { recursive: true, force: true });
  }
  return true;
}

/** 20 townships of 5,000; names are letters, since only their order matters here. */
async function fill(pool: pg.Pool): Promise<void> {
  await pool.query(`
    insert into person (id, place, held_by, name, name_pinyin, name_initials, best)
    select ('bbbbbbbb-0000-4000-8000-' || lpad(at::text, 12, '0'))::uuid, '350423',
      array[('aaaaaaaa-0000-4000-8000-' || lpad((1 + at % 20)::text, 12, '0'))::uuid],
      md5(at::text), md5(at::text), substr('lwqcrt', 1 + at % 5, 2), '{"person.degree": {"value": "master"}}'
    from generate_series(0, 99999) as at`);
  await pool.query("analyze person");
}

async function compare(owner: Connection, bound: Connection): Promise<void> {
  const nobody = { account: null, person: null, units: [], places: [], all: false };
  console.log("100,000 people; median milliseconds of a transaction with one statement, of", times);
  console.log(`${"".padEnd(28)}${["no policies", "a township", "a county"].map((each) => each.padStart(14)).join("")}`);
  for (const [name, text] of Object.entries(statements)) {
    const figures = [
      await median(() => owner.scoped.within(nobody, (tx) => sql.raw(text).execute(tx))),
      await median(() => bound.scoped.within({ ...nobody, units: [township] }, (tx) => sql.raw(text).execute(tx))),
      await median(() => bound.scoped.within({ ...nobody, places: ["350423"] }, (tx) => sql.raw(text).execute(tx))),
    ];
    console.log(`${name.padEnd(28)}${figures.map((ms) => `${ms.toFixed(2)} ms`.padStart(14)).join("")}`);
  }
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < times; round++) {
    const from = performance.now();
    await work();
    took.push(performance.now() - from);
  }
  return took.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}
