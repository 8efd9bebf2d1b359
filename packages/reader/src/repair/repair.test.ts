import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wrapped } from "../../test/make/pdf.ts";
import type { Block, Format, Source } from "../model.ts";
import { textSource } from "../open/index.ts";
import { comparable, repair, type Repaired } from "./index.ts";

const bare = (text: string): string => text.replace(/\s/gu, "");
const sourceText = ({ blocks }: Source): string =>
  blocks.map((block) => (block.kind === "paragraph" ? block.text : block.rows.flat().join(""))).join("");

/** Throws where the law of `Repaired` is broken. */
function expectLaw(source: Source, repaired: Repaired): void {
  const { text, paragraphs, leftovers } = repaired;
  const parts = [...paragraphs, ...leftovers].sort((a, b) => a.from - b.from);
  let at = 0;
  for (const { from, to } of parts) {
    expect(from).toBe(at);
    at = to + 1;
  }
  expect(text.length).toBe(Math.max(0, at - 1));
  for (const paragraph of paragraphs) {
    expect(text.slice(paragraph.from, paragraph.to)).toBe(paragraph.text);
    if (paragraph.kind !== "table") continue;
    for (const cell of paragraph.rows.flat()) expect(text.slice(cell.from, cell.to)).toBe(cell.text);
  }
  // Nothing is lost and nothing made up: the same characters, but for where the page numbers stand.
  const numbers = leftovers.map(({ from, to }) => bare(text.slice(from, to)));
  expect([...bare(text)].sort().join("")).toBe([...bare(sourceText(source))].sort().join(""));
  let rest = bare(sourceText(source));
  for (const number of numbers) rest = rest.includes(number) ? rest.replace(number, "") : rest;
  if (numbers.every((number) => bare(sourceText(source)).split(number).length === 2)) {
    expect(paragraphs.map((each) => bare(each.text)).join("")).toBe(rest);
  }
}

const char = fc.constantFrom(
  ..."建设人才工作县人社局每年月日万元一二三、，。；：（）《》“”〔〕1234567890.% \u3000\tab—-A第条附件".split(""),
);
const words = fc.string({ unit: char, maxLength: 60 });
const paragraph: fc.Arbitrary<Block> = fc
  .record({ text: words, page: fc.integer({ min: 1, max: 4 }), line: fc.boolean(), centred: fc.boolean() })
  .map(({ text, page, line, centred }) => ({
    kind: "paragraph",
    text,
    page,
    ...(line ? { line: true as const } : {}),
    ...(centred ? { centred: true as const } : {}),
  }));
const number: fc.Arbitrary<Block> = fc
  .record({ page: fc.integer({ min: 1, max: 4 }), way: fc.constantFrom("— # —", "-#-", "第#页", "#/9", "#") })
  .map(({ page, way }) => ({ kind: "paragraph", text: way.replace("#", String(page)), page }));
