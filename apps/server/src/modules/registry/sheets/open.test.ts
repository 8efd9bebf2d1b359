import { describe, expect, it } from "vitest";
import { Refusal } from "#kernel/refusal.ts";
import type { SheetRow } from "./cell.ts";
import { openBook } from "./open.ts";
import { workbookParts, zipOf } from "./test/xlsx-parts.ts";

const rowsOf = async (bytes: Buffer): Promise<SheetRow[]> => {
  const book = await openBook(bytes);
  const rows: SheetRow[] = [];
  for await (const row of book.rows(book.sheets[0] ?? "")) rows.push(row);
  return rows;
};
const refusalOf = async (bytes: Buffer): Promise<string> => {
  try {
    await rowsOf(bytes);
  } catch (error) {
    if (error instanceof Refusal) return error.says.zh;
    throw error;
  }
  return "opened";
};
const cell = (xml: string) => `<row r="1">${xml}</row>`;

describe("opening a file", () => {
  it("reads cells of every kind, dates and merged ones among them", async () => {
    const sheet = `<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" s="1"><v>32994</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c><c r="F2" t="inlineStr"><is><r><t>合 </t></r><r><t>并</t></r><rPh><t>ping</t></rPh></is></c><c r="G2" t="str"><f>A1&amp;"x"</f><v>a&lt;b_x000A_c</v></c><c r="H2"><v>1.3800001234E10</v></c></row><row r="4"><c t="inlineStr"><is><t><![CDATA[<x>]]></t></is></c><c r="B4"/></row></sheetData><mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="C2:C5"/></mergeCells><sheetData>`;
    const bytes = zipOf(
      workbookParts(sheet, {
        "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="a" Target="sharedStrings.xml"/><Relationship Id="b" Target="styles.xml"/></Relationships>`,
        "xl/sharedStrings.xml": `<sst><si><t>零</t></si><si><r><t>张</t></r><r><t xml:space="preserve"> 三</t></r></si></sst>`,
        "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
      }),
    );
    expect(await rowsOf(bytes)).toEqual([
      {
        row: 2,
        cells: ["张 三", null, { date: "1990-05-01" }, true, { fault: "#N/A" }, "合 并", "a<b\nc", 13800001234],
      },
      { row: 4, cells: ["<x>", null, { date: "1990-05-01" }] },
    ]);
  });

  it.each([
    ["GB18030", Buffer.from("d0d5c3fb2cb1b8d7a20d0ac1f5e4b92c22610a6222", "hex")],
    ["UTF-8 with its mark", Buffer.from('\ufeff姓名,备注\r\n刘洧,"a\nb"')],
    ["tabs", Buffer.from('姓名\t备注\n刘洧\t"a\nb"\n')],
    ["UTF-16", Buffer.from('\ufeff姓名;备注\n刘洧;"a\nb"', "utf16le")],
  ])("reads CSV in %s", async (_encoding, bytes) => {
    const rows = await rowsOf(bytes);
    expect(rows[0]).toEqual({ row: 1, cells: ["姓名", "备注"] });
    expect(rows[1]?.cells[1]).toBe("a\nb");
    expect(rows[1]?.cells[0]).toMatch(/^刘.$/);
  });

  const old = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
  const oneCell = workbookParts(cell('<c r="A1"><v>1</v></c>'));
  const huge = Buffer.alloc(40 * 1024 * 1024, 32);
  it.each([
    ["an empty file", Buffer.alloc(0), "空文件"],
    ["an old workbook", old, "旧版"],
    ["one with a password", Buffer.concat([old, Buffer.from("EncryptedPackage", "utf16le")]), "密码"],
    ["macros", zipOf({ ...oneCell, "xl/vbaProject.bin": "x" }), "宏"],
    [
      "macros by content type",
      zipOf({
        ...oneCell,
        "[Content_Types].xml":
          '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
      }),
      "宏",
    ],
    ["links to other files", zipOf({ ...oneCell, "xl/externalLinks/externalLink1.xml": "<x/>" }), "引用"],
    ["a text document", zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>" }), "不是 Excel"],
    ["a web page", Buffer.from("<html><table><tr><td>姓名</td></tr></table></html>"), "不是 Excel"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d", "hex"), "不是 Excel"],
    [
      "a DTD",
      zipOf({ ...oneCell, "xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "aa">]><worksheet/>' }),
      "不是 Excel",
    ],
    ["a bomb", zipOf({ ...oneCell, "xl/worksheets/sheet1.xml": huge }), "展开"],
    ["a bomb in a part nobody reads", zipOf({ ...oneCell, "xl/media/a.png": huge }), "展开"],
    ["a part that inflates to more than it says", zipOf(oneCell, { inflated: 10 }), "损坏"],
    [
      "too many parts",
      zipOf({
        ...oneCell,
        ...Object.fromEntries(Array.from({ length: 2_100 }, (_none, at) => [`xl/media/${at}`, ""])),
      }),
      "展开",
    ],
    ["a path out of the file", zipOf({ ...oneCell, "../../etc/passwd": "x" }), "损坏"],
    ["half a file", zipOf(oneCell).subarray(0, 300), "损坏"],
    ["a column far to the right", zipOf(workbookParts(cell('<c r="ZZZ1"><v>1</v></c>'))), "损坏"],
    ["too many columns", zipOf(workbookParts(cell('<c r="ZZ1"><v>1</v></c>'))), "列"],
    ["a row far below", zipOf(workbookParts('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')), "行"],
  ])("refuses %s", async (_name, bytes, says) => {
    expect(await refusalOf(bytes)).toContain(says);
  });
});
