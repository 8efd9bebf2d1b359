import { describe, expect, it } from "vitest";
import { completeNames } from "./complete.ts";
import { splitUnits } from "./split.ts";
import { findUnits } from "./units.ts";

const read = (text: string) => {
  const { units } = findUnits(text);
  const of = (role: string) => units.filter((unit) => unit.role === role).map((unit) => unit.name);
  return [of("lead"), of("responsible"), of("cooperating"), of("implementing")];
};

describe("units", () => {
  it("are read from lines of their own, in every role", () => {
    expect(
      read("牵头单位：县人社局、县教育局\n责任单位:各乡（镇）,县直各单位；\n配合单位：团县委\n实施单位：各社区"),
    ).toEqual([["县人社局", "县教育局"], ["各乡（镇）", "县直各单位"], ["团县委"], ["各社区"]]);
  });

  it("are read from brackets of any kind, over lines, with brackets inside", () => {
    expect(read("做好服务。〔牵头单位：县发改局\n（科技局）；责任单位：统战部(台联)、各县（市、区）〕")).toEqual([
      ["县发改局（科技局）"],
      ["统战部(台联)", "各县（市、区）"],
      [],
      [],
    ]);
  });

  it("are read sentence by sentence, and from running text where nothing else names them", () => {
    expect(read("开设窗口。（县人社局牵头，县财政局、县教育局配合）")).toEqual([
      ["县人社局"],
      [],
      ["县财政局", "县教育局"],
      [],
    ]);
    expect(read("名单由县工信局、县林业局牵头公布。")).toEqual([["县工信局", "县林业局"], [], [], []]);
    expect(read("由县教育局负责摸排。\n责任单位：各学校")).toEqual([[], ["各学校"], [], []]);
  });

  it("lead by who is named first where brackets only hold names", () => {
    expect(read("简化手续。（县公安局、县民政局、各街道办事处）")).toEqual([
      ["县公安局"],
      ["县民政局", "各街道办事处"],
      [],
      [],
    ]);
    expect(read("建设实验室（江屿分中心）。")).toEqual([[], [], [], []]);
  });

  it("take the level of the name before them, but keep their own", () => {
    expect(completeNames(["县委组织部", "人社局", "市场监管局", "市直机关工委", "团县委", "职业中学"])).toEqual([
      "县委组织部",
      "县人社局",
      "县市场监管局",
      "市直机关工委",
      "团县委",
      "职业中学",
    ]);
    expect(completeNames(["人社局", "教育局"])).toEqual(["人社局", "教育局"]);
    expect(findUnits("责任单位：县委编办、财政局").units[1]).toMatchObject({ name: "县财政局", printed: "财政局" });
  });

  it("are parted at marks, blanks and 等, never inside a name", () => {
    const names = (list: string) => splitUnits(list).pieces.map(({ from, to }) => list.slice(from, to));
    expect(names("人才办 教育局，自然资源和规划局和县财政局")).toEqual([
      "人才办",
      "教育局",
      "自然资源和规划局",
      "县财政局",
    ]);
    expect(names("县科技局等县直有关部门")).toEqual(["县科技局", "县直有关部门"]);
    expect(splitUnits("县科技局、县医保局等有关部门")).toMatchObject({ open: true });
  });

  it("can hold for everything that follows", () => {
    const { units, defaults } = findUnits(
      "（责任单位：县人社局。以下均需各乡镇人民政府、江屿工业园区、高新开发区管委会落实，不再列出）",
    );
    expect(units.map((unit) => unit.name)).toEqual(["县人社局"]);
    expect(defaults.map((unit) => [unit.role, unit.name])).toEqual([
      ["implementing", "各乡镇人民政府"],
      ["implementing", "江屿工业园区管委会"],
      ["implementing", "高新开发区管委会"],
    ]);
  });

  it("report a bracket that is left open", () => {
    expect(findUnits("（责任单位：县人社局、县财政局").doubts.map((doubt) => doubt.code)).toContain("units_unclosed");
  });
});

describe("units of a document that says who leads", () => {
  it("lead by who is named first, where no lead is printed", () => {
    const of = (text: string) => findUnits(text, 0, true).units.map((unit) => [unit.role, unit.name]);
    expect(of("（县人社局、县财政局负责）")).toEqual([
      ["lead", "县人社局"],
      ["responsible", "县财政局"],
    ]);
    expect(of("由县人才办负责解释。")).toEqual([["responsible", "县人才办"]]);
  });

  it("stand also on the line below their marker", () => {
    expect(read("牵头单位：\n县人社局\n责任单位：\n县教育局、县工信局")).toEqual([
      ["县人社局"],
      ["县教育局", "县工信局"],
      [],
      [],
    ]);
  });
});
