import type { MeasureView } from "@jucai/contract";
import { describe, expect, it } from "vitest";
import { chaptersOf, firstOfClause, localId } from "./chapters.ts";

const aMeasure = (id: string, clause = id) => ({ id, clause }) as MeasureView;
const title = { zh: "一", en: "One" };

describe("chapters", () => {
  it("puts measures under their sections and loses none", () => {
    const chapters = chaptersOf({
      sections: [
        { id: "1", title, measures: ["p/02", "p/gone"] },
        { id: "2", title, measures: [] },
      ],
      measures: [aMeasure("p/01"), aMeasure("p/02")],
    });
    expect(chapters.map(({ id, measures }) => [id, measures.map((one) => one.id)])).toEqual([
      ["1", ["p/02"]],
      ["others", ["p/01"]],
    ]);
  });

  it("lets a clause lead to the first of its measures", () => {
    const first = firstOfClause([aMeasure("p/08a", "五(一)8"), aMeasure("p/08b", "五(一)8"), aMeasure("p/09")]);
    expect([...first]).toEqual(["p/08a", "p/09"]);
  });

  it("addresses a measure by the part after the pack", () => {
    expect(localId("qingliu-2023-1/05")).toBe("05");
  });
});
