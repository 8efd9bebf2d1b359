import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { anActor } from "../../../../test/care.ts";
import { migratedDatabase } from "../../../../test/database.ts";
import { systemClock } from "../../../kernel/clock.ts";
import type { Connection } from "../../../kernel/database.ts";
import { refreshBest } from "../facts/index.ts";
import { registryTables } from "../registry.tables.ts";
import { merge, unmerge } from "./decide.ts";
import { duplicateTables } from "./duplicates.tables.ts";

let connection: Connection;
const persons = Array.from({ length: 4 }, () => randomUUID()).toSorted();
const by = { actor: anActor("talent_office", randomUUID()), clock: systemClock };

/** Everything that a reader of any of them could see. */
const visible = () =>
  connection.scoped.asSystem("test", async (tx) => {
    const rows = async (text: string) => (await sql.raw<object>(text).execute(tx)).rows;
    return {
      persons: await rows("select to_jsonb(p) as row from person p order by id"),
      facts: await rows("select to_jsonb(f) as row from fact_value f order by id"),
      pairs: await rows("select to_jsonb(d) as row from duplicate_pair d order by a, b"),
      seen: await rows("select to_jsonb(m) as row from merged_seen m order by 1"),
    };
  });

beforeAll(async () => {
  connection = await migratedDatabase();
  await connection.scoped.asSystem("test", async (tx) => {
    for (const [at, id] of persons.entries()) {
      await sql`insert into person (id, place, held_by, name) values (${id}, '350423', array[${randomUUID()}]::uuid[], '伍小明')`.execute(
        tx,
      );
      await sql`insert into fact_value (subject_kind, subject, fact, value, source, entered_name, entered_at)
        values ('person', ${id}, 'person.degree', ${JSON.stringify(["master", "bachelor", "doctor"][at % 3])}::jsonb, 'office', '甲',
          ${new Date(Date.UTC(2025, 0, 1 + at))})`.execute(tx);
    }
    await refreshBest(registryTables(tx), "person", persons);
    for (const a of persons) {
      for (const b of persons.filter((each) => each > a)) {
        await sql`insert into duplicate_pair (a, b, score, reasons, compared, found_at) values (${a}, ${b}, 80, '[]', '', now())`.execute(
          tx,
        );
      }
    }
  });
});
afterAll(() => connection.pool.end());

const pairs = () =>
  connection.scoped.asSystem("test", (tx) =>
    duplicateTables(tx).selectFrom("duplicate_pair").selectAll().orderBy("id").execute(),
  );

it("merging and un-merging in any order leaves everything as it was", async () => {
  const before = await visible();
  const step = fc.record({ pair: fc.nat(5), first: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(10), { minLength: 6, maxLength: 6 }),
      async (steps, order) => {
        for (const { pair: at, first } of steps) {
          const pair = (await pairs())[at]!;
          // Some are refused because one of the two is merged already: then nothing happens.
          await connection.scoped
            .asSystem("test", (tx) => merge(tx, by, pair.id, { survivor: first ? pair.a : pair.b, why: "同一人" }))
            .catch((error: Error) => expect(error.name).toBe("Refusal"));
        }
        for (const pick of order) {
          const merged = (await pairs()).filter(({ status }) => status === "merged");
          const pair = merged[pick % Math.max(merged.length, 1)];
          if (pair !== undefined) await connection.scoped.asSystem("test", (tx) => unmerge(tx, by, pair.id, "看错了"));
        }
        expect(await visible()).toEqual(before);
      },
    ),
    { numRuns: 15 },
  );
});

it("counts what was said of everybody merged, and shows each of them to whoever keeps one", async () => {
  const [one, two] = [persons[0]!, persons[2]!];
  const pair = (await pairs()).find(({ a, b }) => a === one && b === two)!;
  await connection.scoped.asSystem("test", (tx) => merge(tx, by, pair.id, { survivor: one }));
  const keeper = await connection.scoped.asSystem("test", (tx) =>
    registryTables(tx).selectFrom("person").select(["id", "held_by"]).where("id", "=", two).executeTakeFirstOrThrow(),
  );
  const scope = { account: randomUUID(), person: null, units: keeper.held_by, places: [], all: false };
  const seen = await connection.scoped.within(scope, (tx) =>
    registryTables(tx).selectFrom("person").select(["id", "best"]).orderBy("id").execute(),
  );
  expect(seen.map(({ id }) => id)).toEqual([one, two]);
  // The later of two equally strong values: the merged one's.
  expect(seen[0]?.best["person.degree"]?.value).toBe("doctor");
});
