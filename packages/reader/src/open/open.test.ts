import { describe, expect, it } from "vitest";
import { toGbk } from "../../test/make/gbk.ts";
import { printPdf } from "../../test/make/pdf.ts";
import { centred, grid, makeDocx, numbered, plain } from "../../test/make/word.ts";
import { documentXml, makeWord, wordParagraph } from "../../test/make/zip.ts";
import type { Block, Source } from "../model.ts";
import { openFile } from "./index.ts";

const texts = ({ blocks }: Source): string[] =>
  blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
const tables = ({ blocks }: Source): (readonly (readonly string[])[])[] =>
  blocks.flatMap((block) => (block.kind === "table" ? [block.rows] : []));
const word = async (body: string, parts: Parameters<typeof makeWord>[1] = []): Promise<Source> =>
  openFile(makeWord(body, parts), "a.docx");
const run = (inside: string): string => `<w:r>${inside}</w:r>`;

describe("a Word file", () => {
  it("prints the numbers that Word counts, level by level", async () => {
    const list = (items: [number, string][]) => items.map(([level, text]) => numbered("outline", level, text));
    const source = await openFile(
      await makeDocx([
        ...list([
          [0, "甲"],
          [1, "子"],
          [2, "一"],
          [2, "二"],
          [3, "细"],
          [1, "丑"],
          [2, "一"],
          [0, "乙"],
          [1, "子"],
        ]),
        ...Array.from({ length: 12 }, (_, index) => numbered("articles", 0, `条文${index + 1}`)),
      ]),
      "a.docx",
    );
    expect(texts(source).slice(0, 9)).toEqual([
      "一、甲",
      "（一）子",
      "1.一",
      "2.二",
      "（1）细",
      "（二）丑",
      "1.一",
      "二、乙",
      "（一）子",
    ]);
    expect(
      texts(source)
        .slice(9)
        .filter((_, index) => [0, 9, 10, 11].includes(index)),
    ).toEqual(["第一条 条文1", "第十条 条文10", "第十一条 条文11", "第十二条 条文12"]);
  });

  it("takes numbers from styles, starts again where told, and knows the formats of lists", async () => {
    const level = (format: string, text: string, more = ""): string =>
      `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
    const schemes = [
      level("decimalEnclosedCircle", "%1"),
      level("upperRoman", "%1."),
      level("ideographTraditional", "%1、", '<w:pStyle w:val="Item"/>'),
      level("bullet", ""),
    ];
    const numbering = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${schemes
      .map((scheme, index) => `<w:abstractNum w:abstractNumId="${index}">${scheme}</w:abstractNum>`)
      .join(
        "",
      )}${schemes.map((_, index) => `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${index}"/></w:num>`).join("")}<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`;
    const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Base"><w:name w:val="heading 2"/><w:pPr><w:jc w:val="center"/><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Item"><w:name w:val="Item"/><w:basedOn w:val="Base"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style></w:styles>`;
    const listed = (id: number, text: string): string =>
      wordParagraph(text, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`);
    const source = await word(
      [
        listed(1, "圈"),
        listed(1, "圈"),
        listed(2, "罗马"),
        listed(9, "再起"),
        listed(9, "再起"),
        listed(4, "点"),
        wordParagraph("样式", '<w:pStyle w:val="Item"/>'),
        wordParagraph("样式", '<w:pStyle w:val="Base"/>'),
        wordParagraph("不编号", '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
      ].join(""),
      [
        { name: "word/numbering.xml", data: numbering },
        { name: "word/styles.xml", data: styles },
      ],
    );
    expect(texts(source)).toEqual([
      "① 圈",
      "② 圈",
      "I.罗马",
      "V.再起",
      "VI.再起",
      "• 点",
      "甲、样式",
      "乙、样式",
      "不编号",
    ]);
    expect(source.blocks.slice(-3)).toMatchObject([
      { heading: 3, centred: true },
      { heading: 2, centred: true },
      { heading: 3 },
    ]);
  });

  it("leaves deleted and hidden words out and says so; keeps added ones, fields, line ends and symbols", async () => {
    const source = await word(
      `<w:p>${run("<w:t>保留</w:t>")}<w:del w:id="1">${run("<w:delText>删去</w:delText>")}</w:del><w:ins w:id="2">${run("<w:t>新增</w:t>")}</w:ins>${run("<w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t>")}${run("<w:instrText>PAGE</w:instrText>")}${run('<w:t>尾</w:t><w:br/><w:t>次行</w:t><w:tab/><w:sym w:font="Wingdings" w:char="F0A8"/>')}</w:p>`,
    );
    expect(texts(source)).toEqual(["保留新增尾\n次行\t□"]);
    expect(source.problems?.map(({ code, severity }) => [code, severity])).toEqual([
      ["tracked_changes", "doubt"],
      ["hidden_text", "doubt"],
    ]);
  });

  it("reads text boxes once, and footnotes after all else; not the heads and feet of pages", async () => {
    const box = `<mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>${wordParagraph("框内")}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent>${wordParagraph("框内")}</w:txbxContent></mc:Fallback></mc:AlternateContent>`;
    expect(texts(await word(`<w:p>${run(`<w:t>前</w:t>${box}`)}${run("<w:t>后</w:t>")}</w:p>`))).toEqual([
      "框内",
      "前后",
    ]);
    const source = await openFile(await makeDocx([plain("正文")], { footnote: "说明" }), "a.docx");
    expect(source.blocks).toMatchObject([{ text: "正文" }, { text: "注1：说明", note: true }]);
  });

  it("gives tables their merged cells at the first place, paragraphs of a cell on lines", async () => {
    const source = await openFile(
      await makeDocx([
        centred("表"),
        grid([
          ["类别", "任务", "单位"],
          ["引才", "招聘", "甲局\n乙局"],
          ["^", "联络", "丙局"],
        ]),
      ]),
      "a.docx",
    );
    expect(tables(source)).toEqual([
      [
        ["类别", "任务", "单位"],
        ["引才", "招聘", "甲局\n乙局"],
        ["", "联络", "丙局"],
      ],
    ]);
    const cell = (text: string, properties = ""): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${wordParagraph(text)}</w:tc>`;
    const inner = `<w:tbl><w:tr>${cell("内一")}${cell("内二")}</w:tr></w:tbl>`;
    const nested = `<w:tbl><w:tr>${cell("宽", '<w:gridSpan w:val="2"/>')}<w:tc>${inner}<w:p/></w:tc></w:tr></w:tbl>`;
    expect(tables(await word(nested))).toEqual([[["宽", "", "内一\t内二"]]]);
  });

  it("may bind Word's names to another prefix", async () => {
    const data = documentXml(wordParagraph("正文")).replaceAll("w:", "ns0:").replace("xmlns:w=", "xmlns:ns0=");
    expect(texts(await word("", [{ name: "word/document.xml", data }]))).toEqual(["正文"]);
  });
});

describe("a text file", () => {
  it("is decoded by its mark, or by what its bytes can be", async () => {
    const text = "第一条 为了测试\r\n第二条 再来一条";
    const files = [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      Buffer.from(`\ufeff${text}`, "utf16le"),
      Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
      Buffer.from(`${text}\n2024`, "utf16le"),
      toGbk(text),
    ];
    for (const file of files) expect(texts(await openFile(file, "a.txt")).slice(0, 2)).toEqual(text.split("\r\n"));
  });

  it("holds tables as programs write them, and pages between form feeds", async () => {
    const cells = "\t序号\n\t任务\n\t单位\n\n\t1\n\t做事\n\n再做\n\t甲局\n乙局\n\n\t2\n\t又做\n\t丙局\n附件2";
    const source = await openFile(Buffer.from(cells), "a.txt");
    expect(tables(source)).toEqual([
      [
        ["序号", "任务", "单位"],
        ["1", "做事\n再做", "甲局\n乙局"],
        ["2", "又做", "丙局\n附件2"],
      ],
    ]);
    const lines = await openFile(Buffer.from("表\n序号\t任务\t单位\n1\t做事\t甲局\n完"), "a.txt");
    expect(tables(lines)).toEqual([
      [
        ["序号", "任务", "单位"],
        ["1", "做事", "甲局"],
      ],
    ]);
    const paged = await openFile(Buffer.from("第一页\n\f第二页"), "a.txt");
    expect(paged).toMatchObject({ pages: 2, blocks: [{ page: 1 }, { page: 2 }] });
  });
});

describe("a web page", () => {
  it("shows its article, numbers its lists and merges cells as browsers do; what is hidden is left out", async () => {
    const page = `<html><body><nav>首页</nav><article><h2 align=center>标题</h2><p hidden>不见</p><div>甲<br>乙</div><ol start=3><li>三<li>四</ol>
      <table><tr><th>一<th>二<th>三<tr><td rowspan=2>合<td colspan=2>宽<tr><td>a<td>b</table></article><footer>版权</footer></body></html>`;
    const source = await openFile(Buffer.from(page), "a.html");
    expect(source.blocks.slice(0, 5) satisfies readonly Block[]).toEqual([
      { kind: "paragraph", text: "标题", heading: 2, centred: true },
      { kind: "paragraph", text: "甲" },
      { kind: "paragraph", text: "乙" },
      { kind: "paragraph", text: "3.三" },
      { kind: "paragraph", text: "4.四" },
    ]);
    expect(tables(source)).toEqual([
      [
        ["一", "二", "三"],
        ["合", "宽", ""],
        ["", "a", "b"],
      ],
    ]);
  });
});

describe("a PDF", () => {
  it("gives lines with their pages, which go on where they fill the page, and ruled tables", async () => {
    const long = "各单位应当结合实际制定年度计划，明确目标任务和完成时限，并于年底前报告落实情况，由办公室汇总通报。";
    const source = await openFile(
      printPdf([
        { centre: "工作规则" },
        long,
        long,
        {
          rows: [
            ["序号", "任务"],
            ["1", "这一格里的文字很长所以会折成两行才写得完\n另起一行"],
          ],
          widths: [3, 16],
        },
      ]),
      "a.pdf",
    );
    expect(source.pages).toBe(1);
    const [title, first, last, again] = source.blocks.filter((block) => block.kind === "paragraph");
    expect(title).toEqual({ kind: "paragraph", text: "工作规则", page: 1, centred: true });
    expect(first).toMatchObject({ line: true });
    expect(last).not.toHaveProperty("line");
    expect(again?.text.startsWith("各单位")).toBe(true);
    expect(tables(source)).toEqual([
      [
        ["序号", "任务"],
        ["1", "这一格里的文字很长所以会折成两行才写得完\n另起一行"],
      ],
    ]);
  });
});
