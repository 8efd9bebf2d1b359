import { describe, expect, it } from "vitest";
import { textSource } from "../open/index.ts";
import { readText } from "../read.ts";
import { compareDocuments } from "./compare.ts";

const read = (...lines: string[]) => readText(textSource(["江屿县青年回归行动方案", ...lines].join("\n")));
const fair = "举办招聘会。全年举办招聘会12场以上，邀请县内企业参加。（责任单位：县人社局）";
const rent = "发放租房补贴。在县内企业就业的青年，每人每月补贴500元。（责任单位：县住建局、县财政局）";
const school = "办好青年夜校。面向企业职工开设晚间课程，每季度一期。（责任单位：县总工会）";

describe("two versions of a document", () => {
  it("are the same where nothing changed", () => {
    const one = read(`一、${fair}`, `二、${rent}`);
    expect(compareDocuments(one, one)).toMatchObject({
      head: [],
      counts: { added: 0, removed: 0, changed: 0, renumbered: 0, same: 2 },
    });
  });

  it("differ in measures that came, went and moved, known by what they say and not by their number", () => {
    const { measures, counts } = compareDocuments(
      read(`一、${fair}`, `二、${rent}`),
      read(`一、${school}`, `二、${fair}`),
    );
    expect(
      measures.map(({ kind, before, after, renumbered }) => [kind, before?.clause, after?.clause, renumbered]),
    ).toEqual([
      ["added", undefined, "一", false],
      ["same", "一", "二", true],
      ["removed", "二", undefined, false],
    ]);
    expect(counts).toEqual({ added: 1, removed: 1, changed: 0, renumbered: 1, same: 1 });
  });

  it("show what of a measure changed: words, units, money, rhythm and number", () => {
    const before = read(`一、${fair}`, `二、${rent}`, `三、${school}`);
    const after = read(
      `一、${fair.replace("12场", "20场")}`,
      `二、${rent.replace("500元", "800元").replace("县财政局", "团县委")}`,
      `三、${school.replace("每季度", "每月")}`,
    );
    const [fairs, rents, schools] = compareDocuments(before, after).measures;
    expect(fairs?.targets).toMatchObject({ added: [{ value: 20 }], removed: [{ value: 12 }] });
    expect(fairs?.text?.filter((piece) => piece.kind !== "same")).toEqual([
      { kind: "removed", text: "12" },
      { kind: "added", text: "20" },
    ]);
    expect(rents?.amounts).toMatchObject({ added: [{ fen: 80_000 }], removed: [{ fen: 50_000 }] });
    expect(rents?.units).toEqual([{ role: "responsible", added: ["团县委"], removed: ["县财政局"] }]);
    expect(schools?.deadlines).toMatchObject({ added: [{ every: "month" }], removed: [{ every: "quarter" }] });
    expect(schools?.title).toBeNull();
  });

  it("differ in their heads", () => {
    const { head } = compareDocuments(
      read("本方案自2024年1月1日起施行，有效期3年。"),
      read("本方案自2024年1月1日起施行，有效期5年。"),
    );
    expect(head).toEqual([
      { field: "years", before: "3", after: "5" },
      { field: "until", before: "2026-12-31", after: "2028-12-31" },
    ]);
  });
});
