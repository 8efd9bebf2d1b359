import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { numberedByWord } from "../../../packages/reader/test/styles/numbered-by-word.ts";
import { call } from "./world.ts";

type Answer = {
  title: string | null;
  number: string | null;
  issuer: string | null;
  issued: string | null;
  measures: {
    label: string;
    title: string;
    text: string;
    lead: string[];
    responsible: string[];
    amounts: { text: string; fen: number | null }[];
    deadlines: { text: string }[];
  }[];
  problems: { code: string; severity: string; says: { zh: string; en: string } }[];
};

describe("jucai read", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "jucai-read-"));
    await writeFile(join(folder, "a.docx"), await numberedByWord.file());
  });

  it("prints a document as JSON: title, number, measures with units, sums in fen and deadlines", async () => {
    const { code, out } = await call(["read", join(folder, "a.docx"), "--json"]);
    const { measures, problems, ...head } = JSON.parse(out) as Answer;
    expect(code).toBe(0);
    expect(head).toMatchObject({
      title: "松岭县“一村一匠”培育方案",
      number: "松政办〔2024〕27号",
      issuer: "松岭县人民政府办公室",
      issued: "2024-05-08",
    });
    expect(measures.find(({ title }) => title === "评定等次")).toMatchObject({
      label: "（二）",
      lead: ["县人社局", "县农业农村局"],
      responsible: ["县财政局", "县文旅局"],
      amounts: [{ fen: 300_000 }, { fen: 500_000 }],
      deadlines: [{ text: "每两年" }],
    });
    expect(Array.isArray(problems)).toBe(true);
  });

  it("prints it for people in their language", async () => {
    const { out } = await call(["read", join(folder, "a.docx")]);
    expect(out).toContain("Title: 松岭县“一村一匠”培育方案");
    expect(out).toMatch(
      /一\(一\) {2}摸清底数\n {2}lead: 县人社局\n {2}responsible: 各乡镇人民政府\n {2}deadlines: 每年4月底前/,
    );
    const chinese = await call(["read", join(folder, "a.docx")], "", "zh_CN.UTF-8");
    expect(chinese.out).toMatch(/牵头：县总工会[^]*= ¥200/);
  });

  it("says why a file cannot be read, with code 1, and is told wrongly with code 2", async () => {
    await writeFile(
      join(folder, "old.docx"),
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(900)]),
    );
    const refused = await call(["read", join(folder, "old.docx")]);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toMatch(/^jucai: \[old_word\] .*save as \.docx/);
    const json = await call(["read", join(folder, "old.docx"), "--json"]);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({
      title: null,
      measures: [],
      problems: [{ code: "old_word", severity: "error" }],
    });

    await writeFile(join(folder, "large.txt"), Buffer.alloc(31 * 1024 * 1024, "a"));
    expect((await call(["read", join(folder, "large.txt")])).err).toMatch(/\[too_large\]/);
    expect(await call(["read", join(folder, "none.txt")])).toMatchObject({ code: 2, out: "" });
    expect(await call(["read", folder])).toMatchObject({ code: 2 });
    expect(await call(["read"])).toMatchObject({ code: 2 });
  });
});
