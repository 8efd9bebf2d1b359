import { describe, expect, it } from "vitest";
import { makePdf } from "../../test/make/pdf.ts";
import { documentXml, makeWord, makeZip, wordParagraph, type Part } from "../../test/make/zip.ts";
import { Unreadable } from "../model.ts";
import { formatOf } from "./detect.ts";
import { openFile } from "./index.ts";
import { openHere } from "./open-here.ts";

const text = wordParagraph("正文");
const document = (data: string | Buffer, more: Omit<Part, "name" | "data"> = {}): Buffer =>
  makeWord("", [{ name: "word/document.xml", data, ...more }]);
const ole = (words: string): Buffer =>
  Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(600),
    Buffer.from(words, "utf16le"),
    Buffer.alloc(600),
  ]);
const page = { texts: [{ x: 90, y: 700, text: "有字的一页" }] };

/** In this thread, which is quicker; what only the other thread can do is asked of `openFile`. */
const openQuickly: typeof openFile = async (bytes, name) => openHere(bytes, formatOf(bytes, name), 10_000);

async function codeOf(bytes: Uint8Array, name = "文件.docx", open: typeof openFile = openQuickly): Promise<string> {
  try {
    await open(bytes, name);
    return "read";
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    // Each says in both languages what is the matter and what to do.
    expect(fault.says.zh).toMatch(/请|已停下/);
    expect(fault.says.en.length).toBeGreaterThan(20);
    return fault.code;
  }
}

describe("files that are not read", () => {
  it("are known by what they hold, not by their names", async () => {
    expect(await codeOf(Buffer.from("89504e470d0a1a0a0000", "hex"))).toBe("unknown_format");
    expect(await codeOf(makeZip([{ name: "readme.txt", data: "x" }]))).toBe("unknown_format");
    const sheet = `<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`;
    expect(await codeOf(makeZip([{ name: "[Content_Types].xml", data: sheet }]))).toBe("unknown_format");
    expect(await codeOf(makeWord(text), "其实是Word.pdf")).toBe("read");
    expect(await codeOf(Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 251)), "a.txt")).toBe(
      "unknown_format",
    );
  });

  it("are those of old Word, with a password, with macros, or empty", async () => {
    expect(await codeOf(ole("WordDocument"), "旧.doc")).toBe("old_word");
    expect(await codeOf(Buffer.from("{\\rtf1 text}"), "旧.rtf")).toBe("old_word");
    expect(await codeOf(ole("EncryptedPackage"))).toBe("encrypted");
    expect(await codeOf(document(documentXml(text), { locked: true }))).toBe("encrypted");
    expect(await codeOf(makeWord(text, [{ name: "word/vbaProject.bin", data: "x" }]))).toBe("macros");
    const macro = `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`;
    expect(await codeOf(makeWord(text, [{ name: "[Content_Types].xml", data: macro }]))).toBe("macros");
    expect(await codeOf(Buffer.alloc(0))).toBe("no_text");
    expect(await codeOf(Buffer.from(" \r\n\t "), "空.txt")).toBe("no_text");
    expect(await codeOf(makeWord("<w:p/>"))).toBe("no_text");
    expect(await codeOf(Buffer.from("<html><body><script>x</script></body></html>"), "a.html")).toBe("no_text");
  });

  it("are archives that unfold without end, lie about their size or lead out of their folder", async () => {
    expect(await codeOf(document(documentXml(wordParagraph(" ".repeat(20_000_000)))))).toBe("bomb");
    expect(await codeOf(document(documentXml(wordParagraph(" ".repeat(3_000_000))), { says: 1_000 }))).toBe("damaged");
    const many = Array.from({ length: 6_000 }, (_, index) => ({ name: `word/media/${index}`, data: "" }));
    expect(await codeOf(makeWord(text, many))).toBe("bomb");
    expect(await codeOf(makeWord(text, [{ name: "../../etc/passwd", data: "x" }]))).toBe("damaged");
    expect(await codeOf(makeWord(text, [{ name: "/etc/passwd", data: "x" }]))).toBe("damaged");
    const twice = [
      { name: "word/a.xml", data: "x" },
      { name: "word/a.xml", data: "y" },
    ];
    expect(await codeOf(makeWord(text, twice))).toBe("damaged");
  });

  it("hold entities that explode, elements without end or tables without measure", async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>${documentXml("&c;").slice(38)}`;
    expect(await codeOf(document(bomb))).toBe("damaged");
    expect(await codeOf(document(documentXml("<w:p>".repeat(50_000))))).toBe("bomb");
    const wide = `<w:tr>${'<w:tc><w:tcPr><w:gridSpan w:val="200"/></w:tcPr><w:p/></w:tc>'.repeat(100)}</w:tr>`;
    expect(await codeOf(makeWord(`<w:tbl>${wide.repeat(60)}</w:tbl>${text}`))).toBe("too_large");
    expect(await codeOf(Buffer.from(`<html><body>${"<div>".repeat(100_000)}字`), "a.html")).toBe("bomb");
    const spans = `<table>${`<tr>${'<td colspan="200">一'.repeat(30)}</tr>`.repeat(100)}</table>`;
    expect(await codeOf(Buffer.from(`<html><body>${spans}`), "a.html")).toBe("too_large");
  });

  it("are damaged or cut off", async () => {
    const word = makeWord(text.repeat(100));
    expect(await codeOf(word.subarray(0, word.length / 2))).toBe("damaged");
    expect(await codeOf(document("<w:document><w:p></w:document>"))).toBe("damaged");
    expect(await codeOf(Buffer.from("%PDF-1.7\nnothing of it"), "a.pdf")).toBe("damaged");
    expect(await codeOf(makeWord(text, [{ name: "_rels/.rels", data: "<Relationships/>" }]))).toBe("unknown_format");
  });

  it("are PDF with a password, without text, or of ten thousand pages", async () => {
    expect(await codeOf(makePdf([page], { encrypt: true }), "a.pdf")).toBe("encrypted");
    expect(await codeOf(makePdf([{ texts: [], rules: [[0, 0, 100, 100]] }]), "a.pdf")).toBe("no_text");
    expect(await codeOf(makePdf([page], { count: 10_000 }), "a.pdf")).toBe("too_large");
  });

  it("are too large, take too long, or bring their thread down", async () => {
    expect(await codeOf(Buffer.alloc(100 * 1024 * 1024, "字"), "a.txt", openFile)).toBe("too_large");
    expect(await codeOf(Buffer.alloc(0), "a.txt", openFile)).toBe("no_text");
    expect(await codeOf(Buffer.from("长".repeat(5_000_001)), "a.txt")).toBe("too_large");
    const long = makePdf(Array.from({ length: 200 }, () => page));
    expect(await codeOf(long, "a.pdf", (bytes, name) => openFile(bytes, name, 60))).toBe("timed_out");
    expect(await codeOf(document("<w:document>"), "a.docx", openFile)).toBe("damaged");
    expect(await codeOf(makeWord(text), "a.docx", openFile)).toBe("read");
  });
});
