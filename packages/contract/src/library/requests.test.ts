import { describe, expect, it } from "vitest";
import { MeasurePath, SearchQuery } from "./requests.ts";

describe("a search as it comes out of an address", () => {
  it("needs nothing", () => {
    expect(SearchQuery.parse({})).toEqual({ q: "", page: 1, pageSize: 20 });
  });

  it("reads numbers out of text, and only whole ones in range", () => {
    expect(SearchQuery.parse({ page: "3", pageSize: "100" })).toMatchObject({ page: 3, pageSize: 100 });
    for (const page of ["0", "-1", "1.5", "x", "", "1e9"])
      expect(SearchQuery.safeParse({ page }).success, page).toBe(false);
  });

  it("takes any text but control characters and novels", () => {
    for (const q of ["人才", "' or 1=1", "👩‍👧", "a b"]) expect(SearchQuery.safeParse({ q }).success, q).toBe(true);
    for (const q of ["\0", "a\u001b[2J", "\u007f", "a".repeat(201)])
      expect(SearchQuery.safeParse({ q }).success).toBe(false);
  });

  it("takes only dates that exist", () => {
    expect(SearchQuery.safeParse({ on: "2024-02-29" }).success).toBe(true);
    for (const on of ["2023-02-29", "2023-2-1", "20230201", "tomorrow"]) {
      expect(SearchQuery.safeParse({ on }).success, on).toBe(false);
    }
  });
});

it("takes ids as the catalogue writes them", () => {
  expect(MeasurePath.safeParse({ pack: "qingliu-2023-1", measure: "annex1-5c" }).success).toBe(true);
  for (const measure of ["", "..", "A", "a/b", "-a", "a".repeat(65)]) {
    expect(MeasurePath.safeParse({ pack: "p", measure }).success, measure).toBe(false);
  }
});
