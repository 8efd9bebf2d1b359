import { roles } from "@jucai/contract";
import { describe, expect, it } from "vitest";
import { administrators, conflictOf } from "./separation.ts";

describe("separated duties", () => {
  it("let every role stand alone, and beside one's own entry", () => {
    for (const role of roles) expect(conflictOf([role, role, "person"])).toBeUndefined();
  });

  it("let officers hold several roles", () => {
    expect(conflictOf(["officer", "reviewer", "talent_office", "person"])).toBeUndefined();
  });

  it("keep administrators apart from each other and from every other role", () => {
    for (const admin of administrators) {
      for (const other of roles.filter((role) => role !== admin && role !== "person")) {
        expect(conflictOf([admin, other]), `${admin} and ${other}`).toBeDefined();
      }
    }
  });
});
