import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "./world.ts";

const folder = mkdtempSync(join(tmpdir(), "jucai-"));
const short = join(folder, "short");
const [before, url] = [process.env["JUCAI_DATA"], process.env["DATABASE_URL"]];

beforeAll(() => {
  writeFileSync(short, "1234567\n");
  process.env["JUCAI_DATA"] = join(folder, "none");
  delete process.env["DATABASE_URL"];
});
afterAll(() => {
  if (before === undefined) delete process.env["JUCAI_DATA"];
  else process.env["JUCAI_DATA"] = before;
  if (url !== undefined) process.env["DATABASE_URL"] = url;
  rmSync(folder, { recursive: true });
});

describe("verbs about an installation", () => {
  it.each([
    ["backup", /Name one file: jucai backup/],
    ["backup a b", /Name one file/],
    ["restore", /Name one file: jucai restore/],
    ["backup x --passphrase-file /no/such/file", /Cannot read the passphrase file/],
    [`backup x --passphrase-file ${short}`, /at least 8 characters/],
    ["audit", /Write jucai audit verify\|prune/],
    ["audit verify twice", /Write jucai audit/],
    ["audit prune --keep-months many", /whole number/],
    ["keys", /Write jucai keys list\|rotate\|rewrap/],
    ["account reset", /Write jucai account reset <username>/],
    ["account unlock lin", /Write jucai account reset/],
    ["import", /Name one file: jucai import/],
    ["import a.xlsx", /Name the roster with --roster/],
    ["import a.xlsx --roster a/b --unit c --year 20", /four digits/],
    ["import a.xlsx --roster a/b --unit c --write some", /good-rows or all-or-none/],
    ["export a.csv", /Name the roster/],
    ["keys rotate --crypto rot13", /--crypto takes intl or gm/],
  ])("`jucai %s` is wrong use", async (line, says) => {
    const ran = await call(line.split(" "));
    expect([ran.code, ran.err.split("\n").length, ran.out]).toEqual([2, 1, ""]);
    expect(ran.err).toMatch(says);
  });

  it.each(["import", "export", "backup", "restore", "audit", "keys", "account"])(
    "%s explains itself in both languages",
    async (verb) => {
      const [en, zh] = [await call([verb, "--help"]), await call([verb, "--help", "--lang", "zh"])];
      expect([en.code, zh.code]).toEqual([0, 0]);
      expect(en.out).toContain("--json");
      expect(zh.out).toMatch(/[一-鿿]{6}/);
    },
  );

  it("say in one line, with code 1, that there is nothing to work on", async () => {
    const ran = await call(["audit", "verify", "--json"]);
    expect(ran).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringMatching(/^jucai: There are no data of Jucai in [^\n]+$/),
    });
    const restored = await call(["restore", short], "", "zh_CN.UTF-8");
    expect(restored).toMatchObject({ code: 1, err: expect.stringContaining("不是聚才的备份") });
    expect(readdirSync(folder)).toEqual(["short"]);
  });
});
