import { randomUUID } from "node:crypto";
import type { Clock } from "#kernel/clock.ts";
import type { JobContext } from "#kernel/jobs/index.ts";
import type { ScopedDatabase } from "#kernel/scope.ts";
import {
  candidatePairs,
  type Changed,
  listChanged,
  nextChanged,
  noteCompared,
  type Oversized,
  oversizedBlocks,
  putIntoBlocks,
} from "./blocks.ts";
import { duplicateTables } from "./duplicates.tables.ts";
import { alikeAmong, dropUnlike, savePairs } from "./found-pairs.ts";
import { type ComparedColumns, publishedColumns, signaturesOf } from "./signatures.ts";

export const checkJob = "duplicates.check";
/** Persons in one step: what is in memory at a time, and how long the server does nothing else. */
const step = 250;
const why = "look for duplicates in the background";

type Progress = Pick<JobContext, "progress" | "signal">;
export type CheckResult = { persons: number; compared: number; found: number; leftOut: Omit<Oversized, "keys"> };

/**
 * Compares everybody who changed since the last check with everybody in the same blocks.
 *
 * Step by step, each in a transaction of its own: memory does not grow with the number of persons, and a check that
 * breaks off goes on where it was.
 */
export async function checkDuplicates(
  database: ScopedDatabase,
  clock: Clock,
  { progress, signal }: Progress,
): Promise<CheckResult> {
  const { changed, first } = await database.asSystem(why, listChanged);
  if (changed === 0) return { persons: 0, compared: 0, found: 0, leftOut: { groups: 0, persons: 0 } };
  const columns = await database.asSystem(why, publishedColumns);
  const run = await beginRun(database, clock);
  let done = 0;
  await eachStep(database, signal, async (persons) => {
    await database.asSystem(why, async (tx) => {
      const ids = persons.map(({ id }) => id);
      await putIntoBlocks(tx, ids, await signaturesOf(tx, ids, columns));
    });
    await progress((done += persons.length), 2 * changed);
  });
  const oversized = await database.asSystem(why, oversizedBlocks);
  const result = {
    persons: 0,
    compared: 0,
    found: 0,
    leftOut: { groups: oversized.groups, persons: oversized.persons },
  };
  await eachStep(database, signal, async (persons) => {
    const counted = await compareStep(database, clock, persons, { columns, oversized: oversized.keys, first });
    result.persons += persons.length;
    result.compared += counted.compared;
    result.found += counted.found;
    await progress((done += persons.length), 2 * changed);
  });
  await endRun(database, clock, run, result);
  return result;
}

type Ground = { readonly columns: ComparedColumns; readonly oversized: readonly string[]; readonly first: boolean };

async function eachStep(
  database: ScopedDatabase,
  signal: AbortSignal,
  work: (persons: readonly Changed[]) => Promise<void>,
): Promise<void> {
  let after = "0";
  for (;;) {
    signal.throwIfAborted();
    const persons = await database.asSystem(why, (tx) => nextChanged(tx, after, step));
    const last = persons.at(-1);
    if (last === undefined) return;
    await work(persons);
    after = last.no;
  }
}

async function compareStep(
  database: ScopedDatabase,
  clock: Clock,
  persons: readonly Changed[],
  { columns, oversized, first }: Ground,
): Promise<{ readonly compared: number; readonly found: number }> {
  return database.asSystem(why, async (tx) => {
    const ids = persons.map(({ id }) => id);
    const candidates = await candidatePairs(tx, ids, oversized, first);
    const everybody = [...new Set(candidates.flatMap(({ a, b }) => [a, b]))];
    const found = alikeAmong(candidates, await signaturesOf(tx, everybody, columns));
    await savePairs(tx, found, clock.now());
    // At a first check half of a person's pairs are found from the other side, and there is nothing old to drop.
    if (!first) await dropUnlike(tx, ids, found);
    await noteCompared(tx, persons);
    return { compared: candidates.length, found: found.length };
  });
}

async function beginRun(database: ScopedDatabase, clock: Clock): Promise<string> {
  const id = randomUUID();
  await database.asSystem(why, (tx) =>
    duplicateTables(tx)
      .insertInto("duplicate_run")
      .values({ id, started_at: clock.now(), finished_at: null })
      .execute(),
  );
  return id;
}

async function endRun(database: ScopedDatabase, clock: Clock, id: string, result: CheckResult): Promise<void> {
  const { persons, compared, found, leftOut } = result;
  const outcome = { persons, compared, found, left_groups: leftOut.groups, left_persons: leftOut.persons };
  await database.asSystem(why, (tx) =>
    duplicateTables(tx)
      .updateTable("duplicate_run")
      .set({ ...outcome, finished_at: clock.now() })
      .where("id", "=", id)
      .execute(),
  );
}
