import { describe, expect, it } from "vitest";
import { linesOf, piecesOf, sentenceStarts } from "./marks.ts";

describe("marks in a text", () => {
  it("cut a line so that its pieces make the whole line again", () => {
    const text = "每人每月500元，由人社局发放。";
    const pieces = piecesOf({ from: 0, to: text.length }, [
      { kind: "amount", from: 0, to: 8 },
      { kind: "unit", from: 4, to: 6 },
      { kind: "unit", from: 10, to: 13 },
    ]);
    expect(pieces.map(({ from, to }) => text.slice(from, to)).join("")).toBe(text);
    expect(pieces.map(({ kind }) => kind)).toEqual(["amount", null, "unit", null]);
  });

  it("go on from line to line, and leave other lines alone", () => {
    const text = "第一行\n\n第二行";
    const lines = linesOf(text);
    expect(lines.map(({ from, to }) => text.slice(from, to))).toEqual(["第一行", "第二行"]);
    const across = [{ kind: "target" as const, from: 2, to: 7 }];
    expect(lines.map((line) => piecesOf(line, across).length)).toEqual([2, 2]);
    expect(piecesOf(lines[0]!, [{ kind: "unit", from: 5, to: 7 }])).toEqual([{ from: 0, to: 3, kind: null }]);
  });

  it("sentences begin after a full stop and its closing quote", () => {
    const text = "开展“走访。”每季度一次；报人才办。";
    expect(sentenceStarts(text).map((at) => text.slice(at, at + 2))).toEqual(["开展", "每季", "报人"]);
  });
});
