import { describe, expect, it } from "vitest";
import { addressWith, filtersOf, isNarrowed } from "./filters.ts";

const read = (text: string) => filtersOf(new URLSearchParams(text));

describe("filters in the address", () => {
  it("reads what the server knows and drops everything else", () => {
    expect(read("q=人才&who=person&kind=benefit&status=ended&place=350423&page=2&lang=en")).toEqual({
      q: "人才",
      who: "person",
      kind: "benefit",
      status: "ended",
      place: "350423",
      page: 2,
    });
    expect(read("who=nobody&kind=<b>&place=35&page=-1&status=")).toEqual({});
  });

  it("cuts a search text at the length that the server takes", () => {
    expect(read(`q=${"人".repeat(500)}`).q).toHaveLength(200);
  });

  it("starts again on the first page when a filter changes", () => {
    expect(addressWith(read("q=人才&page=3"), { who: "person" }).toString()).toBe(
      new URLSearchParams({ q: "人才", who: "person" }).toString(),
    );
    expect(addressWith(read("who=person&page=3"), { who: "" }).toString()).toBe("");
    expect(addressWith(read("who=person"), { page: "2" }).get("page")).toBe("2");
  });

  it("knows whether anything narrows the list", () => {
    expect(isNarrowed(read("page=2"))).toBe(false);
    expect(isNarrowed(read("kind=benefit"))).toBe(true);
  });
});
