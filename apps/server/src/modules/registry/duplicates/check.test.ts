import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migratedDatabase } from "../../../../test/database.ts";
import { systemClock } from "../../../kernel/clock.ts";
import type { Connection } from "../../../kernel/database.ts";
import { checkDuplicates } from "./check.ts";

/** More than one step of the check, so that nobody is lost between two of them. */
const names = 400;
let connection: Connection;
const signal = new AbortController();

const run = (until?: number) => {
  const steps = { at: 0, stop: new AbortController() };
  return checkDuplicates(connection.scoped, systemClock, {
    progress: async () => {
      if (++steps.at === until) steps.stop.abort();
    },
    signal: until === undefined ? signal.signal : steps.stop.signal,
  });
};
const count = (text: string) =>
  connection.scoped.asSystem("test", async (tx) => (await sql.raw<{ n: number }>(text).execute(tx)).rows[0]?.n);

beforeAll(async () => {
  connection = await migratedDatabase();
  // Each name twice, and sixty-one people more of one name in different months: too many to compare each with each.
  await connection.scoped.asSystem("test", (tx) =>
    sql`insert into person (place, name, name_pinyin, birth_month)
      select '350423', '测' || chr(19968 + at * 7), 'ce' || at, (1950 + at % 50) || '-05'
      from generate_series(1, ${names}) as at, generate_series(1, 2)
      union all
      select '350423', '王伟', 'wangwei', (1900 + at) || '-01' from generate_series(1, 61) as at`.execute(tx),
  );
});
afterAll(() => connection.pool.end());

it("goes on after it was broken off, compares everybody once, and says which group was too large", async () => {
  await expect(run(5)).rejects.toThrow("aborted");
  const result = await run();
  expect(result.leftOut).toEqual({ groups: 2, persons: 61 });
  expect(await count("select count(*)::int as n from duplicate_seen")).toBe(2 * names + 61);
  // Same name and same month: every name with its double, and neighbours of one sound born in the same month.
  expect(
    await count(
      "select count(*)::int as n from duplicate_pair pair join person p on p.id = a join person q on q.id = b where p.name = q.name and p.name <> '王伟'",
    ),
  ).toBe(names);
  expect(await run()).toEqual({ persons: 0, compared: 0, found: 0, leftOut: { groups: 0, persons: 0 } });
});

it("looks only at those who changed", async () => {
  await connection.scoped.asSystem("test", (tx) =>
    sql`update person set birth_month = '1901-01', updated_at = now() where name = '王伟' and birth_month = '1902-01'`.execute(
      tx,
    ),
  );
  expect(await run()).toMatchObject({ persons: 1, found: 1 });
});
