import { expect, it } from "vitest";
import { noFilters, queryOf } from "./filters.ts";

it("asks only for what the address says", () => {
  expect(queryOf(noFilters)).toEqual({ page: 1, pageSize: 20 });
  expect(queryOf({ ...noFilters, year: "2024", light: "red", q: "招聘会", page: "2" })).toEqual({
    year: 2024,
    light: "red",
    q: "招聘会",
    page: 2,
    pageSize: 20,
  });
});
