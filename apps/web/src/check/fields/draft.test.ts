import { dayOf } from "@jucai/engine/run";
import { describe, expect, it } from "vitest";
import { aVocabulary } from "../fixture.ts";
import { wordingOf } from "../words/words.ts";
import { blankFault, draftOf, emptyDraft, notKnown, noValue, readDraft, type Draft } from "./draft.ts";
import { optionsOf } from "./options.ts";
import { readRows, rowDraftOf } from "./rows.ts";

const zh = wordingOf("zh");
const fact = (id: string) => aVocabulary.facts.find((one) => one.id === id)!;
const read = (id: string, draft: Partial<Draft>) => readDraft({ ...emptyDraft, ...draft }, fact(id), aVocabulary, zh);
const value = (it: unknown) => ({ kind: "value", value: it });

describe("reading boxes", () => {
  it("tells a value called none from there being none, and both from not knowing", () => {
    expect(read("person.degree", { choice: "none" })).toEqual(value("none"));
    expect(read("person.degree", { choice: noValue })).toEqual(value(null));
    expect(read("person.degree", { choice: notKnown })).toEqual({ kind: "unknown" });
    expect(read("person.degree", {})).toEqual({ kind: "blank" });
  });

  it.each([
    ["1800", 180_000],
    ["1,800.5", 180_050],
    ["0", 0],
    ["12.34", 1_234],
  ])("reads %s yuan as whole fen", (text, fen) => {
    expect(read("trip.cost", { text })).toEqual(value(fen));
  });

  it.each(["-1", "1.234", "1e3", "十", "0x10", "1800 yuan"])("refuses %s as money, with words", (text) => {
    expect(read("trip.cost", { text })).toMatchObject({ kind: "fault", box: "text", message: zh.w.moneyFault });
  });

  it.each([
    [{ year: "2024", month: "2", day: "29" }, value(dayOf(2024, 2, 29))],
    [
      { year: "2023", month: "2", day: "29" },
      { kind: "fault", box: "day" },
    ],
    [
      { year: "2023", month: "13", day: "1" },
      { kind: "fault", box: "month" },
    ],
    [
      { year: "23", month: "1", day: "1" },
      { kind: "fault", box: "year" },
    ],
    [
      { year: "2023", month: "", day: "" },
      { kind: "fault", box: "month" },
    ],
    [
      { year: "1949", month: "12", day: "31" },
      { kind: "fault", box: "year" },
    ],
  ])("reads the date %j", (parts, expected) => {
    expect(read("person.graduated_on", parts)).toMatchObject(expected);
  });

  it("keeps a number within its bounds and says which", () => {
    expect(read("person.months", { text: "36" })).toEqual(value(36));
    expect(read("person.months", { text: "101" })).toMatchObject({ kind: "fault", message: "不能大于 100。" });
    expect(read("person.months", { text: "-1" })).toMatchObject({ kind: "fault", message: "不能小于 0。" });
    expect(read("person.months", { text: "many" })).toMatchObject({ kind: "fault" });
  });

  it("fills the boxes with what was said before", () => {
    for (const [id, said] of [
      ["person.degree", "none"],
      ["person.home", "350423"],
      ["person.graduated_on", dayOf(2021, 6, 30)],
      ["person.graduated_on", null],
      ["person.months", 36],
      ["trip.cost", 180_050],
      ["trip.far", false],
    ] as const) {
      expect(readDraft(draftOf(said, fact(id)), fact(id), aVocabulary, zh)).toEqual(value(said));
    }
  });

  it("names a box for every kind of empty answer", () => {
    expect(aVocabulary.facts.map((one) => blankFault(one, zh).box)).toEqual([
      "choice",
      "choice",
      "year",
      "text",
      "text",
      "choice",
    ]);
  });
});

describe("choices", () => {
  it("stand from high to low when they are ordered", () => {
    const ids = optionsOf(fact("person.degree"), aVocabulary, ["350423"], zh).map(({ id }) => id);
    expect(ids).toEqual(["master", "bachelor", "none"]);
  });

  it("of a region are rings around the place", () => {
    const labels = optionsOf(fact("person.home"), aVocabulary, ["350423"], zh).map(({ id, label }) => [id, label]);
    expect(labels).toEqual([
      ["350423", "在清流县"],
      ["350400", "三明市其他地方"],
      ["350000", "福建省其他地方"],
      ["100000", "福建省以外（含港澳台、国外）"],
    ]);
  });
});

describe("rows", () => {
  const fields = aVocabulary.facts.filter((one) => one.subject === "trip");

  it("leave a blank box unknown and name the row and box of a wrong one", () => {
    const drafts = [rowDraftOf({ "trip.cost": 100 }, fields), { "trip.cost": { ...emptyDraft, text: "much" } }];
    const { rows, faults } = readRows(drafts, fields, aVocabulary, zh);
    expect(rows).toEqual([{ "trip.cost": 100 }, {}]);
    expect(faults).toEqual([{ row: 1, fact: "trip.cost", message: zh.w.moneyFault }]);
  });
});
