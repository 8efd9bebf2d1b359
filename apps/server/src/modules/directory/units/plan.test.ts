import { describe, expect, it } from "vitest";
import { projectPacks } from "../../../../test/app.ts";
import { planUnits, type Known, rootCode } from "./plan.ts";

const packs = await projectPacks();
const regions = (packs.vocabulary.enumerations.find(({ id }) => id === "region")?.values ?? []).map((it) => ({
  code: it.id,
  name: it.label,
}));
const nothing: Known = { units: [], bindings: [] };
const plan = planUnits(nothing, packs.policies, regions);
const unitOf = (pack: string, key: string) =>
  plan.units.find(({ id }) => id === plan.bindings.find((it) => it.pack === pack && it.key === key)?.unit);

describe("the units of the project's packs", () => {
  it("become one tree under the country, every parent before its children", () => {
    const seen = new Set<string>();
    for (const { id, parent, code } of plan.units) {
      expect(parent === null ? code === rootCode : seen.has(parent)).toBe(true);
      seen.add(id);
    }
    const path = (id: string | null): string[] => {
      const unit = plan.units.find((it) => it.id === id);
      return unit ? [...path(unit.parent), unit.name.zh] : [];
    };
    const hr = unitOf("qingliu-2023-1", "hr-bureau");
    expect(path(hr?.id ?? null)).toEqual(["全国", "福建省", "三明市", "清流县", "人社局"]);
    expect(path(unitOf("linxia-2021-48", "provincial-office")?.id ?? null)).toEqual(["全国", "甘肃省", "省政府办公厅"]);
    expect(path(unitOf("qingliu-huigui-2023", "litian")?.id ?? null).at(-2)).toBe("清流县");
  });

  it("leave none but roles and partners elsewhere without a real one", () => {
    const unbound = packs.policies.flatMap(({ id: pack, units }) =>
      units.filter(({ id }) => !plan.bindings.some((it) => it.pack === pack && it.key === id)).map(({ kind }) => kind),
    );
    expect(new Set(unbound)).toEqual(new Set(["role", "partner"]));
  });

  it("are the same for two documents of one county, and others in another county", () => {
    for (const key of ["talent-office", "health-bureau", "united-front-department", "townships", "vocational-school"]) {
      expect(unitOf("qingliu-2023-1", key)?.id, key).toBe(unitOf("qingliu-huigui-2023", key)?.id);
    }
    expect(unitOf("minhou-2021-81", "hr-bureau")?.id).not.toBe(unitOf("qingliu-2023-1", "hr-bureau")?.id);
    expect(unitOf("qingliu-huigui-2023", "city-talent-office")?.place).toBe("350400");
    expect(new Set(plan.units.map(({ id }) => id)).size).toBe(plan.units.length);
  });

  it("are added once: planned again, there is nothing to add", () => {
    const again = planUnits({ units: plan.units, bindings: plan.bindings }, packs.policies, regions);
    expect(again).toEqual({ units: [], aliases: [], bindings: [], members: [] });
  });

  it("take further names from a later document, unless an administrator has changed the unit", () => {
    const [old, later] = [packs.policies.filter(({ id }) => id === "qingliu-2023-1"), packs.policies];
    const before = planUnits(nothing, old, regions);
    const known = { units: before.units, bindings: before.bindings };
    const added = planUnits(known, later, regions).aliases.map(({ name }) => name);
    expect(added).toContain("统战部（工商联）");
    const touched = { ...known, units: known.units.map((it) => ({ ...it, touched: true })) };
    expect(planUnits(touched, later, regions).aliases).toEqual([]);
  });

  it("hold the thirteen townships for which the group stands", () => {
    const townships = plan.units.filter(({ kind, place }) => kind === "township" && place === "350423");
    expect(townships).toHaveLength(13);
    expect(unitOf("qingliu-2023-1", "townships")).toMatchObject({ kind: "group", members: { every: ["township"] } });
    expect(plan.members.length).toBeGreaterThan(5);
  });
});
