import { parseDay } from "@jucai/engine/model";
import { describe, expect, it } from "vitest";
import { figureOf, formatDay, formatFen, formatIsoDay, todayInChina } from "./format.ts";

describe("format", () => {
  it("writes money with thousands and the unit of the language", () => {
    expect(formatFen(3_600_000, "zh")).toBe("36,000元");
    expect(formatFen(3_600_000, "en")).toBe("36,000 yuan");
  });

  it("shows decimals only where a part of a yuan is left", () => {
    expect(figureOf(123_450)).toBe("1,234.50");
    expect(figureOf(0)).toBe("0");
  });

  it("writes dates as each language does", () => {
    expect(formatDay(parseDay("2026-01-08")!, "zh")).toBe("2026年1月8日");
    expect(formatIsoDay("2026-01-08", "en")).toBe("8 January 2026");
    expect(formatIsoDay("soon", "en")).toBe("soon");
  });

  it("takes today from Beijing time", () => {
    expect(todayInChina(new Date("2026-01-08T15:59:59Z"))).toBe(parseDay("2026-01-08"));
    expect(todayInChina(new Date("2026-01-08T16:00:00Z"))).toBe(parseDay("2026-01-09"));
  });
});
