import { describe, expect, it } from "vitest";
import type { Measure, OutlineItem } from "../types.ts";
import { rowsOf } from "./rows.ts";

const item = (title: string, from: number, to: number, children: OutlineItem[] = []): OutlineItem => ({
  kind: "section",
  label: "一、",
  title,
  at: { from, to },
  children,
});
const measure = (key: string, from: number): Measure => ({
  key,
  number: key,
  kind: "task",
  doubt: null,
  title: key,
  clause: "",
  text: key,
  at: [{ from, to: from + 5 }],
  units: [],
  amounts: [],
  deadlines: [],
  targets: [],
  removed: false,
});

describe("the list beside the text", () => {
  it("puts each measure below its deepest heading, a heading that is a measure once, and nothing is lost", () => {
    const outline = [item("总则", 0, 50, [item("空节", 10, 20)]), item("任务", 50, 100, [item("走访", 60, 80)])];
    const measures = [measure("a", 0), measure("b", 60), measure("c", 90), measure("d", 500)];
    const said = rowsOf(outline, measures).map((row) =>
      row.kind === "heading" ? `# ${row.item.title}${row.empty ? " -" : ""}` : `${row.measure.key} ${row.depth}`,
    );
    expect(said).toEqual(["a 0", "# 空节 -", "# 任务", "b 1", "c 1", "d 0"]);
  });
});
