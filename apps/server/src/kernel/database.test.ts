import { describe, expect, it } from "vitest";
import { emptyDatabase, servers } from "../../test/database.ts";
import { faultOf } from "./database.ts";

const utf8 = { version: 150_000, name: "15.0", encoding: "UTF8" };

it("takes PostgreSQL 15 and newer, in UTF-8 only", () => {
  expect(faultOf(utf8)).toBeUndefined();
  expect(faultOf({ ...utf8, version: 149_999, name: "14.9" })?.en).toContain("leads to PostgreSQL 14.9");
  expect(faultOf({ ...utf8, encoding: "SQL_ASCII" })?.en).toContain("SQL_ASCII");
});

describe.each(servers())("a connection to %s", (_name, server) => {
  it("reads calendar dates as they are written, whatever the zones", async () => {
    const { pool } = await emptyDatabase(server);
    const { rows } = await pool
      .query("set timezone to 'Pacific/Kiritimati'; select '2026-01-08'::date as day")
      .then((results) => (Array.isArray(results) ? results[1] : results) as { rows: unknown[] });
    expect(rows).toEqual([{ day: "2026-01-08" }]);
    await pool.end();
  });
});

it("sorts Chinese names by pinyin in the embedded database", async () => {
  const { pool } = await emptyDatabase();
  const { rows } = await pool.query<{ name: string }>(
    "select name from unnest(array['张三', '李四', '阿明', '陈五']) as name order by name",
  );
  expect(rows.map(({ name }) => name)).toEqual(["阿明", "陈五", "李四", "张三"]);
  await pool.end();
});