const table: fc.Arbitrary<Block> = fc
  .array(fc.array(words, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map((rows) => ({ kind: "table", rows }));
const anySource = fc.record({
  format: fc.constantFrom<Format>("docx", "pdf", "html", "txt"),
  blocks: fc.array(fc.oneof({ weight: 5, arbitrary: paragraph }, number, table), { maxLength: 20 }),
});

describe("repairing what was taken from pages", () => {
  it("loses no character and makes none up, whatever it is given", () => {
    fc.assert(
      fc.property(anySource, (source) => expectLaw(source, repair(source))),
      { numRuns: 600 },
    );
  });

  it("does the same to any text as it stands", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            words,
            words.map((cell) => `\t${cell}`),
            fc.constant(""),
          ),
          { maxLength: 30 },
        ),
        (lines) => {
          fc.pre(lines.some((line) => line.trim() !== ""));
          const source = textSource(lines.join("\n"));
          expect(bare(sourceText(source))).toBe(bare(lines.join("")));
          expectLaw(source, repair(source));
        },
      ),
      { numRuns: 600 },
    );
  });

  it("makes whole paragraphs of lines of one width, over pages and blank lines", () => {
    const first =
      "（一）办好技能夜校。夜校每周开课三次，每次不少于两小时，由县职业学校安排教师和场地，学员完成课程并通过考核的，发给结业证书。（责任单位：县职教中心）";
    const second =
      "（二）送课下乡。各乡镇每季度提出需要的课程，县职业学校在十个工作日内排出课表，并向社会公布联系人和联系电话，方便群众选课。";
    const lines = [...wrapped(first, 24), "— 3 —", ...wrapped(second, 24)];
    lines.splice(2, 0, "— 2 —");
    for (const gap of ["\n", "\n\n"]) {
      const { paragraphs, leftovers, text } = repair(textSource(`一、学得到技术\n${lines.join(gap)}`));
      expect(paragraphs.map((each) => each.text)).toEqual(["一、学得到技术", first, second]);
      expect(leftovers.map(({ from, to }) => text.slice(from, to))).toEqual(["— 2 —", "— 3 —"]);
    }
  });

  it("leaves apart what are paragraphs, and titles that end where a bracket closes go on", () => {
    const paragraphsOf = (text: string): string[] => repair(textSource(text)).paragraphs.map((each) => each.text);
    expect(paragraphsOf("关于印发《松岭县人才\n驿站管理办法》的通知\n各乡镇：")).toEqual([
      "关于印发《松岭县人才驿站管理办法》的通知",
      "各乡镇：",
    ]);
    expect(paragraphsOf("1.建好驿站\n驿站由人社局管理。\n牵头单位：县人社局\n责任单位：县财政局")).toHaveLength(4);
    // A page that ended inside of a sentence, in a text whose lines are paragraphs.
    expect(paragraphsOf("驿站为求职者提供住宿。每人每年可以免费入住\n\n七天，超过的按成本收费。")).toEqual([
      "驿站为求职者提供住宿。每人每年可以免费入住七天，超过的按成本收费。",
    ]);
  });

  it("closes gaps inside words, dates and sums, and leaves those that a writer made", () => {
    const one = (text: string): string => repair(textSource(text)).paragraphs[0]!.text;
    expect(one("松岭县人民政府办公 室 2024 年 9 月 30 日印发")).toBe("松岭县人民政府办公室 2024年9月30日印发");
    expect(one("松政办〔2024〕 18 号")).toBe("松政办〔2024〕18号");
    expect(one("每人 5 万元 ，共 20 人，占 35 %")).toBe("每人5万元，共20人，占35%");
    expect(one("聚力人才强县 打造开放高地")).toBe("聚力人才强县 打造开放高地");
    expect(one("填报单位：            填报日期：   年   月   日")).toBe(
      "填报单位：            填报日期：   年   月   日",
    );
  });

  it("takes numbers and headers of pages for what they are, by their place", () => {
    const pages = [1, 2, 3, 4].flatMap((page): Block[] => [
      { kind: "paragraph", text: "松岭县人才工作手册", page },
      { kind: "paragraph", text: `${page}.事项。按时办结。`, page },
      { kind: "paragraph", text: String(page + 10), page },
    ]);
    const { text, leftovers, paragraphs } = repair({ format: "pdf", blocks: pages, pages: 4 });
    expect(paragraphs).toHaveLength(4);
    expect(leftovers.map(({ from, to }) => text.slice(from, to)).sort()).toEqual(
      ["11", "12", "13", "14", ...new Array<string>(4).fill("松岭县人才工作手册")].sort(),
    );
  });

  it("offers texts for comparing, with the way back to their places", () => {
    const [one, other] = ["〔２０２４〕１８号， Ａ类—Ｂ类", "[2024]18号,A类－B类"].map(comparable);
    expect(one!.text).toBe(other!.text);
    expect(one!.at[one!.text.indexOf("18")]).toBe(6);
  });
});
