import { describe, expect, it } from "vitest";
import { allowedTo, joined, nobody, ownScope, permissions, scopeFor } from "./index.ts";

const table = permissions({
  person: {
    read: { self: ["person"], unit: ["township_clerk"], place: ["talent_office"] },
    list: { unit: ["township_clerk"], place: ["talent_office"] },
    count: { place: ["supervisor"] },
    search: nobody,
    create: nobody,
    update: nobody,
    delete: nobody,
    export: nobody,
    reveal: nobody,
    approve: { all: ["audit_admin"] },
  },
});
const town = { role: "township_clerk", unit: "t1", units: ["t1", "v1"], places: ["350423"] } as const;
const county = { role: "talent_office", unit: "c1", units: ["c1"], places: ["350423", "350424"] } as const;
const self = { role: "person", unit: "root", units: ["root"], places: ["350423"] } as const;
const actor = (...grants: readonly (typeof town | typeof county | typeof self)[]) => ({
  account: "a1",
  name: "林",
  person: "p1",
  session: "s1",
  grants,
});

describe("a permission", () => {
  it("reaches the units of the grant, and nothing of its place", () => {
    expect(scopeFor(table, actor(town), "person", "read")).toEqual({
      account: "a1",
      person: null,
      units: ["t1", "v1"],
      places: [],
      all: false,
    });
  });

  it("adds up over several grants", () => {
    expect(scopeFor(table, actor(town, county, self), "person", "read")).toEqual({
      account: "a1",
      person: "p1",
      units: ["t1", "v1"],
      places: ["350423", "350424"],
      all: false,
    });
  });

  it("is refused for every verb, resource and role that the table does not name", () => {
    expect(scopeFor(table, actor(town), "person", "count")).toBeUndefined();
    expect(scopeFor(table, actor(county), "person", "search")).toBeUndefined();
    expect(scopeFor(table, actor(county), "employer", "read")).toBeUndefined();
    expect(scopeFor(table, actor(), "person", "read")).toBeUndefined();
  });

  it("never reaches a person's own rows through an office's grant", () => {
    expect(scopeFor(table, actor(county), "person", "read")?.person).toBeNull();
    expect(ownScope(actor(county))).toEqual({ account: "a1", person: "p1", units: [], places: [], all: false });
  });

  it("shows in a menu only what some role of the actor may do", () => {
    expect(allowedTo(table, ["supervisor"])).toEqual({ person: ["count"] });
    expect(allowedTo(table, ["finance_checker"])).toEqual({});
  });

  it("stands in one table only", () => {
    expect(() => joined(table, table)).toThrow("person");
  });
});
