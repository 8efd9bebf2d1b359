import { describe, expect, it } from "vitest";
import { together } from "./use-saving.ts";

describe("what waits to be saved", () => {
  it("is sent as one change, in which the later word on a field counts and nothing else is lost", () => {
    const first = {
      set: [
        { field: "person.degree", value: "master" },
        { field: "hires", value: "none" },
      ],
      employer: null,
    };
    const then = { set: [{ field: "person.degree", value: "doctor" }] };
    expect(together(first, then)).toEqual({
      employer: null,
      set: [
        { field: "hires", value: "none" },
        { field: "person.degree", value: "doctor" },
      ],
    });
    expect(together({}, { employer: null })).toEqual({ employer: null });
  });
});
