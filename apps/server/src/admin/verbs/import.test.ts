import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { projectPacks } from "../../../test/app.ts";
import { embedded, migratedDatabase } from "../../../test/database.ts";
import { temporaryFolder } from "../../../test/scratch.ts";
import { checkConfig, type Config } from "../../config/config.ts";
import { publishPacks } from "../../modules/library/index.ts";
import { seedUnits } from "../../modules/directory/units/index.ts";
import { openBook } from "../../modules/registry/sheets/index.ts";
import { exportRoster } from "./export.ts";
import { importRoster } from "./import.ts";

const folder = temporaryFolder();
const roster = "qingliu-huigui-2023/survey";
let config: Config;

beforeAll(async () => {
  const connection = await migratedDatabase();
  const packs = await projectPacks();
  await publishPacks(connection.database, packs);
  await seedUnits(connection.scoped, packs);
  const { rows } = await connection.pool.query<{ name: string }>("select current_database() as name");
  const { host, port, user, password } = embedded();
  const DATABASE_URL = `postgres://${user}:${String(password)}@/${rows[0]?.name}?host=${encodeURIComponent(host ?? "")}&port=${port}`;
  config = checkConfig({ DATABASE_URL, JUCAI_KEYS: join(folder, "keys") }, "/nowhere");
});

it("checks a sheet at the machine, writes it when asked, and writes it out again", async () => {
  const file = join(folder, "survey.csv");
  writeFileSync(file, "类别,姓名,出生日期,联系电话\n教师,某甲,1990.5,13500001111\n企业主,某乙,198103,13500002222\n");
  const unit = "县委、县政府督查室";
  const given = { file, roster, unit, year: 2025 };

  const checked = await importRoster(config, given);
  expect(checked).toMatchObject({ status: "checked", counts: { rows: 2, notices: 1, errors: 1 }, receipt: null });
  expect(checked.problems.filter(({ level }) => level === "error").map(({ row, column }) => [row, column])).toEqual([
    [3, "category"],
  ]);
  await expect(importRoster(config, { ...given, write: "all_or_none" })).rejects.toThrow(/1 rows still have errors/);

  const returned = join(folder, "returned.xlsx");
  const written = await importRoster(config, { ...given, write: "good_rows", returned });
  expect(written).toMatchObject({ status: "done", receipt: { newOnes: 1, entries: 1, leftOut: 1 } });
  expect((await openBook(readFileSync(returned))).sheets).toEqual(["CSV", "问题清单"]);

  const out = join(folder, "out.csv");
  expect(await exportRoster(config, { file: out, roster, unit, format: "csv" })).toEqual({ file: out, rows: 1 });
  expect(readFileSync(out, "utf8")).toMatch(/某甲.*135\*{4}1111/);
  await exportRoster(config, { file: out, roster, format: "csv", reason: "备份到纸上" });
  expect(readFileSync(out, "utf8")).toContain("13500001111");
});

it("says which unit or file it cannot find", async () => {
  const given = { file: join(folder, "none.csv"), roster, unit: "县委、县政府督查室", year: 2025 };
  await expect(importRoster(config, given)).rejects.toThrow(/Cannot read the file/);
  writeFileSync(given.file, "类别,姓名\n教师,某甲\n");
  await expect(importRoster(config, { ...given, unit: "无此单位" })).rejects.toThrow(/no unit called/);
});
