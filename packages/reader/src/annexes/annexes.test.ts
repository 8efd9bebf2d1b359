import { describe, expect, it } from "vitest";
import type { Block } from "../model.ts";
import { readText } from "../read.ts";
import { formColumn } from "./forms.ts";

const paragraphs = (...lines: string[]): Block[] => lines.map((text) => ({ kind: "paragraph", text }));
const head = paragraphs(
  "江屿县青年回归行动方案",
  "一、摸清底数。建立在外青年名录，每年更新一次。（牵头单位：县委组织部、县人社局；责任单位：各乡镇）",
  "二、办好夜校。面向企业职工开课，每季度一期。（牵头单位：县总工会；责任单位：县教育局）",
);
const header = ["序号", "任务", "措施", "牵头单位", "责任单位"];
const read = (rows: readonly (readonly string[])[], title = "任务清单") =>
  readText({ format: "docx", blocks: [...head, ...paragraphs("附件1", title), { kind: "table", rows }] });

describe("a list of tasks in an annex", () => {
  it("is compared with the body: what agrees says nothing, what differs is a doubt", () => {
    const same = ["1", "摸清底数", "建立在外青年名录，每年更新一次。", "县委组织部县人社局", "各乡镇"];
    const other = ["2", "办好夜校", "面向企业职工开课，每季度两期。", "县总工会", "县教育局\n团县委"];
    const { problems, measures } = read([header, same, other]);
    expect(measures).toHaveLength(2);
    expect(
      problems.filter((problem) => problem.code.startsWith("annex_units")).map((problem) => problem.says.zh),
    ).toEqual([expect.stringContaining("团县委")]);
    expect(problems.map((problem) => problem.code)).toContain("units_joined");
  });

  it("gives measures of its own where the body has no such task; empty cells go on with the row above", () => {
    const { measures } = read([
      header,
      ["3", "引才", "赴外地招聘10次以上。", "县人社局", "各乡镇"],
      header,
      ["", "", "每年11月底前报送计划。", "", ""],
    ]);
    expect(
      measures.slice(2).map(({ clause, title, lead, responsible }) => ({ clause, title, lead, responsible })),
    ).toEqual([
      { clause: "附件1 表3", title: "引才", lead: ["县人社局"], responsible: ["各乡镇"] },
      { clause: "附件1 表3", title: "引才", lead: ["县人社局"], responsible: ["各乡镇"] },
    ]);
    expect(measures[2]?.targets[0]).toMatchObject({ value: 10, op: ">=" });
    expect(measures[3]?.deadlines[0]).toMatchObject({ every: "year", by: "11-30" });
  });
});

describe("a form in an annex", () => {
  it("gives the columns of a roster with their choices", () => {
    const { annexes } = read(
      [
        ["序号", "类别/企业、机关、学校", "姓名", "是否愿意回乡", "工作/读书地点"],
        ["1", "", "", "", ""],
        ["2", "", "", "", ""],
      ],
      "摸底表",
    );
    expect(annexes[0]?.forms[0]?.columns).toEqual([
      { header: "序号", choices: [] },
      { header: "类别", choices: ["企业", "机关", "学校"] },
      { header: "姓名", choices: [] },
      { header: "是否愿意回乡", choices: ["是", "否"] },
      { header: "工作/读书地点", choices: [] },
    ]);
  });

  it("is also one where labels and empty cells take turns", () => {
    const { annexes } = read(
      [
        ["姓名", "", "性别（男/女）", ""],
        ["学历", "", "电话", ""],
      ],
      "申请表",
    );
    expect(annexes[0]?.forms[0]?.columns.map((column) => column.header)).toEqual(["姓名", "性别", "学历", "电话"]);
    expect(formColumn("奖补金额（万元）")).toEqual({ header: "奖补金额（万元）", choices: [] });
  });
});
