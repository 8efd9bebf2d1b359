import { parseDay } from "@jucai/engine/model";
import { describe, expect, it } from "vitest";
import { forceOn } from "./force.ts";

const day = (iso: string) => parseDay(iso)!;
const trial = { from: "2023-01-09", to: "2026-01-08" };

describe("forceOn", () => {
  it("counts the first and the last day in", () => {
    expect(forceOn(trial, day("2023-01-08"))).toBe("not_yet");
    expect(forceOn(trial, day("2023-01-09"))).toBe("in_force");
    expect(forceOn(trial, day("2026-01-08"))).toBe("ending_soon");
    expect(forceOn(trial, day("2026-01-09"))).toBe("expired");
  });

  it("warns in the last ninety days", () => {
    expect(forceOn(trial, day("2025-10-10"))).toBe("in_force");
    expect(forceOn(trial, day("2025-10-11"))).toBe("ending_soon");
  });

  it("runs on where no end is printed", () => {
    expect(forceOn({ from: "2023-09-25", to: null }, day("2040-01-01"))).toBe("in_force");
  });
});
