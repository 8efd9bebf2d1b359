import { describe, expect, it } from "vitest";
import { addressOf, countQueryOf, exportFilterOf, noFilters, queryOf } from "./filters.ts";

describe("the filters of the list of people", () => {
  it("ask for the first page by name when nothing is set", () => {
    expect(queryOf(noFilters)).toEqual({ state: "current", sort: "name", direction: "up", page: 1, pageSize: 20 });
  });

  it("leave out what is not set, and never ask for more than 50 rows", () => {
    const query = queryOf({ ...noFilters, q: "lx", sort: "updated", pageSize: "500" });
    expect(query).toMatchObject({ q: "lx", direction: "down", pageSize: 50 });
    expect(query).not.toHaveProperty("verified");
  });

  it("ask for one unit only when the reader chose it: an office sees its whole county", () => {
    expect(queryOf({ ...noFilters, unit: "other" })).toMatchObject({ unit: "other" });
    expect(queryOf(noFilters)).not.toHaveProperty("unit");
  });

  it("count without page and order", () => {
    expect(countQueryOf({ ...noFilters, q: "lx", page: "3" }, "gender")).toEqual({
      q: "lx",
      state: "current",
      by: "gender",
    });
  });

  it("go out whole with an export: every filter and the order, of all pages", () => {
    const filters = { ...noFilters, facts: "person.degree:known", verified: "none", category: "worker", sort: "birth" };
    expect(exportFilterOf({ ...filters, page: "3" })).toEqual({
      facts: "person.degree:known",
      verified: "none",
      category: "worker",
      state: "current",
      sort: "birth",
      direction: "up",
    });
  });

  it("become a text that says only what differs, without the page", () => {
    expect(addressOf({ ...noFilters, q: "林", page: "4", sort: "birth" })).toBe("q=%E6%9E%97&sort=birth");
    expect(addressOf(noFilters)).toBe("");
  });

  it("keep no number that was searched for, whole or in part", () => {
    for (const q of ["350423199005151236", "张 13812348000", "350423", "１３８１２３４８０００"]) {
      expect(addressOf({ ...noFilters, q, sort: "birth" }), q).toBe("sort=birth");
    }
    expect(addressOf({ ...noFilters, q: "1236" })).toBe("q=1236");
  });
});
