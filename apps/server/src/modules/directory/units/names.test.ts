import { describe, expect, it } from "vitest";
import type { UnitBrief } from "@jucai/contract";
import { cutRun, readName, splitUnits } from "./names.ts";
import { type KnownName, resolverOf } from "./resolve.ts";

const unit = (id: string, name: string, place = "350423"): UnitBrief => ({ id, name, kind: "office", place });
const known = (it: UnitBrief, names: readonly string[], placeName: string, distance: number): KnownName[] =>
  [it.name, ...names].map((name) => ({ unit: it, name, placeName, distance }));

const health = unit("h", "卫健局");
const hr = unit("r", "人社局");
const organisation = unit("o", "组织部");
const front = unit("f", "统战部");
const supervision = unit("s", "县委、县政府督查室");
const government = unit("g", "政府办");
const cityHr = unit("c", "市人社局", "350400");
const cityOffice = unit("co", "人才办", "350400");
const office = unit("t", "人才办");
const names = [
  ...known(health, [], "清流县", 0),
  ...known(hr, [], "清流县", 0),
  ...known(organisation, ["县委组织部"], "清流县", 0),
  ...known(front, ["统战部（工商联）"], "清流县", 0),
  ...known(supervision, [], "清流县", 0),
  ...known(government, ["县政府办"], "清流县", 0),
  ...known(office, ["县委人才办"], "清流县", 0),
  ...known(cityHr, [], "三明市", 1),
  ...known(cityOffice, ["市委人才办"], "三明市", 1),
];
const resolve = resolverOf(names);
const one = (text: string) => resolve(text).map((it) => it.unit?.id ?? null);

describe("the names of offices", () => {
  it.each([
    ["卫健委", "h"],
    ["卫健局", "h"],
    ["县卫健局", "h"],
    ["清流县卫生健康局", "h"],
    ["清流县卫生健康委员会", "h"],
    ["县人力资源和社会保障局", "r"],
    ["清流县人社局", "r"],
    ["中共清流县委组织部", "o"],
    ["组 织 部", "o"],
    ["统战部(台联)", "f"],
    ["统战部（工商联）", "f"],
    ["县政府办公室", "g"],
    ["政府办", "g"],
    ["县委、县政府督查室", "s"],
    ["人才办", "t"],
    ["市人社局", "c"],
    ["市委人才办", "co"],
  ])("%s is found, however it is written", (text, id) => {
    expect(one(text)).toEqual([id]);
  });

  it("that say another level than any known office are offered, never taken", () => {
    expect(resolve("州人社局")).toMatchObject([{ unit: null, candidates: [{ id: "r" }, { id: "c" }] }]);
  });

  it("that nobody has stay without a unit", () => {
    expect(resolve("海洋局")).toEqual([{ text: "海洋局", unit: null, candidates: [] }]);
  });

  it("stand several in one cell, with any mark or none between them", () => {
    expect(one("县委组织部人社局\n卫健局、政府办")).toEqual(["o", "r", "h", "g"]);
    expect(one("人社局 卫健委/统战部（工商联）；某某办")).toEqual(["r", "h", "f", null]);
    expect(splitUnits("各乡（镇）\r\n县直各单位\n\n")).toEqual(["各乡（镇）", "县直各单位"]);
  });

  it("that two units share are left to the reader to choose", () => {
    const twins = resolverOf([...known(unit("a", "中心小学"), [], "", 0), ...known(unit("b", "中心小学"), [], "", 0)]);
    expect(twins("中心小学")).toMatchObject([{ unit: null, candidates: [{ id: "a" }, { id: "b" }] }]);
  });

  it("are never cut into something that is no name", () => {
    expect(cutRun("人社局某某", (piece) => piece === "人社局")).toBeUndefined();
    expect(cutRun("局".repeat(5_000), () => true)).toBeUndefined();
    expect(readName("县", []).keys).toEqual(["县"]);
    expect(readName("市场监管局", []).level).toBeUndefined();
  });
});
