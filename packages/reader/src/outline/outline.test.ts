import { describe, expect, it } from "vitest";
import type { OutlineNode } from "../model.ts";
import { textSource } from "../open/index.ts";
import { readText } from "../read.ts";
import { runIn } from "./run-in.ts";

const read = (...lines: string[]) => readText(textSource(lines.join("\n")));
const shown = (nodes: readonly OutlineNode[]): unknown[] =>
  nodes.map((node) =>
    node.children.length === 0 ? `${node.label}${node.title}` : [`${node.label}${node.title}`, ...shown(node.children)],
  );
const title = "江屿县人才工作方案";
const text = "组织骨干到外地学习交流，回来后在本单位讲一次课。";

describe("the outline", () => {
  it("nests numbers by their style, and lets them run on over chapters", () => {
    const { outline, measures, problems } = read(
      title,
      "一、培养",
      "（一）课堂",
      `1.办班。${text}`,
      `2.结对。${text}`,
      "二、服务",
      `3.窗口。${text}`,
      `（1）${text}`,
    );
    expect(shown(outline)).toEqual([
      ["一、培养", ["（一）课堂", "1.办班", "2.结对"]],
      ["二、服务", ["3.窗口", "（1）"]],
    ]);
    expect(measures.map((measure) => measure.clause)).toEqual(["一(一)1", "一(一)2", "二3 引言", "二3(1)"]);
    expect(problems.map((problem) => problem.code)).not.toContain("number_missing");
  });

  it("reports a number that is missing or comes twice", () => {
    const { problems } = read(title, `一、甲。${text}`, `三、乙。${text}`, `三、丙。${text}`);
    expect(problems.map((problem) => problem.code).filter((code) => code.startsWith("number_"))).toEqual([
      "number_missing",
      "number_repeated",
    ]);
  });

  it("cites articles without their chapter, and keeps a list with its article", () => {
    const { measures } = read(
      "江屿县人才公寓管理办法",
      "第一章 总则",
      `第一条 ${text}`,
      "第二章 申请",
      "第二条 符合下列条件的可以申请：",
      "（一）在本县工作；",
      "（二）没有住房。",
    );
    expect(measures.map((measure) => measure.clause)).toEqual(["第一条", "第二条"]);
    expect(measures[1]?.text).toContain("没有住房");
  });

  it("finds headings that have no number", () => {
    const { outline, measures } = read(
      title,
      `为做好工作，制定本方案，请各单位认真执行落实到位。`,
      "保障措施",
      `（一）经费。${text}`,
      `（二）宣传。${text}`,
    );
    expect(shown(outline).at(-1)).toEqual(["保障措施", "（一）经费", "（二）宣传"]);
    expect(measures.map((measure) => measure.clause)).toEqual(["保障措施 (一)", "保障措施 (二)"]);
  });

  it("gives what stands behind the last units of a body a place of its own", () => {
    const { measures } = read(
      title,
      `一、甲。${text}（责任单位：县人社局）`,
      `二、乙。${text}（责任单位：县教育局）`,
      "各单位要抓好落实，每年12月10日前报告情况。",
    );
    expect(measures.map((measure) => [measure.clause, measure.responsible])).toEqual([
      ["一", ["县人社局"]],
      ["二", ["县教育局"]],
      ["文末", []],
    ]);
  });

  it("tells the list of annexes from the annexes, and finds one whose heading is missing", () => {
    const { annexes, measures, problems } = read(
      title,
      `一、甲。${text}`,
      "附件：1.青年措施",
      "2.技能措施",
      "3.乡村措施",
      "附件1",
      "青年措施",
      `一、租房。${text}`,
      "技能措施",
      `一、比武。${text}`,
    );
    expect(annexes.map((annex) => [annex.label, annex.title])).toEqual([
      ["附件1", "青年措施"],
      ["", "技能措施"],
    ]);
    expect(measures.map((measure) => measure.clause)).toEqual(["一", "附件1 一", "附件2 一"]);
    expect(problems.map((problem) => problem.code)).toEqual(
      expect.arrayContaining(["annex_unlabelled", "annex_absent"]),
    );
  });

  it("takes the first sentence for a title only where it is one", () => {
    const of = (line: string) => {
      const { title: found } = runIn(line, false, false);
      return found === null ? null : line.slice(found.from, found.to);
    };
    expect(of("办好夜校。每周开课，企业职工都能参加。")).toBe("办好夜校");
    expect(of("办好夜校")).toBe("办好夜校");
    expect(of("本方案自印发之日起施行。原方案停止执行。")).toBeNull();
    expect(of("每年10月底前汇总一次。汇总后公布。")).toBeNull();
    expect(of("补贴标准：博士每月一千元。")).toBe("补贴标准");
  });
});
