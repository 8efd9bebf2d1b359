import { describe, expect, it } from "vitest";
import { addressOf, countQueryOf, noFilters, queryOf } from "./filters.ts";

describe("the filters of the list of people", () => {
  it("ask for the first page by name when nothing is set", () => {
    expect(queryOf(noFilters)).toEqual({ state: "current", sort: "name", direction: "up", page: 1, pageSize: 20 });
  });

  it("leave out what is not set, and never ask for more than 50 rows", () => {
    const query = queryOf({ ...noFilters, q: "lx", sort: "updated", pageSize: "500" }, "unit-1");
    expect(query).toMatchObject({ q: "lx", unit: "unit-1", direction: "down", pageSize: 50 });
    expect(query).not.toHaveProperty("verified");
  });

  it("choose the unit of the filter before the one that the reader works for", () => {
    expect(queryOf({ ...noFilters, unit: "other" }, "unit-1")).toMatchObject({ unit: "other" });
  });

  it("count without page and order", () => {
    expect(countQueryOf({ ...noFilters, q: "lx", page: "3" }, undefined, "gender")).toEqual({
      q: "lx",
      state: "current",
      by: "gender",
    });
  });

  it("become a text that says only what differs, without the page", () => {
    expect(addressOf({ ...noFilters, q: "林", page: "4", sort: "birth" })).toBe("q=%E6%9E%97&sort=birth");
    expect(addressOf(noFilters)).toBe("");
  });
});
